"""That somebody was told how to ask for compensation, each in their own right."""

from pydantic import Field

from wayhome.record.events.victim import OWED, Told
from wayhome.record.vocabulary import Fact


class CompensationExplained(Fact, name="victim.compensation_explained", about=OWED, says="compensation was explained"):
    """It was explained that a child harmed by a crime may apply for compensation, and who helps with it."""

    to: Told = Field("child", description="to whom")
    holder: str | None = Field(None, description="reference of the rights-holder, where they are named")
