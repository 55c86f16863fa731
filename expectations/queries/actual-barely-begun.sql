-- Facts about a period of which less than half had passed when their release was published.
SELECT
  figure_id,
  'told as a fact of the period to ' || CAST(f.period_end AS VARCHAR)
    || ' in a release published on ' || CAST(r.published_on AS VARCHAR) AS detail
FROM (SELECT * FROM {batch}) AS f
JOIN release AS r USING (release_id, release_version)
WHERE f.nature = 'actual'
  AND f.period_start <= r.published_on
  AND 2 * (r.published_on - f.period_start) < f.period_end - f.period_start
