-- One indicator of one area through time, the value to use for each period, with its exact words.
SELECT time_period, obs_value, unit_measure, nature, quote, title, published_on
FROM best_values
WHERE series = 'UNEMP_RATE' AND ref_area = 'Kestria' AND measure = 'level'
ORDER BY period_start
