"""Lines of enquiry: each raised, given an end, and finished with what it showed."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact

LINE_OF = ("child",)


class LineRaised(Fact, name="enquiry.line_raised", about=LINE_OF, says="line of enquiry {line} was raised, due {due}"):
    """A line of enquiry was set, with its own date."""

    line: str = Field(description="which line: a code of the pack's catalogue, or the force's own name for it")
    due: datetime | None = Field(None, description="when it is to be finished")


class LineFinished(Fact, name="enquiry.line_finished", about=LINE_OF, says="line of enquiry {line} was finished: {result}"):
    """A line of enquiry ended, with a result or a reason."""

    line: str = Field(description="which line")
    result: Literal["done", "done_nil", "not_applicable", "deferred", "refused", "impossible"] = Field(
        "done", description="how it ended"
    )
