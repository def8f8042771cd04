"""Who holds the return interview is put down by their work addresses, sees nothing but it, and is no rights-holder."""

from datetime import timedelta
from typing import Any

import pytest

from tests.carers.carer import COUNCIL, a_carer, put_down
from tests.casework.desk import CASE, CHILD, DETECTIVE, OFFICER, SERGEANT, Desk, words
from wayhome.application.handling import Handled
from wayhome.application.rights_holders import invitable, rights_holders
from wayhome.casework.answering.invite import Invite
from wayhome.casework.holders.channels import KeepChannel, RecordSafety
from wayhome.casework.holders.standing import Holder, may_reach
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.providers.put_down_interviewer import PutDownInterviewer
from wayhome.casework.providers.steps import AskForInterview, SendReturnInterview
from wayhome.casework.suspects.identify import IdentifySuspect

MAIL, PHONE = "jo@northmere.example", "07700 900456"


@pytest.fixture
def desk() -> Desk:
    """Return a desk at which the child was found an hour after the call."""
    made = Desk()
    made.report()
    made.at(60).do(LocateChild, OFFICER, basis="seen", place="street")
    return made


def asked(desk: Desk, **given: Any) -> dict[str, Any]:
    until = desk.now + timedelta(days=14)
    theirs = {"of": "provider", "agency": "listeners", "name": "Jo Field", "email": MAIL, "telephone": PHONE}
    return {"record": CASE, "until": until, **theirs, **given}


def put(desk: Desk, **given: Any) -> Handled:
    return desk.do(PutDownInterviewer, OFFICER, **asked(desk, **given))


def against(desk: Desk, **given: Any) -> list[str]:
    return words(desk.refused(PutDownInterviewer, OFFICER, **asked(desk, **given)))


def interviewers(desk: Desk) -> list[Holder]:
    return [one for one in invitable(CHILD, desk.ledger, at=desk.now) if one.ref.startswith("P-")]


def test_they_are_reached_by_what_is_their_agencys_and_their_addresses_are_personal_words(desk: Desk) -> None:
    put(desk)

    (one,) = interviewers(desk)
    assert (one.kind, one.name, one.may_be_told) == ("provider", "Jo Field", True)
    assert [may_reach(one, way, desk.now).ok for way in ("email", "text", "door", "letter")] == [
        True,
        True,
        True,
        False,
    ]
    (said,) = desk.events("partner.interviewer_put_down")
    assert not any(told in str(said.body) for told in (MAIL, PHONE, "Jo Field"))


def test_nothing_is_owed_to_them_and_they_are_never_one_of_those_told(desk: Desk) -> None:
    put_down(desk, a_carer())
    before = {(duty.rule, duty.owed_to, duty.occurrence) for duty in desk.duties()}

    put(desk, of="council", agency="northmere")

    assert {(duty.rule, duty.owed_to, duty.occurrence) for duty in desk.duties()} == before
    assert [one.ref for one in rights_holders(CHILD, desk.ledger, at=desk.now)] == ["H1", "H2"]


def test_they_are_put_down_once_the_child_is_back_and_it_is_said_where_nobody_asked_them(desk: Desk) -> None:
    still_missing = Desk()
    still_missing.report()
    assert against(still_missing) == ["Nobody has recorded that the child is back."]

    assert words(put(desk).notices) == ["They were not asked for the interview yet."]
    desk.do(AskForInterview, OFFICER, record=CASE, of="provider", shared="Missing for an hour")
    assert words(put(desk).notices) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"email": "jo"}, "The link goes to an e-mail address at work, and that is none."),
        ({"telephone": "extension 12"}, "The code goes to a telephone at work, and that is no number."),
        ({"telephone": MAIL}, "The code goes to a telephone at work, and that is no number."),
        ({"until": timedelta(0)}, "The day is past, or more than 90 days from now."),
        ({"until": timedelta(days=91)}, "The day is past, or more than 90 days from now."),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(desk: Desk, given: dict[str, Any], said: str) -> None:
    if "until" in given:
        given = {"until": desk.now + given["until"]}
    assert against(desk, **given) == [said]


def test_an_address_of_the_family_or_one_never_to_use_is_no_address_at_work(desk: Desk) -> None:
    put_down(desk, a_carer())
    desk.do(KeepChannel, OFFICER, record=CASE, child=CHILD, holder="H2", kind="text", address="+44 7700 900456")
    assert against(desk) == ["That is how the child, or somebody of theirs, is reached: it is no address at work."]

    desk.do(RecordSafety, OFFICER, record=CASE, child=CHILD, holder="H1", never=MAIL)
    never = "It must not be used: somebody said never to, or it leads to a suspect."
    assert against(desk, telephone="07700 900789") == [never]


def test_whoever_has_the_name_of_a_suspect_sees_nothing_and_is_not_invited(desk: Desk) -> None:
    put(desk)
    desk.concern()
    desk.do(IdentifySuspect, DETECTIVE, name="Jo Field", known_by="name")

    (one,) = interviewers(desk)

    assert may_reach(one, "email", desk.now).why == "under_suspicion"
    invited = {"invitation": "I-9", "holder": one.ref, "kind": "provider", "until": desk.now + timedelta(days=1)}
    said = words(desk.refused(Invite, OFFICER, record=CASE, child=CHILD, **invited))
    assert said == ["They are, or may be, among those who harm the child. They are told nothing and see nothing."]


def test_they_see_it_until_their_day_or_for_one_visit_after_it_was_sent(desk: Desk) -> None:
    put(desk)
    assert interviewers(desk)[0].may_be_told

    desk.at(120).do(SendReturnInterview, COUNCIL, record=CASE, whom="provider", during="I was at the flat")
    assert against(desk, agency="others") == ["The interview of this return was sent to us already."]
    desk.at(120 + 239)
    assert interviewers(desk)[0].may_be_told, "whoever sent it reads that it was sent"
    desk.at(120 + 240)
    assert interviewers(desk)[0].why_not == "holder_left"


def test_they_see_nothing_after_their_day(desk: Desk) -> None:
    put(desk)
    desk.now += timedelta(days=14)

    assert interviewers(desk)[0].why_not == "holder_left"


def test_put_down_anew_for_the_same_agency_they_replace_who_was_there_before(desk: Desk) -> None:
    put(desk)
    put(desk, of="council", agency="northmere")
    desk.at(70)
    put(desk, name="Sam Lane", email="sam@listeners.example")

    assert [(one.name, one.why_not) for one in interviewers(desk)] == [
        ("Jo Field", "holder_left"), ("Jo Field", ""), ("Sam Lane", ""),
    ]  # fmt: skip


def test_only_whoever_cares_for_victims_puts_them_down(desk: Desk) -> None:
    desk.do(PutDownInterviewer, SERGEANT, **asked(desk))
    assert interviewers(desk)
    (said,) = words(desk.refused(PutDownInterviewer, COUNCIL, **asked(desk)))
    assert said.startswith("You may not see to it that a child and those who care for them are told and heard")
