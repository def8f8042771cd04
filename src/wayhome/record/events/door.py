"""The doors of those outside the force: a child, a parent or carer, a council or provider, each by an invitation.

What they write is theirs: it is kept as they wrote it, answered, and never a condition of anything they are owed.
"""

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from wayhome.record.vocabulary import Fact, Known, Narrative, Spoken, Words

OWED = ("child",)

For = Literal["child", "parent", "guardian", "carer", "council", "provider"]


class Invited(Fact, name="door.invited", about=OWED, says="an invitation was made out ({kind})"):
    """A rights-holder, a council or a provider was invited to a door of their own. The link is never recorded."""

    invitation: str = Field(description="reference of the invitation")
    holder: str = Field(description="reference of the rights-holder, or of the council or provider")
    kind: For = Field(description="for whom")
    until: datetime = Field(description="when the link ends")
    covers: bool = Field(True, description="what it shows is covered until asked for")


class InvitationEnded(Fact, name="door.invitation_ended", about=OWED, says="an invitation was ended: {why}"):
    """An invitation opens nothing any more."""

    invitation: str = Field(description="reference of the invitation")
    why: Literal["withdrawn", "forwarded", "unsafe", "holder_left", "replaced", "asked"] = Field(description="why")


class Opened(Fact, name="door.opened", about=OWED, says="a door was opened for the first time"):
    """Whoever was invited came in for the first time, with the code they were given."""

    invitation: str = Field(description="reference of the invitation")
    holder: str = Field(description="reference of the rights-holder")


class OpenedElsewhere(
    Fact, name="door.opened_elsewhere", about=OWED, says="a door was opened again, from another place or later"
):
    """Whoever has the link came in again, with a new code: from another telephone, or after they had been away.

    An officer asks whoever was invited whether it was them. The visit before it ended with it.
    """

    invitation: str = Field(description="reference of the invitation")
    holder: str = Field(description="reference of the rights-holder")


class OpeningLookedAt(
    Fact, name="door.opening_looked_at", about=OWED, says="who had opened a door was asked: {answer}"
):
    """Whoever was invited was asked, on a safe channel, whether it was they who opened their door."""

    opening: str = Field(description="id of the event by which it was opened")
    answer: Literal["was_them", "was_not_them", "not_known"] = Field(description="what they said")


class CodesUsedUp(Fact, name="door.codes_used_up", about=OWED, says="five wrong codes were tried at a door"):
    """Whoever has a link tried wrong codes until nothing opened any more. An officer asks whether it was they."""

    invitation: str = Field(description="reference of the invitation")
    holder: str = Field(description="reference of the rights-holder")
    times: int = Field(1, description="how often it came to that with this link")


class CodesAskedOften(
    Fact, name="door.codes_asked_often", about=OWED, says="codes were asked for at a door more often than are sent"
):
    """Whoever has a link asked for so many codes that none is sent any more for a time; an officer asks who it was."""

    invitation: str = Field(description="reference of the invitation")
    holder: str = Field(description="reference of the rights-holder")
    times: int = Field(description="how many were sent in the day before")


SentWhat = Literal["question", "need", "wrong", "information", "dispute", "profile", "interview", "interview_step"]


class SentLate(
    Fact, name="door.sent_late", about=OWED, says="what a {kind} wrote at a door came after they could be let in"
):
    """Something was begun at a door and sent when whoever began it was let in no longer: kept, and looked at.

    Nothing follows from it until an officer has looked at it, and whoever sent it was shown nothing.
    """

    invitation: str = Field(description="reference of the invitation by which it was begun")
    holder: str = Field(description="reference of the rights-holder, or of the council or provider")
    kind: For = Field(description="as whom it was begun")
    what: SentWhat = Field(description="what it was to be")
    why: Literal["begun_long_ago", "invitation_ended", "not_let_in"] = Field(description="why it is looked at first")
    said: Spoken = Field(description="everything that was written, in their words")


