-- Findings that were decided, or whose version of the release was replaced by a newer one.
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
SELECT
    finding_id, kind, severity, message, title,
    CASE WHEN status = 'open' THEN 'replaced version' ELSE status END AS status
FROM finding LEFT JOIN version USING (release_id, release_version)
WHERE status <> 'open' OR NOT coalesce(is_current, true)
ORDER BY published_on DESC NULLS LAST, finding_id
LIMIT $cap
