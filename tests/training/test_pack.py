"""What the rulebook says of people: cited, whole, and in words that put nothing on a child."""

import re
from dataclasses import replace

import pytest

from wayhome.packs import load
from wayhome.rulebook.checks import check_pack
from wayhome.rulebook.competence import QuestionSet, Requirement, Scenario
from wayhome.rulebook.pack import Pack

BASIS = {"source": "FORCE-PRACTICE", "provision": "a test", "strength": "local_choice", "seen": "not_seen"}
# Assembled, so that this file does not hold what it looks for.
ON_THE_CHILD = re.compile(
    r"\b(?:cho"
    r"se|choo"
    r"ses?|consen"
    r"t\w*|abs"
    r"cond\w*|promisc\w*|street"
    r"wise|boyfr"
    r"iend|lifestyle)\b"
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load("england-wales")


@pytest.fixture(scope="module")
def links(pack: Pack) -> QuestionSet:
    return pack.question_sets["missing_and_exploitation"]


def asking(**given: object) -> Requirement:
    return Requirement.model_validate({"id": "a_test", "title": "A test", "basis": BASIS, **given})


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"competences": ["nothing"]}, "a_test: asks for nothing, which is no competence of the pack."),
        ({"understanding": ["nothing"]}, "a_test: asks for nothing, which is no set of questions of the pack."),
        ({"acts": ["nothing"]}, "a_test: asks for nothing, which is no act of the pack."),
        ({"asked_by": "NO-1"}, "a_test: is asked for by NO-1, which is no rule of the pack."),
    ],
)
def test_an_act_asks_for_what_the_rulebook_holds(pack: Pack, given: dict[str, object], said: str) -> None:
    wrong = replace(pack, requires={"a_test": asking(**given)})

    assert said in {fault.words for fault in check_pack(wrong)}


def question(**given: object) -> dict[str, object]:
    answers = [{"id": "a", "words": "One"}, {"id": "b", "words": "Two"}, {"id": "c", "words": "Three"}]
    asked = {"id": "ME-01", "situation": "It is", "asks": "Is it?", "answers": answers, "right": "a", "why": "So."}
    return {**asked, "basis": BASIS, **given}


def asked_as(*questions: dict[str, object], right: int = 1) -> QuestionSet:
    span = {"months": 12, "basis": BASIS}
    return QuestionSet.model_validate(
        {
            "id": "links", "title": "how it is", "right_at_least": right, "every": span,
            "again_after": {"hours": 24, "basis": BASIS}, "questions": questions, "basis": BASIS,
        }
    )  # fmt: skip


def test_a_question_without_its_right_answer_is_refused() -> None:
    with pytest.raises(ValueError, match="the right one among them"):
        asked_as(question(right="d"))
    with pytest.raises(ValueError, match="three different answers or more"):
        asked_as(question(answers=[{"id": "a", "words": "One"}, {"id": "b", "words": "Two"}]))


def test_two_questions_of_one_name_and_a_mark_that_nobody_reaches_are_refused() -> None:
    with pytest.raises(ValueError, match="two questions have the same name"):
        asked_as(question(), question())
    with pytest.raises(ValueError, match="more right answers are asked for than there are questions"):
        asked_as(question(), right=2)


def test_each_part_of_a_question_that_rests_on_nothing_is_refused(pack: Pack, links: QuestionSet) -> None:
    first = links.questions[0]
    bare = first.model_copy(update={"basis": first.basis.model_copy(update={"source": "NOWHERE"})})
    changed = links.model_copy(update={"questions": (bare, *links.questions[1:])})
    wrong = replace(pack, question_sets={links.id: changed})

    assert f"{links.id}: cites NOWHERE, which is not a source of the pack." in {one.words for one in check_pack(wrong)}


def test_the_questions_are_few_enough_to_be_answered_and_some_decide(links: QuestionSet) -> None:
    assert 12 <= len(links.questions) <= 20
    assert len(links.deciding) == 5
    assert links.right_at_least < len(links.questions)
    assert all(3 <= len(each.answers) <= 4 for each in links.questions)


def test_the_right_answer_stands_in_every_place(links: QuestionSet) -> None:
    places = [each.right for each in links.questions]

    assert {"a", "b", "c"} == set(places)
    assert max(places.count(place) for place in set(places)) <= len(places) // 2


def test_no_situation_answer_or_reason_puts_what_was_done_to_a_child_on_the_child(links: QuestionSet) -> None:
    said = [
        words
        for each in links.questions
        for words in (each.situation, each.asks, each.why, *(one.words for one in each.answers))
    ]

    assert [words for words in said if ON_THE_CHILD.search(words.lower())] == []
    assert ON_THE_CHILD.search("she cho" + "se to go")


def test_right_answers_do_not_give_themselves_away_by_being_the_longest(links: QuestionSet) -> None:
    longest = [each.id for each in links.questions if len(right(each)) == max(len(a.words) for a in each.answers)]

    assert len(longest) <= len(links.questions) // 3, longest


def right(each: Scenario) -> str:
    return next(one.words for one in each.answers if one.id == each.right)


def test_how_long_a_check_lasts_is_what_the_duty_to_repeat_it_says(pack: Pack, links: QuestionSet) -> None:
    (again,) = pack.duties["WF-02"].then_within

    assert again.months == links.every.months


def test_every_way_in_which_grading_may_be_gated_raises_training(pack: Pack) -> None:
    raised = {match.event for rule in pack.duties.values() if rule.id.startswith("WF-") for match in rule.raised_by}

    assert raised == {
        "workforce.competence_recorded", "workforce.competence_withdrawn",
        "workforce.understanding_checked", "workforce.grading_finding_made",
    }  # fmt: skip


def test_every_training_duty_ends_when_somebody_leaves(pack: Pack) -> None:
    rules = [rule for rule in pack.duties.values() if rule.scope == "officer"]

    assert rules
    assert all("workforce.officer_left" in {match.event for match in rule.ends_with} for rule in rules)


def test_our_own_intervals_say_that_they_are_ours(pack: Pack, links: QuestionSet) -> None:
    spans = [one.refresh for one in pack.competences.values() if one.refresh]

    assert {span.basis.strength.value for span in (*spans, links.every)} == {"design_default"}
    assert {one.id: one.refresh.months for one in pack.competences.values() if one.refresh} == {
        "missing_risk_grading": 24, "ce_cpd": 12, "vbl_aware": 12, "abe_child": 36
    }  # fmt: skip
