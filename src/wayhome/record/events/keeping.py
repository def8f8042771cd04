"""Events about the record itself: corrections, excuses, disposal, and which rulebook was put in force."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from wayhome.record.vocabulary import Fact, Words


class Corrected(Fact, name="record.corrected", about=(), says="an earlier entry was corrected: {kind}"):
    """An earlier event was wrong. The old event stays; reading takes the correction into account.

    ``entered_in_error``: it did not happen. ``wrong_time``: it happened at ``happened_at``. ``wrong_subject``: it was
    about ``subjects`` instead. ``wrong_field``: ``field`` should read ``value``.
    """

    corrects: str = Field(description="id of the event that was wrong")
    kind: Literal["entered_in_error", "wrong_time", "wrong_subject", "wrong_field"] = Field(
        description="what was wrong"
    )
    happened_at: datetime | None = Field(None, description="the right time, for wrong_time")
    subjects: tuple[str, ...] = Field((), description="the right subjects, for wrong_subject")
    field: str | None = Field(None, description="the field, for wrong_field")
    value: str | int | bool | None = Field(None, description="what the field should read, for wrong_field")
    reason: Words | None = Field(None, description="how the mistake came about")


class DutyExcused(Fact, name="record.duty_excused", about=(), says="a duty was excused ({excuse})"):
    """Someone entitled to recorded why a duty could not be done; the duty stays in view and is counted as excused."""

    duty: str = Field(description="the duty's identity")
    excuse: str = Field(description="which of the rule's cited excuses")
    authorised_by: str = Field(description="who authorised it")
    reason: Words | None = Field(None, description="why, in their words")


Settlement = Literal["record_corrected", "system_to_be_corrected", "both_right", "of_no_account"]


class DifferenceSettled(
    Fact, name="record.difference_settled", about=(), says="a difference to the system of record was settled ({way})"
):
    """What an export of the system of record says differs from what is held, and somebody said which is right.

    ``record_corrected``: the record was wrong and was put right. ``system_to_be_corrected``: the system is wrong, and
    whoever keeps it was told. ``both_right``: they speak of two things. ``of_no_account``: nothing hangs on it.
    """

    difference: str = Field(description="the difference, by the digest of what differs")
    way: Settlement = Field(description="how it was settled")
    reason: Words | None = Field(None, description="which of the two is right, and how that is known")


class WordsDisposed(Fact, name="record.words_disposed", about=(), says="personal words were lawfully destroyed"):
    """Personal words of a record were destroyed; the chain stays whole, and this seals what the duties had come to."""

    fields: int = Field(ge=0, description="how many personal fields were destroyed")
    authority: str = Field(description="under which retention decision")
    duties: dict[str, int] = Field(default_factory=dict, description="how many duties stood in each status")
    agreed_by: str | None = Field(None, description="who agreed; somebody else than who carried it out")


class HeldRecordsDisposed(
    Fact, name="record.held_records_disposed", about=("force",), says="held records of a person were destroyed"
):
    """Copies of what other systems hold of a person were destroyed; which they were is kept nowhere in the record."""

    records: dict[str, int] = Field(description="how many of each system")
    authority: str = Field(description="under which retention decision")
    agreed_by: str = Field(description="who agreed; somebody else than who carried it out")


class OwnTime(BaseModel):
    """One time of a force's own in place of a national one: how long, who set and approved it, why, and until when."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str = Field(description="the rule's id")
    limb: str = Field("standard", description="which of its times")
    minutes: int | None = Field(None, description="how long, in minutes")
    hours: int | None = Field(None, description="how long, in hours")
    days: int | None = Field(None, description="how long, in days")
    working_days: int | None = Field(None, description="how long, in working days")
    author: str = Field(description="who set it")
    approved_by: str = Field(description="who approved it; somebody else")
    reason: str = Field(description="why, in words that name nobody")
    expires: date = Field(description="its last day; afterwards the national time holds again")


class PackProposed(Fact, name="record.pack_proposed", about=("force",), says="the rulebook {pack} was proposed"):
    """Somebody proposed a rulebook, or a force's own times over it; nothing changes until another approves it."""

    pack: str = Field(description="the pack's name")
    content: str = Field(description="the pack's content hash")
    settings: tuple[OwnTime, ...] | None = Field(None, description="the force's own times, all of them")
    confirms: bool | None = Field(None, description="whether the times left as they are are confirmed as the force's")


class PackNotApproved(
    Fact, name="record.pack_not_approved", about=("force",), says="a proposed rulebook was not approved"
):
    """A proposal was turned down by another person, or taken back by whoever made it."""

    proposal: str = Field(description="the id of the proposal")
    reason: Words | None = Field(None, description="why")


class PackActivated(Fact, name="record.pack_activated", about=("force",), says="the rulebook {pack} was put in force"):
    """Two people put a rulebook in force; it judges what happens from then on.

    A force's own times lie over the pack whose content is named, each until its last day.
    """

    pack: str = Field(description="the pack's name")
    content: str = Field(description="the pack's content hash, without the force's own times")
    first: str = Field(description="who proposed it")
    second: str = Field(description="who approved it")
    settings: tuple[OwnTime, ...] | None = Field(None, description="the force's own times, all of them")
    confirms: bool | None = Field(None, description="whether the times left as they are are confirmed as the force's")
