-- What last year's value must have been, from this year's and its growth.
SELECT indicator, time_period, obs_value, by_value AS growth_percent, round(implied_value) AS implied_value, level_quote
FROM implied_base_values
WHERE by_measure = 'growth_rate'
ORDER BY indicator, time_period
