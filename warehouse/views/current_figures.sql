-- The figures of the current version of each release (the one known last), with title, date and place; those of
-- copies are among them. Where a reviewer corrected a figure, obs_value is the right value and printed_value what the
-- release says; figures that a reviewer rejected are left out. source_area is what the source speaks of, for figures whose sentence names no area.
-- Example: SELECT duplicate_of, quote FROM current_figures JOIN duplicates USING (release_id, release_version)
SELECT
    f.* REPLACE (coalesce(d.corrected_value, f.obs_value) AS obs_value),
    f.obs_value AS printed_value,
    d.decision_id,
    r.version_no,
    r.title,
    r.published_on,
    r.location,
    r.canonical_url,
    s.ref_area AS source_area
FROM figure AS f
JOIN version_span AS r USING (release_id, release_version)
LEFT JOIN source AS s ON s.source_id = f.source_id
LEFT JOIN (
    FROM rulings
    WHERE believed_until IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY release_id, release_version, char_start, quote ORDER BY believed_from DESC, decision_id
    ) = 1
) AS d USING (release_id, release_version, char_start, quote)
WHERE r.is_current AND d.verdict IS DISTINCT FROM 'reject'
