"""The independent return interview as those who hold it answer for it: asked of whom, when it is to be, why not yet.

What the police record of it when it comes another way is among ``partner``; the names are of one family.
"""

from typing import Literal

from pydantic import AwareDatetime, Field

from wayhome.record.vocabulary import Fact, Spoken, Words

EPISODE = ("child", "episode")
Whom = Literal["council", "provider"]


class InterviewAsked(
    Fact, name="partner.return_interview_asked", about=EPISODE, says="a {of} was asked for the return interview"
):
    """A council, or who holds interviews for it, was told of a return and asked for the independent interview."""

    of: Whom = Field(description="who was asked")
    agency: str | None = Field(None, description="the council or provider, by its reference")
    told: Words | None = Field(None, description="what they are told of the child, and what the police ask for")


class InterviewerPutDown(
    Fact, name="partner.interviewer_put_down", about=EPISODE, says="who holds the return interview was put down: a {of}"
):
    """Somebody who holds the interview for a council or provider may be invited to it, and is told of nothing else.

    They are no rights-holder. Put down anew for the same agency in the same case, they replace who was there before.
    """

    holder: str = Field(description="reference by which they are invited; never one of a rights-holder")
    of: Whom = Field(description="for whom they hold it")
    agency: str = Field(description="the council or provider, by its reference")
    name: Words | None = Field(None, description="who they are")
    email: Words = Field(description="their e-mail address at work")
    telephone: Words = Field(description="their telephone at work, to which codes go")
    until: AwareDatetime = Field(description="when they see nothing any more, whatever was held by then")


class InterviewAppointed(
    Fact, name="partner.return_interview_appointed", about=EPISODE, says="the return interview is to be at {at}"
):
    """A time was agreed with the child; a later one replaces it."""

    at: AwareDatetime = Field(description="when it is to be")
    by: Whom = Field(description="who says so")
    where: Words | None = Field(None, description="where")


class InterviewNotPossible(
    Fact,
    name="partner.return_interview_not_possible",
    about=EPISODE,
    says="no return interview could be held yet: {why}",
):
    """The interview could not be held. It stays owed: what keeps it from being held is no reason not to offer it."""

    why: Literal[
        "missing_again", "not_reached", "child_unwell", "in_custody", "moved_away", "no_interviewer", "other",
    ] = Field(description="why")  # fmt: skip
    by: Whom = Field(description="who says so")
    tried: Words | None = Field(None, description="what was tried, and when it is tried next")
    said: Spoken | None = Field(None, description="what the child said of it")
