"""A carer who was invited, at the desk of the tests: who they act as, and what they do in a line."""

from datetime import date
from typing import Any

from tests.casework.desk import CASE, CHILD, EPISODE, Desk, reporting
from wayhome.access.actors import Actor, Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.handling import Handled
from wayhome.casework.carers.keep_profile import KeepProfile
from wayhome.casework.carers.report_missing import ReportMissing
from wayhome.casework.commands import Acting
from wayhome.kernel.ids import ActorId, RecordId
from wayhome.record.events.contact import HolderNamed
from wayhome.record.vocabulary import Fact

OWN = RecordId("A")
HOLDER = "H2"


def invited(reference: str = "I1", role: Role = Role.FAMILY) -> Acting:
    """Return somebody who came by an invitation."""
    return Acting(
        actor=Actor(id=ActorId(f"invited:{reference}"), name="By invitation", roles=frozenset({role})), role=role
    )


CARER, COUNCIL = invited(), invited("I2", Role.PARTNER)


def put_down(desk: Desk, *facts: Fact, record: RecordId = OWN) -> None:
    """Put facts about the child alone on record, as an officer entered them elsewhere."""
    drafts = tuple(Draft(fact=fact, happened_at=desk.now, subjects=(CHILD,)) for fact in facts)
    enter(Entry(record=record, drafts=drafts), ledger=desk.ledger, supplies=desk.supplies)


def a_carer(**given: Any) -> HolderNamed:
    """Return a carer who may be told."""
    return HolderNamed(**({"holder": HOLDER, "kind": "carer", "name": "Mo", "may_know": "yes"} | given))


def keeps(desk: Desk, **given: Any) -> Handled:
    """Keep a profile as the carer does."""
    mine = {"record": OWN, "child": CHILD, "by_whom": "carer", "holder": HOLDER}
    return desk.do(KeepProfile, CARER, **(mine | given))


def reports(desk: Desk, by: Acting = CARER, **given: Any) -> Handled:
    """Report the first child missing through a link."""
    child = reporting(looked_up=None, date_of_birth=date(2010, 6, 1), nation="england", placement="childrens_home")
    link = {"reference": "K7-22Q", "link": "entered", "invitation": "I1", "holder": HOLDER, "informant": "carer"}
    return desk.do(ReportMissing, by, **({"children": (child,), "channel": "online"} | link | given))


__all__ = ("CARER", "CASE", "COUNCIL", "EPISODE", "HOLDER", "OWN", "a_carer", "invited", "keeps", "put_down", "reports")
