"""A story told again and again with more in it: what is owed is the same as derived afresh, with less asked for it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.duties.happenings import BEGINS, STEP, happening, histories, load_rules, rulebook
from tests.histories import at, told
from wayhome.application.duty_book import Timeless, Version, duties_known, learn, versions
from wayhome.duties import growing
from wayhome.duties.derive import DerivingRule, Rulebook, answer_of, derive
from wayhome.duties.duty import Duty as Owed
from wayhome.duties.examples import history
from wayhome.duties.facts import FACTS, fact_line
from wayhome.duties.growing import Growing
from wayhome.duties.in_force import Activation, InForce
from wayhome.duties.indicators import DISPUTED, HIT, MARKED, READ, RECORDED, TAKEN_BACK
from wayhome.duties.rules import Asked
from wayhome.duties.stories import stories, story_of
from wayhome.duties.story import EVERYTHING, GIVEN_APART, Story
from wayhome.kernel.ids import EventId, RecordId, Subject
from wayhome.record.effective import CORRECTED
from wayhome.record.envelope import Event, Value
from wayhome.record.vocabulary import latest
from wayhome.rulebook.schema import Duty

READING = (READ, DISPUTED, TAKEN_BACK, HIT, MARKED)
HORIZON = at("2026-09-01T00:00")
NATIONAL, EXAMPLES = "england-wales-2026.1", "examples-2026.1"
both_rulebooks = pytest.mark.parametrize("name", [NATIONAL, EXAMPLES])
some = settings(max_examples=settings().max_examples * 2 // 5)  # each example is a whole history, told at every step
TYPES_OF_FACTS = tuple(
    found
    for name in sorted({name for fact in FACTS.values() for name in fact.events} | {*READING, RECORDED})
    if (found := latest(name)) is not None
)
NAMING = ("text", "indicator", "duty", "hit", "corrects")  # fields that hold what another event is called
KEYS = ("line", "hit", "item", "requirement")  # fields that tell one duty of a rule from another
OTHER_CHILD, EPISODE = Subject("child:2"), Subject("episode:1")


@st.composite
def growing_histories(draw: st.DrawFn, name: str) -> list[list[Event]]:
    """Draw a history as it was written down, some at a time: late, about a second child, and corrected afterwards."""
    events = draw(histories(name, most=20))
    events += [draw(happening(TYPES_OF_FACTS, 500 + number)) for number in range(draw(st.integers(0, 8)))]
    events = [_of_another_child(event) if draw(st.integers(0, 6)) == 0 else event for event in events]
    events = [_naming(event, draw(st.sampled_from(events))) if draw(st.booleans()) else event for event in events]
    events = draw(st.permutations(events))
    events += [draw(_correction(events, 900 + number)) for number in range(draw(st.integers(0, 3)))]
    every = list(range(len(events)))
    ends = sorted({*draw(st.sets(st.sampled_from(every), max_size=12)), len(events) - 1})
    written = [replace(event, recorded_at=HORIZON + STEP * number) for number, event in enumerate(events)]
    return [written[: end + 1] for end in ends]


def _of_another_child(event: Event) -> Event:
    named = tuple(OTHER_CHILD if subject == "child:1" else subject for subject in event.subjects)
    return replace(event, subjects=named)


def _naming(event: Event, other: Event) -> Event:
    """Return an event whose fields that name another do name one of the history."""
    return replace(event, body={**event.body, **{name: other.id for name in NAMING if name in event.body}})


@st.composite
def _correction(draw: st.DrawFn, events: list[Event], number: int) -> Event:
    meant = draw(st.sampled_from(events))
    body: dict[str, Value] = draw(
        st.sampled_from(
            [
                {"kind": "entered_in_error"},
                {"kind": "wrong_time", "happened_at": (BEGINS + STEP * number).isoformat()},
                {"kind": "wrong_subject", "subjects": ("child:2",)},
                *({"kind": "wrong_field", "field": name, "value": 1} for name in KEYS if name in meant.body),
                *({"kind": "wrong_field", "field": name, "value": True} for name in KEYS if name in meant.body),
            ]
        )
    )
    return Event(
        id=EventId(f"e{number}"), record=RecordId(meant.record), type=CORRECTED, version=1, happened_at=HORIZON,
        recorded_at=HORIZON, subjects=meant.subjects, body={"corrects": meant.id, **body},
    )  # fmt: skip


@both_rulebooks
@given(data=st.data())
@some
def test_at_every_step_it_comes_to_what_is_derived_afresh(name: str, data: st.DataObject) -> None:
    every: dict[Subject, Growing] = {}

    for events in data.draw(growing_histories(name)):
        for subject, afresh in stories(events).items():
            grown = every.setdefault(subject, Growing(rulebook(name), horizon=HORIZON))
            assert grown.derive(story_of(subject, events)) == derive(afresh, rulebook(name), horizon=HORIZON), subject


@both_rulebooks
@pytest.mark.parametrize("late", [False, True], ids=["as it happened", "the last written first"])
def test_so_it_does_at_every_step_of_every_worked_example(name: str, late: bool) -> None:
    for rule in load_rules(name).values():
        for example in rule.examples:
            events = history(rule, example)
            growing_one(rulebook(name), subject_of(rule), events[::-1] if late else events)


def subject_of(rule: Duty) -> Subject:
    """Return the subject of which a rule's examples tell."""
    return Subject(f"{rule.scope}:1")