class SentLateLookedAt(
    Fact, name="door.sent_late_looked_at", about=OWED, says="what came too late was looked at: {result}"
):
    """An officer read what came too late, and said what it comes to; what is done with it is entered by its own act."""

    sent: str = Field(description="id of the event that holds it")
    result: Literal["entered", "nothing_new", "not_theirs", "passed_on"] = Field(description="what it comes to")
    note: Words | None = Field(None, description="what was done, in words")


class HeldBack(Fact, name="door.held_back", about=OWED, says="a door shows less for a time"):
    """What a door shows was held back, because it would endanger an enquiry or a person; a supervisor sees that it is.

    What somebody is owed runs on: holding back shows less, and excuses nothing.
    """

    hold: str = Field(description="reference of the hold")
    holder: str | None = Field(None, description="reference of the rights-holder; not given: everybody who was invited")
    endangers: Literal["person", "enquiry", "both"] = Field(description="what showing it would endanger")
    reason: Words = Field(description="why, for the supervisor")
    until: datetime = Field(description="when it ends by itself")


class HoldLookedAt(Fact, name="door.hold_looked_at", about=OWED, says="a second person looked at a hold: {result}"):
    """Somebody above, who had not held it back, read why a door shows less, and agreed or had it shown again."""

    hold: str = Field(description="reference of the hold")
    result: Literal["agreed", "not_agreed"] = Field(description="what they decided")
    why: Words | None = Field(None, description="why, where they did not agree")


class HoldEnded(Fact, name="door.hold_ended", about=OWED, says="a door shows what it did again"):
    """What was held back at a door is shown again."""

    hold: str = Field(description="reference of the hold")


class QuestionAsked(Fact, name="door.question_asked", about=OWED, says="a {kind} asked a question"):
    """Somebody asked the force a question about the child's case, or their own part in it."""

    holder: str = Field(description="reference of the rights-holder")
    kind: For = Field(description="who asked")
    question: Spoken | None = Field(None, description="what they asked, in their words")


class QuestionAnswered(Fact, name="door.question_answered", about=OWED, says="a question was answered"):
    """A question was answered, in words that its asker can follow."""

    question: str = Field(description="id of the question's event")
    answer: Words | None = Field(None, description="what they were told")
    to: str | None = Field(None, description="reference of the rights-holder who is answered")


class NeedSaid(Fact, name="door.need_said", about=OWED, says="a {kind} said what they need"):
    """Somebody said what they need; a child's needs are looked at again because of it."""

    holder: str = Field(description="reference of the rights-holder")
    kind: For = Field(description="who said it")
    need: Spoken | None = Field(None, description="what they need, in their words")


class SaidWrong(Fact, name="door.said_wrong", about=OWED, says="a {kind} said that something is wrong"):
    """Somebody said that something that they were shown or told is wrong."""

    holder: str = Field(description="reference of the rights-holder")
    kind: For = Field(description="who said it")
    what: Spoken | None = Field(None, description="what is wrong, in their words")
    about: str | None = Field(None, description="what it is about, by the name under which it was shown")


class WrongAnswered(
    Fact, name="door.wrong_answered", about=OWED, says="what was said to be wrong was answered: {result}"
):
    """What somebody said is wrong was looked into, and they were told what came of it."""

    said: str = Field(description="id of the event that said so")
    result: Literal["put_right", "partly", "stands"] = Field(description="what came of it")
    answer: Words | None = Field(None, description="what they were told")


class InformationGiven(Fact, name="door.information_given", about=OWED, says="a {kind} gave information"):
    """A child, parent or carer told the force something, while the child is missing or afterwards."""

    holder: str = Field(description="reference of the rights-holder")
    kind: For = Field(description="who gave it")
    what: Narrative = Field(description="what they said")


class ToldWhatCameOfIt(
    Fact, name="door.told_what_came_of_it", about=OWED, says="somebody was told what was done with what they said"
):
    """Whoever gave information was told what was done with it; a child, what happened because of what they said."""

    about: str = Field(description="id of the event by which they gave it")
    holder: str | None = Field(None, description="reference of the rights-holder who is told")
    what: Words = Field(description="what they were told")
    result: Literal["acted_on", "passed_on", "kept", "cannot_say"] = Field("kept", description="what was done")
    to: Literal["child", "family", "partner"] | None = Field(None, description="to whom it is owed")
    by: Literal["in_person", "telephone", "message", "door"] | None = Field(None, description="how they were told")
    received: Known = Field(
        "unknown", description="whether it is known that it reached them; at a door, not before it is read there"
    )


