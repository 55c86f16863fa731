-- What this warehouse held at a moment: as figures_as_of, but of the pages that had been archived by then. It differs
-- from figures_as_of where releases were read late, in a backfill.
-- Corrections count from the day of the decision, as in latest_figures.
-- Parameters: moment
-- Example: SELECT indicator, quote, archived_at FROM figures_held_at('2026-09-01'::TIMESTAMPTZ)
SELECT
    f.* REPLACE (coalesce(d.corrected_value, f.obs_value) AS obs_value),
    f.obs_value AS printed_value,
    d.decision_id,
    r.title,
    r.published_on,
    r.location,
    r.canonical_url,
    r.archived_at
FROM figure AS f
JOIN (
    SELECT *
    FROM release
    WHERE archived_at <= moment
    QUALIFY row_number() OVER (
        PARTITION BY release_id ORDER BY known_from DESC, archived_at DESC, release_version DESC
    ) = 1
) AS r USING (release_id, release_version)
LEFT JOIN rulings_on(moment::DATE) AS d USING (release_id, release_version, char_start, quote)
WHERE d.verdict IS DISTINCT FROM 'reject'