def growing_one(book: Rulebook, subject: Subject, events: list[Event]) -> None:
    """Tell a story one event at a time, and compare at each step."""
    grown = Growing(book, horizon=HORIZON)
    for number in range(1, len(events) + 1):
        written = events[:number]
        assert grown.derive(story_of(subject, written)) == derive(story_of(subject, written), book, horizon=HORIZON)


@both_rulebooks
@given(data=st.data())
@some
def test_what_became_known_when_is_what_is_learnt_of_each_moment_afresh(name: str, data: st.DataObject) -> None:
    *_, events = data.draw(growing_histories(name))
    deriving = Timeless(rulebook(name))

    for subject in stories(events):
        afresh: list[Version] = []
        for moment in sorted({event.recorded_at for event in events}):
            afresh = learn(afresh, duties_known(events, subject, deriving.duties, moment), moment)
        assert versions(events, subject, deriving) == afresh


def test_so_it_does_where_another_rulebook_came_in_force_meanwhile() -> None:
    events = _some_at_a_time("missing.reported", "risk.graded grade=high")
    both = InForce([
        Activation(at=BEGINS, rulebook=rulebook(NATIONAL)),
        Activation(at=BEGINS + STEP * 3, rulebook=rulebook(EXAMPLES)),
    ])  # fmt: skip
    derives = both.growing(horizon=HORIZON)

    for told_so_far in events:
        story = story_of(EPISODE, told_so_far)
        assert derives(story) == both.derive(story_of(EPISODE, told_so_far), horizon=HORIZON) != ()


def test_a_rule_is_asked_anew_only_where_what_it_looked_at_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _counting_what_is_asked(monkeypatch)
    grown = Growing(rulebook(NATIONAL), horizon=HORIZON)
    before, after = _some_at_a_time("missing.reported", "missing.item_obtained item=photo")

    grown.derive(story_of(EPISODE, before))
    at_first = len(asked)
    asked.clear()
    grown.derive(story_of(EPISODE, after))

    assert 0 < len(asked) < at_first / 3


def test_of_a_story_told_alike_nothing_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _counting_what_is_asked(monkeypatch)
    grown = Growing(rulebook(NATIONAL), horizon=HORIZON)
    (events,) = _some_at_a_time("missing.reported")

    first = grown.derive(story_of(EPISODE, events))
    asked.clear()

    assert grown.derive(story_of(EPISODE, events)) is first
    assert not asked


def test_what_is_looked_at_through_something_kept_counts_for_everybody_who_finds_it_kept() -> None:
    (events,) = _some_at_a_time("child.described nation=wales")
    story = story_of(Subject("child:1"), events)

    first, second = (story.watched(lambda: fact_line(story, "nation").at(HORIZON)) for _ in range(2))

    assert first == second == ("wales", frozenset({"child.described"}))


@pytest.mark.parametrize(("first", "second"), [("floor", "level"), ("factors", "factor.HR-EXPLOIT"), ("age", "age")])
def test_so_it_counts_for_another_fact_that_is_worked_out_of_it(first: str, second: str) -> None:
    (events,) = _some_at_a_time("missing.reported")
    (alone,) = _some_at_a_time("missing.reported")
    asked, unasked = (rulebook(NATIONAL).ask(story_of(EPISODE, each), HORIZON) for each in (events, alone))
    asked.story.watched(lambda: asked.value(first, HORIZON))

    found = asked.story.watched(lambda: asked.value(second, HORIZON))

    assert found == unasked.story.watched(lambda: unasked.value(second, HORIZON))
    assert found[1]


