-- Lines to cite figures by: who, what, when, where, the words, their place in the page and the page's hash.
SELECT c.citation
FROM citations AS c
JOIN figure AS f USING (figure_id)
WHERE f.series = 'GDP'
ORDER BY f.period_start, f.char_start
LIMIT 10
