-- The figures of some findings.
SELECT
    figure_id, release_id, release_version, char_start, char_end, quote, measure, obs_value, obs_value_high,
    bound, unit_measure, indicator, series, source_id, ref_area, time_period, period_end, basis, nature, rule
FROM figure
WHERE figure_id IN (SELECT unnest($ids::VARCHAR[]))
