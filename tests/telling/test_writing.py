"""Writing a notice: only where it is safe, of what is theirs, and in words that say nothing they must not."""

from typing import Any

import pytest

from tests.casework.desk import CALL_HANDLER, CASE, CHILD, DETECTIVE, INQUIRY, OFFICER, SERGEANT, Desk, words
from tests.telling.case import CARE, SAID, channel, said, told_case
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.steps import RecordStep
from wayhome.casework.telling.good_reason import AnswerGoodReason, AskGoodReason
from wayhome.casework.telling.send_again import SendAgain
from wayhome.casework.telling.tell import SignForLetter, TellPerson
from wayhome.casework.telling.write_notice import WriteNotice
from wayhome.kernel.ids import Subject
from wayhome.record.events.contact import ChannelStopped, HolderNamed, SafetyRecorded
from wayhome.record.events.victim import NoticeHandedOver
from wayhome.record.vocabulary import check

SISTER = Subject("child:B")


def write(desk: Desk, arrest: str, **given: Any) -> list[str]:
    """Write a notice of the arrest to the child by text message; return what its writer is told besides."""
    asked: dict[str, Any] = {"holder": "H1", "about": (arrest,), "by_what": "text", "channel": "C1", "text": SAID}
    return words(desk.do(WriteNotice, CARE, **(asked | given)).notices)


def refused(desk: Desk, arrest: str, **given: Any) -> list[str]:
    """Return why a notice is refused."""
    asked: dict[str, Any] = {"holder": "H1", "about": (arrest,), "by_what": "text", "channel": "C1", "text": SAID}
    return words(desk.refused(WriteNotice, CARE, **(asked | given)))


def test_a_notice_that_was_written_has_told_nobody_yet() -> None:
    desk = Desk()
    arrest = told_case(desk)
    assert write(desk, arrest) == []
    (notice,) = desk.events("victim.notice_written", record=INQUIRY)
    assert (notice.body["notice"], notice.body["to"], notice.body["by"]) == ("N1", "child", "text")
    assert desk.statuses("VC-10") == ["owed"]


def test_each_notice_has_a_reference_of_its_own() -> None:
    desk = Desk()
    arrest = told_case(desk)
    write(desk, arrest)
    write(desk, arrest, holder="H2", by_what="email", channel="C2", title="News from the police")
    held = desk.events("victim.notice_written", record=INQUIRY)
    assert [(one.body["notice"], one.body["to"]) for one in held] == [("N1", "child"), ("N2", "parent_or_carer")]


def test_no_notice_is_called_as_one_that_was_entered_in_error() -> None:
    desk = Desk()
    arrest = told_case(desk)
    write(desk, arrest)
    (first,) = desk.events("victim.notice_written", record=INQUIRY)
    for fact in (
        NoticeHandedOver(notice="N1", carrier="notify"),
        check("record.corrected", 1, {"corrects": first.id, "kind": "entered_in_error"}),
    ):
        drafts = (Draft(fact=fact, happened_at=desk.now, subjects=first.subjects),)
        enter(Entry(record=INQUIRY, drafts=drafts), ledger=desk.ledger, supplies=desk.supplies)

    write(desk, arrest)

    assert [one.body["notice"] for one in desk.events("victim.notice_written", record=INQUIRY)][-1] == "N2"


def test_what_is_not_safe_is_refused_in_words() -> None:
    desk = Desk()
    arrest = told_case(desk)
    said(desk, ChannelStopped(channel="C1", why="unsafe"), channel("C3", "H1", safe="not_asked"))
    said(desk, SafetyRecorded(holder="H1", never_by=("letter",)))
    assert refused(desk, arrest) == ["That number or address is not used any more."]
    assert refused(desk, arrest, channel="C3") == ["That way of reaching them is not known to be safe."]
    assert refused(desk, arrest, by_what="letter", channel="") == ["It was agreed never to reach them in that way."]


@pytest.mark.parametrize("kind", ["text", "email", "letter", "door", "by_hand"])
def test_nobody_under_suspicion_is_written_to_by_any_way(kind: str) -> None:
    desk = Desk()
    arrest = told_case(desk)
    said(
        desk, HolderNamed(holder="H3", kind="carer", may_know="yes", under_suspicion="yes"), channel("C9", "H3", "text")
    )
    found = refused(desk, arrest, holder="H3", by_what=kind, channel="")
    assert found == ["They are, or may be, under suspicion, and are told nothing."]


