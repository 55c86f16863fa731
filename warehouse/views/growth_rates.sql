-- Growth rates in percent that current releases state, with what grew, where, when and against what.
-- Example: SELECT indicator, ref_area, time_period, growth_percent FROM growth_rates ORDER BY growth_percent DESC
SELECT
    figure_id,
    indicator,
    indicator_code,
    series,
    coalesce(ref_area, source_area) AS ref_area,
    time_period,
    period_start,
    period_end,
    CAST(
        CASE unit_measure WHEN 'per_mille' THEN obs_value * 0.1 WHEN 'basis_point' THEN obs_value * 0.01
            ELSE obs_value END
        AS DECIMAL(38, 9)
    ) AS growth_percent,
    bound,
    basis,
    base_period_start,
    base_period_end,
    nature,
    prices,
    quote,
    title,
    published_on,
    source_id,
    release_id
FROM latest_figures
WHERE measure = 'growth_rate'
