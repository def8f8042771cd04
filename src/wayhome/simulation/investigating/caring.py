"""What a child is owed as a victim, where the team sees to it: needs, who is told and how, support, and a page."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from wayhome.access.actors import Actor, Role
from wayhome.casework.answering.answer import AnswerQuestion
from wayhome.casework.answering.asking import AskQuestion
from wayhome.casework.answering.invite import Invite
from wayhome.casework.commands import Acting
from wayhome.casework.holders.agree_plan import AgreePlan
from wayhome.casework.holders.channels import KeepChannel, RecordSafety
from wayhome.casework.holders.name_holder import NameHolder
from wayhome.casework.needs.assess import AssessNeeds, NeedSaid
from wayhome.casework.needs.support import ExplainCompensation, OfferStatement, ReferToSupport
from wayhome.kernel.ids import ActorId
from wayhome.record.events.contact import HowOften
from wayhome.simulation.children import Child
from wayhome.simulation.investigating.tale import Tale
from wayhome.simulation.team import NOLAN

CHILD, MOTHER = "H1", "H2"
FROM_NOBODY = 5  # one message in so many shows nothing of the police
AT_HOME = ("home", "other_family")
SERVICES = {
    "sexual": "support_sexual_violence_adviser",
    "online": "support_sexual_violence_adviser",
    "trafficking": "support_trafficking_guardian",
}
WORRIES = (
    "That he finds out I talked to you.",
    "That my mum sees the messages.",
    "Getting my friend into trouble.",
    "Court. I do not want to see them.",
)
WISHES = (
    "I want it to stop, and to sleep in my own bed.",
    "I want my phone back with nothing on it.",
    "Tell me before you ring my school.",
    "I want the same person each time.",
)
QUESTIONS = ("Will he know what I said?", "When can I have my phone back?", "Do I have to go to court?")
ANSWERS = (
    "No. What you said is read by the people on your case, and he is not told who spoke to us.",
    "We hope on Friday. If it takes longer I will ring you myself on Thursday and say why.",
    "Nobody has asked you to. If that day comes there are ways not to see anybody, and we go through them together.",
)


def seen_to(tale: Tale, *, hours: float = 11, often: HowOften = "four_weekly") -> None:
    """Tell that each child was asked what they need, who is told and how was agreed, and help was found."""
    for place, child in enumerate(tale.children):
        at = hours + place / 2
        _asked(tale, child, at)
        _reached(tale, child, at + 0.2, often)
        _helped(tale, child, at + 0.4)
        tale.cared_for.append(child)


def invited(tale: Tale, *, days: float, answered: bool = True) -> None:
    """Tell that the child was given a page of their own, asked something there, and was answered or still waits."""
    child, turn = tale.child, int(tale.record[-2:])
    until = tale.at(days=days + 90)
    invite = {"invitation": f"I-{tale.record[-4:]}", "holder": CHILD, "kind": "child", "until": until}
    tale.investigates(Invite, tale.at(days=days), child=child.subject, **invite)
    asked = tale.at(days=days + 1, hours=9)
    question = {"holder": CHILD, "kind": "child", "question": QUESTIONS[turn % len(QUESTIONS)]}
    tale.does(AskQuestion, _through(f"I-{tale.record[-4:]}"), asked, child=child.subject, **question)
    if not answered:
        return
    tale.waits(
        asked + timedelta(hours=16),
        lambda events: next(
            (
                {"question": event.id, "answer": ANSWERS[turn % len(ANSWERS)], "child": child.subject}
                for event in events
                if event.type == "door.question_asked"
            ),
            None,
        ),
        AnswerQuestion,
        NOLAN,
    )


def shows_nothing_of_police(tale: Tale) -> bool:
    """Say whether a message to the child of this case must not show that it is from the police."""
    return int(tale.record[-2:]) % FROM_NOBODY == 0


def asked_what_is_safe(tale: Tale, child: Child, at: datetime) -> None:
    """Tell that what is safe in reaching the child was asked again, and that it still is."""
    hidden = shows_nothing_of_police(tale)
    safe = {"holder": CHILD, "never_by": ("letter",), "say_nothing_of_police": hidden, "asked_of": "child"}
    tale.investigates(RecordSafety, at, child=child.subject, **safe)


def asked_again(tale: Tale, *, days: float) -> None:
    """Tell that each child's needs were talked through again, because something changed."""
    said = (NeedSaid(question="own_words", said="Thank you for telling me first."),)
    for child in tale.cared_for:
        again = {"child": child.subject, "said": said, "rest_as_before": True, "because": "changed"}
        tale.investigates(AssessNeeds, tale.at(days=days), **again)


