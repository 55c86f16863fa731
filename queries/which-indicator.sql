-- What is the code of an indicator that I know by a word? In English or Chinese.
SELECT indicator_code, label_en, label_zh, name, figures
FROM search_indicators('output')
ORDER BY score DESC, figures DESC, name
LIMIT 20
