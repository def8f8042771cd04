"""Lines of enquiry and competences in a pack: cited, and held against the factors, questions and rules there are."""

from dataclasses import replace

import pytest

from wayhome.duties.checks import check_against_vocabulary
from wayhome.packs import load
from wayhome.rulebook.checks import check_pack
from wayhome.rulebook.competence import Competence
from wayhome.rulebook.enquiries import LineOfEnquiry
from wayhome.rulebook.pack import Pack

BASIS = {"source": "FORCE-PRACTICE", "provision": "a test", "strength": "local_choice", "seen": "not_seen"}


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load("england-wales")


def with_line(pack: Pack, **first: object) -> Pack:
    line = LineOfEnquiry.model_validate(
        {"id": "ML-99", "title": "A test line", "why": "It may show it.", "first": first, "basis": BASIS}
    )
    return replace(pack, lines={line.id: line})


def faults(pack: Pack) -> list[str]:
    return [fault.words for fault in (*check_against_vocabulary(pack), *check_pack(pack)) if "ML-99" in fault.words]


def test_a_line_rests_on_facts_answers_and_factors_that_there_are(pack: Pack) -> None:
    assert (
        faults(with_line(pack, because="so it is", when={"level": "high", "answer.phone": "yes"}, factors=["CSE"]))
        == []
    )
    assert faults(with_line(pack, because="so it is", factors=["NOBODY"])) == [
        "ML-99: names NOBODY, which is not a factor of the pack."
    ]
    assert faults(with_line(pack, because="so it is", when={"nothing": "yes"})) == [
        "ML-99: tests the fact nothing, which nobody declared."
    ]
    assert faults(with_line(pack, because="so it is", when={"answer.nothing": "yes"})) == [
        "ML-99: tests answer.nothing, which is not a question of the pack."
    ]


def test_a_competence_names_the_rule_that_asks_for_it(pack: Pack) -> None:
    code = {"id": "ML-99".lower().replace("-", "_"), "title": "A test", "asked_by": "NO-RULE", "basis": BASIS}
    competence = Competence.model_validate(code)
    wrong = replace(pack, competences={competence.id: competence})

    assert "ml_99: is asked for by NO-RULE, which is no rule of the pack." in {one.words for one in check_pack(wrong)}


def test_every_line_of_the_national_catalogue_says_what_it_may_show_and_when_it_comes_first(pack: Pack) -> None:
    assert list(pack.lines) == [f"ML-{number:02}" for number in range(1, 31)]
    assert all(line.first and line.why.endswith(".") for line in pack.lines.values())
    perishable = {line.id for line in pack.lines.values() if line.ask_within_hours}
    assert {"ML-04", "ML-05", "ML-07", "ML-10"} <= perishable
    assert all(pack.lines[one].lost.endswith(".") for one in perishable)


def test_the_training_to_grade_is_named_with_whose_words_it_is(pack: Pack) -> None:
    competence = pack.competences["missing_risk_grading"]

    assert competence.asked_by == "MC-11"
    assert competence.basis.strength.words == "inspection finding"
