-- Open findings: new ones first, then by severity, then the newest release.
SELECT
    f.finding_id, f.origin, f.kind, f.severity, f.source_id, f.release_id, f.release_version, f.figure_ids,
    f.suspect_figure_id, f.expected_value, f.message, f.computation, f.spans, f.guard,
    h.state = 'new' AS is_new, h.was_reopened, h.first_seen, h.decision_why AS reopened_why
FROM finding_history AS h
JOIN finding AS f ON f.finding_id = h.finding_id AND f.release_version IS NOT DISTINCT FROM h.release_version
LEFT JOIN release AS r ON r.release_id = f.release_id AND r.release_version = f.release_version
WHERE f.status = 'open'
    AND ($key IS NULL OR f.finding_id = $key)
    AND ($source IS NULL OR f.source_id = $source)
    AND ($kind IS NULL OR f.kind = $kind)
    AND ($severity IS NULL OR f.severity = $severity)
ORDER BY
    is_new DESC, list_position(['critical', 'warning', 'info'], f.severity), r.published_on DESC NULLS LAST,
    f.release_id, f.kind, f.finding_id
LIMIT $cap OFFSET $skip
