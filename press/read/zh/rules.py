"""Which measure is it? Rules in order, each with one question; the first answer holds."""

from __future__ import annotations

from collections.abc import Callable

from press.model import Measure
from press.read.zh import rules_change as change
from press.read.zh import rules_compare as compare
from press.read.zh import rules_rates as rates
from press.read.zh import rules_share as share
from press.read.zh.outcome import Case, Outcome


def read_measure(case: Case) -> Outcome:
    """What the number of ``case`` measures; always an answer, a level where nothing else is said."""
    for rule in RULES:
        outcome = rule(case)
        if outcome is not None:
            return outcome
    return Outcome("level", Measure.LEVEL, case.subject)


RULES: tuple[Callable[[Case], Outcome | None], ...] = (
    share.ratio_rule,
    compare.compared_rule,
    share.rank_rule,
    compare.part_of_earlier_rule,
    compare.conversion_rule,
    compare.contribution_rule,
    compare.contribution_goes_on_rule,
    compare.difference_rule,
    compare.difference_goes_on_rule,
    compare.since_then_rule,
    change.fold_rule,
    change.times_rule,
    share.mark_set_rule,
    share.stated_whole_rule,
    share.of_stated_whole_rule,
    share.share_rule,
    share.elliptic_rule,
    share.share_goes_on_rule,
    change.growth_noun_rule,
    rates.inflation_rule,
    rates.growth_outlook_rule,
    change.moves_to_rule,
    rates.other_growth_rule,
    change.growth_rule,
    change.signed_rule,
    change.change_rule,
    change.flow_rule,
    change.flow_goes_on_rule,
    change.transitive_rule,
    change.noun_amount_rule,
    change.noun_after_rule,
    share.equals_part_rule,
    share.part_of_after_rule,
    share.list_goes_on_rule,
    share.by_subject_rule,
)