@pytest.mark.parametrize(
    ("all_of_them", "looked_at"), [("own", EVERYTHING), ("child", EVERYTHING), ("goes_on", GIVEN_APART)]
)
def test_whoever_goes_through_all_events_looks_at_everything(all_of_them: str, looked_at: str) -> None:
    (events,) = _some_at_a_time("missing.reported")
    story = story_of(EPISODE, events)

    assert story.watched(lambda: getattr(story, all_of_them))[1] == {looked_at}


def test_a_rule_that_fails_is_asked_again_and_nothing_is_kept_of_the_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = _some_at_a_time("missing.reported", "missing.item_obtained item=photo")
    grown = Growing(rulebook(NATIONAL), horizon=HORIZON)
    grown.derive(story_of(EPISODE, before))

    def fails(_rule: DerivingRule, _of: Asked, _settled: tuple[Owed, ...]) -> Iterable[Owed]:
        raise ZeroDivisionError("a rule is wrong")

    with monkeypatch.context() as wrong:
        wrong.setattr(growing, "answer_of", fails)
        with pytest.raises(ZeroDivisionError, match="a rule is wrong"):
            grown.derive(story_of(EPISODE, after))

    assert grown.derive(story_of(EPISODE, after)) == derive(
        story_of(EPISODE, after), rulebook(NATIONAL), horizon=HORIZON
    )


def test_neither_another_subject_nor_a_part_of_a_case_is_taken_for_the_story_before() -> None:
    (events,) = _some_at_a_time("missing.reported")
    grown = Growing(rulebook(NATIONAL), horizon=HORIZON)
    grown.derive(story_of(EPISODE, events))

    with pytest.raises(ValueError, match="child:1 is not told whole, or not the subject that was told of before"):
        grown.derive(story_of(Subject("child:1"), events))
    with pytest.raises(ValueError, match="episode:1 is not told whole, or not the subject that was told of before"):
        grown.derive(story_of(EPISODE, events).of_child("child:1"))


def test_stories_differ_in_to_whom_a_case_was_given_in_which_a_child_goes_on_and_in_one_and_true() -> None:
    (events,) = _some_at_a_time("missing.reported")
    one, true = ([replace(events[0], body={**events[0].body, "n": value})] for value in (1, True))

    assert Story(EPISODE, one).differs_from(Story(EPISODE, true)) == {"missing.reported", EVERYTHING}
    assert Story(EPISODE, one, (), one).differs_from(Story(EPISODE, one)) == {GIVEN_APART, EVERYTHING}


def test_a_text_that_is_not_told_here_may_come_with_any_type() -> None:
    (events,) = _some_at_a_time("missing.reported")
    story = story_of(EPISODE, events)

    assert story.watched(lambda: story.tells(events[0].id)) == (True, frozenset({"missing.reported"}))
    assert story.watched(lambda: story.tells("nobody-wrote-it")) == (False, frozenset({EVERYTHING}))


def test_stories_that_tell_alike_do_not_differ_and_others_say_in_which_types() -> None:
    before, after = _some_at_a_time("missing.reported", "child.described nation=england")
    story = story_of(EPISODE, before)

    assert story_of(EPISODE, before).differs_from(story) == frozenset()
    assert story_of(EPISODE, after).differs_from(story) == {"child.described", EVERYTHING}


def _some_at_a_time(*lines: str) -> list[list[Event]]:
    """Return what had been written down after each of some entries, an hour apart."""
    events = told(*(f"{BEGINS + STEP * number:%Y-%m-%dT%H:%M} {line}" for number, line in enumerate(lines)))
    return [events[: number + 1] for number in range(len(events))]


def _counting_what_is_asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the rules that are asked from now on, as they are asked."""
    asked: list[str] = []

    def answer(rule: DerivingRule, of: Asked, settled: tuple[Owed, ...]) -> Iterable[Owed]:
        asked.append(rule.duty.id)
        return answer_of(rule, of, settled)

    monkeypatch.setattr(growing, "answer_of", answer)
    return asked
