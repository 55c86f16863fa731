-- The last runs that published, the newest first.
SELECT
    run_id, logical_date, status, releases_loaded, figures_loaded, findings_raised, rows_quarantined,
    CAST(epoch(finished_at - started_at) AS DOUBLE) AS seconds
FROM run
ORDER BY finished_at DESC, run_id DESC
LIMIT $cap
