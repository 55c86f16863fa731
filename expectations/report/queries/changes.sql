-- What happened to doubts in a run.
SELECT event, count(DISTINCT finding_id) AS count
FROM finding_event
WHERE run_id = $run AND event <> 'seen'
GROUP BY event
