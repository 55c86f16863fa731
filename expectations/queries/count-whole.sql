-- Counts with a fraction, unless the indicator says that it is so many for each of something.
SELECT figure_id, 'a count comes whole' AS detail
FROM {batch}
WHERE unit_measure = 'count'
  AND measure IN ('level', 'change')
  AND (obs_value <> trunc(obs_value) OR obs_value_high <> trunc(obs_value_high))
  AND NOT list_has_any(
    string_split_regex(lower(coalesce(indicator, '')), '[^a-z]+'),
    ['per', 'average', 'mean', 'median', 'each', 'index', 'ratio', 'rate', 'density']
  )
  AND NOT regexp_matches(coalesce(indicator, ''), '[每均率]')
