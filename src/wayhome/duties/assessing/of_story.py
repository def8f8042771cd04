"""The account that a story of events gives at an instant, so that a page grades by the same floors as an export.

What was recorded as a factor is a finding of whoever recorded it, what was read in an entry one of the reader, until
somebody disputes it; what was answered is an answer. What was told for the child's safety confirms nothing: nobody has
settled that it is so now.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from wayhome.duties.assessing.account import Account
from wayhome.duties.assessing.assess import Grading
from wayhome.duties.facts import ANSWER, FACTS, fact_line
from wayhome.duties.floors import Known
from wayhome.duties.indicators import safety_told, stating
from wayhome.duties.saying import say
from wayhome.duties.story import Story
from wayhome.kernel.evidence import EVENT, Evidence, Finding
from wayhome.record.envelope import Event


def account_at(story: Story, grading: Grading, at: datetime) -> Account:
    """Return what a story tells of a child up to an instant, with the events that state it."""
    known = Known(story, ())
    facts = {name: value for name in (*FACTS, "age") if (value := known.value(name, at)) is not None}
    said = {name: _stated(event) for name in FACTS if (event := fact_line(story, name).event_at(at)) is not None}
    questions = (compiled.question.id for compiled in grading.questions)
    answers = {key: str(value) for key in questions if (value := known.value(f"{ANSWER}{key}", at)) is not None}
    return Account(at=at, facts=facts, said=said, answers=answers, findings=tuple(_findings(story, grading, at)))


def _findings(story: Story, grading: Grading, at: datetime) -> Iterator[Finding]:
    """Yield each factor that was recorded, or read and not disputed, with all that states it."""
    stated = stating(story, at)
    for code in grading.order:
        if code in stated:
            yield Finding(code=code, evidence=tuple(map(_stated, stated[code])))
    for event in safety_told(story, at):
        yield Finding(code=str(event.body["factor"]), evidence=(replace(_stated(event), recency="unknown"),))


def _stated(event: Event) -> Evidence:
    return Evidence(source=f"{EVENT}{event.id}", quote=say(event), about="child", recency="now")
