-- Open findings by severity and kind.
WITH version AS (
    SELECT
        release_id,
        release_version,
        title,
        published_on,
        row_number() OVER (
            PARTITION BY release_id ORDER BY known_from DESC, archived_at DESC, release_version DESC
        ) = 1 AS is_current
    FROM release
)
SELECT severity, kind, count(*) AS count, count(*) FILTER (WHERE finding.run_id = $run) AS new
FROM finding LEFT JOIN version USING (release_id, release_version)
WHERE status = 'open' AND coalesce(is_current, true)
GROUP BY severity, kind
ORDER BY list_position(['critical', 'warning', 'info'], severity), count DESC, kind
