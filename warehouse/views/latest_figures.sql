-- The figures of the current version of each release (the one known last), with title, date and place.
-- source_area is what the source speaks of, for figures whose sentence names no area.
-- Example: SELECT published_on, title, indicator, quote FROM latest_figures ORDER BY published_on DESC LIMIT 10
SELECT
    f.*,
    r.version_no,
    r.title,
    r.published_on,
    r.location,
    r.canonical_url,
    s.ref_area AS source_area
FROM figure AS f
JOIN release_history AS r USING (release_id, release_version)
LEFT JOIN source AS s ON s.source_id = f.source_id
WHERE r.is_current
