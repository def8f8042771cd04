"""Hand the supervision of an investigation to another supervisor: offered with what is outstanding, and accepted."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.reviewing.late import still_to_do
from wayhome.duties.competent import standing
from wayhome.duties.duty import Status
from wayhome.kernel.ids import ActorId, Subject, SubjectKind, subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.allocating import SupervisorAssigned
from wayhome.record.events.reviewing import SupervisionAccepted, SupervisionOffered
from wayhome.record.vocabulary import Narrative

RULE, SKILLS = "SUP-10", "ALLOC-04"
OFFERED = "investigation.supervision_offered"
ANSWERED = ("investigation.supervision_accepted", "investigation.supervisor_assigned")
REQUIREMENT = "supervise_exploitation"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferSupervision(OnInvestigation):
    """To whom the case is offered, empty for whoever takes it on, and what they must know."""

    to: ActorId = ActorId("")
    risks: Narrative = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptSupervision(OnInvestigation):
    """The other supervisor has read what is outstanding and takes the case on."""

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return whoever accepts, so that what they are trained for is known."""
        return (subject(SubjectKind.OFFICER, self.by.actor.id),)


def offer_supervision(command: OfferSupervision, facing: Facing) -> Outcome:
    """Offer it; it stays with whoever offers it until someone accepts, and escalates where nobody does. Rule SUP-10."""
    if facing.is_closed:
        raise Refused(ours("has_ended", "This investigation has ended.", "Open it again first, if it is to go on."))
    if command.to == command.by.actor.id:
        words = "A case is not handed over to oneself."
        raise Refused(ours("own_handover", words, "Name another supervisor, or nobody."))
    if command.to and works_on(command.to, facing.story):
        words = f"{command.to} investigates this case; nobody supervises their own work."
        raise Refused(ours("own_review", words, "Offer it to another supervisor."))
    late, owed = still_to_do(facing, Status.OVERDUE), still_to_do(facing, Status.OWED)
    offered = SupervisionOffered(to=command.to, overdue=len(late), owed=len(owed), risks=command.risks or None)
    return tell(offered)


def accept_supervision(command: AcceptSupervision, facing: Facing) -> Outcome:
    """Take it on; whether the supervisor has the skills is read from the record. Rules SUP-10 and ALLOC-04."""
    if lacking := tuple(_in_the_way(command, facing)):
        raise Refused(*lacking)
    skilled, notices = _skilled(command, facing)
    assigned = SupervisorAssigned(skilled=skilled, officer=command.by.actor.id)
    return tell(SupervisionAccepted(), assigned, notices=notices)


def waiting_offer(facing: Facing) -> Event | None:
    """Return the offer that nobody has accepted yet; None where none waits."""
    last = facing.last(OFFERED, *ANSWERED)
    return last if last is not None and last.type == OFFERED else None


def _in_the_way(command: AcceptSupervision, facing: Facing) -> Iterator[Reason]:
    offer, me = waiting_offer(facing), command.by.actor.id
    if offer is None:
        words = "Nobody offers this case now."
        yield under(RULE, facing.pack, words, "Ask its supervisor to offer it, or a detective inspector to assign you.")
        return
    if offer.actor == me:
        words = "You offered this case yourself."
        yield under(RULE, facing.pack, words, "Ask another supervisor to accept it; it is yours until then.")
    if (named := str(offer.body.get("to") or "")) and named != me:
        words = f"This case is offered to {named}."
        yield under(RULE, facing.pack, words, "Ask whoever offers it to offer it to you.")
    if works_on(me, facing.story):
        words = "You investigate this case yourself; nobody supervises their own work."
        yield ours("own_review", words, "Leave it to another supervisor.")


def _skilled(command: AcceptSupervision, facing: Facing) -> tuple[bool, tuple[Reason, ...]]:
    """Say whether whoever accepts holds what supervising asks for, and what they lack."""
    requirement = facing.pack.requires.get(REQUIREMENT)
    if requirement is None:
        return True, ()
    story = facing.stories.get(command.beside[0])
    found = standing(requirement, story.own if story else (), facing.pack, facing.at)
    lacking = tuple(under(SKILLS, facing.pack, line.words, line.remedy) for line in found.lacking)
    return found.holds, lacking
