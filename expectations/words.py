"""Values and breaches in words: "250 %", "outside −50 % to 100 %"."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from expectations.keys import Failing

SIGNS = {
    "percent": " %",
    "per_mille": " ‰",
    "times": " times",
    "count": "",
    "rank": "",
    "index": "",
    "ratio": "",
}
PLURALS = {"percentage_point": " percentage points", "basis_point": " basis points"}
LABELS = ("title", "name", "quote", "text", "message", "location")
LONGEST = 80


def number(value: object) -> str:
    """A number as people write it: 250, −3.5, 278,900,000,000; other values as they are."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return str(value)
    exact = Decimal(str(value))
    text = f"{exact.normalize():,f}" if exact else "0"
    return text.replace("-", "−")


def amount(value: object, unit: object) -> str:
    """A value with its unit: "250 %", "18,000,000,000 CNY", "3" (a count, a rank)."""
    suffix = SIGNS.get(str(unit)) if str(unit) in SIGNS else PLURALS.get(str(unit), f" {unit}")
    return f"{number(value)}{suffix}"


def short(text: object) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(str(text).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def subject(failing: Failing) -> str:
    """What the row is: "growth rate of exports of machine tools", "release “Title”"."""
    row = failing.row
    if failing.rule.table == "figure":
        indicator = row.get("indicator")
        return f"{spoken(row.get('measure'))} of {short(indicator) if indicator else 'something unnamed'}"
    label = next((row[name] for name in LABELS if row.get(name)), failing.key)
    return f"{spoken(failing.rule.table)} “{short(label)}”"


def spoken(code: object) -> str:
    """A code as words."""
    return str(code).replace("_", " ")


def message(failing: Failing) -> str:
    """The doubt in one sentence, with the value."""
    rule, row = failing.rule, failing.row
    about = subject(failing)
    if rule.table == "figure":
        value = amount(row.get("obs_value"), row.get("unit_measure"))
        said = f"{about} is {value}"
    else:
        said = about
    if failing.detail is not None:
        return f"{said}: {failing.detail}"
    if rule.table == "figure" and rule.columns == ("obs_value",):
        return f"{said}, {breach(failing)}"
    told = " and ".join(f"{spoken(name)} is {shown(row.get(name))}" for name in rule.columns)
    return f"{said}: {told}, {breach(failing)}"


def shown(value: object) -> str:
    """A cell's value in a sentence."""
    if value is None:
        return "missing"
    return f"“{short(value)}”" if isinstance(value, str) else number(value)


def breach(failing: Failing) -> str:
    """How the row breaks its rule."""
    return BREACHES[failing.rule.expectation](failing)


def _limit(failing: Failing, value: object) -> str:
    if failing.rule.columns == ("obs_value",):
        return amount(value, failing.row.get("unit_measure"))
    return number(value)


def _outside(failing: Failing) -> str:
    arguments = failing.rule.arguments
    low, high = arguments.get("min_value"), arguments.get("max_value")
    if low is not None and high is not None:
        return f"outside {_limit(failing, low)} to {_limit(failing, high)}"
    if low is not None:
        return f"{'not above' if arguments.get('strict_min') else 'below'} {_limit(failing, low)}"
    return f"{'not below' if arguments.get('strict_max') else 'above'} {_limit(failing, high)}"


def _length(failing: Failing) -> str:
    return f"its length is {_outside(failing)}"


def _codes(failing: Failing) -> str:
    codes = failing.rule.arguments["value_set"]
    return f"none of {short(', '.join(map(str, codes if isinstance(codes, list | tuple) else [codes])))}"


def _doubled(failing: Failing) -> str:
    return "which is not the only row of that key; one of them is loaded"


def _order(failing: Failing) -> str:
    later, earlier = (spoken(name) for name in failing.rule.columns)
    return f"so {later} comes before {earlier}"


BREACHES: Mapping[str, Callable[[Failing], str]] = {
    "expect_column_values_to_not_be_null": lambda _: "but every row must tell it",
    "expect_column_values_to_be_null": lambda _: "but should be empty",
    "expect_column_values_to_be_between": _outside,
    "expect_column_value_lengths_to_be_between": _length,
    "expect_column_values_to_be_in_set": _codes,
    "expect_column_values_to_not_be_in_set": lambda _: "which is not allowed",
    "expect_column_values_to_match_regex": lambda _: "which has not the declared form",
    "expect_column_values_to_be_unique": _doubled,
    "expect_compound_columns_to_be_unique": _doubled,
    "expect_column_pair_values_a_to_be_greater_than_b": _order,
}
