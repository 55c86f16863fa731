-- The parts of a whole that one release tells, and what they add up to.
SELECT title, share_of, count(*) AS parts, sum(obs_value) AS percent, string_agg(quote, ' + ' ORDER BY char_start) AS words
FROM latest_figures
WHERE measure = 'share' AND share_of IS NOT NULL
GROUP BY title, share_of
ORDER BY parts DESC, title
LIMIT 20
