"""What others hold about a child is asked for on written grounds, with notice to the right person."""

import pytest

from tests.casework.desk import DETECTIVE, DI, INQUIRY, INSPECTOR, SERGEANT, Desk, rules, words
from tests.ending.going import tell
from wayhome.casework.material.ask_third_party import AskThirdParty, EndorseCounselling
from wayhome.casework.material.examine_device import ExamineDevice
from wayhome.casework.material.give_notice import DecideRecipient, GiveNotice, WithholdNotice
from wayhome.casework.material.settle_request import SettleRequest
from wayhome.record.events.disclosure import ThirdPartyRequested
from wayhome.record.events.suspect import Identified

GROUNDS = {
    "holder": "school", "holder_name": "Hill School", "what": "Attendance from March on.", "line": "EL-17",
    "why_believed": "They keep a register.", "why_relevant": "When the child was out of school.",
    "why_necessary": "Nothing else shows it.",
}  # fmt: skip
COUNSELLING = GROUNDS | {
    "holder": "counselling", "why_probative": "It is the only early account.", "why_rebutted": "The child asks for it.",
}  # fmt: skip
REQUEST = "EI-1-R1"


@pytest.fixture
def desk() -> Desk:
    made = Desk()
    made.concern()
    return made


def test_a_request_says_its_three_grounds_and_makes_notice_owed(desk: Desk) -> None:
    done = desk.do(AskThirdParty, DETECTIVE, **GROUNDS)
    assert desk.statuses("DISC-02") == ["met"]
    assert rules(done.notices) == ["DISC-03"]
    (asked,) = desk.events("disclosure.third_party_requested", record=INQUIRY)
    assert asked.body["request"] == REQUEST
    assert "Hill School" not in str(asked.body)


def test_a_request_without_grounds_is_not_made(desk: Desk) -> None:
    assert words(desk.refused(AskThirdParty, DETECTIVE, holder="school")) == [
        "It does not say what is asked for.",
        "It does not say why they are believed to hold it.",
        "It does not say which line of enquiry it is relevant to.",
        "It does not say what it would show on that line.",
        "It does not say why it is necessary and proportionate.",
    ]


def test_counselling_starts_from_not_being_needed(desk: Desk) -> None:
    assert words(desk.refused(AskThirdParty, DETECTIVE, **(GROUNDS | {"holder": "counselling"}))) == [
        "What a child said in counselling is presumed not to be needed, and it does not say why this is.",
        "It does not say why it is likely to have substantial probative value.",
    ]


def test_counselling_is_asked_for_only_once_a_second_person_of_rank_endorses_it(desk: Desk) -> None:
    done = desk.do(AskThirdParty, DI, **COUNSELLING)
    assert rules(done.notices) == ["DISC-04-B"]
    assert not desk.events("disclosure.third_party_requested", record=INQUIRY)
    assert words(desk.refused(EndorseCounselling, DI, request=REQUEST, endorsed=True)) == ["You prepared it yourself."]
    desk.do(EndorseCounselling, INSPECTOR, request=REQUEST, endorsed=True)
    assert desk.statuses("DISC-02") == desk.statuses("DISC-04") == desk.statuses("DISC-04-B") == ["met"]
    assert "The child asks for it." in [one.text for one in desk.ledger.words(INQUIRY) if one.field == "why_rebutted"]


def test_counselling_that_is_not_endorsed_is_not_asked_for(desk: Desk) -> None:
    desk.do(AskThirdParty, DETECTIVE, **COUNSELLING)
    assert words(desk.refused(EndorseCounselling, DI, request=REQUEST, endorsed=False)) == [
        "It does not say why it is not made."
    ]
    desk.do(EndorseCounselling, DI, request=REQUEST, endorsed=False, reason="The register shows it.")
    assert words(desk.refused(EndorseCounselling, DI, request=REQUEST, endorsed=True)) == [
        "No request of that reference waits to be endorsed."
    ]


def test_notice_is_in_writing_and_of_a_request_that_is_there(desk: Desk) -> None:
    desk.do(AskThirdParty, DETECTIVE, **GROUNDS)
    given = {"recipient": "parent_or_guardian", "name": "Her mother"}
    assert words(desk.refused(GiveNotice, DETECTIVE, request="EI-1-R9", **given)) == [
        "There is no request of that reference.",
        "The notice is not in writing, or leaves out what is asked for, why, or how it is handled.",
    ]
    desk.do(GiveNotice, DETECTIVE, request=REQUEST, written=True, **given)
    assert desk.statuses("DISC-03") == ["met"]


