-- The open findings whose key begins so.
SELECT finding_id FROM finding_history WHERE status = 'open' AND starts_with(finding_id, $key) ORDER BY finding_id LIMIT 20
