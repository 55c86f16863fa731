"""Is a period word part of a name, or the day of an act, and no time of what is told?"""

from __future__ import annotations

from press.model import Nature
from press.read.zh.context import Context
from press.read.zh.period_parts import Span
from press.read.zh.token import Token

_PAPERS = ("方案", "意见", "办法", "条例")
_NAME = 6
"""Tokens within which a paper's name ends."""
_ITEMS = ("结余", "结转")
_EARLIER = ("上年", "上年度", "历年", "以前年度")
_RESET = ("上修", "下修", "上调", "下调", "调高", "调低", "调升", "调降", "调整为", "修正为", "修订为")


def is_aside(left: list[Token], index: int, span: Span, context: Context) -> bool:
    """Whether a period word says nothing of when its numbers hold."""
    return (
        _names_a_paper(left, index, span) or _names_an_item(left, index) or _was_reset(left, index, context)
    )


def _names_a_paper(left: list[Token], index: int, span: Span) -> bool:
    """ "十二五"节能减排综合性工作方案: the plan is part of a paper's name."""
    after = "".join(t.text for t in left[index + 1 : index + 1 + _NAME])
    return span.sort == "plan" and any(word in after for word in _PAPERS)


def _names_an_item(left: list[Token], index: int) -> bool:
    """上年结余, 上年度结转: an item of this year's budget."""
    after = left[index + 1] if index + 1 < len(left) else None
    return after is not None and left[index].text in _EARLIER and after.text.startswith(_ITEMS)


def _was_reset(left: list[Token], index: int, context: Context) -> bool:
    """2月预测全年上涨1.68%，5月上修0.12个百分点: when the outlook was changed, not what it is for."""
    after = left[index + 1] if index + 1 < len(left) else None
    return after is not None and after.text in _RESET and context.nature is not Nature.ACTUAL
