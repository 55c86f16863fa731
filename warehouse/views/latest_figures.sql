-- The figures of the current version of each release, with title, date and place, each counted once: a figure that
-- a copy repeats is the original's alone, one that only the copy has stays. See duplicates, and current_figures for all.
-- Example: SELECT published_on, title, indicator, quote FROM latest_figures ORDER BY published_on DESC LIMIT 10
SELECT f.*
FROM current_figures AS f
ANTI JOIN (
    SELECT copied.figure_id
    FROM duplicates AS d
    JOIN figure AS copied USING (release_id, release_version)
    JOIN figure AS told ON told.release_id = d.duplicate_of AND told.release_version = d.original_version
        AND told.measure = copied.measure
        AND told.unit_measure = copied.unit_measure
        AND told.obs_value = copied.obs_value
        AND told.obs_value_high IS NOT DISTINCT FROM copied.obs_value_high
        AND told.bound = copied.bound
        AND told.nature = copied.nature
        AND told.time_period IS NOT DISTINCT FROM copied.time_period
        AND coalesce(told.indicator_code, lower(told.indicator))
            IS NOT DISTINCT FROM coalesce(copied.indicator_code, lower(copied.indicator))
) AS repeated USING (figure_id)