def _asked(tale: Tale, child: Child, hours: float) -> None:
    tale.investigates(
        AssessNeeds,
        tale.at(hours=hours),
        child=child.subject,
        said=tuple(_said(tale, child)),
        present=("advocate",),
        rights_explained=True,
        enhanced_told=True,
    )
    tale.investigates(ExplainCompensation, tale.at(hours=hours + 0.1), child=child.subject)
    tale.investigates(OfferStatement, tale.at(days=3, hours=1), child=child.subject, answer="later")


def _said(tale: Tale, child: Child) -> Iterator[NeedSaid]:
    turn = int(tale.record[-2:]) + tale.children.index(child)
    yield NeedSaid(question="language", answers=("english",))
    yield NeedSaid(question="interpreter", answers=("no",))
    yield NeedSaid(question="helps_to_understand", answers=("short_sentences", "time_to_think"))
    yield NeedSaid(question="feels_safe", answers=("sometimes" if turn % 3 == 0 else "yes",))
    yield NeedSaid(question="reached_by", answers=("text",))
    yield NeedSaid(question="needs_care", answers=("no",))
    yield NeedSaid(question="called", said=child.given)
    yield NeedSaid(question="worried_about", said=WORRIES[turn % len(WORRIES)])
    yield NeedSaid(question="school", answers=("going",))
    yield NeedSaid(question="talks_with", answers=("a_woman" if turn % 2 else "no_preference",))
    yield NeedSaid(question="services", answers=("victim_service",))
    yield NeedSaid(question="own_words", said=WISHES[turn % len(WISHES)])


def _reached(tale: Tale, child: Child, hours: float, often: HowOften) -> None:
    """Tell how the child is reached, and who else is told: the mother of a child at home, the council of another."""
    at, of = tale.at(hours=hours), {"child": child.subject}
    number = 100 + int(tale.record[-2:]) + tale.children.index(child)
    tale.investigates(
        KeepChannel, at, holder=CHILD, kind="text", address=f"07700 900{number}", safe="yes", seen_by_others="no", **of
    )
    asked_what_is_safe(tale, child, at)
    tale.investigates(AgreePlan, at, holder=CHILD, frequency=often, channel="C1", told_by=tale.told_by, **of)
    if child.placement in AT_HOME:
        named = {"kind": "parent", "name": f"Mrs {child.family}", "parental_responsibility": "yes"}
    else:
        named = {"kind": "council", "name": "Eastmere Council", "agency": "eastmere-council"}
    later = tale.at(hours=hours + 0.1)
    tale.investigates(NameHolder, later, may_know="yes", under_suspicion="no", **named, **of)
    given = {"kind": "email", "address": f"family{number}@example.com", "safe": "yes", "seen_by_others": "no"}
    tale.investigates(KeepChannel, later, holder=MOTHER, **given, **of)
    tale.investigates(
        AgreePlan, later, holder=MOTHER, frequency="four_weekly", channel="C2", told_by=tale.told_by, **of
    )
    tale.investigates(ExplainCompensation, tale.at(hours=hours + 0.2), holder=MOTHER, **of)


def _helped(tale: Tale, child: Child, hours: float) -> None:
    service = next((SERVICES[kind] for kind in tale.kinds if kind in SERVICES), "support_exploitation_worker")
    tale.investigates(
        ReferToSupport,
        tale.at(hours=hours),
        child=child.subject,
        result="referred",
        service=service,
        reference=f"SR-{tale.record[-4:]}",
    )


def _through(invitation: str) -> Acting:
    """Return whoever was invited, at a door of their own."""
    actor = Actor(id=ActorId(f"invited:{invitation}"), name="Invited", roles=frozenset({Role.FAMILY}))
    return Acting(actor=actor, role=Role.FAMILY)
