"""Duties kept with both kinds of time: live, caught up, made again and derived from scratch always agree."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import cache
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores.acts import MIDNIGHT, counting, entry, graded, located, record_of, reported
from tests.stores.databases import known_to_django, opened_safely
from tests.stores.duty_book import DutyBook
from tests.stores.test_rebuilding import everything_in
from wayhome.application.activating import activate
from wayhome.application.drafts import Draft, Entry
from wayhome.application.duty_book import Deriving, LoadedWhenNeeded, Timeless, duties_known
from wayhome.application.entering import enter, enter_all
from wayhome.application.rebuilding import catch_up, everything, rebuild
from wayhome.duties.derive import Rulebook
from wayhome.duties.duty import Duty, Status
from wayhome.duties.in_force import Derives
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject, subject
from wayhome.packs import load
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import Fact, check
from wayhome.store import opening
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.models import DutyScope
from wayhome.store.opening import projections
from wayhome.store.projections.duties import SLICE, Bound, Duties, derived_under
from wayhome.store.projections.duty_rows import WRITTEN

HOUR = timedelta(hours=1)
CHILDREN, EPISODES = ("1", "2"), ("1", "2", "3")
TIGHT, WIDE = Bound(subjects=1, events=4), Bound()


@cache
def deriving() -> Timeless:
    return Timeless(Rulebook(load("examples-2026.1")))


def opened(using: str, bound: Bound = WIDE) -> DatabaseLedger:
    """Open a record whose duties are those of the examples' rulebook."""
    others = [projection for projection in projections(using) if not isinstance(projection, Duties)]
    return DatabaseLedger(using, [*others, Duties(using, deriving(), bound)])


def book(ledger: DatabaseLedger) -> DutyBook:
    return DutyBook(ledger.using, deriving())


def in_force(kept: DatabaseLedger) -> DutyBook:
    """Return what is kept, under what the record says is in force."""
    return DutyBook(kept.using, opening.deriving(django_settings.PACK, kept.using))


def imported(fact: Fact, *, happened: int, recorded: int, name: str, subjects: Sequence[Subject]) -> Draft:
    """Draft an event that brings its id and its time of entry, in hours after midnight."""
    return Draft(
        fact=fact,
        happened_at=MIDNIGHT + HOUR * happened,
        recorded_at=MIDNIGHT + HOUR * recorded,
        subjects=tuple(subjects),
        id=EventId(name),
    )


def in_order(duties: Sequence[Duty]) -> list[str]:
    return sorted(WRITTEN.dump_json(duty).decode() for duty in duties)


