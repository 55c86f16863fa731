-- Rows that a critical rule kept out of their table, with the reason.
SELECT table_name, rule_id, reason, row_json ->> '$.quote' AS quote
FROM quarantine
ORDER BY table_name, rule_id, row_key
