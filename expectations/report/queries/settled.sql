-- Findings that were decided or resolved, or whose version of the release was replaced by a newer one.
SELECT
    f.finding_id, f.kind, f.severity, f.message, r.title,
    CASE WHEN f.status = 'open' THEN 'replaced version' ELSE f.status END AS status,
    d.why, d.reviewer, d.decided_on, d.printed_value, d.corrected_value, d.value_source, d.figure_quote
FROM finding AS f
LEFT JOIN release_history AS r USING (release_id, release_version)
LEFT JOIN (
    FROM decision
    WHERE state = 'in_force'
    QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY decided_on DESC, decision_id) = 1
) AS d ON d.finding_id = f.finding_id AND f.status IN ('accepted', 'corrected', 'rejected')
WHERE f.status <> 'open' OR NOT coalesce(r.is_current, true)
ORDER BY d.decided_on DESC NULLS LAST, r.published_on DESC NULLS LAST, f.finding_id
LIMIT $cap
