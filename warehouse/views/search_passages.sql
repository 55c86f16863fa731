-- Full-text search over the blocks of the newest versions, best first, in any DuckDB client: no extension, no index. Every word must occur, at the beginning of a word (price finds prices; words of one or two letters must be whole); Chinese is found by the pairs of its characters, standing together counts double. Ranked by BM25 (rare words weigh more, long blocks less). Simplified and traditional characters are not the same.
-- Parameters: words
-- Example: SELECT score, source_id, published_on, title, text FROM search_passages('consumer prices') ORDER BY score DESC, passage_id LIMIT 10
WITH question AS (SELECT lower(nfc_normalize(words::VARCHAR)) AS q),
runs AS (SELECT DISTINCT unnest(regexp_extract_all(q, '\p{Han}+')) AS run FROM question),
terms AS (
    SELECT DISTINCT unnest(if(length(run) <= 2, [run],
        list_transform(range(1, length(run)), lambda i: substr(run, i::INTEGER, 2)))) AS needle
    FROM runs
    UNION
    SELECT if(length(term) < 3, ' ' || term || ' ', ' ' || term) AS needle
    FROM (SELECT unnest(regexp_extract_all(regexp_replace(q, '\p{Han}+', ' ', 'g'), '[\p{L}\p{N}]+')) AS term
        FROM question) told
),
likely AS (
    -- What lacks a word need not be taken apart.
    SELECT p.passage_id, p.release_id, p.release_version, p.kind, p.text, lower(nfc_normalize(p.text)) AS low
    FROM passage p CROSS JOIN (SELECT list(trim(needle)) AS needles FROM terms) asked
    WHERE len(list_filter(needles, lambda n: NOT contains(lower(nfc_normalize(p.text)), n))) = 0
),
texts AS (
    SELECT l.passage_id, l.release_id, l.release_version, l.kind, l.text, h.source_id, h.title, h.published_on,
        ' ' || regexp_replace(regexp_replace(low, '(\p{Han}+)', ' \1 ', 'g'), '[^\p{L}\p{N}]+', ' ', 'g') || ' '
            AS plain
    FROM likely l
    JOIN release_history h USING (release_id, release_version)
    WHERE h.is_current
),
sizes AS (SELECT count(*) AS blocks, avg(length(text)) AS usual FROM passage),
hits AS (
    SELECT t.passage_id, needle, length(plain) AS size,
        (length(plain) - length(replace(plain, needle, ''))) / length(needle) AS times
    FROM texts t JOIN terms ON contains(plain, needle)
),
rarity AS (
    SELECT needle, ln(1 + (any_value(blocks) - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM hits CROSS JOIN sizes GROUP BY needle
),
scores AS (
    SELECT passage_id, count(*) AS found,
        sum(weight * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * size / usual))) AS score
    FROM hits JOIN rarity USING (needle) CROSS JOIN sizes
    GROUP BY passage_id
)
SELECT round(score * if((SELECT coalesce(bool_and(contains(plain, run)), false) FROM runs), 2, 1), 6) AS score,
    passage_id, release_id, release_version, source_id, published_on, title, kind, text
FROM scores JOIN texts USING (passage_id)
WHERE found = (SELECT count(*) FROM terms)
