-- One value for each indicator, area, measure and period: the one to use when several releases, or several places of one
-- release, speak of the same thing. compared_values tells the rule of precedence and the values left behind.
-- Example: SELECT time_period, obs_value, unit_measure, values_told FROM best_values WHERE series = 'UNEMP_RATE' ORDER BY period_start
SELECT * EXCLUDE (place, value_to_use, nature_to_use, half_step_to_use, char_start)
FROM compared_values
WHERE place = 1
