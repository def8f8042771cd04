"""Whether somebody may be given a case, from what is on record about them: their skills, and whether they are here."""

from collections.abc import Iterator
from datetime import datetime

from wayhome.casework.facing import Facing
from wayhome.casework.reasons import ours, under
from wayhome.duties.competent import Standing, standing
from wayhome.duties.holding import Statements
from wayhome.kernel.ids import ActorId, Subject, SubjectKind, subject
from wayhome.kernel.moments import in_london
from wayhome.kernel.refusals import Reason
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack

INVESTIGATING, SUPERVISING = "investigate_exploitation", "supervise_exploitation"
RULES = {INVESTIGATING: "ALLOC-01", SUPERVISING: "ALLOC-04"}


def officer_named(officer: ActorId) -> Subject:
    """Return an officer as an event names them."""
    return subject(SubjectKind.OFFICER, officer)


def stands_to(work: str, events: list[Event], pack: Pack, at: datetime) -> Standing:
    """Say how somebody stands to investigating or supervising; a rulebook that asks nothing of them lacks nothing."""
    asked = pack.requires.get(work)
    if asked is None:
        return Standing(requirement=work, lines=(), until=None)
    return standing(asked, events, pack, at)


def of_officer(officer: ActorId, work: str, facing: Facing) -> Standing:
    """Say how somebody stands at the time of an act; of whom nothing is on record, that nothing is."""
    return stands_to(work, about(officer, facing), facing.pack, facing.at)


def about(officer: ActorId, facing: Facing) -> list[Event]:
    """Return what is said of an officer, as far as the act had it gathered."""
    story = facing.stories.get(officer_named(officer))
    return story.own if story else []


def lacking_skills(officer: ActorId, found: Standing, facing: Facing, remedy: str) -> Iterator[Reason]:
    """Say each thing that somebody lacks, in the words of what the rulebook asks."""
    for line in found.lacking:
        words = f"{officer}: {line.words}"
        yield under(RULES[found.requirement], facing.pack, words, f"{line.remedy} {remedy}".strip())


def not_here(officer: ActorId, facing: Facing) -> Iterator[Reason]:
    """Say that somebody is away, or works for the force no longer, at the time of an act."""
    people = Statements(about(officer, facing))
    if any(_runs(one.start, one.end, facing.at) for one in people.gone.get(officer, [])):
        words = f"{officer} works for the force no longer."
        yield ours("has_left", words, "Give the case to somebody who is here.")
        return
    away = next(
        (one for one in people.absences.get(officer, {}).values() if _runs(one.start, one.end, facing.at)), None
    )
    if away is not None:
        back = in_london(away.end) if away.end else None
        until = f"until {back:%H:%M} on {back.day} {back:%B %Y}" if back else "until further notice"
        remedy = "Give the case to somebody who is here now; it can be given on when they are back."
        yield ours("is_away", f"{officer} is away {until}.", remedy)


def _runs(start: datetime, end: datetime | None, at: datetime) -> bool:
    return start <= at and (end is None or at < end)
