-- Current releases that give different values of the same indicator, area, measure and period, each with its
-- quote and title: the value to use first, as best_values has it. Values that agree as far as they are printed do not
-- conflict; a later release that changes an earlier one is a revision too.
-- Example: SELECT series, time_period, obs_value, quote, title FROM conflicts ORDER BY series, period_start, place
SELECT
    b.series,
    b.ref_area,
    b.measure,
    b.unit_measure,
    b.basis,
    b.prices,
    b.time_period,
    b.period_start,
    b.period_end,
    b.obs_value AS value_to_use,
    f.obs_value,
    f.bound,
    f.quote,
    f.title,
    f.published_on,
    row_number() OVER (
        PARTITION BY b.figure_id ORDER BY f.figure_id = b.figure_id DESC, f.published_on DESC, f.figure_id
    ) AS place,
    f.figure_id,
    f.source_id,
    f.release_id,
    f.release_version
FROM best_values AS b
JOIN latest_figures AS f
    ON f.series = b.series
    AND coalesce(f.ref_area, f.source_area) IS NOT DISTINCT FROM b.ref_area
    AND f.measure = b.measure
    AND f.unit_measure = b.unit_measure
    AND f.basis IS NOT DISTINCT FROM b.basis
    AND f.prices IS NOT DISTINCT FROM b.prices
    AND f.share_of IS NOT DISTINCT FROM b.share_of
    AND f.versus IS NOT DISTINCT FROM b.versus
    AND f.base_period_start IS NOT DISTINCT FROM b.base_period_start
    AND f.period_start IS NOT DISTINCT FROM b.period_start
    AND f.period_end IS NOT DISTINCT FROM b.period_end
WHERE b.values_told > 1
    AND f.nature = b.nature
    AND (
        f.figure_id = b.figure_id
        OR (f.bound = 'exact' AND abs(f.obs_value - b.obs_value)
            > greatest(half_step(f.quote, f.unit_mult), half_step(b.quote, b.unit_mult)))
    )
QUALIFY count(*) OVER (PARTITION BY b.figure_id) > 1
