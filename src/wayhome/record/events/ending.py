"""How an investigation ended, and what makes it looked at again."""

from typing import Literal

from pydantic import Field

from wayhome.record.events.investigation import CASE
from wayhome.record.vocabulary import Fact


class OutcomeReached(Fact, name="investigation.outcome_reached", about=CASE, says="the investigation ended: {code}"):
    """The investigation ended with an outcome."""

    code: str = Field("unknown", description="the outcome, by code or as the force words it")


class NewInformationCame(
    Fact, name="investigation.new_information_came", about=CASE, says="new information came in after the case had ended"
):
    """Intelligence, another child's account or new evidence bears on a case that had ended."""


class Revisited(Fact, name="investigation.revisited", about=CASE, says="the ended case was looked at again: {result}"):
    """A case that ended without the child's support was looked at again."""

    result: Literal["stays_ended", "reopened"] = Field(description="what came of it")
