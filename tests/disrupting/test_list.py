"""The list of powers and the product agree: every step has a page, every order a kind, every agency a name."""

from typing import get_args

import pytest
from django.urls import reverse

from tests.casework.desk import DETECTIVE, INQUIRY, INVESTIGATION, Desk, england_wales
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.concerns.raise_concern import RaiseConcern
from wayhome.casework.disrupting.facts import PLACES, SHOWS, case_facts
from wayhome.casework.disrupting.notices import DecideWarningNotice
from wayhome.casework.disrupting.orders import KIND_OF, KINDS, kind_of
from wayhome.casework.disrupting.standing import ANSWERS, BEGINNINGS, BREACHES, ENDINGS, disruption_of
from wayhome.duties.stories import stories
from wayhome.kernel.ids import Subject
from wayhome.record.events.investigation import ChildJoined
from wayhome.record.vocabulary import latest
from wayhome.rulebook.powers import Element, OnRecord, Power
from wayhome.rulebook.schema import Basis
from wayhome.web.disrupting.cards import GROUPS
from wayhome.web.disrupting.partners import AGENCIES
from wayhome.web.doing import by_act

POWERS = england_wales().pack.powers
OURS = [duty for duty in england_wales().pack.duties.values() if duty.id.startswith("DIS-")]
BASIS = Basis(source="ORDERS", provision="An Act", strength="statute", seen="not_seen")


def test_every_power_has_a_group_a_way_to_use_it_and_somebody_who_holds_it():
    steps = {power.step for power in POWERS.values() if power.step}

    assert {power.group for power in POWERS.values()} == {group for group, _ in GROUPS}
    assert all(reverse(step, args=[INQUIRY]) for step in steps)
    assert {power.held_by for power in POWERS.values() if power.held_by} <= {agency for agency, _ in AGENCIES}


def test_every_order_of_the_list_is_of_a_kind_that_is_kept():
    assert set(KIND_OF) <= set(POWERS)
    assert set(KIND_OF.values()) <= set(KINDS)
    assert kind_of("DP-SRO") == "sexual_risk_order"
    assert kind_of("DP-FMPO") == "other"


def test_what_answers_a_test_is_an_entry_that_there_is():
    every = (*SHOWS, *BEGINNINGS, *ENDINGS, *BREACHES, *ANSWERS)

    assert [name for name in every if latest(name) is None] == []
    assert set(PLACES) == {"hotel", "home"}


def test_whatever_a_test_asks_of_the_record_is_one_of_the_closed_list():
    asked = {part.on_record for power in POWERS.values() for part in power.test if part.on_record}

    assert asked <= set(get_args(OnRecord))


def test_what_is_missing_for_want_of_an_entry_is_something_the_record_can_show():
    parts = [part for power in POWERS.values() for part in power.test]

    assert [part.id for part in parts if part.if_absent == "missing" and part.on_record is None] == []


@pytest.mark.parametrize("rule", [duty.id for duty in OURS])
def test_every_duty_of_disruption_leads_to_a_page_that_does_it(rule: str):
    duty = england_wales().pack.duties[rule]

    assert duty.act in by_act(), duty.act


def test_an_order_with_an_end_has_reminders():
    bare = [
        power.id for power in POWERS.values()
        if power.step == "court-order" and power.prompts is None and power.lasts and power.lasts.months_at_least
    ]  # fmt: skip

    assert bare == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"status": "ended"}, "a power that is not in force says why"),
        ({"status": "pilot_only", "status_words": "Tried out.", "status_basis": BASIS}, "a pilot names its areas"),
        ({"test": (Element(id="one", words="It is so."), Element(id="one", words="So it is."))}, "the same name"),
    ],
)  # fmt: skip
def test_a_power_that_does_not_say_what_it_must_is_refused(given: dict[str, object], said: str):
    whole = {"id": "DP-X", "title": "Power", "group": "adult", "about": "adult", "who": "Police", "does": "Forbids."}

    with pytest.raises(ValueError, match=said):
        Power.model_validate(whole | {"basis": BASIS} | given)


def test_a_notice_for_one_of_two_children_is_of_that_child_and_ends_on_their_birthday():
    desk = Desk()
    desk.concern()
    other = Subject("child:B")
    desk.at(1).do(
        RaiseConcern, DETECTIVE, child=other, record="EI-2", investigation=Subject("investigation:EI-2"),
        date_of_birth=None, age_stated=13, informant="school", name="Ben",
    )  # fmt: skip
    draft = Draft(fact=ChildJoined(), happened_at=desk.now, subjects=(other, INVESTIGATION))
    enter(Entry(record=INQUIRY, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    desk.at(2).do(DecideWarningNotice, DETECTIVE, decision="served", suspect="EI-1-S1", child=other)

    told = stories(
        sealed.event for child in ("child:A", "child:B") for sealed in desk.ledger.about(Subject(child)).events
    )
    standing = disruption_of(told[INVESTIGATION], england_wales().pack, desk.now)
    (notice,) = standing.in_force
    facts = case_facts(told[INVESTIGATION], desk.now)

    assert (notice.children, notice.until) == (("child:B",), None)
    assert [(child.child, child.age_on(desk.now.date())) for child in facts.children] == [
        ("child:A", 15),
        ("child:B", 13),
    ]
    cawn = next(one for one in standing.standings if one.power.id == "DP-CAWN")
    assert {(one.child, one.adult) for one in cawn.for_whom} == {("child:A", "EI-1-S1"), ("child:B", "EI-1-S1")}
