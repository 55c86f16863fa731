-- What each rule said in the last run: failed ones first.
SELECT rule_id, table_name, expectation, severity, why, success, element_count, unexpected_count
FROM validation_result
WHERE run_id = $run
ORDER BY
    success, list_position(['critical', 'warning', 'info'], severity), unexpected_count DESC, table_name, rule_id
