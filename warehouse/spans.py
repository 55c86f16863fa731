"""What follows from the versions of a release, kept in tables so that no question has to work it out again.

Rows are worked out anew for the releases of a batch; ``whole`` does it for all.
"""

from __future__ import annotations

import duckdb

from warehouse.incoming import changed

SPANS = """CREATE OR REPLACE TEMP TABLE span_now AS
SELECT * EXCLUDE (known_from, archived_at), row_number() OVER version AS version_no,
    count(*) OVER (PARTITION BY release_id) AS versions, version_no = versions AS is_current,
    min(believed_from) OVER (version ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS superseded_at
FROM (
    SELECT release_id, release_version, source_id, title, published_on, location, canonical_url,
        known_from, archived_at,
        -- A change that the page does not date was known when it was archived, not before.
        CASE WHEN lag(known_from) OVER version IS NULL OR known_from > lag(known_from) OVER version
            THEN known_from ELSE archived_at END AS believed_from
    FROM release {scope}
    WINDOW version AS (PARTITION BY release_id ORDER BY known_from, archived_at, release_version)) dated
WINDOW version AS (PARTITION BY release_id ORDER BY known_from, archived_at, release_version)"""

COUNTS = """CREATE OR REPLACE TEMP TABLE count_now AS
SELECT release_id, release_version, count(*) AS figures, count(time_period) AS with_period,
    count(indicator) AS with_indicator, count(indicator_code) AS with_code, count(ref_area) AS with_area
FROM {figures} ANTI JOIN repeated_figure USING (figure_id)
GROUP BY release_id, release_version"""


def order_versions(connection: duckdb.DuckDBPyConnection, *, whole: bool) -> None:
    """Brings ``version_span`` in line with ``release``, for the releases of the batch or for all."""
    if not whole:
        connection.execute(
            """CREATE OR REPLACE TEMP TABLE batch_release AS
            SELECT DISTINCT release_id FROM incoming_version"""
        )
    connection.execute(SPANS.format(scope="" if whole else "SEMI JOIN batch_release USING (release_id)"))
    old = "" if whole else "WHERE release_id IN (FROM batch_release)"
    connection.execute(f"DELETE FROM version_span {old}")  # noqa: S608  built above
    connection.execute("INSERT INTO version_span BY NAME FROM span_now")


def count_figures(connection: duckdb.DuckDBPyConnection, *, whole: bool) -> None:
    """Brings ``version_count`` in line with ``figure`` and ``repeated_figure``.

    To be called after ``count_once``, which leaves in ``recounted`` the versions whose copies changed.
    """
    connection.execute(COUNTS.format(figures="figure" if whole else _of_batch(connection)))
    old = "" if whole else "WHERE (release_id, release_version) IN (FROM batch_version)"
    connection.execute(f"DELETE FROM version_count {old}")  # noqa: S608  built above
    connection.execute("INSERT INTO version_count BY NAME FROM count_now")


def _of_batch(connection: duckdb.DuckDBPyConnection) -> str:
    """SQL for all figures of the versions in ``batch_version``, which it makes."""
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE batch_version AS
        FROM incoming_version UNION SELECT release_id, release_version FROM incoming_figure"""
    )
    more = "INSERT INTO batch_version FROM recounted EXCEPT FROM batch_version"
    if changed(connection, more):
        return "(FROM figure SEMI JOIN batch_version USING (release_id, release_version))"
    return "incoming_figure"  # a version that is read again is replaced as a whole
