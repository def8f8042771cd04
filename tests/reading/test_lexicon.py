"""Every rule of the reading pack shows in its own examples that it finds what it means and nothing else."""

import pytest

from wayhome.packs import lexicon, reader
from wayhome.reading.risk import read_risk
from wayhome.reading.schema import RiskRule, WordingRule
from wayhome.reading.wording import read_wording

WORDING, RISK = lexicon().wording, lexicon().risk


@pytest.mark.parametrize("rule", WORDING, ids=[rule.id for rule in WORDING])
def test_words_about_a_child_are_pointed_out_where_the_rule_says_and_nowhere_else(rule: WordingRule):
    engine = reader()

    assert [text for text in rule.hit if not read_wording(engine, text)] == []
    assert [text for text in rule.miss if read_wording(engine, text)] == []


@pytest.mark.parametrize("rule", RISK, ids=[rule.id for rule in RISK])
def test_a_risk_factor_is_found_where_the_rule_says_and_nowhere_else(rule: RiskRule):
    assert [text for text in rule.hit if not _states(rule, text)] == []
    assert [text for text in rule.miss if _states(rule, text)] == []


def _states(rule: RiskRule, text: str) -> bool:
    found = read_risk(reader(), text, where=rule.read_in[0], system=(*rule.of_systems, "")[0])
    return any(one.factor == rule.factor and not one.set_aside for one in found)
