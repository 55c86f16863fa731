"""A small published warehouse, made by hand: an invented newsroom for the tests of the report."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from warehouse.duck import connect
from warehouse.load import derive
from warehouse.schema import tables
from warehouse.views import create_views

NOW = datetime(2026, 11, 23, 5, 30, tzinfo=UTC)
RUN = "20261123T050000Z-nightly"
BEFORE = "20261122T050000Z-nightly"
Row = dict[str, Any]


def name(*parts: object) -> str:
    return hashlib.sha256("/".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass
class Sample:
    """Rows by table; every method adds one row and gives it back."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in tables()})

    def add(self, table: str, **values: Any) -> Row:
        self.rows[table].append(values)
        return values

    def run(self, run_id: str = RUN, **values: Any) -> Row:
        numbers = dict.fromkeys(
            ("releases_loaded", "releases_failed", "figures_loaded", "findings_raised", "rows_quarantined"), 0
        )
        at = {"started_at": datetime(2026, 11, 23, 5, 0, tzinfo=UTC)}
        at["finished_at"] = datetime(2026, 11, 23, 5, 1 if run_id == RUN else 0, tzinfo=UTC)
        fixed = {"status": "ok", "releases_seen": 5, "reader_version": "1.4.0+9f31c2"}
        day = {"logical_date": date(2026, 11, 23)}
        return self.add("run", **({"run_id": run_id} | numbers | at | fixed | day | values))

    def source(self, source_id: str = "veldhaven", **values: Any) -> Row:
        default = {"name": "City of Veldhaven, press office", "kind": "folder", "location": "samples"}
        default |= {"schedule": "0 6 * * *", "time_zone": "Europe/Amsterdam", "run_id": RUN}
        return self.add("source", **({"source_id": source_id} | default | values))

    def release(self, text: str, **values: Any) -> Row:
        """A release whose paragraphs are its passages; a line that starts with # is a heading."""
        sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        default: Row = {"source_id": "veldhaven", "location": "news/a.html", "title": "A title", "text": text}
        default |= {"published_on": date(2026, 11, 20), "published_source": "json-ld", "language": "en"}
        default |= {"published_quote": "2026-11-20", "flags": [], "sha256": sha, "byte_count": len(text)}
        default |= {"archived_at": NOW, "known_from": NOW, "reader_version": "1.4.0+9f31c2", "run_id": RUN}
        default |= {"release_id": name(text), "release_version": sha[:16], "issuer": "City of Veldhaven"}
        default |= {"sketch": []}
        row = self.add("release", **(default | values))
        self._passages(row)
        return row

    def _passages(self, release: Row) -> None:
        start, section = 0, None
        for position, part in enumerate(release["text"].split("\n\n")):
            kind = "heading" if part.startswith("#") else "table" if "\t" in part else "paragraph"
            section = part[1:].strip() if kind == "heading" else section
            self.add(
                "passage",
                **self.of(release),
                passage_id=f"{release['release_version']}-{position:04d}",
                position=position,
                kind=kind,
                section=section,
                char_start=start,
                char_end=start + len(part),
                text=part,
                run_id=RUN,
            )
            start += len(part) + 2

    @staticmethod
    def of(release: Row) -> Row:
        return {key: release[key] for key in ("release_id", "release_version")}

    def figure_row(self, release: Row, quote: str, value: str, unit: str = "percent", **values: Any) -> Row:
        start = values.pop("start", None)
        start = release["text"].index(quote) if start is None else start
        default: Row = {"figure_id": name(release["release_id"], start), "source_id": release["source_id"]}
        default |= {"char_start": start, "char_end": start + len(quote), "quote": quote, "measure": "level"}
        default |= {"obs_value": Decimal(value), "bound": "exact", "unit_measure": unit, "unit_mult": 0}
        default |= {"nature": "actual", "obs_status": "A", "rule": "en.amount", "notes": []}
        default |= {"reader_version": "1.4.0+9f31c2", "run_id": RUN}
        return self.of(release) | default | values

    def figure(self, release: Row, quote: str, value: str, unit: str = "percent", **values: Any) -> Row:
        return self.add("figure", **self.figure_row(release, quote, value, unit, **values))

    def finding(self, release: Row | None, message: str, *figures: Row, **values: Any) -> Row:
        default: Row = {"finding_id": name("finding", message), "origin": "arithmetic", "kind": "growth"}
        default |= {"severity": "warning", "source_id": release["source_id"] if release else "veldhaven"}
        default |= {"figure_ids": [f["figure_id"] for f in figures], "message": message, "status": "open"}
        default |= {"run_id": RUN} | (self.of(release) if release else {})
        return self.add("finding", **(default | values))

    def quarantine(self, table: str, key: str, release: Row | None, row: Row, **values: Any) -> Row:
        default: Row = {"quarantine_id": name(table, key, values.get("rule_id", "")), "table_name": table}
        default |= {"row_key": key, "row_json": json.dumps(row, default=str), "run_id": RUN}
        default |= self.of(release) if release else {}
        return self.add("quarantine", **(default | values))

    def rule(self, rule_id: str, failed: int = 0, **values: Any) -> Row:
        default: Row = {"rule_id": rule_id, "table_name": "figure", "expectation": "expect_column_values"}
        default |= {"arguments": "{}", "severity": "critical", "why": "It is promised.", "element_count": 40}
        default |= {"success": not failed, "unexpected_count": failed, "validated_at": NOW, "run_id": RUN}
        return self.add("validation_result", **(default | values))

    def write(self, path: Path) -> Path:
        """The warehouse as a file: the declared tables and these rows."""
        with connect(path) as connection:
            for table in tables().values():
                for statement in table.ddl():
                    connection.execute(statement)
                connection.begin()
                for row in self.rows[table.name]:
                    columns = ", ".join(f'"{column}"' for column in row)
                    holders = ", ".join("?" for _ in row)
                    connection.execute(
                        f"INSERT INTO {table.name} ({columns}) VALUES ({holders})", list(row.values())
                    )
                connection.commit()
            create_views(connection)
            derive(connection)
        return path


