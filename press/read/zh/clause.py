"""One segment of a sentence: its numbers become figures, or it sets the scene for those to come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from press.lexicon import Lexicon
from press.model import Figure, Measure, Nature
from press.read.zh.compose import carried, figure, past_of
from press.read.zh.context import Context
from press.read.zh.dealing import dealt, note_times
from press.read.zh.doubts import completed, reason_against, with_units
from press.read.zh.earlier import RESULTS, introduces, is_previous, says_no_other
from press.read.zh.flows import timed
from press.read.zh.leaning import (
    is_about,
    is_compared_side,
    is_contrasted,
    is_one_more_earlier,
    of_group,
    pointed_at,
    shared_out,
)
from press.read.zh.lists import clauses_of_one_list, same_list, says_twice
from press.read.zh.naming import Name, joined, split
from press.read.zh.outcome import Case, with_noun
from press.read.zh.period_parts import Span
from press.read.zh.roles import Roles, note_scene
from press.read.zh.rules import read_measure
from press.read.zh.script import Script
from press.read.zh.segments import UP_TO, Segment, Value
from press.read.zh.subjects import (
    is_rate_noun,
    leaves_out_its_noun,
    own_name,
    scene_subject,
    without_rate,
)
from press.read.zh.token import PERIOD, Mention
from press.read.zh.view import View, view_of
from press.read.zh.when import When, at_a_day, gathers, when
from press.value import replace

_BY_TIME = ("分季", "分月", "从季", "从月", "逐季", "逐月", "按季看", "按月看", "从环比", "从各季")
"""What is said of the whole once more, part by part of the time."""
_WIDE = ("全国", "我国", "全球", "世界", "全世界")
"""Words of an area that may be wider than the place that the release is about."""
_STEPWISE = ("year_on_year", "quarter_on_quarter", "month_on_month")
Skip = Callable[[int, int, str], None]
"""Told the raw span of a number left aside and the reason."""


@dataclass(slots=True)
class Clauses:
    """Reads the segments of one sentence after another into ``figures``."""

    release: str
    lexicon: Lexicon
    context: Context
    skip: Skip
    figures: list[Figure] = field(default_factory=list)

    def read(self, segment: Segment, rest: Sequence[Segment], part: Script, position: int) -> None:
        """Figures of a segment that has numbers; scene and subject from one that has none.

        ``rest`` are the next few segments of the sentence.
        """
        if segment.opening == ";":
            if not self.context.held:
                self.context.base = None
            if not self.context.framed:
                self.context.leave_passing()
        before = self.context.span, self.context.span_from
        roles = note_scene(segment, self.context)
        note_times(segment, roles, self.context)
        self._link(segment)
        if segment.opening == "^":
            self.context.topic = None
        if segment.values:
            self._numbers(segment, rest, part, position, roles, before[0])
            self.context.valued = True
        elif segment.opening:
            self._note_measure(segment)
            if not segment.depth or self.context.subject is None:
                self._set_subject(segment, rest[0] if rest else None, part)
        if segment.depth:
            self.context.span, self.context.span_from = before

    def _note_measure(self, segment: Segment) -> None:
        """从环比看, 录得升幅的类别为: what the numbers behind it are measured by."""
        if segment.left and segment.left[0].text.startswith(_BY_TIME):
            self.context.subject = self.context.head or self.context.subject
            self.context.by_time = True
        for token in segment.left:
            if token.kind == "basis" and token.code in _STEPWISE:
                self.context.basis = token.code
            elif token.has("noun", "growth", "fall"):
                self.context.listing = -1 if token.code == "fall" else 1

    def _link(self, segment: Segment) -> None:
        """其中 makes the subject so far the whole of what follows; 全市 names the place."""
        if any(t.text in ("其中", "当中") for t in segment.left[:2]):
            self.context.whole = self.context.subject
        named = (t for n, t in enumerate(segment.left) if t.kind == "area" and is_about(segment, n))
        area = next(named, None)
        if area is not None:
            self.context.area = area.text if area.text in _WIDE else self.context.place or area.text

    def _set_subject(self, segment: Segment, following: Segment | None, part: Script) -> None:
        known = self.context.subject is not None and not introduces(following)
        subject = self._of_rate(scene_subject(segment, part, self.release, known))
        self.context.subject = subject or self.context.subject
        self.context.topic = subject

    def _of_topic(self, name: Name | None, segment: Segment) -> Name | None:
        """海洋渔业生产，1959年的产量达到…: a bare 产量 is that of the clause right before."""
        topic, self.context.topic = self.context.topic, None
        self.context.fresh = topic is not None
        if name is None or topic is None or segment.opening not in (",", ":"):
            return name
        heads = self.lexicon.words["zh"]["head"]
        known = heads["bare"] if segment.opening == ":" else (*heads["noun"], *heads["bare"])
        return joined(topic, name) if name[0] in known else name

    def _of_whole(self, name: Name | None, view: View, part: Script) -> Name | None:
        """其中，城市上涨0.5%; 总数达1130家; 全部建成的三万九千个: parts and sums of what was said."""
        words = self.lexicon.words["zh"]
        if name is None:
            return name
        if name[0] in words["things"]["group"]:
            if self.context.whole is not None:
                return joined(name, self.context.whole)
            return of_group(name, self.context, words) if view.subject else name
        if name[0] in words["head"]["total"] and view.segment.opening in (",", "、"):
            return joined(self.context.subject, name)
        if name[0] in words["head"]["standing"] and view.segment.values[0].token.code == "rank":
            return joined(self.context.subject, name)
        thing = self.context.whole or self.context.subject
        if thing is not None and leaves_out_its_noun(view, part):
            return joined((f"{name[0]}的", f"{name[1]}的"), thing)
        return name

    def _of_rate(self, name: Name | None) -> Name | None:
        """增速 alone is that of the subject before."""
        if name is not None and is_rate_noun(name[0], self.lexicon):
            return joined(without_rate(self.context.subject, self.lexicon), name)
        return name

    def _numbers(
        self,
        segment: Segment,
        rest: Sequence[Segment],
        part: Script,
        position: int,
        roles: Roles,
        before: Span | None,
    ) -> None:
        view = view_of(segment)
        plain = self._of_topic(own_name(view, part, self.release, self.lexicon), segment)
        earlier = is_previous(segment, rest, part) or self._is_aside(segment, roles, before)
        earlier = (
            earlier or is_one_more_earlier(segment, self.context) or is_contrasted(segment, roles, before)
        )
        plain = None if earlier and is_compared_side(view, part) else pointed_at(plain, self.context)
        if (
            plain is not None
            and plain[0] in RESULTS
            and (earlier or self._is_result_of(self.context.subject))
        ):
            plain = None
        own, carried_over = self._of_rate(self._of_whole(plain, view, part)), self.context.subject
        led = bool(segment.left) and segment.left[0].text == "继"
        if own is None and (self.context.subject is None or led):
            self.context.subject = self._ahead(rest, part)
        names = self._queued(segment, own) or self._spread(segment, own, own != plain, rest, part)
        self._hold_on(segment, roles, earlier, own)
        averaged = gathers(segment) or any(t.has("basis", "average_annual") for t in segment.left)
        at = when(segment, roles, self.context, averaged, earlier)
        at = at_a_day(at, segment, rest)
        dated = dealt(at, roles, segment, self.context)
        if self.context.queue and roles.base is not None:
            self.context.compared = roles.base
        for index, case in enumerate(self._cases(segment, view, part, own, same_list(segment, rest))):
            if names is not None:
                case.own, case.listed = names[index], True
            self._number(case, segment.values[index], dated[index], position, roles)
        if own != plain and not self._is_group(plain):
            self.context.subject = carried_over
        elif names is not None and own is not None:
            self.context.subject = own

    def _is_group(self, name: Name | None) -> bool:
        """农村17832元，增长6.4%: what grew is that of the other group."""
        return name is not None and name[0] in self.lexicon.words["zh"]["things"]["group"]

    def _hold_on(self, segment: Segment, roles: Roles, earlier: bool, own: Name | None) -> None:
        """比2002年的10.4万吨增长…, 累计…，增长…: what clauses without a subject go on with."""
        self.context.to_date |= gathers(segment)
        if earlier and roles.base is not None:
            self.context.compared = roles.base
        elif own is not None or roles.main:
            self.context.compared = None
            self.context.to_date = gathers(segment)

    def _is_aside(self, segment: Segment, roles: Roles, before: Span | None) -> bool:
        """（2025年：25港仙）: in brackets, the value of an earlier time."""
        now = roles.own or self.context.span
        before = before or self.context.section or self.context.title
        if not segment.depth or not segment.left or before is None or now is None:
            return False
        last, earlier = before.period.last, now.period.last
        only = all(t.kind == PERIOD or t.text in UP_TO or says_no_other(t) for t in segment.left)
        return only and last is not None and earlier is not None and earlier < last

    def _is_result_of(self, subject: Name | None) -> bool:
        """归母净利润…, 盈利65亿元: the word of how a profit came out names nothing of its own."""
        return subject is not None and subject[0].endswith("利润")

    def _cases(
        self, segment: Segment, view: View, part: Script, own: Name | None, following: Mention | None
    ) -> list[Case]:
        mentions = with_units([m for v in segment.values if (m := v.token.mention) is not None], following)
        return [
            Case(mention, view, self.context, part, self.release, self.lexicon, own, segment.depth > 0)
            for mention in mentions
        ]

    def _ahead(self, rest: Sequence[Segment], part: Script) -> Name | None:
        """A number before its subject: the noun phrase of the next clause (继上月录得…后, 出口…)."""
        following = next((segment for segment in rest if segment.values), None)
        return own_name(view_of(following), part, self.release, self.lexicon) if following else None

    def _number(self, case: Case, value: Value, at: When, position: int, roles: Roles) -> None:
        """One number: a figure, or a reason why not."""
        case.mention = completed(case)
        reason = reason_against(case)
        if reason is not None:
            self.skip(*case.script.raw(case.mention.start, case.mention.end), reason)
            if reason == "marks-crossed":
                self.context.subject = case.named(case.view.subject) or self.context.subject
                return
            if case.bracketed and self.context.subject is not None:
                return
            noun = case.view.noun
            own = case.own if case.own == case.named(case.view.subject) else None
            named = with_noun(case, noun) if noun is not None and noun.kind == "noun" else own
            self.context.subject = named or self.context.subject
            return
        if self.context.forewarned and case.mention.high is not None and at.nature is Nature.ACTUAL:
            at = replace(at, nature=Nature.FORECAST, nature_from="业绩预告")
        outcome = read_measure(case)
        at = timed(at, case, outcome, roles)
        made = figure(case, outcome, value, at, position)
        self.figures.append(made)
        grown = made.measure is Measure.GROWTH_RATE
        if grown and made.basis is not None and made.basis.value in _STEPWISE:
            self.context.basis = made.basis.value
        self.context.past.append(past_of(outcome, case, at, made.unit))
        carried(self.context, outcome, case)

    def _queued(self, segment: Segment, own: Name | None) -> list[Name | None] | None:
        """分别增长8.2%、下降11.6%: the value of the second clause is the second subject's."""
        queue, count = self.context.queue, len(segment.values)
        self.context.queue = queue[count:]
        return list(queue[:count]) if queue and own is None and count <= len(queue) else None

    def _spread(
        self, segment: Segment, own: Name | None, rate: bool, rest: Sequence[Segment], part: Script
    ) -> list[Name | None] | None:
        """A subject for each value: parts of the phrase, or the subjects of the values before."""
        count = len(segment.values)
        each = any(t.has("spread", "each") or (t.text == "各" and count > 1) for t in segment.left)
        more = clauses_of_one_list(rest)
        if each and more and own is not None:
            parts = split(own, count + more, self.lexicon)
            if parts is not None:
                self.context.queue = parts[count:]
                return list(parts[:count])
        if each and more and own is None and (before := self._before(count + more)) is not None:
            self.context.queue = [name for name in before[count:] if name is not None]
            return before[:count]
        bases = sum(t.kind == PERIOD for t in segment.left)
        if count < 2 or (own is not None and not each) or (own is None and bases >= count):
            return None
        if own is None and says_twice(segment):
            return None
        source = own or (self.context.subject if each else None)
        parts = split(source, count, self.lexicon) if source is not None else None
        if parts is None and own is not None and not rate:
            shared = shared_out(segment, own, count, part, self.release, self.lexicon)
            return list(shared) if shared is not None else None
        return list(parts) if parts is not None else self._before(count)

    def _before(self, count: int) -> list[Name | None] | None:
        """The last ``count`` subjects, where each had a value of its own."""
        names = [past.base for past in self.context.past[-count:]]
        if len(names) < count or None in names or len(set(names)) < count:
            return None
        return list(names)
