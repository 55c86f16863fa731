-- What every rule of validation found in the last run that it looked at, broken ones first.
SELECT rule_id, severity, success, unexpected_count, element_count
FROM validation_result
QUALIFY row_number() OVER (PARTITION BY rule_id ORDER BY run_id DESC) = 1
ORDER BY success, rule_id
LIMIT 30
