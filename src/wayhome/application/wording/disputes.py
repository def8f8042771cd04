"""Disputes of rules on words: anyone may hold that a rule is wrong, whoever governs the lexicon answers.

What is said is kept under the force, about a rule and about no child. Of those who are not signed in so many are taken
a day, so that nobody can fill the record from outside.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from wayhome.application.drafts import Draft, Entered, Entry
from wayhome.application.entering import enter
from wayhome.application.ports import EventLog, Ledger, Supplies
from wayhome.kernel.ids import OUR_FORCE, ActorId, RecordId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.wording import RuleDisputed

By = Literal["officer", "carer", "young_person", "somebody"]
A_DAY, FROM_OUTSIDE = timedelta(days=1), 20
DISPUTED, ANSWERED = "wording.rule_disputed", "wording.dispute_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A dispute, with its answer where there is one. What was said is shown to whoever governs the lexicon."""

    id: str
    rule: str
    by: str
    at: datetime
    said: str
    answer: str = ""
    why: str = ""


def dispute(fact: RuleDisputed, *, by: ActorId, ledger: Ledger, supplies: Supplies) -> Entered:
    """Enter a dispute; raises Refused where too many came from outside today."""
    now = supplies.now()
    if not by and _from_outside(ledger, now) >= FROM_OUTSIDE:
        words = "Too many disputes came in today from people who are not signed in."
        remedy = "Try again tomorrow, or ask an officer you trust to send it for you."
        raise Refused(Reason(rule="wording.too_many", words=words, remedy=remedy))
    draft = Draft(fact=fact, happened_at=now, subjects=(OUR_FORCE,), actor=by)
    return enter(Entry(record=RecordId(OUR_FORCE), drafts=(draft,)), ledger=ledger, supplies=supplies)


def disputes(log: EventLog) -> tuple[Dispute, ...]:
    """Return every dispute, the latest first."""
    answers = {str(held.event.body["disputed"]): held.event for held in log.of_type(ANSWERED)}
    words = {(one.event, one.field): one.text for one in log.words(RecordId(OUR_FORCE))}
    found = [held.event for held in log.of_type(DISPUTED)]
    return tuple(_dispute(event, answers, words.get((event.id, "reason"), "")) for event in reversed(found))


def _dispute(event: Event, answers: Mapping[str, Event], said: str) -> Dispute:
    answer = answers.get(event.id)
    return Dispute(
        id=event.id,
        rule=str(event.body["rule"]),
        by=str(event.body["by"]),
        at=event.happened_at,
        said=said,
        answer=str(answer.body["answer"]) if answer else "",
        why=str(answer.body["reason"]) if answer else "",
    )


def _from_outside(log: EventLog, now: datetime) -> int:
    since = now - A_DAY
    return sum(not held.event.actor and held.event.recorded_at > since for held in log.of_type(DISPUTED))
