"""Does a row fit its table's declaration? (Arrow alone would round, cut and fill in silently.)"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, localcontext

from warehouse.schema import PRECISION, SCALE, Column, Table, Type

LIMIT = Decimal(10) ** (PRECISION - SCALE)
INT64 = 2**63


def row_key(table: Table, row: Mapping[str, object]) -> str:
    """A row's key in one string: the key columns joined by ``/``, empty for null."""
    return "/".join("" if row.get(name) is None else str(row[name]) for name in table.key)


def misfit(table: Table, row: Mapping[str, object]) -> str | None:
    """Why a row cannot be stored as declared; None if it can. Codes, ranges and patterns are rules
    for validation, not looked at here."""
    if len(row) != len(table.columns) or any(c.name not in row for c in table.columns):
        names = {c.name for c in table.columns}
        missing, unknown = sorted(names - set(row)), sorted(set(row) - names)
        return f"columns missing: {missing}, columns unknown: {unknown}"
    for column in table.columns:
        why = misfit_value(column, row[column.name])
        if why:
            return f"{column.name}: {why}"
    return None


def misfit_value(column: Column, value: object) -> str | None:
    """Why a value cannot be stored in a column; None if it can."""
    if value is None:
        return None if column.nullable else "is null, but must have a value"
    return CHECKS[column.type](value)


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return f"{value!r} is not text"
    try:
        value.encode()
    except UnicodeEncodeError:
        return "holds a lone surrogate, which is no character"
    return None


def _texts(value: object) -> str | None:
    if not isinstance(value, list | tuple):
        return f"{value!r} is not a list of texts"
    return next((why for why in map(_text, value) if why), None)


def _integer(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return f"{value!r} is not an integer"
    return None if -INT64 <= value < INT64 else f"{value} is beyond 64 bits"


def _decimal(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, Decimal | int):
        return f"{value!r} is not a Decimal"
    number = Decimal(value)
    if not number.is_finite():
        return f"{number} is not a finite number"
    if number.copy_abs() >= LIMIT:
        return f"{number} has more than {PRECISION - SCALE} digits before the point"
    return f"{number} has more than {SCALE} decimals" if number != to_scale(number) else None


def to_scale(number: Decimal) -> Decimal:
    """``number`` rounded half even to the decimals that a column holds; itself if it has no more."""
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= -SCALE:
        return number
    with localcontext(prec=2 * PRECISION):
        return number.quantize(Decimal(1).scaleb(-SCALE))


def _floating(value: object) -> str | None:
    return None if isinstance(value, float) else f"{value!r} is not a float"


def _boolean(value: object) -> str | None:
    return None if isinstance(value, bool) else f"{value!r} is not true or false"


def _day(value: object) -> str | None:
    plain = isinstance(value, date) and not isinstance(value, datetime)
    return None if plain else f"{value!r} is not a date"


def _instant(value: object) -> str | None:
    if not isinstance(value, datetime):
        return f"{value!r} is not a time"
    return None if value.tzinfo else f"{value!r} has no time zone"


def _jsonable(value: object) -> str | None:
    why = _text(value)
    if why:
        return why
    try:
        json.loads(str(value))
    except ValueError as error:
        return f"is not JSON ({error})"
    return None


CHECKS: dict[Type, Callable[[object], str | None]] = {
    Type.TEXT: _text,
    Type.TEXTS: _texts,
    Type.INTEGER: _integer,
    Type.DECIMAL: _decimal,
    Type.FLOAT: _floating,
    Type.BOOLEAN: _boolean,
    Type.DATE: _day,
    Type.TIMESTAMP: _instant,
    Type.JSON: _jsonable,
}
