-- Ranges without their upper end, and upper ends of what is no range.
SELECT
  figure_id,
  CASE WHEN obs_value_high IS NULL THEN 'the upper end of the range is missing'
       ELSE 'it has an upper end, ' || CAST(CAST(obs_value_high AS DOUBLE) AS VARCHAR) || ', but is told as ' || bound
  END AS detail
FROM {batch}
WHERE (bound = 'between') <> (obs_value_high IS NOT NULL)
