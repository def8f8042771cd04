"""What people judged is read out of the record; what was taken back counts no more, and stays to be read."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.holdings.clusters import clusters
from wayhome.holdings.judgements import TAKEN_BACK, VERDICTS, held, judged_in, of_child, reference_of
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import event_type

BEGINS = datetime(2026, 3, 2, 19, tzinfo=UTC)
ADA, BEN = Subject("child:A"), Subject("child:B")
RECORDS = ("CU-1", "CR-1", "ST-1")


def entry(number: int, type_: str, child: Subject = ADA, **body: str | int) -> Event:
    """Enter one thing, each a minute after the one before."""
    at = BEGINS + timedelta(minutes=number)
    return Event(
        id=EventId(f"e{number:03}"), record=RecordId("MC-1"), type=type_, version=1, happened_at=at, recorded_at=at,
        subjects=(child,), body=body, actor=ActorId("gwen"),
    )  # fmt: skip


def test_a_judgement_says_whom_it_is_of_and_the_evidence_as_it_was():
    said = entry(
        1, "holdings.match_confirmed", hit="CU-1", tier="probable", bits_hundredths=1234, linkage="linkage-2026.1"
    )

    (one,) = judged_in([said]).standing

    assert (one.one, one.other, one.verdict) == (held("CU-1"), of_child(ADA), "same")
    assert (one.by, one.at, one.record) == ("gwen", said.happened_at, "MC-1")
    assert (one.tier, one.bits_hundredths, one.linkage) == ("probable", 1234, "linkage-2026.1")
    assert (reference_of(one.one), reference_of(one.other)) == ("CU-1", "")


def test_two_held_records_are_judged_as_a_pair_in_whichever_order_they_are_named():
    judged = judged_in([entry(1, "holdings.match_rejected", hit="CU-1", other="CR-1")])

    assert [one.verdict for one in judged.of(held("CR-1"), held("CU-1"))] == ["somebody_else"]
    assert judged.of(held("CU-1"), of_child(ADA)) == ()


def test_what_was_taken_back_counts_no_more_and_can_still_be_read():
    back = entry(2, TAKEN_BACK, judgement="e001", hit="CU-1")

    judged = judged_in([back, entry(1, "holdings.match_left_unsure", hit="CU-1")])

    assert judged.standing == ()
    assert [(one.judgement.verdict, one.by) for one in judged.taken_back] == [("not_sure", back)]


def test_every_kind_of_judgement_is_in_the_vocabulary():
    assert all(event_type(name, 1) for name in (*VERDICTS, TAKEN_BACK))


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Draw any sequence of judgements and of taking one of them back."""
    events: list[Event] = []
    for number in range(1, draw(st.integers(0, 14)) + 1):
        made = [event for event in events if event.type != TAKEN_BACK]
        taken = draw(st.none() | st.sampled_from(made)) if made else None
        if taken:
            events.append(entry(number, TAKEN_BACK, judgement=taken.id, hit=str(taken.body["hit"])))
            continue
        hit, other = draw(st.sampled_from(RECORDS)), draw(st.sampled_from(RECORDS))
        beside = {} if hit == other else {"other": other}
        child, type_ = draw(st.sampled_from((ADA, BEN))), draw(st.sampled_from(tuple(VERDICTS)))
        events.append(entry(number, type_, child, hit=hit, **beside))
    return events


@given(histories())
def test_any_history_comes_to_the_same_people_as_what_still_stands_alone(events):
    taken = {event.body["judgement"] for event in events if event.type == TAKEN_BACK}
    standing = [event for event in events if event.type != TAKEN_BACK and event.id not in taken]

    assert clusters(judged_in(events).standing) == clusters(judged_in(standing).standing)


@given(histories(), st.randoms(use_true_random=False))
def test_a_history_read_in_any_order_says_the_same(events, random):
    shuffled = list(events)
    random.shuffle(shuffled)

    assert judged_in(shuffled) == judged_in(events)


@given(histories(), st.sampled_from(RECORDS), st.sampled_from(tuple(VERDICTS)))
def test_judging_and_taking_it_back_leaves_everybody_as_they_were(events, hit, type_):
    before = clusters(judged_in(events).standing)
    more = [entry(90, type_, hit=hit), entry(91, TAKEN_BACK, judgement="e090", hit=hit)]

    assert clusters(judged_in([*events, *more]).standing) == before
