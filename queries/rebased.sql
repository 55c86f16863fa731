-- Series of levels with their mean of 2025 set to 100, so that unlike things can be laid side by side.
SELECT series, time_period, round(index_value, 1) AS index_value
FROM rebased_series(2025)
ORDER BY series, period_start
