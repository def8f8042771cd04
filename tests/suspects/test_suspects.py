"""The suspects of a case as they stand: a nickname is enough, and two references found to be one person are one."""

from datetime import date, datetime

from wayhome.casework.suspects.suspects import suspects_of, with_bail
from wayhome.duties.examples import london
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.record.canonical import frozen
from wayhome.record.envelope import Event
from wayhome.record.events.bail import BailBroken, BailEnded, BailExtended, BailSet, SuspectDealtWith
from wayhome.record.events.suspect import Checked, Identified, NotSameAs, SameAs
from wayhome.record.vocabulary import Fact

CASE = Subject("investigation:EI-1")
CHILD = Subject("child:A")


def told(*said: tuple[str, Fact]) -> tuple[Story, dict[tuple[EventId, str], str]]:
    """Return a story of what was said when, in London, with the personal words beside it."""
    events = [_event(number, london(at), fact) for number, (at, fact) in enumerate(said)]
    words = {
        (event.id, name): text
        for event, (_, fact) in zip(events, said, strict=True)
        for name, text in fact.private_words().items()
    }
    return Story(CASE, sorted(events, key=lambda event: (event.happened_at, event.id))), words


def _event(number: int, at: datetime, fact: Fact) -> Event:
    kind = fact.event_type
    return Event(
        id=EventId(f"e{number:03}"), record=RecordId("EI-1"), type=kind.name, version=kind.version, happened_at=at,
        recorded_at=at, subjects=(CHILD, CASE), body={name: frozen(value) for name, value in fact.body().items()},
        actor=ActorId("dee"), post=PostId(""),
    )  # fmt: skip


def test_a_nickname_is_enough_to_be_a_suspect():
    (one,) = suspects_of(*told(("2026-03-02T09:00", Identified(suspect="S1", known_by="nickname", name="Smoke"))))

    assert (one.called, one.is_named, one.known_by, one.checked) == ("Smoke", False, ("nickname",), None)


def test_what_is_learned_later_is_said_of_the_same_suspect():
    story = told(
        ("2026-03-02T09:00", Identified(suspect="S1", known_by="phone", trace="07700 900123")),
        ("2026-03-04T09:00", Identified(suspect="S1", known_by="name", name="Lee Marsh", kind="adult")),
    )

    (one,) = suspects_of(*story)

    assert (one.name, one.trace, one.kind, one.known_by) == ("Lee Marsh", "07700 900123", "adult", ("phone", "name"))


def test_two_references_found_to_be_one_person_are_one_until_they_are_told_apart():
    said: list[tuple[str, Fact]] = [
        ("2026-03-02T09:00", Identified(suspect="S1", known_by="nickname", name="Smoke")),
        ("2026-03-03T09:00", Identified(suspect="S2", known_by="name", name="Lee Marsh")),
        ("2026-03-04T09:00", Checked(suspect="S1", complete=True, answered=("national_computer",))),
        ("2026-03-05T09:00", SameAs(suspect="S1", other="S2")),
    ]

    (one,) = suspects_of(*told(*said))
    apart = suspects_of(*told(*said, ("2026-03-06T09:00", NotSameAs(suspect="S1", other="S2"))))

    assert (one.ref, one.refs, one.name, one.checked) == ("S2", ("S2", "S1"), "Lee Marsh", london("2026-03-04T09:00"))
    assert [(each.ref, each.checked is not None) for each in apart] == [("S1", True), ("S2", False)]


def test_two_who_are_each_said_to_be_the_other_do_not_go_round_in_a_circle():
    story = told(
        ("2026-03-02T09:00", Identified(suspect="S1")),
        ("2026-03-03T09:00", Identified(suspect="S2")),
        ("2026-03-04T09:00", SameAs(suspect="S1", other="S2")),
        ("2026-03-05T09:00", SameAs(suspect="S2", other="S1")),
    )

    assert [one.ref for one in suspects_of(*story)] == ["S2"]


def test_what_is_done_of_one_suspect_on_one_day_is_told_in_order():
    story = told(
        ("2026-03-02T07:00", Identified(suspect="S1", known_by="name", name="Lee Marsh")),
        ("2026-03-02T08:00", SuspectDealtWith(kind="arrested", suspect="S1")),
        ("2026-03-02T13:00", SuspectDealtWith(kind="interviewed", suspect="S1")),
        ("2026-03-02T18:00", BailSet(suspect="S1", until=date(2026, 6, 2), conditions="No contact with the child")),
    )

    (one,) = suspects_of(*story)

    assert [step.kind for step in one.steps] == ["arrested", "interviewed", "bailed"]
    assert one.bail is not None
    assert (one.bail.until, one.bail.conditions, one.arrested_on) == (
        date(2026, 6, 2), "No contact with the child", date(2026, 3, 2),
    )  # fmt: skip


def test_bail_of_each_suspect_is_followed_by_itself():
    story = told(
        ("2026-03-02T18:00", BailSet(suspect="S1", until=date(2026, 6, 2))),
        ("2026-03-03T18:00", BailSet(suspect="S2", until=date(2026, 5, 2))),
        ("2026-03-04T18:00", BailSet(suspect="S3", until=date(2026, 4, 2))),
        ("2026-05-01T09:00", BailExtended(suspect="S2", until=date(2026, 8, 2), authority="inspector")),
        ("2026-05-02T09:00", BailEnded(suspect="S3")),
        ("2026-05-03T09:00", BailBroken(suspect="S1")),
    )

    bailed = with_bail(suspects_of(*story))

    assert [(one.ref, one.bail.until) for one in bailed if one.bail] == [
        ("S1", date(2026, 6, 2)), ("S2", date(2026, 8, 2)),
    ]  # fmt: skip
    assert [one.bail.broken_at is not None for one in bailed if one.bail] == [True, False]


def test_release_under_investigation_ends_bail_and_runs_until_it_is_decided_whether_to_charge():
    said: list[tuple[str, Fact]] = [
        ("2026-03-02T18:00", BailSet(suspect="S1", until=date(2026, 6, 2))),
        ("2026-05-30T09:00", SuspectDealtWith(kind="released_under_investigation", suspect="S1")),
    ]

    (released,) = suspects_of(*told(*said))
    (charged,) = suspects_of(*told(*said, ("2026-07-01T09:00", SuspectDealtWith(kind="charged", suspect="S1"))))

    assert (released.bail, released.on_release, released.charged) == (None, london("2026-05-30T09:00"), False)
    assert (charged.on_release, charged.charged) == (None, True)


def test_a_suspect_once_thought_to_care_for_the_child_stays_one_whom_notices_never_reach():
    story = told(
        ("2026-03-02T09:00", Identified(suspect="S1", cares_for_child="yes")),
        ("2026-03-03T09:00", Identified(suspect="S1", cares_for_child="no")),
    )

    assert suspects_of(*story)[0].is_carer


def test_what_an_import_says_of_no_suspect_in_particular_is_nobodys():
    story = told(("2026-03-02T08:00", SuspectDealtWith(kind="arrested")))

    assert suspects_of(*story) == ()
