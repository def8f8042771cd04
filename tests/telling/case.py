"""A case in which somebody has a right to be told: the child and their mother, each by a number that is safe."""

from datetime import datetime

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, Desk, signed_in
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import RecordStep
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.contact import ChannelKept, HolderNamed
from wayhome.record.vocabulary import Fact

CARE = signed_in("ceri", Role.VICTIM_CARE)
SAID = "We have arrested a person. I will tell you what comes next."
MOTHER = HolderNamed(holder="H2", kind="parent", name="Mel Marsh", may_know="yes", parental_responsibility="yes")


def said(desk: Desk, *facts: Fact, at: datetime | None = None, child: Subject = CHILD) -> None:
    """Put facts about a child on record, in the record of the investigation."""
    drafts = tuple(Draft(fact=fact, happened_at=at or desk.now, subjects=(child,)) for fact in facts)
    enter(Entry(record=RecordId(INQUIRY), drafts=drafts), ledger=desk.ledger, supplies=desk.supplies)


def channel(ref: str, holder: str, kind: str = "text", address: str = "07700 900111", safe: str = "yes") -> ChannelKept:
    """Say how somebody is reached."""
    return ChannelKept.model_validate(
        {"channel": ref, "holder": holder, "kind": kind, "address": address, "safe": safe}
    )


def told_case(desk: Desk) -> str:
    """Open an investigation with a suspect who was arrested; return the id of the arrest."""
    desk.concern()
    said(desk, channel("C1", "H1"), MOTHER, channel("C2", "H2", "email", "mel@home.example"))
    desk.do(
        IdentifySuspect, DETECTIVE, name="Dez Cole", known_by="nickname", cares_for_child="no", trace="07700 900999"
    )
    desk.do(RecordStep, DETECTIVE, suspect="S1", kind="arrested")
    return desk.events("investigation.suspect_dealt_with", record=INQUIRY)[-1].id
