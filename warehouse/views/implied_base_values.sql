-- The value that a figure was compared with, computed: a level and its growth, change or multiple told of the same
-- indicator, area and period give the level of the base period. No release need have printed it; both quotes are told.
-- Example: SELECT indicator, base_period_start, implied_value, level_quote, change_quote FROM implied_base_values
SELECT
    l.series,
    l.indicator,
    l.ref_area,
    l.unit_measure,
    l.time_period,
    g.base_period_start,
    CASE g.measure
        WHEN 'growth_rate' THEN l.obs_value / (1 + g.obs_value / 100)
        WHEN 'multiple' THEN l.obs_value / g.obs_value
        ELSE l.obs_value - g.obs_value
    END::DOUBLE AS implied_value,
    l.obs_value,
    g.measure AS by_measure,
    g.obs_value AS by_value,
    l.quote AS level_quote,
    g.quote AS change_quote,
    l.figure_id AS level_figure_id,
    g.figure_id AS change_figure_id
FROM best_values AS l
JOIN best_values AS g
    ON g.series = l.series
    AND g.ref_area IS NOT DISTINCT FROM l.ref_area
    AND g.period_start = l.period_start
    AND g.period_end = l.period_end
    AND (
        (g.measure = 'growth_rate' AND g.unit_measure = 'percent' AND g.obs_value > -100)
        OR (g.measure = 'multiple' AND g.obs_value > 0)
        OR (g.measure = 'change' AND g.unit_measure = l.unit_measure)
    )
    AND g.basis IS DISTINCT FROM 'average_annual'
WHERE l.measure = 'level' AND l.nature = g.nature
