-- Rows that broke a critical rule, with the reason for the rule where a run noted it. Rows that only rest
-- on one of them are counted in totals.sql.
SELECT
    quarantine_id, table_name, row_key, release_id, release_version, rule_id, reason, row_json,
    (
        SELECT arg_max(why, validated_at) FROM validation_result WHERE validation_result.rule_id = quarantine.rule_id
    ) AS why
FROM quarantine
WHERE rule_id <> 'follows_quarantine'
ORDER BY rule_id, release_id, row_key, quarantine_id
LIMIT $cap
