-- Growth, changes and multiples that compare with a time that begins after their own.
SELECT
  figure_id,
  'compared with the period from ' || CAST(base_period_start AS VARCHAR)
    || ', but told of the one from ' || CAST(period_start AS VARCHAR) AS detail
FROM {batch}
WHERE base_period_start > period_start AND base_period_end > period_end
