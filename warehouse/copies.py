"""Which texts are copies of one another? Found while a batch is loaded, from the sketches alone.

Whether two texts are linked depends on these two texts and on nothing else, so the order in which they
come changes nothing. A pair is looked at where both have the same sentence near their beginning; it is
linked where

- at least ``SHARE`` of the sentences of the shorter stand in the longer,
- at least half of what each begins with stands in the other (what only shares boilerplate does not), and
- no sentence of one has other numbers in the other (two issues of one template do).
"""

from __future__ import annotations

import duckdb

from warehouse.incoming import changed, is_any

SHARE = 0.6
BEGINNING, LEAD = 12, 6
FEWEST = 3
COMMON = 200
"""A sentence in more texts than this is part of a template; it makes no pair be looked at."""

PAIRS = """CREATE OR REPLACE TEMP TABLE text_pair AS
WITH asked AS (
    SELECT DISTINCT unnest(sketch[:{beginning}]) AS mark FROM incoming_release WHERE len(sketch) >= {fewest}),
beginning AS (
    SELECT DISTINCT text_key, mark, place FROM (
        SELECT text_key, unnest(sketch[:{beginning}]) AS mark,
            generate_subscripts(sketch[:{beginning}], 1) AS place
        FROM release WHERE len(sketch) >= {fewest})
    SEMI JOIN asked USING (mark)
    QUALIFY count(*) OVER (PARTITION BY mark) BETWEEN 2 AND {common}),
marked AS (SELECT *, text_key IN (SELECT text_key FROM incoming_release) AS fresh FROM beginning)
SELECT DISTINCT a.text_key, b.text_key AS other_key
FROM marked a JOIN marked b USING (mark)
WHERE a.text_key < b.text_key AND (a.fresh OR b.fresh)"""

TEXTS = """CREATE OR REPLACE TEMP TABLE text_mark AS
SELECT text_key, mark, left(mark, 8) AS words, place,
    count(*) OVER (PARTITION BY text_key) AS marks
FROM (
    SELECT text_key, unnest(any_value(sketch)) AS mark, generate_subscripts(any_value(sketch), 1) AS place
    FROM release SEMI JOIN (
        SELECT text_key FROM text_pair UNION SELECT other_key FROM text_pair) paired USING (text_key)
    GROUP BY text_key)"""

NEAR = """CREATE OR REPLACE TEMP TABLE near_text AS
WITH met AS (
    SELECT p.text_key, p.other_key, count(*) AS shared,
        count(*) FILTER (WHERE a.place <= {lead}) AS lead,
        count(*) FILTER (WHERE b.place <= {lead}) AS other_lead,
        any_value(a.marks) AS sentences, any_value(b.marks) AS other_sentences
    FROM text_pair p JOIN text_mark a ON a.text_key = p.text_key
    JOIN text_mark b ON b.text_key = p.other_key AND b.mark = a.mark
    GROUP BY p.text_key, p.other_key)
SELECT text_key, other_key, shared, sentences, other_sentences FROM met
WHERE shared >= {share} * least(sentences, other_sentences)
    AND 2 * lead >= least({lead}, sentences) AND 2 * other_lead >= least({lead}, other_sentences)"""

OTHER_NUMBERS = """SELECT n.text_key, n.other_key
FROM near_text n JOIN text_mark a ON a.text_key = n.text_key
JOIN text_mark b ON b.text_key = n.other_key AND b.words = a.words
WHERE a.mark NOT IN (SELECT mark FROM text_mark m WHERE m.text_key = n.other_key)
    AND b.mark NOT IN (SELECT mark FROM text_mark m WHERE m.text_key = n.text_key)"""

LOST = """DELETE FROM text_link
WHERE text_key IN (SELECT text_key FROM text_link ANTI JOIN release USING (text_key))
    OR other_key IN (SELECT other_key FROM text_link l ANTI JOIN release r ON r.text_key = l.other_key)"""

DONE = "DROP TABLE text_pair; DROP TABLE text_mark; DROP TABLE near_text"
"""What was noted for the search takes memory that the rest of the load needs."""

SIZES = {"beginning": BEGINNING, "lead": LEAD, "fewest": FEWEST, "share": SHARE, "common": COMMON}


def link_copies(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Links the texts of the batch with all texts; gives the numbers of links added and removed.

    To be called when the releases of the batch are in their table. Links of texts that no release has any
    more are removed.
    """
    gone = changed(connection, LOST)
    if not is_any(connection, "incoming_release"):
        return 0, gone
    connection.execute(PAIRS.format(**SIZES))
    if not is_any(connection, "text_pair"):
        return 0, gone
    connection.execute(TEXTS.format(**SIZES))
    connection.execute(NEAR.format(**SIZES))
    new = changed(
        connection,
        f"""INSERT INTO text_link SELECT * FROM near_text
        ANTI JOIN ({OTHER_NUMBERS}) others USING (text_key, other_key)
        ANTI JOIN text_link known USING (text_key, other_key)""",  # noqa: S608  declared above
    )
    connection.execute(DONE)
    return new, gone
