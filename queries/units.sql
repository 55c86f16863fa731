-- Which units the figures are in, and how often.
SELECT unit_measure, measure, count(*) AS figures
FROM latest_figures
GROUP BY ALL
ORDER BY figures DESC, unit_measure, measure
LIMIT 25
