"""From a segment's numbers to figures: bound, nature, period and the names around what a rule read."""

from __future__ import annotations

from decimal import Decimal

from press.model import Basis, Bound, Figure, Measure, Nature, Period
from press.read import calendar
from press.read.codes import indicator_code
from press.read.zh.context import Context, Past
from press.read.zh.naming import Name
from press.read.zh.outcome import Case, Outcome
from press.read.zh.segments import Value
from press.read.zh.token import PERIOD, Mention
from press.read.zh.when import When
from press.value import replace

_ON = {
    "年增": Basis.YEAR_ON_YEAR,
    "年减": Basis.YEAR_ON_YEAR,
    "月增": Basis.MONTH_ON_MONTH,
    "月减": Basis.MONTH_ON_MONTH,
    "季增": Basis.QUARTER_ON_QUARTER,
    "季减": Basis.QUARTER_ON_QUARTER,
}
_SUMS = ("共", "共计", "合计", "总计")
_CENTS, _OF_SHARES = ("仙", "港仙"), ("股息", "盈利", "亏损")
_THINGS_PER = ("人均", "平均每人", "每亩", "亩均")
_OF_THINGS = ("person", "mu")
"""Per what an amount of things may be told: 人均41平方米, 每亩486公斤."""
_LIMITS = {"上限": Bound.AT_MOST, "下限": Bound.AT_LEAST}
_PER = {
    "人均": "person",
    "每人": "person",
    "生均": "person",
    "每个农民": "person",
    "户均": "household",
    "每户": "household",
    "每股": "share",
    "亩均": "mu",
    "每亩": "mu",
    "每吨": "t",
    "每公斤": "kg",
    "每平方米": "m2",
    "每小时": "h",
    "时薪": "h",
}


def figure(case: Case, outcome: Outcome, value: Value, when: When, position: int) -> Figure:
    """The figure of one number; its quote is the release's own words."""
    context, mention = case.context, case.mention
    if outcome.rule == "compared":
        when = replace(when, base=None, base_words="", base_basis=None)
    start, end = case.script.raw(mention.start, mention.end)
    bound, high = _bound(case, value)
    timed = outcome.rule == "points" and case.view.chain[0].kind == PERIOD if case.view.chain else False
    if case.view.first("exceed") and (when.nature is Nature.PREVIOUS or outcome.versus is not None or timed):
        bound = Bound.EXACT  # 高于上月的57.2%, 较去年极值高出186万千瓦, 快于去年同期0.4个百分点
    unit = outcome.unit or _per_unit(case, outcome, mention)
    low, high = _signed(mention, outcome, high)
    basis = _basis(case, outcome, when)
    return Figure(
        start=start,
        end=end,
        quote=case.release[start:end],
        measure=outcome.measure,
        value=low,
        unit=unit,
        indicator=outcome.name[1] if outcome.name else None,
        value_high=high,
        bound=bound,
        unit_mult=mention.mult if outcome.unit != "percent" else 0,
        indicator_code=indicator_code(case.lexicon, "zh", outcome.name[0] if outcome.name else None),
        ref_area=context.area or context.place,
        period=when.period,
        base_period=_base(outcome, when, basis),
        basis=basis,
        of=outcome.of[1] if outcome.of else None,
        versus=outcome.versus[1] if outcome.versus else None,
        nature=when.nature,
        prices=context.prices if outcome.measure is Measure.GROWTH_RATE else None,
        rule=f"zh.{outcome.rule.replace(' ', '-')}",
        notes=_notes(case, outcome, when),
        passage=position,
    )


def past_of(outcome: Outcome, case: Case, at: When, unit: str) -> Past:
    """What a later number may lean on."""
    return Past(
        outcome.name,
        outcome.measure,
        at.nature,
        unit,
        outcome.subject or outcome.name,
        outcome.rule,
        outcome.sign,
        case.mention.kind,
        at.period,
        abs(case.mention.value),
    )


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _signed(mention: Mention, outcome: Outcome, high: Decimal | None) -> tuple[Decimal, Decimal | None]:
    """Once negative: 下降-1.2% is −1.2; a negative number after a rise stays what it is."""
    factor = outcome.factor
    low = mention.value * factor
    if outcome.sign < 0:
        low = -abs(low)
        high = -abs(high) if high is not None else None
    return _plain(low), _plain(high * factor) if high is not None else None


def _bound(case: Case, value: Value) -> tuple[Bound, Decimal | None]:
    mention = case.mention
    if mention.high is not None:
        return Bound.BETWEEN, mention.high
    if mention.detail in ("almost", "about", "more_than"):
        return Bound(mention.detail), None
    if mention.form == "rank":
        return (Bound.AT_MOST if mention.detail == "top" else Bound.EXACT), None
    if value.after is not None:
        return Bound(value.after.code), None
    if any(t.has("share", "of") and t.text.startswith("约") for t in case.view.segment.left):
        return Bound.ABOUT, None
    bounds = [t for t in case.view.chain if t.kind == "before"]
    if bounds:
        firm = next((t for t in bounds if t.code != "about"), bounds[0])  # 不多于约1.2亿元
        return Bound(firm.code), None
    exceed = case.view.first("exceed")
    if exceed is not None and case.view.chain.index(exceed) <= 1:
        return (Bound.MORE_THAN if exceed.code == "more" else Bound.LESS_THAN), None
    return (_LIMITS.get(case.subject[0][-2:]) if case.subject else None) or (
        Bound.MORE_THAN if mention.more else Bound.EXACT
    ), None


