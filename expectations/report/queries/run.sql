-- The last run that published.
SELECT run_id, logical_date, finished_at, status, releases_seen, releases_loaded, releases_failed, reader_version
FROM run
ORDER BY finished_at DESC, run_id DESC
LIMIT 1
