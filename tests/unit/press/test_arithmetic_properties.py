"""What must hold for every release: scale and order do not matter, consistency is silent, slips are found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import yaml
from arithmetic_notation import read
from hypothesis import given, settings
from hypothesis import strategies as st

from press.arithmetic import agreements, contradictions
from press.model import Basis, Bound, Contradiction, Figure, Measure, Nature, Period, Release

CASES = yaml.safe_load((Path(__file__).parents[2] / "cases" / "arithmetic.yaml").read_text(encoding="utf-8"))
MONEY = ("CNY", "HKD")
cases = st.sampled_from(CASES)


def _told(found: tuple[Contradiction, ...]) -> list[tuple[str, int | None, tuple[int, ...]]]:
    return [
        (c.kind, c.suspect.start if c.suspect else None, tuple(f.start for f in c.figures)) for c in found
    ]


@given(cases, st.integers(-3, 5))
def test_the_scale_of_money_changes_no_verdict(case: dict[str, str], k: int) -> None:
    release, figures = read(case["text"])
    units = {f.unit for f in figures}
    if units & {"USD"}:  # a conversion has a rate, and with it a scale
        return
    scaled = [_scaled(f, k) if f.unit in MONEY else f for f in figures]
    assert _told(contradictions(scaled, release)) == _told(contradictions(figures, release))


def _scaled(figure: Figure, k: int) -> Figure:
    return figure.changed(value=figure.value.scaleb(k), unit_mult=figure.unit_mult + k)


@given(cases, st.randoms())
def test_the_order_of_figures_does_not_matter(case: dict[str, str], random: object) -> None:
    release, figures = read(case["text"])
    shuffled = list(figures)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert contradictions(shuffled, release) == contradictions(figures, release)


@dataclass(frozen=True)
class World:
    """True values that a consistent release is printed from."""

    before: int
    growth: Decimal
    exports: int
    imports: int
    part: Decimal


amounts = st.integers(1013, 98765)
worlds = st.builds(
    World, amounts, st.decimals("-40", "80", places=1).filter(lambda g: abs(g) >= 1), amounts, amounts,
    st.decimals("0.05", "0.95", places=3),
)  # fmt: skip


def _print(world: World) -> tuple[Release, list[Figure]]:
    """A release whose printed numbers are rounded from a world, never from each other."""
    after = world.before * (1 + world.growth / 100)
    trade = world.exports + world.imports
    verb = "growth yoy" if world.growth > 0 else "growth yoy down"
    share = _round(world.part * 100, 1)
    step = "change yoy" if world.growth > 0 else "change yoy down"
    return read(
        f"Lending moved from {{{_round(world.before, 0)} million yuan; prev; bank lending; p=2024}}"
        f" to {{{_round(after, 0)} million yuan; level; bank lending}},"
        f" {{{abs(world.growth)}%; {verb}; bank lending}}"
        f" or {{{_round(abs(after - world.before), 0)} million yuan; {step}; bank lending}} on the year.\n"
        f"Foreign trade was {{{trade} million yuan; level; foreign trade}}: exports"
        f" {{{world.exports} million yuan; level; exports}},"
        f" imports {{{world.imports} million yuan; level; imports}}.\n"
        f"Of the exports, {{{_round(world.exports * world.part, 0)} million yuan; level; exports by sea}}"
        f" ({{{share}%; share; exports by sea; of=exports}}) went by sea."
    )


def _round(value: Decimal | int, places: int) -> Decimal:
    return Decimal(value).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@settings(max_examples=200)
@given(worlds)
def test_a_consistent_release_is_silent(world: World) -> None:
    release, figures = _print(world)
    assert contradictions(figures, release) == ()


@given(
    worlds,
    st.sampled_from(["bank lending", "exports by sea", "foreign trade"]),
    st.sampled_from([-3, -1, 1, 3]),
)
def test_a_slip_of_scale_is_found(world: World, indicator: str, k: int) -> None:
    release, figures = _print(world)
    at = max(i for i, f in enumerate(figures) if f.indicator == indicator and f.measure == "level")
    wrong = figures[at].changed(value=figures[at].value.scaleb(k))
    found = contradictions([*figures[:at], wrong, *figures[at + 1 :]], release)
    assert any(wrong in c.figures for c in found)
    assert [c.suspect for c in found if c.kind == "scale"] == [wrong]


@given(worlds, st.sampled_from([lambda v: v + 7, lambda v: v * 2, lambda v: v / 2]))
def test_a_wrong_share_is_found_with_the_right_one(world: World, bend: Callable[[Decimal], Decimal]) -> None:
    release, figures = _print(world)
    *rest, share = figures
    value = _round(bend(share.value), 1)
    wrong = share.changed(value=value, quote=f"{value}%")
    (found,) = contradictions([*rest, wrong], release)
    assert (found.kind, found.suspect) == ("share", wrong)
    assert found.expected is not None
    assert abs(found.expected - share.value) <= Decimal("0.1")


WORDS = (
    "Exports (of 1.5 billion yuan) were 24.8%, of which imports 3:4:5. GDP 其中出口 rose to 7 times 进口.\n"
)
days = st.sampled_from([None, date(2020, 12, 31), date(2024, 1, 1), date(2024, 12, 31), date(2025, 12, 31)])
periods = st.none() | st.builds(Period, days, days)
names = st.sampled_from(
    [None, "", "exports", "imports", "foreign trade", "GDP", "出口", "进出口总额", "the", "total"]
)
quotes = st.sampled_from(["", "24.8%", "1.5 billion yuan", "3:4:5", "三成", "7 times", "0", "-0.0", "1,000"])
odd_values = st.sampled_from([Decimal(0), Decimal("1E+40"), Decimal("1E-40")])
units = st.sampled_from(
    ["CNY", "USD", "percent", "times", "count", "ratio", "percentage_point", "CNY/person"]
)
offsets = st.integers(0, len(WORDS))
figures_of_any_kind = st.builds(
    Figure, start=offsets, end=offsets, quote=quotes, measure=st.sampled_from(Measure), unit=units,
    value=st.decimals(-(10**14), 10**14, places=3) | odd_values, value_high=st.none() | st.just(Decimal(9)),
    indicator=names, bound=st.sampled_from(Bound), unit_mult=st.integers(-2, 12), ref_area=names, of=names,
    period=periods, base_period=periods, basis=st.none() | st.sampled_from(Basis),
    nature=st.sampled_from(Nature),
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(figures_of_any_kind, max_size=12))
def test_misread_figures_do_no_harm(figures: list[Figure]) -> None:
    release = Release(text=WORDS)
    for found in contradictions(figures, release):
        assert found.message
        assert found.computation
        assert set(found.figures) <= set(figures)
    assert all(a.computation for a in agreements(figures, release))