def test_a_parent_who_is_a_suspect_never_receives_a_notice(desk: Desk) -> None:
    tell(desk, Identified(suspect="EI-1-S1", known_by="name", cares_for_child="yes"))
    desk.do(AskThirdParty, DETECTIVE, **GROUNDS)
    to_parent = {"request": REQUEST, "recipient": "parent_or_guardian", "written": True}
    assert set(rules(desk.refused(GiveNotice, DETECTIVE, **to_parent))) == {"DISC-05"}
    to_council = {"request": REQUEST, "recipient": "care_body", "written": True}
    assert words(desk.refused(GiveNotice, DETECTIVE, **to_council)) == [
        "Not so yet: a supervisor decided who may safely receive it."
    ]
    assert words(desk.refused(DecideRecipient, SERGEANT, recipient="parent_or_guardian", reason="It is usual.")) == [
        "A parent or carer is a suspect, and this would go to a parent or guardian."
    ]
    assert words(desk.refused(DecideRecipient, SERGEANT, recipient="care_body")) == [
        "It does not say why it is safe for the child that they know."
    ]
    desk.do(DecideRecipient, SERGEANT, recipient="care_body", name="The council", reason="They look after her.")
    desk.do(GiveNotice, DETECTIVE, **to_council)
    assert desk.statuses("DISC-05") == desk.statuses("DISC-03") == ["met"]


def test_a_notice_that_reached_a_suspect_already_is_kept_as_what_it_is(desk: Desk) -> None:
    tell(desk, Identified(suspect="EI-1-S1", known_by="name", cares_for_child="yes"))
    desk.do(AskThirdParty, DETECTIVE, **GROUNDS)
    given = {"request": REQUEST, "recipient": "parent_or_guardian", "written": True, "already": True}
    done = desk.do(GiveNotice, DETECTIVE, **given)
    assert "DISC-05" in rules(done.notices)
    desk.at(1)
    assert desk.statuses("DISC-05") == ["overdue"]


def test_not_knowing_whether_a_suspect_cares_for_the_child_is_said_and_stops_nothing(desk: Desk) -> None:
    tell(desk, Identified(suspect="EI-1-S1", known_by="nickname"))
    desk.do(AskThirdParty, DETECTIVE, **GROUNDS)
    done = desk.do(GiveNotice, DETECTIVE, request=REQUEST, recipient="parent_or_guardian", written=True)
    assert words(done.notices) == ["Nobody has said whether a suspect cares for the child: EI-1-S1."]


def test_notice_is_withheld_only_with_its_circumstances(desk: Desk) -> None:
    desk.do(AskThirdParty, DETECTIVE, **GROUNDS)
    asked = {"request": REQUEST, "circumstance": "harm_to_somebody"}
    assert words(desk.refused(WithholdNotice, DETECTIVE, **asked)) == ["It does not say what the circumstances are."]
    desk.do(WithholdNotice, DETECTIVE, reason="He reads her post.", **asked)
    assert desk.statuses("DISC-03") == ["excused"]


def test_what_became_of_a_request_is_kept(desk: Desk) -> None:
    assert words(desk.refused(SettleRequest, DETECTIVE, request=REQUEST, became="received")) == [
        "There is no request of that reference."
    ]
    desk.do(AskThirdParty, DETECTIVE, **GROUNDS)
    assert words(desk.refused(SettleRequest, DETECTIVE, request=REQUEST, became="withdrawn")) == [
        "It does not say why."
    ]
    desk.do(SettleRequest, DETECTIVE, request=REQUEST, became="withdrawn", words="The line is finished.")
    assert words(desk.refused(SettleRequest, DETECTIVE, request=REQUEST, became="received")) == [
        "This request was not made, or was taken back."
    ]


def test_a_request_that_was_made_without_grounds_is_put_right(desk: Desk) -> None:
    tell(desk, ThirdPartyRequested(request=REQUEST, holder="health"))
    desk.at(5)
    assert desk.statuses("DISC-02") == ["overdue"]
    desk.do(
        SettleRequest, DETECTIVE, request=REQUEST, became="grounds", words="They treated her; line EL-17; no other."
    )
    assert desk.statuses("DISC-02") == ["met_late"]


def test_a_device_that_was_looked_at_without_agreement_is_kept_and_said(desk: Desk) -> None:
    done = desk.do(ExamineDevice, DETECTIVE, scope="Messages with one number, in March.")
    assert words(done.notices) == [
        "Not so yet: there is an agreement in writing by whoever may give it.",
        "Not so yet: the child's views were sought.",
    ]
    desk.do(
        ExamineDevice, DETECTIVE, written_agreement=True, agreed_by="care_body", scope="March.", views="Fine by me."
    )
    desk.at(1)
    assert desk.statuses("DISC-06") == ["overdue", "met"]
