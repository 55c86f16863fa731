-- Current releases that give different values of the same indicator, area, measure and period, each with its
-- quote and title: the value to use first, as best_values has it. Values that agree as far as they are printed do not
-- conflict; a later release that changes an earlier one is a revision too.
-- Example: SELECT series, time_period, obs_value, quote, title FROM conflicts ORDER BY series, period_start, place
SELECT * EXCLUDE (char_start, nature_to_use, half_step_to_use, disagree, figures_told, values_told)
FROM (
    SELECT
        *,
        count(*) FILTER (WHERE disagrees) OVER (
            PARTITION BY series, ref_area, measure, unit_measure, basis, prices, share_of, versus, base_period_start,
                period_start, period_end
        ) AS disagree
    FROM (
        SELECT
            *,
            nature = nature_to_use AND bound = 'exact'
                AND abs(obs_value - value_to_use) > greatest(half_step(quote, unit_mult), half_step_to_use) AS disagrees
        FROM compared_values
        WHERE values_told > 1
    ) AS held_against
) AS counted
WHERE disagree > 0 AND (place = 1 OR disagrees)
