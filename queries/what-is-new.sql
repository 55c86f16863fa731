-- What the last run brought: the newest releases with the number of their figures and open doubts.
SELECT h.published_on, h.title, count(DISTINCT f.figure_id) AS figures, count(DISTINCT d.finding_id) AS open_doubts
FROM release_history AS h
LEFT JOIN figure AS f USING (release_id, release_version)
LEFT JOIN open_findings AS d USING (release_id, release_version)
WHERE h.is_current
GROUP BY ALL
ORDER BY h.published_on DESC NULLS LAST, h.title
LIMIT 20
