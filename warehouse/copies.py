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

from warehouse.incoming import changed

SHARE = 0.6
BEGINNING, LEAD = 12, 6
FEWEST = 3
COMMON = 200
"""A sentence in more texts than this is part of a template; it makes no pair be looked at."""

TEXTS = """CREATE OR REPLACE TEMP TABLE text_mark AS
SELECT text_key, mark, left(mark, 8) AS words, place,
    count(*) OVER (PARTITION BY text_key) AS marks
FROM (
    SELECT text_key, unnest(any_value(sketch)) AS mark, generate_subscripts(any_value(sketch), 1) AS place
    FROM release WHERE len(sketch) >= {fewest} GROUP BY text_key)"""

NEAR = """CREATE OR REPLACE TEMP TABLE near_text AS
WITH beginning AS (
    SELECT text_key, mark, text_key IN (SELECT text_key FROM incoming_release) AS fresh
    FROM text_mark WHERE place <= {beginning}
    QUALIFY count(*) OVER (PARTITION BY mark) BETWEEN 2 AND {common}),
pair AS (
    SELECT DISTINCT a.text_key, b.text_key AS other_key
    FROM beginning a JOIN beginning b USING (mark)
    WHERE a.text_key < b.text_key AND (a.fresh OR b.fresh)),
met AS (
    SELECT p.text_key, p.other_key, count(*) AS shared,
        count(*) FILTER (WHERE a.place <= {lead}) AS lead,
        count(*) FILTER (WHERE b.place <= {lead}) AS other_lead,
        any_value(a.marks) AS sentences, any_value(b.marks) AS other_sentences
    FROM pair p JOIN text_mark a ON a.text_key = p.text_key
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

REPEATED = """CREATE OR REPLACE TEMP TABLE repeated AS
SELECT copied.figure_id, min(told.figure_id) AS told_by
FROM duplicates d
JOIN figure copied USING (release_id, release_version)
JOIN figure told ON told.release_id = d.duplicate_of AND told.release_version = d.original_version
    AND told.measure = copied.measure AND told.unit_measure = copied.unit_measure
    AND told.obs_value = copied.obs_value AND told.bound = copied.bound AND told.nature = copied.nature
    AND told.obs_value_high IS NOT DISTINCT FROM copied.obs_value_high
    AND told.time_period IS NOT DISTINCT FROM copied.time_period
    AND coalesce(told.indicator_code, lower(told.indicator))
        IS NOT DISTINCT FROM coalesce(copied.indicator_code, lower(copied.indicator))
GROUP BY copied.figure_id"""

SIZES = {"beginning": BEGINNING, "lead": LEAD, "fewest": FEWEST, "share": SHARE, "common": COMMON}


def link_copies(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Links the texts of the batch with all texts; gives the numbers of links added and removed.

    To be called when the releases of the batch are in their table. Links of texts that no release has any
    more are removed.
    """
    gone = changed(
        connection,
        """DELETE FROM text_link WHERE text_key NOT IN (SELECT text_key FROM release)
        OR other_key NOT IN (SELECT text_key FROM release)""",
    )
    if not connection.execute("FROM incoming_release LIMIT 1").fetchall():
        return 0, gone
    connection.execute(TEXTS.format(**SIZES))
    connection.execute(NEAR.format(**SIZES))
    new = changed(
        connection,
        f"""INSERT INTO text_link SELECT * FROM near_text
        ANTI JOIN ({OTHER_NUMBERS}) others USING (text_key, other_key)
        ANTI JOIN text_link known USING (text_key, other_key)""",  # noqa: S608  declared above
    )
    return new, gone


def count_once(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Works out which figures of copies are their originals', too; gives the rows added and removed.

    To be called when all tables are loaded and the views are there.
    """
    connection.execute(REPEATED)
    gone = changed(
        connection, "DELETE FROM repeated_figure r WHERE (figure_id, told_by) NOT IN (FROM repeated)"
    )
    new = changed(
        connection,
        "INSERT INTO repeated_figure SELECT * FROM repeated ANTI JOIN repeated_figure USING (figure_id)",
    )
    return new, gone