def test_a_parent_who_turns_out_to_be_a_suspect_is_written_to_no_more() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(IdentifySuspect, DETECTIVE, name="Kel Price", known_by="name", cares_for_child="yes")
    found = refused(desk, arrest, holder="H2", by_what="email", channel="C2")
    assert found == ["They are, or may be, under suspicion, and are told nothing."]


def test_what_comes_too_late_in_the_day_waits_and_says_so() -> None:
    desk = Desk()
    arrest = told_case(desk)
    hours = SafetyRecorded.model_validate({"holder": "H1", "from_time": "08:00", "until_time": "16:00"})
    said(desk, hours)
    assert write(desk, arrest) == ["It is not a safe time to reach them now."]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("We arrested Dez.", "“Dez” is the name of somebody under suspicion."),
        ("We arrested dez cole", "“Dez” is the name of somebody under suspicion."),
        ("He rings from 07700900999.", "“07700 900999” leads to somebody under suspicion."),
        ("This is why: [why, in plain words].", "Something is left open: why, in plain words."),
        ("  ", "The notice says nothing."),
        ("We told you. " * 40, "It has 519 characters, and a text message takes 459."),
    ],
)
def test_what_must_not_be_said_is_refused_and_names_what_it_is(text: str, why: str) -> None:
    desk = Desk()
    arrest = told_case(desk)
    assert why in refused(desk, arrest, text=text)


def test_a_message_that_must_not_show_the_police_shows_none() -> None:
    desk = Desk()
    arrest = told_case(desk)
    said(desk, SafetyRecorded(holder="H1", say_nothing_of_police=True))
    assert refused(desk, arrest) == ["“arrested” shows that it is from the police."]
    assert write(desk, arrest, about=(), text="Can you talk to me soon? Ceri") == []


def test_a_text_that_nobody_reviewed_is_not_sent_in_welsh() -> None:
    desk = Desk()
    arrest = told_case(desk)
    why = "A text that is not in English is awaiting translator’s review."
    assert refused(desk, arrest, language="welsh", text="Rydyn ni wedi arestio person.") == [why]
    assert write(desk, arrest, language="welsh", text="Rydyn ni wedi arestio person.", reviewed_by="N. Rees") == []


def test_an_entry_of_somebody_else_is_not_told() -> None:
    desk = Desk()
    told_case(desk)
    assert refused(desk, "no-such") == ["That entry is not of this case and this child."]
    assert refused(desk, "no-such", holder="H9") == ["Nobody is on record under this reference as told of this child."]


def test_the_name_of_the_child_may_stand_in_it_but_is_pointed_out() -> None:
    desk = Desk()
    arrest = told_case(desk)
    assert write(desk, arrest, text=f"Ada, {SAID}") == ["The child’s name stands in it, where others may read it."]


def test_what_must_be_given_besides_and_is_not_is_said() -> None:
    desk = Desk()
    told_case(desk)
    desk.do(RecordStep, DETECTIVE, suspect="S1", kind="not_charged", reason="Not enough to prove it")
    step = desk.events("investigation.suspect_dealt_with", record=INQUIRY)[-1].id
    reasons, review = write(desk, step)
    assert reasons == "A suspect is not charged: they have a right to the reasons, and this does not give them."
    assert review.endswith("to be told that they may ask for a review, and this does not say so.")


def test_only_those_who_care_for_victims_write() -> None:
    desk = Desk()
    arrest = told_case(desk)
    asked: dict[str, Any] = {"holder": "H1", "about": (arrest,), "by_what": "text", "channel": "C1", "text": SAID}
    (reason,) = desk.refused(WriteNotice, CALL_HANDLER, **asked)
    assert "see to it that a child and those who care for them are told" in reason.words
    assert desk.do(WriteNotice, OFFICER, **asked).entered


