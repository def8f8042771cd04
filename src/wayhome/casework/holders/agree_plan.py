"""Agree with one rights-holder how often, by which channel and by whom they are kept in touch with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.asked import holder_asked
from wayhome.casework.holders.standing import Holder, may_reach
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.kernel.refusals import Refused
from wayhome.record.events.contact import Format, HowOften, Language, PlanAgreed
from wayhome.record.events.victim import ContactAgreed
from wayhome.record.vocabulary import Fact, Known, Words

Wish = Literal["holder", "somebody_for_them", "police"]
Channel = Literal["in_person", "telephone", "message", "email", "letter", "through_advocate"]
AS_AGREED: Mapping[str, Channel] = {
    "text": "message", "door": "message", "email": "email", "letter": "letter", "telephone": "telephone",
    "through_advocate": "through_advocate",
}  # fmt: skip
WHOSE: Mapping[str, Literal["child", "parent_or_carer", "police"]] = {
    "holder": "child", "somebody_for_them": "parent_or_carer", "police": "police",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreePlan(OnInvestigation):
    """What was agreed; ``channel`` is the reference of one that is kept for them, none is in person.

    ``less_than_owed``: they asked to hear less often than they would be told.
    """

    holder: str
    frequency: HowOften
    channel: str | None = None
    told_by: str | None = None
    language: Language = "english"
    other_language: Words = ""
    format: Format = "plain"
    reading_age: int | None = None
    interpreter: Known = "not_asked"
    asked_for_by: Wish = "holder"
    less_than_owed: bool = False


def agree_plan(command: AgreePlan, facing: Facing) -> Outcome:
    """Agree it. Rules VC-07 and VC-08; refused by a channel that is not safe for them, or with who is never told."""
    holder = holder_asked(command.holder, facing)
    _refuse_unsafe(command, holder, facing)
    plan = PlanAgreed(
        holder=holder.ref, frequency=command.frequency, channel=command.channel or None,
        told_by=command.told_by or None, language=command.language, other_language=command.other_language or None,
        format=command.format, reading_age=command.reading_age, interpreter=command.interpreter,
        asked_for_by=command.asked_for_by, less_than_owed=command.less_than_owed,
    )  # fmt: skip
    return tell(plan, *_agreed_with_child(command, holder, facing))


def _refuse_unsafe(command: AgreePlan, holder: Holder, facing: Facing) -> None:
    reach = may_reach(holder, command.channel or "in_person", facing.at)
    if reach.ok or reach.why == "not_now":
        return
    whom = "by this channel" if holder.may_be_told else "at all"
    words = f"{holder.ref} is not told {whom}: {reach.why.replace('_', ' ')}."
    remedy = "Agree it by a channel that is known to be safe, or in person; or say first who may know."
    raise Refused(under("VC-07", facing.pack, words, remedy))


def _agreed_with_child(command: AgreePlan, holder: Holder, facing: Facing) -> tuple[Fact, ...]:
    """Return what the investigation says of it, where it is the child's own plan."""
    if not holder.is_child or not facing.is_investigation:
        return ()
    kind = next((one.kind for one in holder.channels if one.ref == command.channel), "in_person")
    by = AS_AGREED.get(kind, "in_person")
    return (ContactAgreed(frequency=command.frequency, channel=by, asked_for_by=WHOSE[command.asked_for_by]),)
