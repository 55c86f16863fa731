-- Releases that are copies of another one, and of which: the same text word for word, or (by text_link) more or less
-- of it with no other numbers, published within two weeks or undated. The original is the one published first, then
-- the one whose address is the one that it gives itself, then the longest. shared is the share of its sentences.
-- Example: SELECT location, how, shared, original_location FROM duplicates ORDER BY ALL
WITH current AS (
    SELECT
        h.*,
        r.text_key,
        len(r.sketch) AS sentences,
        row_number() OVER (
            ORDER BY h.published_on NULLS LAST, coalesce(h.canonical_url, h.location) = h.location DESC,
                len(r.sketch) DESC, h.source_id, h.location, h.release_id
        ) AS place
    FROM release_history AS h
    JOIN release AS r USING (release_id, release_version)
    WHERE h.is_current AND r.text_key IS NOT NULL
),
text AS (
    SELECT text_key, published_on, min(place) AS first_place, any_value(sentences) AS sentences
    FROM current
    GROUP BY text_key, published_on
),
pair AS (
    SELECT DISTINCT text_key, text_key AS other_key, NULL AS shared FROM text
    UNION ALL
    SELECT text_key, other_key, shared FROM text_link
    UNION ALL
    SELECT other_key, text_key, shared FROM text_link
),
first_told AS (
    SELECT
        t.text_key,
        t.published_on,
        t.sentences,
        min(o.first_place) AS place,
        arg_min(coalesce(p.shared, t.sentences), o.first_place) AS shared
    FROM text AS t
    JOIN pair AS p ON p.text_key = t.text_key
    JOIN text AS o ON o.text_key = p.other_key
        AND coalesce(abs(o.published_on - t.published_on) <= 14, true)
    GROUP BY t.text_key, t.published_on, t.sentences
)
SELECT
    c.release_id,
    c.release_version,
    c.title,
    c.published_on,
    c.location,
    c.source_id,
    CASE WHEN o.sha256 = c.sha256 THEN 'same bytes' WHEN o.text_key = c.text_key THEN 'same text' ELSE 'near' END AS how,
    f.shared / f.sentences AS shared,
    o.release_id AS duplicate_of,
    o.release_version AS original_version,
    o.title AS original_title,
    o.published_on AS original_published_on,
    o.location AS original_location,
    o.source_id AS original_source_id
FROM current AS c
JOIN first_told AS f ON f.text_key = c.text_key AND f.published_on IS NOT DISTINCT FROM c.published_on
JOIN current AS o ON o.place = f.place
WHERE o.place < c.place AND o.release_id <> c.release_id
