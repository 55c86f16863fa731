-- The figures of the current version of each release (the one known last), with title, date and place.
-- Example: SELECT published_on, title, indicator, quote FROM latest_figures ORDER BY published_on DESC LIMIT 10
SELECT
    f.*,
    r.version_no,
    r.title,
    r.published_on,
    r.location,
    r.canonical_url
FROM figure AS f
JOIN release_history AS r USING (release_id, release_version)
WHERE r.is_current
