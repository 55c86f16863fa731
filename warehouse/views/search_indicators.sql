-- Which indicators and series are called so, in either language? The lexicon's indicators by their code, labels and names, and the series that figures tell without a code; best first (3: the whole name, 2: its beginning, 1: inside), with the number of figures.
-- Parameters: words
-- Example: SELECT score, indicator_code, label_en, label_zh, name, figures FROM search_indicators('价格') ORDER BY score DESC, figures DESC, name LIMIT 10
WITH question AS (SELECT trim(lower(nfc_normalize(words::VARCHAR))) AS q),
counted AS (SELECT coalesce(indicator_code, series) AS told, count(*) AS figures FROM figure GROUP BY 1),
names AS (
    SELECT indicator_code, label_en, label_zh, indicator_code AS told,
        unnest(list_distinct(list_filter([indicator_code, label_en, label_zh] || names_en || names_zh,
            lambda n: n IS NOT NULL))) AS name
    FROM indicator
    UNION ALL
    SELECT DISTINCT NULL, NULL, NULL, series, series FROM figure
    WHERE indicator_code IS NULL AND series IS NOT NULL
)
SELECT CASE WHEN lower(name) = q THEN 3 WHEN starts_with(lower(name), q) THEN 2 ELSE 1 END AS score,
    indicator_code, label_en, label_zh, name, coalesce(figures, 0) AS figures
FROM names CROSS JOIN question LEFT JOIN counted USING (told)
WHERE q != '' AND contains(lower(name), q)
QUALIFY row_number() OVER (PARTITION BY told ORDER BY score DESC, length(name), name) = 1
