"""Figures that nobody published: any number of them, the same for the same seed, made by DuckDB itself.

They look like what the readers give: hashes as names, a handful of indicators and areas, monthly periods,
amounts, growth rates, shares and counts. Every ``flawed``-th row breaks some rule of the night.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warehouse.duck import connect
from warehouse.load import create_tables

FIGURES_A_RELEASE = 40
SENTENCES_A_RELEASE = 12
CHUNK = 1_000_000

MADE = """
SELECT
    i,
    md5_number_lower(i || ':{seed}') AS dice,
    i // {each} AS nth_release,
    i % {each} AS nth_figure,
    CASE dice % 10
        WHEN 0 THEN 'share' WHEN 1 THEN 'share' WHEN 2 THEN 'growth_rate' WHEN 3 THEN 'growth_rate'
        WHEN 4 THEN 'growth_rate' WHEN 5 THEN 'change' ELSE 'level'
    END AS measure,
    make_date(2005, 1, 1) + to_months((dice // 10 % 240)::INTEGER) AS month,
    {flawed} > 0 AND i % {flawed} = 0 AS flawed
FROM range({first}, {last}) AS numbers(i)
"""

FIGURE = """
INSERT INTO figure BY NAME
SELECT
    substr(md5('figure' || i), 1, 16) AS figure_id,
    substr(md5('release' || nth_release), 1, 16) AS release_id,
    substr(md5('version' || nth_release), 1, 16) AS release_version,
    'source-' || nth_release % 50 AS source_id,
    NULL AS passage_id,
    nth_figure * 12 AS char_start,
    nth_figure * 12 + 11 AS char_end,
    printf('%11d', nth_figure + nth_release * {each}) AS quote,
    measure,
    CASE
        WHEN flawed AND measure IN ('share', 'growth_rate') THEN 100 + dice % 800
        WHEN measure IN ('share', 'growth_rate') THEN (dice % 1000) / 10.0 * if(measure = 'share', 1, 0.4)
        ELSE dice % 1_000_000_000
    END::DECIMAL(38, 9) AS obs_value,
    NULL AS obs_value_high,
    CASE WHEN flawed AND measure = 'level' THEN 'roughly' ELSE 'exact' END AS bound,
    CASE WHEN measure IN ('share', 'growth_rate') THEN 'percent'
         WHEN dice % 3 = 0 THEN 'count' ELSE 'EUR' END AS unit_measure,
    CASE WHEN measure = 'level' THEN 6 ELSE 0 END AS unit_mult,
    'indicator ' || dice // 7 % 400 AS indicator,
    'IND_' || dice // 7 % 400 AS indicator_code,
    'IND_' || dice // 7 % 400 AS series,
    'Area ' || dice // 11 % 300 AS ref_area,
    strftime(month, '%Y-%m') AS time_period,
    month AS period_start,
    last_day(month) AS period_end,
    NULL AS base_period_start,
    NULL AS base_period_end,
    CASE WHEN measure = 'growth_rate' THEN 'year_on_year' END AS basis,
    NULL AS share_of,
    NULL AS versus,
    'actual' AS nature,
    'A' AS obs_status,
    NULL AS prices,
    'synthetic' AS rule,
    [] AS notes,
    'synthetic' AS reader_version,
    'synthetic' AS run_id
FROM ({made})
"""


RELEASE = """
INSERT INTO release BY NAME
SELECT
    substr(md5('release' || n), 1, 16) AS release_id,
    substr(md5('version' || n), 1, 16) AS release_version,
    'source-' || n % 50 AS source_id,
    'releases/' || n || '.html' AS location,
    'Release ' || n AS title,
    make_date(2005, 1, 1) + (n % 7300)::INTEGER AS published_on,
    [] AS flags,
    string_agg(printf('%11d', m + n * {each}), ' ' ORDER BY m) AS text,
    list_transform(range({sentences}), s -> substr(md5(n || ':' || s), 1, 16)) AS sketch,
    substr(md5('text' || n), 1, 16) AS text_key,
    md5('bytes' || n) || md5('more' || n) AS sha256,
    1000 AS byte_count,
    published_on + INTERVAL 6 HOUR AS archived_at,
    published_on::TIMESTAMPTZ AS known_from,
    'synthetic' AS reader_version,
    'synthetic' AS run_id
FROM range({first}, {last}) AS numbers(n), range({each}) AS within(m)
GROUP BY n
"""

SOURCE = """
INSERT INTO source BY NAME
SELECT 'source-' || n AS source_id, 'Source ' || n AS name, 'folder' AS kind, 'nowhere' AS location,
    '0 6 * * *' AS schedule, 'UTC' AS time_zone, 'synthetic' AS run_id
FROM range(50) AS numbers(n)
"""


def figures(path: Path, rows: int, *, seed: int = 1, flawed: int = 0, first: int = 0) -> Path:
    """A DuckDB file with every declared table and ``rows`` figures, numbered from ``first``.

    Of ``flawed`` rows one breaks a rule.
    """
    with connect(path) as connection:
        create_tables(connection)
        for statement in inserts(rows, seed=seed, flawed=flawed, start=first):
            connection.execute(statement)
        connection.execute("CHECKPOINT")
    return path


def inserts(rows: int, *, seed: int, flawed: int, start: int) -> Iterator[str]:
    """SQL that fills ``source``, ``release`` and ``figure``, in chunks that keep memory flat."""
    yield SOURCE
    yield RELEASE.format(
        each=FIGURES_A_RELEASE,
        sentences=SENTENCES_A_RELEASE,
        first=start // FIGURES_A_RELEASE,
        last=-(-(start + rows) // FIGURES_A_RELEASE),
    )
    for first in range(start, start + rows, CHUNK):
        last = min(first + CHUNK, start + rows)
        made = MADE.format(seed=seed, each=FIGURES_A_RELEASE, flawed=flawed, first=first, last=last)
        yield FIGURE.format(made=made, each=FIGURES_A_RELEASE)
