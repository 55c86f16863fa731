-- Open findings: new ones first, then by severity, then the newest release.
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
    finding_id, origin, kind, severity, source_id, release_id, release_version, figure_ids,
    suspect_figure_id, expected_value, message, computation, spans, finding.run_id = $run AS is_new
FROM finding LEFT JOIN version USING (release_id, release_version)
WHERE status = 'open' AND coalesce(is_current, true)
ORDER BY
    is_new DESC, list_position(['critical', 'warning', 'info'], severity), published_on DESC NULLS LAST,
    release_id, kind, finding_id
LIMIT $cap
