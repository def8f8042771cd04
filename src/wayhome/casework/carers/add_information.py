"""What a child, parent or carer adds through their door: kept, read by whoever owns the case, and answered."""

from dataclasses import dataclass

from wayhome.casework.answering.asking import FromHolder
from wayhome.casework.carers.report_missing import Answered
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.take_report import BY_KIN, NewsKind
from wayhome.record.events.door import For, InformationGiven
from wayhome.record.events.missing import QuestionAnswered
from wayhome.record.events.missing_search import InformationReceived
from wayhome.record.events.risk import Supplier
from wayhome.record.vocabulary import Fact, Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class AddInformation(FromHolder):
    """What they want the police to know, while the child is missing or afterwards.

    ``holder`` is empty for somebody who reported through a link without its code: nobody is owed an answer then.
    """

    what: Narrative = ""
    answers: tuple[Answered, ...] = ()


def add_information(command: AddInformation, facing: Facing) -> Outcome:
    """Keep it, and in a missing child's case as news. Rules MC-21, MC-75, FB-01 and FB-02. It is never refused."""
    kind, supplier = supplied_by(command.kind)
    facts: list[Fact] = [
        QuestionAnswered(question=one.question, answer=one.answer, supplied_by=supplier, words=one.words)
        for one in command.answers
    ]
    if command.holder and command.what:
        facts.append(InformationGiven(holder=command.called(facing), kind=command.kind, what=command.what))
    if command.what and facing.case and not facing.is_investigation:
        facts.append(InformationReceived(kind=kind, supplied_by=supplier, content=command.what))
    return tell(*facts)


def supplied_by(kind: For) -> tuple[NewsKind, Supplier]:
    """Return what kind of news it is and from whom, as the case tells news apart."""
    told: dict[str, tuple[NewsKind, Supplier]] = {
        "guardian": ("family", "parent"), "child": ("other", "child"), "council": ("professional", "social_worker"),
        "provider": ("professional", "other"),
    }  # fmt: skip
    return told.get(kind) or BY_KIN[kind]