HARBOUR = (
    "#The port\n\n"
    "The year began quietly on the western quays. Goods handled came to 38.7 million tonnes in the first "
    "half of 2026, 6.2% more than the 37.5 million tonnes of a year earlier. Dry bulk declined.\n\n"
    "#The city's economy\n\n"
    "Output of the city reached €16.4 billion in 2025, which is 1.8 times that of 2020. Over those five "
    "years it grew by 5.4% a year on average, a pace that no neighbouring port has matched. The alderman "
    "called it a decade's work."
)
SALES = (
    "#Results\n\n"
    "Marrowind sold 412 turbines in the third quarter. Orders in the Baltic grew by 250% on the year. "
    "Service revenue was USD 88.2 million.\n\n"
    "#By region\n\n"
    "Region\tQ3 2026\tQ3 2025\tChange\nNorth\t41.2\t38.9\t5.9%\n"
    "South\t22.7\t21.0\t18.1%\nEast\t9.4\t9.9\t-5.1%"
)
QINGYAN = (
    "#综合\n\n"
    "全市上半年经济运行平稳。实现地区生产总值1632亿元，同比增长7.8%，其中第三产业占比为58.3%。"
    "第二产业占比为44.1%，结构继续优化。下一步将继续推进重点项目。"
)
CUT = (
    "#Housing\n\n"
    "The city registered 2,140 new homes between January and September. Rents in the Old Docks rose again, "
    "and the council intends to"
)
HALF = "2026-01-01/2026-06-30"


def newsroom() -> Sample:
    """Five releases of three sources, with findings of each severity, quarantined rows and rules."""
    s = Sample()
    s.run(BEFORE)
    s.run(releases_seen=6, releases_loaded=5, releases_failed=1, status="partial")
    s.source()
    s.source("qingyan", name="清岩市统计局", issuer="清岩市统计局")
    s.source("marrowind", name="Marrowind Energy, investor news")
    s.source("kestria", name="Kestria Labour Office")
    _harbour(s)
    _sales(s)
    _qingyan(s)
    _cut(s)
    _rules(s)
    return s


def _harbour(s: Sample) -> None:
    url = "https://www.veldhaven.example/press/2026/harbour-half-year"
    title = "Harbour and city economy in the first half of 2026"
    r = s.release(HARBOUR, title=title, canonical_url=url, published_quote="18 September 2026")
    r["published_on"] = date(2026, 9, 18)
    goods = {"indicator": "goods handled", "ref_area": "Veldhaven", "measure": "level"}
    now = s.figure(r, "38.7 million tonnes", "38700000", "t", time_period=HALF, **goods)
    old = s.figure(r, "37.5 million tonnes", "37500000", "t", time_period="2025-01-01/2025-06-30", **goods)
    old["nature"] = "previous"
    rate = s.figure(r, "6.2%", "6.2", measure="growth_rate", basis="year_on_year", rule="en.growth")
    rate |= {"indicator": "goods handled", "time_period": HALF, "ref_area": "Veldhaven"}
    s.finding(
        r,
        "Goods handled rose by 6.2%, but the two amounts printed beside it imply 3.2%.",
        *(rate, now, old),
        suspect_figure_id=rate["figure_id"],
        expected_value=Decimal("3.2"),
        severity="critical",
        computation="38.7 million ÷ 37.5 million = 1.032, a growth of 3.2%. Printed: 6.2%. "
        "The rounding of both amounts leaves room for ±0.3 points.",
    )
    output = s.figure(r, "€16.4 billion", "16400000000", "EUR", indicator="output of the city", unit_mult=9)
    output |= {"time_period": "2025", "ref_area": "Veldhaven"}
    times = s.figure(r, "1.8 times", "1.8", "times", measure="multiple", indicator="output of the city")
    times["time_period"] = "2025"
    pace = s.figure(r, "5.4% a year", "5.4", measure="growth_rate", basis="average_annual")
    pace |= {"indicator": "output of the city", "time_period": "2021-01-01/2025-12-31"}
    s.finding(
        r,
        "1.8 times the output of 2020 needs 12.5% a year over five years, not 5.4%.",
        *(times, pace),
        kind="multiple-vs-growth",
        computation="1.8 to the power of 1/5 is 1.125. At 5.4% a year, five years give 1.3 times. "
        "A multiple in current prices beside a growth in constant ones could explain part of it.",
    )


