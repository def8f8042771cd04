"""A pack's questions, factors and floors are refused, with file, line and remedy, wherever they could lower a risk."""

import pytest

from wayhome.cli.pack import faults
from wayhome.packs import available, load
from wayhome.rulebook.pack import read_pack
from wayhome.rulebook.parse import PackFault

HEAD = """\
pack:
  name: test-1
  title: A test pack
  edition: one
  valid_from: 2026-01-01
  roles: {call_handler: call handler}
sources:
  OURS: {title: Our own choice, publisher: Wayhome, kind: local_choice, read_on: 2026-01-01}
"""
BASIS = "{source: OURS, provision: our choice, strength: local_choice, seen: text}"
RISK = f"""\
factors:
  - {{id: WEAPON, title: A weapon is involved, group: violence, basis: {BASIS}}}
  - {{id: UNKNOWN_CRITICAL, title: An open question, group: circumstances, basis: {BASIS}}}
  - {{id: MIT_SAFE, title: Confirmed to be safe, group: mitigator, basis: {BASIS}}}
questions:
  - id: weapon
    asks: Is a weapon involved?
    asked_by: call_handler
    decides: true
    states: {{answer: "yes", factors: WEAPON}}
    basis: {BASIS}
floors:
  - id: F-HIGH
    title: A weapon
    level: high
    factors: [WEAPON]
    basis: {BASIS}
    examples:
      - {{name: A weapon, answers: {{weapon: "yes"}}, holds: true}}
      - {{name: None known, answers: {{weapon: unknown}}, holds: false}}
  - {{id: F-REST, title: Every other child, level: medium, unless: [F-SAFE], basis: {BASIS}}}
  - {{id: F-SAFE, title: Confirmed, level: low, every_factor: [MIT_SAFE], basis: {BASIS}}}
"""


def said(risk: str = RISK, head: str = HEAD) -> list[str]:
    try:
        pack = read_pack({"pack.yaml": head, "risk.yaml": risk})
    except PackFault as broken:
        return [str(fault) for fault in broken.faults]
    return [str(fault) for fault in faults(pack, {})]


def test_a_good_pack_has_no_fault() -> None:
    assert said() == []


@pytest.mark.parametrize("name", available())
def test_every_packaged_question_factor_and_floor_is_as_it_should_be(name: str) -> None:
    assert [str(fault) for fault in faults(load(name), {})] == []