def test_what_is_sent_again_by_another_way_shows_as_little_of_the_police_as_that_way_must() -> None:
    desk = Desk()
    arrest = told_case(desk)
    said(desk, channel("C9", "H1", "letter", "1 High Street, M1 1AA"))
    said(desk, SafetyRecorded(holder="H1", say_nothing_of_police=True))
    write(desk, arrest, by_what="letter", channel="C9")

    again = {"notice": "N1", "channel": "C1", "by_what": "text"}
    assert words(desk.refused(SendAgain, CARE, **again)) == ["“arrested” shows that it is from the police."]


def test_a_notice_of_one_child_is_no_notice_of_another_in_the_case() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(JoinChild, DETECTIVE, joining=SISTER, name="Bo", age_stated=14, basis="disclosure")
    said(desk, channel("C1", "H1", address="07700 900222"), child=SISTER)
    write(desk, arrest, child=CHILD)
    write(desk, arrest, child=CHILD, by_what="by_hand", channel="")
    desk.do(AskGoodReason, CARE, holder="H1", about=(arrest,), reason="channel_unsafe", why="Not now", child=CHILD)
    (asked,) = (one.id for one in desk.events("victim.good_reason_asked", record=INQUIRY))

    for command, who, given, why in (
        (SendAgain, CARE, {"notice": "N1", "channel": "C1", "by_what": "text"}, "There is no such notice any more"),
        (SignForLetter, CARE, {"notice": "N2"}, "No letter was written under this reference"),
        (AnswerGoodReason, SERGEANT, {"asked": asked, "accepted": True}, "Nobody asked for this in this case"),
    ):
        (said_no,) = words(desk.refused(command, who, child=SISTER, **given))
        assert why in said_no


def test_somebody_looks_before_a_parent_is_written_to_while_a_suspect_is_known_by_a_nickname_alone() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(IdentifySuspect, DETECTIVE, name="Bear", known_by="nickname")
    to_her = {"holder": "H2", "by_what": "email", "channel": "C2", "title": "News from the police"}
    assert refused(desk, arrest, **to_her) == [
        "A suspect is known only by a nickname, and nobody has said whether they care for the child."
    ]

    assert write(desk, arrest) == []  # the child is the child
    assert write(desk, arrest, not_the_suspect=True, **to_her) == []


def test_once_it_is_said_whether_they_care_for_the_child_nobody_has_to_look() -> None:
    desk = Desk()
    arrest = told_case(desk)
    desk.do(IdentifySuspect, DETECTIVE, name="Bear", known_by="nickname")
    told = words(desk.do(TellPerson, CARE, holder="H2", about=(arrest,), how="heard_by_telephone").notices)
    assert told == ["A suspect is known only by a nickname, and nobody has said whether they care for the child."]

    desk.do(IdentifySuspect, DETECTIVE, suspect="EI-1-S2", cares_for_child="no")
    assert write(desk, arrest, holder="H2", by_what="email", channel="C2", title="News from the police") == []


def test_what_was_written_before_a_nickname_came_to_light_is_not_sent_again_unlooked_at() -> None:
    desk = Desk()
    arrest = told_case(desk)
    said(desk, channel("C3", "H2", "text", "07700 900222"))
    write(desk, arrest, holder="H2", by_what="email", channel="C2", title="News from the police")
    again = {"notice": "N1", "channel": "C3", "by_what": "text"}
    desk.at(30).do(IdentifySuspect, DETECTIVE, name="Bear", known_by="nickname")

    assert words(desk.refused(SendAgain, CARE, **again)) == [
        "A suspect is known only by a nickname, and nobody has said whether they care for the child."
    ]
    desk.at(40)
    write(desk, arrest, holder="H2", by_what="email", channel="C2", title="News from the police", not_the_suspect=True)
    desk.do(SendAgain, CARE, **{**again, "notice": "N2"})


def test_a_nickname_of_one_case_of_the_child_is_looked_at_in_every_record_of_theirs() -> None:
    desk = Desk()
    told_case(desk)
    desk.do(IdentifySuspect, DETECTIVE, name="Bear", known_by="nickname")
    desk.at(30).report()
    looking = {
        "record": CASE, "holder": "H2", "about": (), "by_what": "email", "channel": "C2", "title": "News",
        "text": "We are still looking for your child.", "template": "NT-x",
    }  # fmt: skip

    assert "A suspect is known only by a nickname, and nobody has said whether they care for the child." in words(
        desk.refused(WriteNotice, CARE, **looking)
    )