def _sales(s: Sample) -> None:
    r = s.release(
        SALES, title="Marrowind: third quarter of 2026", source_id="marrowind", issuer="Marrowind Energy"
    )
    r |= {"location": "marrowind/q3.html", "canonical_url": "http://ir.marrowind.example/q3?id=7#top"}
    s.figure(r, "412 turbines", "412", "count", indicator="turbines sold", time_period="2026-Q3")
    s.figure(r, "USD 88.2 million", "88200000", "USD", indicator="service revenue", time_period="2026-Q3")
    a = s.figure(r, "22.7", "22700000", "USD", indicator="revenue", ref_area="South", time_period="2026-Q3")
    b = s.figure(r, "21.0", "21000000", "USD", indicator="revenue", ref_area="South", time_period="2025-Q3")
    c = s.figure(r, "18.1%", "18.1", measure="growth_rate", indicator="revenue", ref_area="South")
    s.finding(
        r,
        "Revenue in the South grew by 18.1% in the table, but its own columns give 8.1%.",
        *(c, a, b),
        suspect_figure_id=c["figure_id"],
        expected_value=Decimal("8.095238095"),
        severity="critical",
        computation="22.7 ÷ 21.0 = 1.081. Printed: 18.1%.",
        run_id=BEFORE,
    )
    for quote, value, indicator, bound in (
        ("250%", "250", "orders in the Baltic", "at most 100%"),
        ("-5.1%", "-60", "revenue, East", "at least -50%"),
    ):
        row = s.figure_row(r, quote, value, measure="growth_rate", indicator=indicator, basis="year_on_year")
        row["time_period"] = "2026-Q3"
        reason = f"A growth rate of {value}% is outside what is plausible ({bound})."
        s.quarantine("figure", row["figure_id"], r, row, rule_id="growth_rate_range", reason=reason)
    s.quarantine(
        "passage", "x-0004", r, {"passage_id": "x-0004"}, rule_id="follows_quarantine", reason="it rests"
    )


def _qingyan(s: Sample) -> None:
    r = s.release(QINGYAN, title="2026年上半年清岩市经济运行情况", source_id="qingyan", language="zh-Hans")
    r |= {"issuer": "清岩市统计局", "location": "qingyan/h1.html", "published_on": date(2026, 7, 21)}
    a = s.figure(r, "58.3%", "58.3", measure="share", indicator="第三产业占比", time_period=HALF)
    b = s.figure(r, "44.1%", "44.1", measure="share", indicator="第二产业占比", time_period=HALF)
    s.figure(r, "1632亿元", "163200000000", "CNY", indicator="地区生产总值", unit_mult=8)
    s.finding(
        r,
        "The shares of the secondary and tertiary sectors add up to 102.4%, more than the whole.",
        *(a, b),
        kind="share",
        computation="58.3% + 44.1% = 102.4%, with ±0.1 points for rounding.",
        severity="critical",
    )


def _cut(s: Sample) -> None:
    r = s.release(CUT, title="Housing monitor 2026", published_on=None, published_source=None)
    r |= {"published_quote": None, "flags": ["no_date", "truncated"], "location": "veldhaven/housing.html"}
    s.figure(r, "2,140 new homes", "2140", "count", indicator="new homes")
    where = CUT.index("Rents")
    s.finding(
        r,
        "The text stops in mid-sentence: the rest of the page was not read.",
        origin="reading",
        kind="truncated",
        severity="info",
        spans=json.dumps([[where + 39, len(CUT)]]),
    )
    s.finding(
        None,
        "Kestria Labour Office brought no release; at least 1 is expected in a run.",
        origin="source",
        kind="releases_per_run",
        source_id="kestria",
    )


def _rules(s: Sample) -> None:
    s.rule("growth_rate_range", 2, why="Growth beyond -50% to 100% is nearly always a reading error.")
    s.rule("published_on_known", 1, table_name="release", severity="info", why="A date places the figures.")
    for table in ("figure", "release", "passage", "source", "finding"):
        s.rule(f"{table}.run_id.not_null", table_name=table, why="Every row tells which run wrote it.")


def many(count: int, path: Path) -> Path:
    """A warehouse with so many findings on one short release."""
    s = Sample()
    s.run()
    s.source()
    r = s.release("#Sales\n\nThe year was fair. Sales were 5 units in 2026, 7% more. Orders fell.")
    f = s.figure(r, "5 units", "5", "count", indicator="sales", time_period="2026")
    s.finding(r, "Doubt.", f, suspect_figure_id=f["figure_id"], computation="4 is not 5.")
    s.write(path)
    with connect(path) as connection:
        connection.execute(
            """INSERT INTO finding
            SELECT f.* REPLACE (printf('%016x', i) AS finding_id, 'Doubt ' || i AS message)
            FROM finding AS f, range(1, ?) AS numbers (i)""",
            [count],
        )
    return path
