"""What must always hold, whatever the rota: every open duty has an owner, who is there, and really holds the post."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from wayhome.duties.examples import london
from wayhome.duties.owners import owner_of
from wayhome.duties.roster import Roster
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.record.envelope import Event, Value
from wayhome.rulebook.schema import Owes

from tests.duties.test_acts_and_owners import LADDER, told_services  # isort: skip

STARTS = london("2026-03-02T00:00")
WEEK = 7 * 24
OFFICERS = tuple(f"officer {number}" for number in range(5))
POSTS = tuple((f"{role}-{number}", role) for role in LADDER for number in range(2))
UNITS = ("", "east", "west")


def hour(number: int) -> datetime:
    """Return an instant so many hours into the week."""
    return STARTS + timedelta(hours=number)


@dataclass(frozen=True)
class Said:
    """One thing said of the people on duty, in the order in which things are said."""

    kind: str
    about: str
    body: dict[str, Value]
    happened: datetime = STARTS


def _span(first: int, lasts: int | None) -> dict[str, Value]:
    start: dict[str, Value] = {"start": hour(first).isoformat()}
    return start if lasts is None else {**start, "end": hour(first + lasts).isoformat()}


HOURS, LASTS = st.integers(0, WEEK), st.one_of(st.none(), st.integers(1, 48))
SHIFTS = st.builds(
    lambda post, unit, officer, first, lasts: Said(
        "post_held", f"post:{post[0]}", {"officer": officer, "role": post[1], "unit": unit, **_span(first, lasts)}
    ),
    st.sampled_from(POSTS), st.sampled_from(UNITS), st.sampled_from(OFFICERS), HOURS, LASTS,
)  # fmt: skip
CHANGES = st.builds(
    lambda post, officer, first, lasts: Said(
        "holding_changed", f"post:{post[0]}", {"officer": officer, **_span(first, lasts)}
    ),
    st.sampled_from(POSTS), st.sampled_from(OFFICERS), HOURS, st.integers(0, 24),
)  # fmt: skip
ABSENCES = st.builds(
    lambda officer, first, lasts: Said("absence_recorded", f"officer:{officer}", _span(first, lasts)),
    st.sampled_from(OFFICERS), HOURS, LASTS,
)  # fmt: skip
LEAVERS = st.builds(
    lambda officer, first: Said("officer_left", f"officer:{officer}", {"at": hour(first).isoformat()}),
    st.sampled_from(OFFICERS), HOURS,
)  # fmt: skip
JOINERS = st.builds(
    lambda officer, first: Said("officer_joined", f"officer:{officer}", {}, hour(first)),
    st.sampled_from(OFFICERS), HOURS,
)  # fmt: skip
CLOSINGS = st.builds(
    lambda post, first: Said("post_closed", f"post:{post[0]}", {}, hour(first)), st.sampled_from(POSTS), HOURS
)
DECLARED = st.builds(
    lambda post, first, always: Said(
        "post_declared", f"post:{post[0]}", {"name": post[0], "role": post[1], "always_held": always}, hour(first)
    ),
    st.sampled_from(POSTS), HOURS, st.booleans(),
)  # fmt: skip
ROTAS = st.lists(
    st.one_of(SHIFTS, SHIFTS, SHIFTS, CHANGES, ABSENCES, LEAVERS, JOINERS, CLOSINGS, DECLARED), max_size=24
)


def events(said: list[Said]) -> list[Event]:
    """Return what was said as events, written down one after the other."""
    return [
        Event(
            id=EventId(f"e{number:04}"),
            record=RecordId(one.about),
            type=f"workforce.{one.kind}",
            version=1,
            happened_at=one.happened,
            recorded_at=STARTS + timedelta(minutes=number),
            subjects=(Subject(one.about),),
            body=one.body,
            actor=ActorId(""),
            post=PostId(""),
        )
        for number, one in enumerate(said)
    ]


class Plainly:
    """The same answers worked out with no skill at all, by going through everything said at each minute."""

    def __init__(self, said: list[Said]) -> None:
        self.said = said

    def is_there(self, officer: str, moment: datetime) -> bool:
        """Say whether somebody is neither away nor gone."""
        away: dict[str, tuple[str, str | None]] = {}
        for one in self._about(f"officer:{officer}", "absence_recorded"):
            end = one.body.get("end")
            away[str(one.body["start"])] = str(one.body["start"]), str(end) if end else None
        absent = any(_in(start, end, moment) for start, end in away.values())
        return not absent and not self._out(f"officer:{officer}", moment, "officer_left", "officer_joined")

    def is_shut(self, post: str, moment: datetime) -> bool:
        """Say whether a post is closed."""
        return self._out(f"post:{post}", moment, "post_closed", "post_declared")

    def held(self, moment: datetime) -> set[tuple[str, str, str]]:
        """Return who holds which post from when, as said, at an instant."""
        last: dict[tuple[str, str, str], str | None] = {}
        for one in self.said:
            key = one.about, str(one.body.get("officer")), str(one.body.get("start"))
            if one.kind == "post_held" or (one.kind == "holding_changed" and key in last):
                last[key] = str(one.body["end"]) if one.body.get("end") else None
        return {
            (post.removeprefix("post:"), officer, start)
            for (post, officer, start), end in last.items()
            if _in(start, end, moment)
            and self.is_there(officer, moment)
            and not self.is_shut(post.removeprefix("post:"), moment)
        }

    def _out(self, subject: str, moment: datetime, begins: str, ends: str) -> bool:
        spans: list[list[datetime | None]] = []
        for one in self._about(subject, begins, ends):
            running = bool(spans) and spans[-1][1] is None
            at = datetime.fromisoformat(str(one.body["at"])) if "at" in one.body else one.happened
            if one.kind == begins and running:
                spans[-1][0] = at
            elif one.kind == begins:
                spans.append([at, None])
            elif running and spans[-1][0] is not None and at >= spans[-1][0]:
                spans[-1][1] = at
        return any(first and first <= moment and (last is None or moment < last) for first, last in spans)

    def _about(self, subject: str, *kinds: str) -> list[Said]:
        return [one for one in self.said if one.about == subject and one.kind in kinds]


def _in(start: str, end: str | None, moment: datetime) -> bool:
    return datetime.fromisoformat(start) <= moment and (end is None or moment < datetime.fromisoformat(end))


@given(said=ROTAS, asked=HOURS)
def test_who_holds_which_post_is_what_going_through_everything_said_comes_to(said: list[Said], asked: int) -> None:
    roster, plainly, now = Roster(events(said)), Plainly(said), hour(asked)

    found = {
        (one.post, one.officer, one.said_from.isoformat())
        for post, _ in POSTS
        for one in roster.holders(PostId(post), now)
    }

    assert found == {(post, who, london_start(start)) for post, who, start in plainly.held(now)}
    assert {(one.post, one.officer) for each in OFFICERS for one in roster.held_by(ActorId(each), now)} == {
        (post, officer) for post, officer, _ in found
    }


def london_start(text: str) -> str:
    """Return an instant as a holding writes it."""
    return datetime.fromisoformat(text).isoformat()


@given(
    said=ROTAS, asked=HOURS, role=st.sampled_from(LADDER), unit=st.sampled_from(UNITS), but=st.sampled_from(OFFICERS)
)
def test_who_is_on_duty_in_a_role_is_the_latest_to_start_of_those_who_hold_it(
    said: list[Said], asked: int, role: str, unit: str, but: str
) -> None:
    roster, now = Roster(events(said)), hour(asked)
    held = [one for post, _ in POSTS for one in roster.holders(PostId(post), now) if one.role == role]
    mine = sorted((one for one in held if unit in ("", one.unit)), key=lambda one: one.rank)

    assert roster.on_duty(role, now, unit) == (mine[-1] if mine else None)
    others = [one for one in mine if one.officer != but]
    assert roster.on_duty(role, now, unit, but=ActorId(but)) == (others[-1] if others else None)


@settings(max_examples=200)
@given(
    said=ROTAS,
    owed=st.lists(
        st.tuples(st.sampled_from((*LADDER, "grader", "lead")), HOURS, st.booleans()), min_size=1, max_size=6
    ),
    asked=st.lists(HOURS, min_size=1, max_size=12),
)
def test_every_open_duty_has_an_owner_at_every_hour_who_is_there_and_really_holds_the_post(
    said: list[Said], owed: list[tuple[str, int, bool]], asked: list[int]
) -> None:
    roster, plainly = Roster(events(said)), Plainly(said)
    duties = [
        replace(told_services("2026-03-02T20:00"), owed_by=Owes(role=role), due_at=hour(due)) for role, due, _ in owed
    ]

    for now in map(hour, asked):
        really = {(post, officer) for post, officer, _ in plainly.held(now)}
        for duty in duties:
            owner = owner_of(duty, roster, LADDER, now)
            assert owner.role
            if owner.is_vacant:
                assert owner.why == "nobody on the ladder is on duty"
                assert not any(role in owner_rungs(duty.owed_by.role) for role in _roles(really))
            else:
                assert (owner.post, owner.officer) in really
                assert plainly.is_there(owner.officer, now)
                assert not plainly.is_shut(owner.post, now)


def owner_rungs(role: str) -> tuple[str, ...]:
    """Return the roles that a duty of a role may come to."""
    return LADDER[LADDER.index(role) :] if role in LADDER else (role, *LADDER)


def _roles(held: set[tuple[str, str]]) -> set[str]:
    roles = dict(POSTS)
    return {roles[post] for post, _ in held}


@given(said=ROTAS, first=HOURS, lasts=st.integers(1, 48))
def test_a_gap_is_a_time_at_which_what_is_meant_to_be_held_is_not_and_nothing_else_is(
    said: list[Said], first: int, lasts: int
) -> None:
    roster = Roster(events(said))
    always = [post for post in roster.posts.values() if post.always_held]
    gaps = roster.gaps(hour(first), hour(first + lasts), LADDER)

    for number in range(first, first + lasts):
        now = hour(number)
        vacant = {post.id for post in always if not roster.holder(post.id, now) and not post.is_closed(now)}
        found = {gap.post.id for gap in gaps if gap.post and gap.start and gap.end and gap.start <= now < gap.end}
        assert found == vacant
        assert {one.post.id for one in roster.vacancies(now, LADDER) if one.post} == vacant
        roles = {role for role in LADDER if roster.on_duty(role, now) is None}
        assert {one.role for one in roster.vacancies(now, LADDER) if one.post is None} == roles


@given(said=ROTAS, split=st.integers(0, 24), asked=st.lists(HOURS, min_size=1, max_size=4))
def test_a_roster_that_takes_in_what_is_said_later_is_the_same_as_one_read_from_the_start(
    said: list[Said], split: int, asked: list[int]
) -> None:
    every = events(said)
    roster, fresh = Roster(every[:split]), Roster(every)
    for now in map(hour, asked):
        answers(roster, now)

    later = roster.after(every[split:])

    for now in map(hour, asked):
        assert answers(later, now) == answers(fresh, now)
        assert answers(roster, now) == answers(Roster(every[:split]), now)
    assert [later.of_post(PostId(post)) for post, _ in POSTS] == [fresh.of_post(PostId(post)) for post, _ in POSTS]
    assert later.posts == fresh.posts


def answers(roster: Roster, now: datetime) -> list[object]:
    """Return everything that is asked of a roster at an instant."""
    return [
        *(roster.on_duty(role, now, unit) for role in LADDER for unit in UNITS),
        *(roster.held_by(ActorId(officer), now) for officer in OFFICERS),
        *(roster.down_for(ActorId(officer)) for officer in OFFICERS),
        *(roster.next_on(PostId(post), now) for post, _ in POSTS),
        roster.vacancies(now, LADDER),
        roster.all_away(now),
        list(roster.instants()),
    ]
