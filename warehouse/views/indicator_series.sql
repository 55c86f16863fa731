-- Time series: levels and ratios by series (see figure.series), area and unit, in order of
-- their periods; several releases may speak of one period, rank 1 is what was told last of it.
-- Example: SELECT series, ref_area, time_period, obs_value FROM indicator_series WHERE rank = 1 ORDER BY ALL
SELECT
    series,
    indicator,
    indicator_code,
    coalesce(ref_area, source_area) AS ref_area,
    measure,
    unit_measure,
    time_period,
    period_start,
    period_end,
    obs_value,
    obs_value_high,
    bound,
    nature,
    obs_status,
    row_number() OVER (
        PARTITION BY series, coalesce(ref_area, source_area), measure, unit_measure, prices,
            period_start, period_end
        ORDER BY nature = 'actual' DESC, nature = 'previous' DESC, published_on DESC NULLS LAST,
            bound = 'exact' DESC, figure_id
    ) AS rank,
    prices,
    quote,
    title,
    published_on,
    source_id,
    release_id,
    figure_id
FROM latest_figures
WHERE measure IN ('level', 'share', 'ratio')
    AND series IS NOT NULL
    AND time_period IS NOT NULL
