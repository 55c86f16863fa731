-- Level series with their value in a base year set to 100. The base is the mean of that year's values; a series without
-- one there, or with a base of zero, is left out.
-- Parameters: base_year
-- Example: SELECT series, ref_area, time_period, index_value FROM rebased_series(2025) ORDER BY ALL
SELECT
    series,
    indicator,
    ref_area,
    unit_measure,
    time_period,
    period_start,
    period_end,
    obs_value,
    base_value,
    (100 * obs_value / base_value)::DOUBLE AS index_value,
    quote,
    figure_id
FROM (
    SELECT
        *,
        avg(obs_value) FILTER (WHERE year(period_start) = base_year AND year(period_end) = base_year) OVER (
            PARTITION BY series, ref_area, unit_measure, prices, frequency
        ) AS base_value
    FROM (
        SELECT *, datediff('day', period_start, period_end) // 27 AS frequency
        FROM best_values
        WHERE measure = 'level' AND nature <> 'target'
    ) AS levels
) AS based
WHERE base_value <> 0
