"""Which figures of copies are their originals', too? Worked out for what a load touched, or for all.

A copy and its original are found by the view ``duplicates``. Whether it finds a pair depends on these two
texts and on the texts that are linked with either; so where a load touched neither a text nor one that is
linked with it, nothing has changed, and the view's own SQL is asked about the others alone.
"""

from __future__ import annotations

import duckdb

from warehouse.incoming import changed
from warehouse.views import views

NOTED = """CREATE OR REPLACE TEMP TABLE touched_text AS
WITH own AS ({own})
SELECT text_key FROM own WHERE text_key IS NOT NULL
UNION SELECT other_key FROM text_link SEMI JOIN own USING (text_key)
UNION SELECT l.text_key FROM text_link l SEMI JOIN own o ON o.text_key = l.other_key"""

OF_BATCH = "SELECT DISTINCT text_key FROM release SEMI JOIN incoming_version USING (release_id)"

CONCERNED = """CREATE OR REPLACE TEMP TABLE touched_release AS
SELECT release_id FROM incoming_version
UNION SELECT release_id FROM release SEMI JOIN touched_text USING (text_key)"""

COPIES = """CREATE OR REPLACE TEMP TABLE copied_release AS
SELECT release_id, release_version, duplicate_of, original_version FROM duplicates"""

SOME_COPIES = """CREATE OR REPLACE TEMP TABLE copied_release AS
WITH near_text AS (
    FROM touched_text
    UNION SELECT l.other_key FROM text_link l SEMI JOIN touched_text t ON t.text_key = l.text_key
    UNION SELECT l.text_key FROM text_link l SEMI JOIN touched_text t ON t.text_key = l.other_key),
near_release AS (SELECT DISTINCT release_id FROM release SEMI JOIN near_text USING (text_key)),
release_history AS (FROM main.release_history SEMI JOIN near_release USING (release_id)),
duplicates AS ({duplicates})
SELECT release_id, release_version, duplicate_of, original_version
FROM duplicates SEMI JOIN touched_release USING (release_id)"""

REPEATED = """CREATE OR REPLACE TEMP TABLE repeated AS
SELECT copied.figure_id, min(told.figure_id) AS told_by
FROM copied_release d
JOIN figure copied USING (release_id, release_version)
JOIN figure told ON told.release_id = d.duplicate_of AND told.release_version = d.original_version
    AND told.measure = copied.measure AND told.unit_measure = copied.unit_measure
    AND told.obs_value = copied.obs_value AND told.bound = copied.bound AND told.nature = copied.nature
    AND told.obs_value_high IS NOT DISTINCT FROM copied.obs_value_high
    AND told.time_period IS NOT DISTINCT FROM copied.time_period
    AND coalesce(told.indicator_code, lower(told.indicator))
        IS NOT DISTINCT FROM coalesce(copied.indicator_code, lower(copied.indicator))
GROUP BY copied.figure_id"""

HELD = """CREATE OR REPLACE TEMP TABLE held_repeated AS
SELECT r.figure_id, r.told_by, f.release_id, f.release_version
FROM repeated_figure r LEFT JOIN figure f USING (figure_id)
WHERE f.figure_id IS NULL OR {scope}"""

STALE = """DELETE FROM repeated_figure WHERE figure_id IN (
    SELECT figure_id FROM held_repeated ANTI JOIN repeated USING (figure_id, told_by))"""

RECOUNTED = """CREATE OR REPLACE TEMP TABLE recounted AS
SELECT release_id, release_version FROM held_repeated WHERE release_id IS NOT NULL
UNION SELECT release_id, release_version FROM copied_release"""


def note_texts(connection: duckdb.DuckDBPyConnection) -> None:
    """Notes the texts that the batch's releases have before it is loaded, and those linked with them."""
    connection.execute(NOTED.format(own=OF_BATCH))


def count_once(connection: duckdb.DuckDBPyConnection, *, whole: bool) -> tuple[int, int]:
    """Works out which figures of copies are their originals', too; gives the rows added and removed.

    To be called when all tables are loaded, their versions are in order and the views are there. Leaves in
    ``recounted`` the versions of the copies that it looked at.
    """
    if whole:
        connection.execute(COPIES)
    else:
        connection.execute(NOTED.format(own=f"{OF_BATCH} UNION FROM touched_text"))
        connection.execute(CONCERNED)
        sql = next(view.sql for view in views() if view.name == "duplicates")
        connection.execute(SOME_COPIES.format(duplicates=sql))
    connection.execute(REPEATED)
    connection.execute(HELD.format(scope="true" if whole else "f.release_id IN (FROM touched_release)"))
    connection.execute(RECOUNTED)
    gone = changed(connection, STALE)
    new = changed(
        connection,
        "INSERT INTO repeated_figure SELECT * FROM repeated ANTI JOIN repeated_figure USING (figure_id)",
    )
    return new, gone
