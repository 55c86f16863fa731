-- The figures of the current version of each release (the one known last), with title, date and place; those of
-- copies are among them. source_area is what the source speaks of, for figures whose sentence names no area.
-- Example: SELECT duplicate_of, quote FROM current_figures JOIN duplicates USING (release_id, release_version)
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
