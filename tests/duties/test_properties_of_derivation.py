"""What holds of every history under the packaged rulebooks, whatever happened and in whatever order it was entered."""

from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.duties.happenings import BEGINS, STEP, STEPS, happening, histories, rulebook, types_spoken_of
from tests.histories import at
from wayhome.duties.derive import derive, derive_all
from wayhome.duties.duty import Duty, Status, next_change
from wayhome.duties.floors import Known
from wayhome.duties.stories import stories
from wayhome.kernel.ids import EventId, Subject
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import latest

HORIZON = at("2026-09-01T00:00")
TICK = timedelta.resolution
NATIONAL, EXAMPLES = "england-wales-2026.1", "examples-2026.1"
both_rulebooks = pytest.mark.parametrize("name", [NATIONAL, EXAMPLES])
a_moment = st.integers(-1, STEPS + 100).map(lambda steps: BEGINS + STEP * steps)
some = settings(max_examples=settings().max_examples * 2 // 5)  # each example is a whole history


def owed(events: list[Event], name: str) -> tuple[Duty, ...]:
    return derive_all(stories(events).values(), rulebook(name), horizon=HORIZON)


def instants(duties: tuple[Duty, ...]) -> list[datetime]:
    return sorted({at for duty in duties for at in duty.changes()})


@both_rulebooks
@given(data=st.data())
@some
def test_the_same_events_give_the_same_duties_in_whatever_order_they_arrive(name: str, data: st.DataObject) -> None:
    events = data.draw(histories(name))
    shuffled = list(events)
    data.draw(st.randoms(use_true_random=False)).shuffle(shuffled)

    assert owed(events, name) == owed(shuffled, name)


@both_rulebooks
@given(data=st.data())
@some
def test_no_two_duties_bear_the_same_identity(name: str, data: st.DataObject) -> None:
    identities = [duty.identity for duty in owed(data.draw(histories(name)), name)]

    assert len(identities) == len(set(identities))


@both_rulebooks
@given(data=st.data())
@some
def test_asked_for_some_rules_alone_it_gives_what_it_gives_of_them_among_all(name: str, data: st.DataObject) -> None:
    events = data.draw(histories(name))
    told, book, every = stories(events).values(), rulebook(name), owed(events, name)
    rules = data.draw(st.sets(st.sampled_from(sorted(book.pack.duties)), max_size=9))
    rules |= {duty.rule for duty in every[::3]}

    for story in told:
        some_of_it = derive(story, book, horizon=HORIZON, under=rules)
        assert some_of_it == tuple(duty for duty in derive(story, book, horizon=HORIZON) if duty.rule in rules)


@both_rulebooks
@given(data=st.data())
@some
def test_an_open_duty_stays_open_until_its_act_its_excuse_or_its_end(name: str, data: st.DataObject) -> None:
    duties = owed(data.draw(histories(name)), name)

    for duty in duties:
        closed = [
            at for at in (duty.done_at, duty.excused_at, duty.ended_at) if at is not None and at >= duty.raised_at
        ]
        for moment in instants((duty,)):
            for asked in (moment - TICK, moment, moment + TICK):
                arisen = asked >= duty.raised_at
                settled = any(at <= asked for at in closed) or (duty.done_at is not None and duty.done_at <= asked)
                assert duty.status_at(asked).is_open is (arisen and not settled), duty


@both_rulebooks
@given(data=st.data())
@some
def test_what_is_done_stays_done(name: str, data: st.DataObject) -> None:
    for duty in owed(data.draw(histories(name)), name):
        seen = [duty.status_at(moment) for moment in instants((duty,))]
        first = next((index for index, status in enumerate(seen) if status in (Status.MET, Status.MET_LATE)), len(seen))

        assert len(set(seen[first:])) <= 1, (duty, seen)


@both_rulebooks
@given(data=st.data(), moment=a_moment)
@some
def test_nothing_that_happens_later_changes_how_things_stood(name: str, data: st.DataObject, moment: datetime) -> None:
    events = data.draw(histories(name))
    types = tuple(one for one in types_spoken_of(name) if one.name != "child.described")
    later = data.draw(happening(types, number=999, since=moment + STEP))

    before, after = owed(events, name), owed([*events, later], name)

    assert how_it_stood(before, moment, name) == how_it_stood(after, moment, name)


def how_it_stood(duties: tuple[Duty, ...], moment: datetime, name: str) -> dict[str, Status]:
    """Return the standing of every duty that had arisen, but for those that are owed only if something lasts."""
    rules = rulebook(name).pack.duties
    return {
        duty.identity: status
        for duty in duties
        if (status := duty.status_at(moment)) is not Status.NOT_YET and not rules[duty.rule].if_it_lasts
    }


@both_rulebooks
@given(data=st.data(), moment=a_moment)
@some
def test_between_now_and_the_next_change_no_answer_changes(name: str, data: st.DataObject, moment: datetime) -> None:
    duties = owed(data.draw(histories(name)), name)
    following = next_change(duties, moment)
    last = following - TICK if following else moment + timedelta(days=3650)

    for duty in duties:
        assert duty.status_at(moment) is duty.status_at(last), duty


@given(data=st.data())
@some
def test_walking_from_change_to_change_meets_every_status_there_is(data: st.DataObject) -> None:
    duties = owed(data.draw(histories(NATIONAL)), NATIONAL)
    moment: datetime | None = BEGINS - timedelta(days=3650 * 2)
    walked = []
    while moment is not None:
        walked.append(moment)
        moment = next_change(duties, moment)

    for duty in duties:
        every = {duty.status_at(at + step) for at in instants((duty,)) for step in (-TICK, timedelta(0), TICK)}
        assert every <= {duty.status_at(at) for at in walked}, duty


@given(data=st.data(), times=st.integers(1, 20), moment=a_moment)
@some
def test_having_been_missing_often_never_lowers_the_level_or_the_floor(
    data: st.DataObject, times: int, moment: datetime
) -> None:
    events = data.draw(histories(NATIONAL))
    again = [reported(number, moment - STEP * number * 7) for number in range(1, times + 1)]

    for subject in ("child:1", "episode:1"):
        once, often = known(events, subject), known([*events, *again], subject)
        if once is not None and often is not None:
            assert rank(often.floor(moment)) >= rank(once.floor(moment))
            assert rank(often.level(moment)) >= rank(once.level(moment))


def known(events: list[Event], subject: str) -> Known | None:
    told = stories(events).get(Subject(subject))
    return Known(told, rulebook(NATIONAL).settings.floors) if told else None


def rank(level: str) -> int:
    return ("very_low", "low", "medium", "high").index(level)


def reported(number: int, moment: datetime) -> Event:
    declared = latest("missing.reported")
    assert declared is not None
    subjects = (Subject("child:1"), Subject(f"episode:{number % 3 + 1}"))
    return Event(
        id=EventId(f"again{number}"), record=subjects[1], type=declared.name, version=declared.version,  # type: ignore[arg-type]
        happened_at=moment, recorded_at=moment, subjects=subjects, body=declared.fact().body(),
    )  # fmt: skip


def test_a_long_history_gives_the_same_duties_backwards() -> None:
    events = [reported(number, BEGINS + STEP * number) for number in range(200)]
    shuffled = list(events)
    Random(7).shuffle(shuffled)

    assert owed(events, NATIONAL) == owed(shuffled, NATIONAL)
