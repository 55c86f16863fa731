-- The nights: when, how long, what came, what was raised.
SELECT logical_date, status, releases_seen, releases_loaded, figures_loaded, findings_raised, rows_quarantined,
    datediff('second', started_at, finished_at) AS seconds
FROM run
ORDER BY started_at DESC
LIMIT 30
