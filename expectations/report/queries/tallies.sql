-- Open findings by severity and kind.
SELECT severity, kind, count(*) AS count, count(*) FILTER (WHERE state = 'new') AS new
FROM finding_history
WHERE status = 'open'
    AND ($key IS NULL OR finding_id = $key)
    AND ($source IS NULL OR source_id = $source)
    AND ($kind IS NULL OR kind = $kind)
    AND ($severity IS NULL OR severity = $severity)
GROUP BY severity, kind
ORDER BY list_position(['critical', 'warning', 'info'], severity), count DESC, kind
