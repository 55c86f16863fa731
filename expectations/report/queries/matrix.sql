-- Open findings by kind and source.
SELECT
    kind, source_id, count(*) AS count, count(*) FILTER (WHERE state = 'new') AS new,
    list_position(['info', 'warning', 'critical'], arg_max(severity, list_position(['info', 'warning', 'critical'], severity)))
        AS gravity
FROM finding_history
WHERE status = 'open'
GROUP BY kind, source_id
ORDER BY count DESC, kind, source_id
