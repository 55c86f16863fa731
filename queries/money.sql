-- The largest amounts of money by currency, as printed.
SELECT unit_measure, indicator, obs_value, quote, title
FROM latest_figures
WHERE regexp_full_match(unit_measure, '[A-Z]{3}') AND measure = 'level'
QUALIFY row_number() OVER (PARTITION BY unit_measure ORDER BY obs_value DESC, figure_id) <= 3
ORDER BY unit_measure, obs_value DESC
