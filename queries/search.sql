-- Where do releases speak of the consumer price? Change the words; Chinese ones are found, too.
SELECT score, source_id, published_on, title, text
FROM search_passages('price')
UNION ALL
SELECT score, source_id, published_on, title, text
FROM search_passages('价格')
ORDER BY score DESC, title, text
LIMIT 20
