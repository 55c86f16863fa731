"""What values a printed number may stand for, and how intervals carry it through arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest
from arithmetic_notation import read
from hypothesis import given
from hypothesis import strategies as st

from press.check.interval import EVERYTHING, Interval
from press.check.tolerance import printed


@pytest.mark.parametrize(
    ("mark", "low", "high"),
    [
        ("278.9 billion yuan; level; x", "278850000000", "278950000000"),
        ("18 billion yuan; level; x", "17500000000", "18500000000"),
        ("1,500; level; x", "1450", "1550"),
        ("61,043; level; x", "61042.5", "61043.5"),
        ("20,000; level; x", "19500", "20500"),
        ("74; level; x", "73.5", "74.5"),
        ("7.8%; growth; x", "7.75", "7.85"),
        ("20.0%; share; x", "19.95", "20.05"),
        ("30%; share; x", "29.5", "30.5"),
        ("3.2%; growth down; x", "-3.25", "-3.15"),
        ("5 billion yuan; change; x; bound=more_than", "5000000000", "Infinity"),
        ("13%; growth down; x; bound=at_least", "-Infinity", "-13"),
        ("2%; share; x; bound=less_than", "-Infinity", "2"),
        ("60%; share; x; bound=about", "57", "63"),
        ("20 billion yuan; change; x; bound=almost", "18000000000", "20000000000"),
        ("4 times; times; x; bound=almost", "3.5", "4"),
        ("one-third; share; x; value=33.333333; unit=percent", "29.9999997", "36.6666663"),
        ("9 cents; change; x; value=0.09; unit=USD", "0.085", "0.095"),
        ("3.6倍; growth; x; value=360; unit=percent", "355", "365"),
        ("二点一倍; growth; x; value=210; unit=percent", "205", "215"),
        ("两倍; growth; x; value=200; unit=percent", "150", "250"),
        ("六成; share; x; value=60; unit=percent", "55", "65"),
        ("七成八; share; x; value=78; unit=percent", "77.5", "78.5"),
        ("百分之十二; growth; x; value=12; unit=percent", "11.5", "12.5"),
        ("百分之九点六; growth; x; value=9.6; unit=percent", "9.55", "9.65"),
        (
            "99 trillion and 100 billion yuan; level; x; value=99100000000000",
            "99050000000000",
            "99150000000000",
        ),
    ],
)
def test_printed(mark: str, low: str, high: str) -> None:
    _, (figure,) = read("{" + mark + "}")
    assert printed(figure) == Interval(Decimal(low), Decimal(high))


def test_a_range_holds_both_ends() -> None:
    _, (figure,) = read("{62,000 and 66,000; level; x; bound=between}")
    assert printed(figure.changed(value_high=Decimal(66000))) == Interval(Decimal(61500), Decimal(66500))


def test_division_by_what_may_be_zero_says_nothing() -> None:
    assert Interval.point(1) / Interval(Decimal(-1), Decimal(1)) == EVERYTHING


ends = st.decimals(-1000, 1000, places=2)
intervals = st.tuples(ends, ends).map(lambda pair: Interval(min(pair), max(pair)))


@given(intervals, intervals, st.sampled_from("+-*/"), st.floats(0, 1), st.floats(0, 1))
def test_arithmetic_holds_every_member(a: Interval, b: Interval, sign: str, s: float, t: float) -> None:
    x, y = _member(a, s), _member(b, t)
    if sign == "/" and y == 0:
        return
    exact = {"+": x + y, "-": x - y, "*": x * y, "/": x / y if y else x}[sign]
    made = {"+": a + b, "-": a - b, "*": a * b, "/": a / b}[sign]
    assert made.widened(_HAIR, _HAIR).meets(Interval.point(exact))


_HAIR = Decimal("1e-15")


def _member(interval: Interval, at: float) -> Decimal:
    return interval.low + (interval.high - interval.low) * Decimal(str(round(at, 3)))