class CameOfItRead(
    Fact, name="door.came_of_it_read", about=OWED, says="what was done with what they said was read at the door"
):
    """Whoever gave information read at their door what was done with it."""

    about: str = Field(description="id of the event by which they gave it")
    told: str = Field(description="id of the event that tells it")
    to: Literal["child", "family", "partner"] = Field(description="to whom it was owed")
    holder: str | None = Field(None, description="reference of the rights-holder who read it")


class NotTold(
    Fact, name="door.not_told", about=OWED, says="a good reason was given for not telling the {to}: {reason}"
):
    """Above whoever was to tell it, somebody gave the reason for which what was done is not told. It is counted."""

    about: str = Field(description="id of the event by which the information was given")
    to: Literal["child", "family", "partner"] = Field(description="to whom it is owed")
    reason: Literal["endangers_child", "endangers_enquiry", "no_safe_way", "asked_not_to_hear", "other"] = Field(
        description="why"
    )
    why: Words | None = Field(None, description="why, in words")


class GradeDisputed(Fact, name="door.grade_disputed", about=OWED, says="a {kind} disputed the grade"):
    """A parent, carer or council said that the risk to the child is graded wrongly; somebody above answers."""

    holder: str = Field(description="reference of the rights-holder")
    kind: For = Field(description="who disputed it")
    why: Spoken = Field(description="why, in their words")
    known: Known = Field("unknown", description="whether they know something that the grade did not rest on")


class GradeExplained(
    Fact,
    name="door.grade_explained",
    about=OWED,
    says="a grade was explained in words for those who care for the child",
):
    """Why the risk is graded as it is, written for those who care for the child: never the grader's own reasons."""

    grade: str = Field(description="id of the grade's event")
    words: Words = Field(description="what they are told")


class DisputeAnswered(Fact, name="door.dispute_answered", about=OWED, says="a disputed grade was answered: {result}"):
    """A dispute was answered by somebody who did not make the grade."""

    dispute: str = Field(description="id of the dispute's event")
    result: Literal["graded_again", "stands"] = Field(description="what came of it")
    answer: Words = Field(description="what they were told")
    look_again_on: date | None = Field(None, description="when it is looked at again")
    by_another: bool = Field(False, description="whoever answered had made no grade of this case")


class MissingReported(
    Fact,
    name="door.missing_reported",
    about=OWED,
    says="the child was reported missing through a link ({link})",
):
    """Those who care for a child reported them missing through a link. It is taken whatever became of the link."""

    reference: str = Field(description="the reference that was given to whoever reported, which says nothing of a case")
    link: Literal["entered", "no_code", "ended", "not_known"] = Field(
        description="entered: with the code; no_code: by a link in force; ended: by one that had ended"
    )
    invitation: str | None = Field(None, description="reference of the invitation, where it is known")
    holder: str | None = Field(None, description="reference of the rights-holder, where it is known")
    number_given: Words | None = Field(None, description="the number that whoever reported gave")


class ReporterRungBack(
    Fact, name="door.reporter_rung_back", about=OWED, says="whoever reported through a link was rung back: {result}"
):
    """A report that nobody came in with a code for was checked on a number that was held already."""

    report: str = Field(description="id of the event that the report came by")
    result: Literal["confirmed", "not_reached", "no_number_held", "not_them"] = Field(description="what came of it")
    said: Spoken | None = Field(None, description="what they said")


class ReportRepeated(
    Fact,
    name="door.report_repeated",
    about=OWED,
    says="the same report came again: {times} times in all",
):
    """A report came again, word for word, within minutes: it is one report, and nothing is owed for it twice."""

    reference: str = Field(description="the reference that was given with the first of them")
    times: int = Field(description="how often it came, the first included")
