-- The figures of the current version of each release (the one known last), with title, date and place; those of
-- copies are among them. Where a reviewer corrected a figure, obs_value is the right value and printed_value what the
-- release says; figures that a reviewer rejected are left out. source_area is what the source speaks of, for figures whose sentence names no area.
-- Example: SELECT duplicate_of, quote FROM current_figures JOIN duplicates USING (release_id, release_version)
SELECT
    f.* EXCLUDE (believed_from, superseded_at, is_current),
    s.ref_area AS source_area
FROM judged_figures(NULL) AS f
LEFT JOIN source AS s ON s.source_id = f.source_id
WHERE f.is_current
