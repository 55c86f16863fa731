-- Facts, and earlier values given for comparison, of a period that begins after their release was published.
SELECT
  figure_id,
  'told as a fact of the period from ' || CAST(f.period_start AS VARCHAR)
    || ' in a release published on ' || CAST(r.published_on AS VARCHAR) AS detail
FROM (SELECT * FROM {batch}) AS f
JOIN release AS r USING (release_id, release_version)
WHERE f.nature IN ('actual', 'previous') AND f.period_start > r.published_on