def _per_unit(case: Case, outcome: Outcome, mention: Mention) -> str:
    """人均…元 is CNY/person; a price per 吨 is CNY/t."""
    if "/" in mention.unit or mention.kind not in ("currency", "currency_part", "physical"):
        return mention.unit
    past = case.context.past[-1] if case.context.past else None
    if (
        past is not None
        and case.own is None
        and not any(t.text in _SUMS for t in case.view.chain)
        and past.unit.startswith(f"{mention.unit}/")
        and past.name == outcome.name
    ):
        return past.unit
    if _one_of_a_head(case, mention):
        return f"{mention.unit}/person"
    words = "".join(t.text for t in case.view.segment.left) + (outcome.name[0] if outcome.name else "")
    if mention.word in _CENTS and any(word in words for word in _OF_SHARES):
        return f"{mention.unit}/share"
    if mention.kind == "physical" and not any(word in words for word in _THINGS_PER):
        return mention.unit
    for word, code in _PER.items():
        if word in words and (mention.kind != "physical" or code in _OF_THINGS):
            return f"{mention.unit}/{code}"
    return mention.unit


def _one_of_a_head(case: Case, mention: Mention) -> bool:
    """人均消费支出17925元，其中食品支出5611元: a part of what was told per head, in plain 元."""
    own = case.own[0] if case.own is not None else ""
    if mention.mult or mention.word not in ("元", "圆") or not own.endswith(("收入", "支出", "消费")):
        return False
    unit = next((p.unit for p in reversed(case.context.past) if p.unit.startswith(mention.unit)), "")
    return unit.endswith("/person") and not any(word in own for word in ("均", "每", "标准"))


def _basis(case: Case, outcome: Outcome, when: When) -> Basis | None:
    """As stated; else growth of a year or a part of one is on the year before."""
    if outcome.measure not in (Measure.GROWTH_RATE, Measure.CHANGE):
        return None
    word = case.view.first("basis") or next((t for t in case.view.segment.left if t.kind == "basis"), None)
    if word is not None:
        return _stated(word.code, when)
    if case.view.verb is not None and case.view.verb.text[:2] in _ON:
        return _ON[case.view.verb.text[:2]]
    if outcome.versus is not None:
        return None
    if when.base_words and when.base is not None:
        return when.base_basis if not _off_year(when) else None
    if outcome.measure is Measure.GROWTH_RATE and case.context.basis and when.sort in ("part", "point"):
        return _stated(case.context.basis, when)
    if outcome.measure is Measure.GROWTH_RATE and when.sort in ("years", "plan"):
        each = any(t.text in ("平均", "每年") for t in case.view.segment.left)
        return Basis.AVERAGE_ANNUAL if each else Basis.CUMULATIVE
    return Basis.YEAR_ON_YEAR if outcome.measure is Measure.GROWTH_RATE and when.period else None


def _off_year(when: When) -> bool:
    """9月末比上年末增长: on the last year's end, which is no year before."""
    edge = when.base_words.endswith(("末", "底", "初")) and when.base_basis is Basis.YEAR_ON_YEAR
    return edge and when.period is not None and calendar.shifted(when.period, -1) != when.base


def _stated(code: str, when: When) -> Basis:
    if code == "month_on_month" and when.period and calendar.whole_months(when.period) in (3, 6, 9):
        return Basis.QUARTER_ON_QUARTER
    return Basis(code)


def _base(outcome: Outcome, when: When, basis: Basis | None) -> Period | None:
    if outcome.measure not in (Measure.GROWTH_RATE, Measure.CHANGE, Measure.MULTIPLE):
        return None
    if when.base is not None or when.period is None or outcome.measure is Measure.MULTIPLE:
        return when.base
    if basis is Basis.YEAR_ON_YEAR:
        return calendar.shifted(when.period, -1)
    if basis in (Basis.MONTH_ON_MONTH, Basis.QUARTER_ON_QUARTER) and _one_step(when.period, basis):
        return calendar.before(when.period)
    return None


def _one_step(period: Period, basis: Basis) -> bool:
    """Whether the period right before is the one compared with; of a longer one, only a part moved."""
    count = calendar.whole_months(period)
    return count is not None and count <= (3 if basis is Basis.QUARTER_ON_QUARTER else 1)


def _notes(case: Case, outcome: Outcome, when: When) -> tuple[str, ...]:
    """The matched words, and what was inherited from where."""
    words = "".join(t.text for t in reversed(case.view.chain))
    notes = [f"matched {words}"] if words else []
    if case.own is not None:
        notes.append(f"subject {case.own[1]} from its clause")
    elif outcome.name is not None:
        notes.append(f"subject {outcome.name[1]} carried over")
    if when.period is not None:
        notes.append(f"period from {when.period_from}")
    if when.nature is not Nature.ACTUAL:
        notes.append(f"nature from {when.nature_from}")
    return (*notes, *outcome.notes)


def carried(context: Context, outcome: Outcome, case: Case) -> None:
    """The subject that the next clause may drop."""
    subject: Name | None = outcome.subject or outcome.name
    if outcome.carries and not case.bracketed and subject is not None:
        context.subject = subject
        context.head = context.head or subject
