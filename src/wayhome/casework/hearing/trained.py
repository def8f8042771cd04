"""Whether whoever is to talk with a child is trained to interview children, from what is on record about them."""

from collections.abc import Iterator

from wayhome.casework.facing import Facing
from wayhome.casework.reasons import under
from wayhome.duties.competent import Standing, standing
from wayhome.kernel.ids import ActorId, Subject, SubjectKind, subject
from wayhome.kernel.refusals import Reason

INTERVIEWING = "interview_child"


def officer_named(officer: str) -> tuple[Subject, ...]:
    """Return an officer as entries name them; nobody where none is named."""
    return (subject(SubjectKind.OFFICER, ActorId(officer)),) if officer else ()


def of_interviewer(officer: str, facing: Facing) -> Standing | None:
    """Say how somebody stands to interviewing a child at the time of an act; None where the rulebook asks nothing."""
    asked = facing.pack.requires.get(INTERVIEWING)
    if asked is None:
        return None
    story = next((facing.stories[named] for named in officer_named(officer) if named in facing.stories), None)
    return standing(asked, story.own if story else (), facing.pack, facing.at)


def is_trained(officer: str, facing: Facing) -> bool:
    """Say whether somebody is on record as trained to interview children at the time of an act."""
    found = of_interviewer(officer, facing)
    return bool(officer) and (found is None or found.holds)


def lacking(officer: str, facing: Facing) -> Iterator[Reason]:
    """Say each thing that an interviewer lacks."""
    found = of_interviewer(officer, facing)
    for line in found.lacking if found else ():
        remedy = "Have somebody trained do it; what the child says to anybody is kept all the same."
        yield under("INT-03", facing.pack, f"{officer}: {line.words}", remedy)
