-- What other places say of the same series: earlier and later periods of some indicators.
SELECT
    series, coalesce(ref_area, source_area) AS area, measure, unit_measure,
    basis, figure_id, release_id, time_period, period_end, obs_value, printed_value, quote, title, published_on
FROM latest_figures
WHERE series IN (SELECT unnest($series::VARCHAR[])) AND period_end IS NOT NULL
    AND nature IN ('actual', 'previous') AND obs_value_high IS NULL
ORDER BY series, period_end, published_on, char_start
