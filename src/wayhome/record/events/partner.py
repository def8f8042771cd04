"""What partners were told, and what they did: children's services, the council, the national unit, providers."""

from pydantic import Field

from wayhome.record.vocabulary import Fact

EPISODE = ("child", "episode")


class ChildrensServicesTold(
    Fact, name="partner.childrens_services_told", about=("child",), says="children's services were told"
):
    """The council's children's services were told that the child is missing."""

    reference: str | None = Field(None, description="their reference for the notice")


class CouncilToldOfReturn(Fact, name="partner.council_told_of_return", about=EPISODE, says="the council was told of the return"):
    """The council was told that the child is back, which starts its own duty to offer a return interview."""


class NationalUnitNotified(Fact, name="partner.national_unit_notified", about=EPISODE, says="the national missing persons unit was notified"):
    """The UK Missing Persons Unit was told of the episode."""


class ReturnInterviewHeld(Fact, name="partner.return_interview_held", about=EPISODE, says="an independent return interview was held"):
    """Someone independent talked with the child about the time they were missing."""


class ReturnInterviewDeclined(
    Fact, name="partner.return_interview_declined", about=EPISODE, says="the child did not take up the return interview"
):
    """An independent return interview was offered and the child did not take it up."""
