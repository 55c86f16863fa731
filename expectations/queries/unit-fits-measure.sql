-- Measures whose unit is not theirs.
SELECT figure_id, 'its unit is ' || unit_measure || ', not ' || array_to_string(units, ' or ') AS detail
FROM {batch}
JOIN (VALUES
  ('growth_rate', ['percent', 'per_mille', 'basis_point']),
  ('share', ['percent', 'per_mille']),
  ('contribution', ['percentage_point', 'percent', 'basis_point']),
  ('rank', ['rank']),
  ('multiple', ['times']),
  ('ratio', ['ratio'])
) AS own(measure, units) USING (measure)
WHERE NOT list_contains(units, unit_measure)
