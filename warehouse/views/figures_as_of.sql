-- What could be known at a moment: the figures of the version of each release that was the one to believe then.
-- Corrections count from the day of the decision, as in latest_figures.
-- Parameters: moment
-- Example: SELECT indicator, quote, title FROM figures_as_of('2026-09-01'::TIMESTAMPTZ)
SELECT
    f.* REPLACE (coalesce(d.corrected_value, f.obs_value) AS obs_value),
    f.obs_value AS printed_value,
    d.decision_id,
    r.version_no,
    r.title,
    r.published_on,
    r.location,
    r.canonical_url,
    r.believed_from,
    r.superseded_at
FROM figure AS f
JOIN version_span AS r USING (release_id, release_version)
LEFT JOIN (
    FROM rulings
    WHERE believed_from <= moment::DATE AND (believed_until IS NULL OR believed_until > moment::DATE)
    QUALIFY row_number() OVER (
        PARTITION BY release_id, release_version, char_start, quote ORDER BY believed_from DESC, decision_id
    ) = 1
) AS d USING (release_id, release_version, char_start, quote)
WHERE r.believed_from <= moment AND (r.superseded_at IS NULL OR r.superseded_at > moment)
    AND d.verdict IS DISTINCT FROM 'reject'
