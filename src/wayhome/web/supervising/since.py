"""What a reviewer looks at before they write: what changed since the last review, and whether the grade still fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from wayhome.access.rules import may
from wayhome.application.things_to_do import things_to_do
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.doing import by_act
from wayhome.web.presenting.called import told
from wayhome.web.presenting.catalogue import in_plain_words
from wayhome.web.presenting.entries import happened
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.officers import Called
from wayhome.web.presenting.open_lines import OpenLine, open_lines
from wayhome.web.presenting.times import span, when
from wayhome.web.supervising.inheriting import ToInherit, inherited, risks_of

NEWS, ACTS = 6, 6
QUIET = timedelta(hours=4)
BEARS_ON_RISK = (
    "missing.information_received", "missing.whereabouts_reported", "risk.factor_recorded",
    "child.exploitation_flag_set", "missing.co_missing_indicated", "risk.hit_marked", "enquiry.locating_action_taken",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing that was entered since: what, and when it happened."""

    words: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastReview:
    """What the last review said, by whom, and when; ``words`` is empty where none are held."""

    by: str
    when: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeReview:
    """Everything that stands beside a review."""

    last: LastReview | None
    since: str
    news: tuple[News, ...]
    more_news: int
    graded: str
    risks: tuple[str, ...]
    grade_again: tuple[str, ...]
    grade_link: Link | None
    lines: tuple[OpenLine, ...]
    acts: tuple[ToInherit, ...]
    more_acts: int


def before_review(desk: Desk) -> BeforeReview:
    """Return what stands beside a review of a case."""
    facing, reviewed = desk.facing, desk.facing.last("missing.reviewed")
    since = [e for e in facing.story.own if reviewed is None or e.recorded_at > reviewed.recorded_at]
    reading = desk.visit.parts.reading
    whole = inherited(desk.case, facing.rulebook, reading.names(), facing.words, reading.people())
    owed = len(things_to_do(desk.case.duties, desk.pack, facing.now))
    return BeforeReview(
        last=_last(desk, reviewed),
        since="since the last review" if reviewed else "since the report; nobody has reviewed it yet",
        news=tuple(_news(event, desk) for event in since[::-1][:NEWS]),
        more_news=max(len(since) - NEWS, 0),
        graded=_graded(desk),
        risks=risks_of(desk.case, desk.pack),
        grade_again=_grade_again(desk),
        grade_link=_grade_link(desk),
        lines=open_lines(desk.case, facing.words, desk.pack),
        acts=whole.acts[:ACTS],
        more_acts=max(owed - ACTS, 0),
    )


def _last(desk: Desk, reviewed: Event | None) -> LastReview | None:
    if reviewed is None:
        return None
    words = desk.facing.words.get((reviewed.id, "directions"), "")
    rank = str(reviewed.body.get("by", "unknown")).replace("_", " ")
    by = f"{Called((reviewed.actor,))(reviewed.actor)}, {rank}" if reviewed.actor else rank
    return LastReview(by=by, when=when(reviewed.happened_at, desk.facing.now), words=words)


def _news(event: Event, desk: Desk) -> News:
    return News(words=in_plain_words(told(event, desk.pack), desk.pack), when=happened(event, desk.facing.now))


def _graded(desk: Desk) -> str:
    state, now = desk.facing.state, desk.facing.now
    if state.graded_at is None or state.grade is None:
        return "Nobody has graded the risk yet."
    when_graded = f" at {when(state.graded_at, now)}"
    provisional = ", provisional" if state.grade_status == "provisional" else ""
    if desk.standing.risk_note:
        provisional += f"; {desk.standing.risk_note.partition('; ')[2]}"
    return f"Graded {state.grade.replace('_', ' ')}{when_graded}{provisional}."


def _grade_again(desk: Desk) -> tuple[str, ...]:
    """Say why the grade may no longer fit: what came in since, how long ago it was made, and that nothing is heard."""
    facing = desk.facing
    graded = facing.state.graded_at
    if graded is None:
        return ()
    own = facing.story.own
    fresh = [event for event in own if event.type in BEARS_ON_RISK and event.recorded_at > graded]
    quiet = facing.now - max(event.recorded_at for event in own)
    said = [f"{_things(fresh)} since the grade." if fresh else ""]
    said.append(f"The grade is {span(facing.now - graded)} old." if facing.now - graded >= QUIET else "")
    said.append(f"Nothing has been written down for {span(quiet)}." if quiet >= QUIET else "")
    return tuple(one for one in said if one)


def _things(fresh: Sequence[Event]) -> str:
    return (
        "1 thing that bears on the risk came in" if len(fresh) == 1 else f"{len(fresh)} things that bear on it came in"
    )


def _grade_link(desk: Desk) -> Link | None:
    place = by_act().get("reassess") or by_act().get("grade_risk")
    if place is None or not may(desk.visit.actor, place.permission):
        return None
    return Link(text=place.words, href=place.href(desk.record))