WHEN = "level: high\n    when: {%s}"
COUNTS = "level: high\n    counts_when: {%s}"
MISTAKES = [
    ("    states", "    sates", "is not a key that may stand here", "mend its spelling"),
    ("id: weapon", "id: dance", "risk.yaml:6: dance: is a question whose answer no event can", "question_answered"),
    ("asked_by: call_handler", "asked_by: king", "asked by the role king, which has no words.", "Add it under roles"),
    ("factors: WEAPON", "factors: LUCK", "weapon: names LUCK, which is not a factor", "Add it under factors"),
    ("factors: WEAPON", "factors: MIT_SAFE", "weapon: states MIT_SAFE by an answer", "what an informant says confirms"),
    ("factors: WEAPON", "factors: UNKNOWN_CRITICAL", "states UNKNOWN_CRITICAL by an answer", "what was left open"),
    ("id: UNKNOWN_CRITICAL", "id: OPEN", "weapon: decides, and the pack has no factor", "Add UNKNOWN_CRITICAL"),
    ('answer: "yes"', "answer: unknown", "questions.0.states.0.answer", "It reads 'unknown'; mend it."),
    ("factors: [WEAPON]", "factors: [LUCK]", "F-HIGH: names LUCK, which is not a factor", "Add it under factors"),
    ("factors: [WEAPON]", "factors: [WEAPON, MIT_SAFE]", "F-HIGH: makes the risk high on MIT_SAFE", "Leave it out."),
    ("level: high", "level: high\n    unless: [F-SAFE]", "F-HIGH: is high and gives way", "Remove unless."),
    ("unless: [F-SAFE]", "unless: [F-NONE]", "gives way to F-NONE, which is not a lower floor", "lower level"),
    ("unless: [F-SAFE]", "unless: [F-HIGH]", "gives way to F-HIGH, which is not a lower floor", "lower level"),
    ("every_factor: [MIT_SAFE]", "every_factor: [WEAPON]", "not rest on confirmed mitigators alone", "Rest it on"),
    (", every_factor: [MIT_SAFE]", "", "F-SAFE: lets F-REST give way and does not rest on confirmed", "Rest it on"),
    (
        "every_factor: [MIT_SAFE]", 'every_factor: [MIT_SAFE], when: {answer.weapon: "no"}',
        "does not rest on confirmed mitigators alone", "facts that were set",
    ),
    ("level: high", COUNTS % "MIT_SAFE: {luck: 7}", "says when MIT_SAFE counts, which is none", "under factors"),
    ("level: high", COUNTS % "WEAPON: {luck: 7}", "tests the fact luck, which nobody declared", "list of facts"),
    ("level: high", COUNTS % "WEAPON: {reports: {below: 3}}", "tests reports in a way that", "a count of at_least"),
    ("level: high", WHEN % "luck: 7", "F-HIGH: tests the fact luck, which nobody declared", "See the list of facts."),
    ("level: high", WHEN % "answer.dance: [no]", "tests answer.dance, which is not a question", "under questions"),
    ("level: high", WHEN % "answer.weapon: {not: [yes]}", "tests answer.weapon in a way that more knowledge", "a yes"),
    ("level: high", WHEN % "answer.weapon: {one_of: [yes], or_unknown: true}", "tests answer.weapon in a way", "a no"),
    ("level: high", WHEN % "factor.WEAPON: [no]", "tests factor.WEAPON in a way that more knowledge", "Test that it"),
    ("level: high", WHEN % "reports: {below: 3}", "tests reports in a way that more", "a count of at_least"),
    ("answers: {weapon: unknown}", "answers: {weapon: maybe}", "answers weapon with maybe", "one of yes, no, unknown"),
    ("answers: {weapon: unknown}", "answers: {dance: unknown}", "answers dance with unknown", "a question of the pack"),
    ("answers: {weapon: unknown}, holds: false", "known: {luck: 7}, holds: false", "knows the fact luck", "of facts"),
    ("answers: {weapon: unknown}, holds: false", "holds: true", "examples that all come out the same", "not holding"),
    ("answers: {weapon: unknown}", 'answers: {weapon: "yes"}', "F-HIGH, None known: the floor holds", "Mend the floor"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "words", "remedy"), MISTAKES)
def test_a_mistake_is_refused_and_says_what_would_mend_it(right: str, wrong: str, words: str, remedy: str) -> None:
    assert right in RISK

    told = "\n".join(said(RISK.replace(right, wrong, 1)))

    assert words in told
    assert remedy in told


@pytest.mark.parametrize("entry", ["group: violence", "asked_by: call_handler", "level: low, every_factor: [MIT_SAFE]"])
def test_an_uncited_factor_question_or_floor_does_not_load(entry: str) -> None:
    before, found, after = RISK.partition(entry)
    uncited = after.replace(f", basis: {BASIS}", "", 1) if "basis" in after.split("\n")[0] else after
    uncited = uncited.replace(f"    basis: {BASIS}\n", "", 1) if uncited == after else uncited

    assert found
    assert any("basis is missing: an uncited value does not load" in one for one in said(before + found + uncited))


def test_a_source_that_a_question_cites_must_be_one_of_the_pack() -> None:
    told = said(
        RISK.replace("factors: WEAPON}\n    basis: {source: OURS", "factors: WEAPON}\n    basis: {source: NONE")
    )

    assert any("weapon: cites NONE, which is not a source of the pack" in one for one in told)