REPORT = ("missing.reported", {"informant": "parent"})
SAYINGS = st.sampled_from([
    REPORT,
    ("risk.graded", {"grade": "high"}),
    ("risk.graded", {"grade": "low"}),
    ("missing.child_located", {}),
    ("missing.prevention_interview_held", {"mode": "in_person"}),
    ("partner.return_interview_held", {}),
    ("child.described", {"care_status": "looked_after", "nation": "england"}),
    ("child.described", {"nation": "wales"}),
    ("child.exploitation_flag_set", {"kind": "criminal", "confidence": "suspected"}),
    ("missing.episode_closed", {}),
])  # fmt: skip
CORRECTIONS: st.SearchStrategy[dict[str, Any]] = st.sampled_from([
    {"kind": "entered_in_error"},
    {"kind": "wrong_time", "happened_at": "2026-03-02T02:00:00Z"},
    {"kind": "wrong_subject", "subjects": ["child:2", "episode:3"]},
    {"kind": "wrong_subject", "subjects": ["child:1"]},
    {"kind": "wrong_field", "field": "grade", "value": "medium"},
])  # fmt: skip
ONE_OR_TWO = st.sampled_from([
    check("child.records_joined", 1, {"keeps": "child:1"}),
    check("child.records_joined", 1, {"keeps": "child:2"}),
    check("child.records_parted", 1, {}),
])  # fmt: skip
HOURS = st.integers(0, 120)


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Draw acts on a few children and episodes, entered late or early, with corrections before or after the mistake.

    At times two children are said to be one, or two after all.
    """
    entries = []
    for number in range(draw(st.integers(3, 12))):
        child, episode = draw(st.sampled_from(("1", *CHILDREN))), draw(st.sampled_from(("1", *EPISODES)))
        kind = draw(st.integers(0, 6))
        if kind == 4:
            corrects = f"e{draw(st.integers(0, 12))}"
            fact = check("record.corrected", 1, {"corrects": corrects, **draw(CORRECTIONS)})
            subjects = draw(st.sampled_from([(), (subject("child", child),)]))
        elif kind == 5:
            fact, subjects = draw(ONE_OR_TWO), (subject("child", "1"), subject("child", "2"))
        else:
            name, fields = draw(SAYINGS) if number else REPORT
            fact = check(name, 1, fields)
            about_child = not fact.event_type.name.startswith(("missing.", "risk.graded", "partner."))
            subjects = (subject("child", child), *(() if about_child else (subject("episode", episode),)))
        in_turn = st.integers(10 * number, 10 * number + 12)
        recorded = draw(st.one_of(in_turn, in_turn, HOURS))
        one = imported(fact, happened=draw(HOURS), recorded=recorded, name=f"e{number}", subjects=subjects)
        entries.append(Entry(record=record_of(episode), drafts=(one,)))
    return entries


def agrees_at(
    moments: Iterable[datetime], ledger: DatabaseLedger, events: Sequence[Event], scopes: Sequence[Subject]
) -> None:
    """Check what a record answers for each moment against what its events come to, straight from all of them."""
    for moment in moments:
        expected = [duty for scope in scopes for duty in duties_known(events, scope, deriving().duties, moment)]
        assert in_order(book(ledger).known(scopes, at=moment)) == in_order(expected), moment


@contextmanager
def copies(migrated: Path, folder: Path, bound: Bound) -> Iterator[DatabaseLedger]:
    with known_to_django(opened_safely(f"sqlite:///{shutil.copy(migrated, folder / 'copy')}")) as alias:
        yield opened(alias, bound)


@given(
    acts=histories(),
    cuts=st.one_of(st.just(range(12)), st.lists(st.integers(0, 12), max_size=3)),
    bound=st.sampled_from([TIGHT, WIDE]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_kept_is_always_what_the_events_come_to(
    migrated_sqlite: Path, tmp_path: Path, acts: list[Entry], cuts: Sequence[int], bound: Bound
) -> None:
    with copies(migrated_sqlite, tmp_path, bound) as ledger:
        edges = sorted({0, *(cut for cut in cuts if cut < len(acts)), len(acts)})
        for start, end in pairwise(edges):
            enter_all(acts[start:end], ledger=ledger, supplies=counting(name=f"from {start}"))
        events = [kept.sealed.event for kept in everything(ledger) if kept.sealed]
        scopes = sorted({named for event in events for named in event.subjects})
        moments = {event.recorded_at + late for event in events for late in (-HOUR / 2, HOUR * 0, HOUR / 2)}

        agrees_at(moments, ledger, events, scopes)
        for projection in ledger.projections:
            projection.catch_up()
        caught_up = everything_in(ledger.using)
        agrees_at(moments, ledger, events, scopes)
        rebuild(ledger)
        assert everything_in(ledger.using) == caught_up


def test_what_was_known_then_is_asked_of_rows_and_not_of_a_replay(kept: DatabaseLedger) -> None:
    ledger, episode = opened(kept.using), subject("episode", "1")
    about = (subject("child", "1"), episode)
    enter(entry(reported()), ledger=ledger, supplies=counting(start=MIDNIGHT))
    late = imported(graded(), happened=0, recorded=5, name="late", subjects=about)
    enter(Entry(record=record_of("1"), drafts=(late,)), ledger=ledger, supplies=counting(name="later"))

    before = {duty.obligation: duty for duty in book(ledger).known([episode], at=MIDNIGHT + 4 * HOUR)}
    after = {duty.obligation: duty for duty in book(ledger).known([episode], at=MIDNIGHT + 6 * HOUR)}

    assert before["GRADE_INITIAL"].status_at(MIDNIGHT + 4 * HOUR) is Status.OVERDUE
    assert after["GRADE_INITIAL"].status_at(MIDNIGHT + 4 * HOUR) is Status.MET


def test_an_entry_that_touches_too_much_leaves_the_rest_stale_and_still_answered(kept: DatabaseLedger) -> None:
    ledger, supplies = opened(kept.using, TIGHT), counting()
    enter_all([entry(reported(), episode=episode) for episode in EPISODES], ledger=ledger, supplies=supplies)
    stale = DutyScope.objects.using(kept.using).filter(under="")
    assert stale.count() == 2
    day = MIDNIGHT + 24 * HOUR
    asked = [subject("episode", episode) for episode in EPISODES]
    answered = book(ledger).known(asked, at=day)

    with ledger.pen():
        caught = {projection.name: projection.catch_up() for projection in ledger.projections}

    assert caught["duties"] == sum(caught.values()) == 2
    assert stale.count() == 0
    assert book(ledger).known(asked, at=day) == answered
    assert {duty.scope for duty in answered} == set(asked)


def test_a_child_described_in_one_record_changes_what_every_case_of_the_child_owes(kept: DatabaseLedger) -> None:
    ledger, supplies = opened(kept.using), counting()
    for episode in ("1", "2"):
        enter(entry(reported(), located(), episode=episode), ledger=ledger, supplies=supplies)
    asked = [subject("episode", "1"), subject("episode", "2")]
    before = book(ledger).known(asked, at=MIDNIGHT + HOUR)
    described = check("child.described", 1, {"nation": "wales"})
    alone = Draft(fact=described, happened_at=MIDNIGHT, subjects=(subject("child", "1"),))

    enter(Entry(record=record_of("child"), drafts=(alone,)), ledger=ledger, supplies=supplies)

    events = [kept_.sealed.event for kept_ in everything(ledger) if kept_.sealed]
    expected = [duty for scope in asked for duty in duties_known(events, scope, deriving().duties, MIDNIGHT + HOUR)]
    assert in_order(book(ledger).known(asked, at=MIDNIGHT + HOUR)) == in_order(expected)
    assert before


class Faulty(Timeless):
    """Derivation with a rule that fails on one type of event."""

    def duties(self, story: Story) -> tuple[Duty, ...]:
        failing_on_a_return(story)
        return super().duties(story)

    def growing(self) -> Derives:
        derives = super().growing()
        return lambda story: derives(failing_on_a_return(story))


def failing_on_a_return(story: Story) -> Story:
    """Return a story that tells of no return; fail on any other."""
    if "missing.child_located" in story.types:
        raise ZeroDivisionError("a rule is wrong")
    return story


def with_deriving(kept: DatabaseLedger, using: Deriving) -> DatabaseLedger:
    others = [projection for projection in projections(kept.using) if not isinstance(projection, Duties)]
    return DatabaseLedger(kept.using, [*others, Duties(kept.using, using)])


def test_an_entry_is_never_turned_away_because_a_rule_is_wrong(
    kept: DatabaseLedger, caplog: pytest.LogCaptureFixture
) -> None:
    faulty, supplies = Faulty(Rulebook(load("examples-2026.1"))), counting()
    ledger = with_deriving(kept, faulty)
    enter(entry(reported(), episode="2"), ledger=ledger, supplies=supplies)

    enter(entry(reported(), located(), episode="1"), ledger=ledger, supplies=supplies)

    assert ledger.read(record_of("1")).sequence == 2
    assert "What is owed for episode:1 cannot be derived: it is left stale." in caplog.text
    with pytest.raises(ZeroDivisionError):
        DutyBook(kept.using, faulty).known([subject("episode", "1")], at=MIDNIGHT + HOUR)
    assert DutyBook(kept.using, faulty).known([subject("episode", "2")], at=MIDNIGHT + HOUR)
    assert mended(kept) == everything_known(kept)


def everything_known(kept: DatabaseLedger) -> list[str]:
    """Return what every episode comes to, straight from the events."""
    events = [each.sealed.event for each in everything(kept) if each.sealed]
    scopes = [subject("episode", "1"), subject("episode", "2")]
    derives = deriving().duties
    return in_order([duty for scope in scopes for duty in duties_known(events, scope, derives, MIDNIGHT + HOUR)])


def mended(kept: DatabaseLedger) -> list[str]:
    """Return what every episode comes to once the rules are right and what was left has been caught up."""
    ledger = opened(kept.using)
    catch_up(ledger)
    return in_order(book(ledger).known([subject("episode", "1"), subject("episode", "2")], at=MIDNIGHT + HOUR))


def test_an_entry_is_taken_when_the_rulebook_cannot_even_be_read(
    kept: DatabaseLedger, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> Deriving:
        raise LookupError("There is no pack of that name.")

    ledger = with_deriving(kept, LoadedWhenNeeded(broken))

    enter(entry(reported()), ledger=ledger, supplies=counting())

    assert ledger.read(record_of("1")).sequence == 1
    assert "The rulebook cannot be used" in caplog.text
    assert mended(kept) == everything_known(kept)


def test_what_is_derived_under_is_named_by_the_rulebook_and_by_the_version_that_is_installed() -> None:
    assert derived_under(deriving()) == derived_under(deriving()) == f"{version('wayhome')} {deriving().name}"


def test_what_was_derived_under_another_rulebook_is_derived_again(kept: DatabaseLedger) -> None:
    pack = load("examples-2026.1")
    fewer = Timeless(Rulebook(pack.with_duties({"CSC_NOTIFY": pack.duties["CSC_NOTIFY"]})))
    enter(entry(reported()), ledger=with_deriving(kept, fewer), supplies=counting())
    assert len(DutyBook(kept.using, fewer).known([subject("episode", "1")], at=MIDNIGHT)) == 1

    now = opened(kept.using)

    asked = book(now).known([subject("episode", "1")], at=MIDNIGHT)
    assert len(asked) > 1
    assert mended(kept) == everything_known(kept)
    assert DutyScope.objects.using(kept.using).filter(under=derived_under(deriving())).count() == 1


def test_the_rulebook_in_force_when_a_duty_arose_judges_it_in_the_duty_book_too(kept: DatabaseLedger) -> None:
    episodes = [subject("episode", "1"), subject("episode", "2")]
    enter(entry(reported(), episode="1"), ledger=kept, supplies=counting())
    before = in_force(kept).known(episodes[:1], at=MIDNIGHT)
    examples = load("examples-2026.1")

    activate(
        examples, first="Duffy", second="Larkin", force="met", ledger=kept,
        supplies=counting(start=MIDNIGHT + HOUR, name="active"),
    )  # fmt: skip
    late = imported(reported(), happened=2, recorded=2, name="later", subjects=(subject("child", "2"), episodes[1]))
    enter(Entry(record=record_of("2"), drafts=(late,)), ledger=kept, supplies=counting(name="after"))

    assert agreeing(kept, episodes) == {"england-wales before", "examples from then on"}
    assert DutyScope.objects.using(kept.using).filter(scope=episodes[0]).get().under != current(kept)
    catch_up(kept)
    assert DutyScope.objects.using(kept.using).filter(scope=episodes[0]).get().under == current(kept)
    assert agreeing(kept, episodes) == {"england-wales before", "examples from then on"}
    assert [duty for duty in before if duty.raised_at < MIDNIGHT + HOUR] == [
        duty for duty in in_force(kept).known(episodes[:1], at=MIDNIGHT + 3 * HOUR)
        if duty.raised_at < MIDNIGHT + HOUR
    ]  # fmt: skip


def current(kept: DatabaseLedger) -> str:
    return derived_under(opening.deriving(django_settings.PACK, kept.using))


def agreeing(kept: DatabaseLedger, episodes: Sequence[Subject]) -> set[str]:
    """Return under which rulebook each of two episodes is judged, by the rules of its duties."""
    examples = set(load("examples-2026.1").duties)
    known = in_force(kept).known(episodes, at=MIDNIGHT + 3 * HOUR)
    first, second = episodes
    rules = [
        {duty.rule for duty in known if duty.scope == first and duty.raised_at < MIDNIGHT + HOUR},
        {duty.rule for duty in known if duty.scope == second},
    ]
    before = "england-wales before" if rules[0] and not rules[0] & examples else "?"
    return {before, "examples from then on" if rules[1] and rules[1] <= examples else "?"}


def test_what_is_entered_after_looking_ahead_has_it_worked_out_again(kept: DatabaseLedger) -> None:
    duties = Duties(kept.using, deriving(), Bound(subjects=0))
    ledger = DatabaseLedger(kept.using, [*projections(kept.using)[:-1], duties])
    enter(entry(reported()), ledger=ledger, supplies=counting(name="first"))
    duties.look_ahead()
    enter(entry(located()), ledger=ledger, supplies=counting(start=MIDNIGHT + HOUR, name="second"))

    with ledger.pen():
        duties.catch_up()

    assert mended(kept) == everything_known(kept)


def test_what_is_left_is_caught_up_a_little_at_a_time_and_a_fault_holds_nothing_else_up(kept: DatabaseLedger) -> None:
    faulty = Faulty(Rulebook(load("examples-2026.1")))
    ledger = DatabaseLedger(kept.using, [*projections(kept.using)[:-1], Duties(kept.using, faulty, Bound(subjects=0))])
    episodes = [str(number) for number in range(SLICE + 10)]
    acts = [entry(reported(), *([located()] if episode == "3" else []), episode=episode) for episode in episodes]
    enter_all(acts, ledger=ledger, supplies=counting())
    stale = DutyScope.objects.using(kept.using).filter(under="")
    assert stale.count() == len(episodes)

    with ledger.pen():
        assert sum(projection.catch_up() for projection in ledger.projections) == SLICE
    assert catch_up(ledger) == len(episodes) - SLICE

    assert list(stale.values_list("scope", flat=True)) == ["episode:3"]
