"""Each flag of a reading is a finding in words, or a rule."""

from __future__ import annotations

from expectations.reading import SAID, reading_findings
from press.model import Flag
from tests.validation_world import RELEASE, release
from warehouse.fit import misfit
from warehouse.schema import tables


def test_every_flag_is_told_of_but_the_one_that_is_a_rule() -> None:
    assert set(SAID) | {Flag.NO_BODY} == set(Flag)


def test_a_flag_is_a_finding_about_its_release() -> None:
    (row,) = reading_findings([release(flags=["no_date"], published_on=None)], "run-2")
    assert misfit(tables()["finding"], row) is None
    assert (row["origin"], row["kind"], row["severity"], row["release_id"]) == (
        "reading",
        "no_date",
        "warning",
        RELEASE,
    )
    assert row["message"] == "release “Foreign trade of Tarn”: no date of publication was found"
    assert (row["run_id"], row["spans"]) == ("run-2", None)


def test_a_release_without_a_title_is_named_by_its_place() -> None:
    (row,) = reading_findings([release(title=None, flags=["no_title", "no_body"])], "run-1")
    assert row["message"] == "release “one.html”: no title was found"
