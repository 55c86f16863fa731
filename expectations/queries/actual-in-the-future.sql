-- Facts, and earlier values given for comparison, of a period that begins after their release was published. The
-- value that a plan starts from ("will rise from 13.20 to 13.75 on 1 January") bears the plan's date and is none.
SELECT
  figure_id,
  'told as a fact of the period from ' || CAST(f.period_start AS VARCHAR)
    || ' in a release published on ' || CAST(r.published_on AS VARCHAR) AS detail
FROM (SELECT * FROM {batch}) AS f
JOIN release AS r USING (release_id, release_version)
WHERE f.nature IN ('actual', 'previous') AND f.period_start > r.published_on
  AND NOT (f.nature = 'previous' AND EXISTS (
    FROM {batch} AS p
    WHERE p.release_version = f.release_version AND p.passage_id = f.passage_id
      AND p.nature IN ('forecast', 'target') AND p.period_start = f.period_start
      AND p.unit_measure = f.unit_measure AND p.measure = f.measure
  ))
