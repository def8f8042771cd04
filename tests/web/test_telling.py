"""The pages of telling: what is to be told with each person, the draft at hand, and one press once it was looked at."""

from dataclasses import replace
from datetime import UTC, datetime, time
from io import BytesIO
from threading import RLock

import pytest
from pypdf import PdfReader

from tests.casework.desk import CHILD, DETECTIVE, INQUIRY, SERGEANT, Desk
from tests.telling.case import CARE, SAID, channel, said, told_case
from tests.web.conftest import SignedIn
from tests.web.desk import behind_pages
from tests.web.html import faults, outline
from tests.web.sending import filled, send
from tests.web.sending import said as words_of
from wayhome.access.actors import Role
from wayhome.application.reading import Reading
from wayhome.casework.concerns.whole_case import JoinChild
from wayhome.casework.court.news import ReceiveCourtNews
from wayhome.casework.holders.channels import RecordSafety
from wayhome.casework.suspects.steps import RecordStep
from wayhome.casework.telling.good_reason import AskGoodReason
from wayhome.casework.telling.tell import TellPerson, TryToTell
from wayhome.casework.telling.write_notice import WriteNotice
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import Subject
from wayhome.packs import load
from wayhome.record.events.contact import ChannelStopped, HolderNamed, PlanAgreed

BO = Subject("child:B")
LIST = f"/cases/{INQUIRY}/to-tell/"


def act(name: str, about: str = "") -> str:
    """Return where an act is done for somebody."""
    return f"/cases/{INQUIRY}/{name}/" + (f"?about={about}" if about else "")


@pytest.fixture
def arrest(desk: Desk) -> str:
    """Return the id of an arrest of which nobody has been told."""
    return told_case(desk)


def test_each_person_stands_with_the_event_and_a_draft_of_their_own(desk: Desk, arrest: str, signed_in: SignedIn):
    page = signed_in(Role.VICTIM_CARE).get(LIST)
    text = words_of(page)
    assert faults(page.content.decode()) == []
    assert "A suspect was arrested" in text
    assert "We have arrested a person." in text
    assert "We have arrested a person about what was done to your child." in text
    assert text.count("Due in 1 day 4 h") == 2
    assert "Ada" not in page.content.decode().split("</title>")[0]


def test_what_was_looked_at_is_sent_with_one_press(desk: Desk, arrest: str, signed_in: SignedIn):
    client = signed_in(Role.VICTIM_CARE)
    at = act("write-notice", f"{CHILD} H1 {arrest}")
    page = client.get(at)
    assert "Reading age" in words_of(page)
    assert "Text message: 07700 900111" in words_of(page)
    answer = client.post(at, filled(client, at))
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    (notice,) = desk.events("victim.notice_written", record=INQUIRY)
    assert (notice.body["to"], notice.body["by"], notice.body["template"]) == ("child", "text", "TX-ARRESTED-12UP")
    assert "Written, not sent yet" in words_of(client.get(LIST))


def test_what_must_not_be_said_is_shown_while_it_is_written_and_refused_when_sent(
    desk: Desk, arrest: str, signed_in: SignedIn
):
    client = signed_in(Role.VICTIM_CARE)
    at = act("write-notice", f"{CHILD} H1 {arrest}")
    looked = client.post(at, filled(client, at, text="We arrested Dez Cole. [why]", more="yes"))
    assert "Must not be said: “Dez” is the name of somebody under suspicion" in words_of(looked)
    assert "To fill in: why" in words_of(looked)
    sent = client.post(at, filled(client, at, text="We arrested Dez Cole."))
    assert sent.status_code == 422
    assert "We arrested Dez Cole." in sent.content.decode()
    assert desk.events("victim.notice_written", record=INQUIRY) == []


def test_the_hardest_sentences_are_shown(desk: Desk, arrest: str, signed_in: SignedIn):
    client = signed_in(Role.VICTIM_CARE)
    at = act("write-notice", f"{CHILD} H1 {arrest}")
    hard = "The investigation necessitated the apprehension of an individual."
    text = words_of(client.post(at, filled(client, at, text=hard, more="yes")))
    assert f"Hardest to read {hard}" in text
    assert "They can follow 11." in text


def test_a_way_that_is_not_safe_is_not_offered_and_says_why(desk: Desk, arrest: str, signed_in: SignedIn):
    said(desk, ChannelStopped(channel="C1", why="unsafe"))
    page = signed_in(Role.VICTIM_CARE).get(act("write-notice", f"{CHILD} H1 {arrest}"))
    assert "Text message: 07700 900111: That number or address is not used any more." in words_of(page)
    assert [value for value, _ in page.context["form"].fields["way"].choices] == ["door", "in_person"]


def test_where_a_way_is_never_to_be_used_it_is_not_said_that_every_way_is_safe(
    desk: Desk, arrest: str, signed_in: SignedIn
):
    desk.do(RecordSafety, CARE, holder="H1", never_by=("letter",), asked_of="holder", from_time=time(16))
    text = words_of(signed_in(Role.VICTIM_CARE).get(act("write-notice", f"{CHILD} H1 {arrest}")))
    assert "Never by letter. Not before 16:00." in text
    assert "Every way on record is safe" not in text


def test_welsh_is_asked_for_and_what_nobody_reviewed_is_not_offered(desk: Desk, arrest: str, signed_in: SignedIn):
    said(desk, PlanAgreed(holder="H1", frequency="weekly", channel="C1", language="welsh"))
    page = signed_in(Role.VICTIM_CARE).get(act("write-notice", f"{CHILD} H1 {arrest}"))
    assert "awaiting translator’s review" in words_of(page)
    assert "We have arrested a person." in page.context["form"]["text"].value()
    assert "within a week" in page.context["form"]["text"].value()


def test_somebody_about_whom_nobody_asked_is_told_nothing_and_not_said_to_be_under_suspicion(
    desk: Desk, arrest: str, signed_in: SignedIn
):
    said(desk, HolderNamed(holder="H3", kind="carer", name="Kim", may_know="yes", under_suspicion="not_asked"))
    text = words_of(signed_in(Role.VICTIM_CARE).get(LIST))
    assert (
        "Kim: Nobody has asked yet whether they may be among those who harm the child. They are told nothing." in text
    )
    assert "under suspicion" not in text


def test_somebody_under_suspicion_has_no_draft_and_no_way(desk: Desk, arrest: str, signed_in: SignedIn):
    said(desk, HolderNamed(holder="H3", kind="carer", name="Kim", may_know="yes", under_suspicion="yes"))
    client = signed_in(Role.VICTIM_CARE)
    assert "Kim: They are, or may be, under suspicion, and are told nothing." in words_of(client.get(LIST))
    page = client.get(act("write-notice", f"{CHILD} H3 {arrest}"))
    assert "nothing can be sent to them" in words_of(page)
    assert page.context["form"].fields["way"].choices == []


def test_two_events_are_told_in_one_notice(desk: Desk, arrest: str, signed_in: SignedIn):
    desk.do(RecordStep, DETECTIVE, suspect="S1", kind="interviewed")
    client = signed_in(Role.VICTIM_CARE)
    assert "Ada: 2 events in one notice" in words_of(client.get(LIST))
    step = desk.events("investigation.suspect_dealt_with", record=INQUIRY)[-1].id
    at = act("tell-person", f"{CHILD} H1 {arrest},{step}")
    client.post(at, filled(client, at, how="heard_in_person"))
    assert (desk.statuses("VC-10"), desk.statuses("VC-11")) == (["met"], ["met"])


def test_a_hearing_says_when_and_where_it_is(desk: Desk, arrest: str, signed_in: SignedIn):
    at = datetime(2026, 4, 13, 9, 30, tzinfo=UTC)
    desk.do(ReceiveCourtNews, CARE, kind="hearing_listed", hearing_at=at, court="Eastmere Crown Court")
    news = desk.events("court.news_received", record=INQUIRY)[-1].id
    page = signed_in(Role.VICTIM_CARE).get(act("write-notice", f"{CHILD} H1 {news}"))
    drafted = page.context["form"]["text"].value()
    assert "The court has set a day: Monday 13 April 2026 at 10:30, at Eastmere Crown Court." in drafted


def test_a_step_against_a_suspect_leads_at_once_to_the_drafts_of_what_is_told(
    desk: Desk, arrest: str, signed_in: SignedIn
):
    client = signed_in(Role.INVESTIGATOR)
    send(client, "suspect-step", INQUIRY, suspect="EI-1-S1", kind="interviewed")
    page = client.get(f"/cases/{INQUIRY}/suspects/")
    assert "To tell: look at the drafts, and send them" in words_of(page)
    assert LIST in outline(page.content.decode()).links


def test_the_first_of_one_child_is_not_the_first_of_another(desk: Desk, arrest: str, signed_in: SignedIn):
    desk.do(JoinChild, DETECTIVE, joining=BO, name="Bo", age_stated=11, basis="disclosure")
    desk.do(RecordStep, DETECTIVE, suspect="EI-1-S1", kind="interviewed")
    step = desk.events("investigation.suspect_dealt_with", record=INQUIRY)[-1].id
    desk.do(TellPerson, CARE, holder="H1", about=(step,), how="heard_in_person", child=CHILD)
    client = signed_in(Role.VICTIM_CARE)
    first, second = client.get(LIST).context["children"]
    marks = {row.title: [cell.mark.words for cell in row.cells if cell.who == "Ada"] for row in first["rows"]}
    assert marks == {"A suspect was interviewed": ["Arrived"], "A suspect was arrested": ["Due in 1 day 4 h"]}
    assert [(row.title, [cell.mark.words for cell in row.cells]) for row in second["rows"]] == [
        ("A suspect was interviewed", ["Due in 1 day 4 h"])
    ]
    page = client.get(act("write-notice", f"{BO} H1 {step}"))
    assert "We asked a person what they did." in page.context["form"]["text"].value()
    at = act("write-notice", f"{BO} H1 {step}")
    assert client.post(at, filled(client, at)).status_code == 302
    assert [one.subjects[0] for one in desk.events("victim.notice_written", record=INQUIRY)] == [BO]


def test_another_child_of_the_case_is_not_named(desk: Desk, arrest: str, signed_in: SignedIn):
    desk.do(JoinChild, DETECTIVE, joining=BO, name="Bo Farrow", age_stated=11, basis="disclosure")
    client = signed_in(Role.VICTIM_CARE)
    at = act("write-notice", f"{CHILD} H1 {arrest}")
    looked = client.post(at, filled(client, at, text="Farrow was there too.", more="yes"))
    assert "“Farrow” is the name of another child" in words_of(looked)


def test_an_attempt_and_then_a_reason_that_a_supervisor_answers(desk: Desk, arrest: str, signed_in: SignedIn):
    client = signed_in(Role.VICTIM_CARE)
    tried = act("tried-to-tell", f"{CHILD} H1 {arrest}")
    client.post(tried, filled(client, tried, why="no_answer"))
    reason = act("good-reason", f"{CHILD} H1 {arrest}")
    given = {"reason": "channel_unsafe", "why": "Her phone is read", "tell_by": "2026-03-09"}
    assert client.post(reason, filled(client, reason, **given)).status_code == 302
    assert "Put to a supervisor" in words_of(client.get(LIST))
    supervisor = signed_in(Role.SUPERVISOR)
    answer = act("answer-good-reason")
    assert "There is no safe way to reach them: a suspect was arrested" in words_of(supervisor.get(answer))
    assert supervisor.post(answer, filled(supervisor, answer, accepted="yes")).status_code == 302
    assert desk.statuses("VC-10") == ["excused"]
    assert "Good reason accepted" in words_of(supervisor.get(LIST))


def test_what_did_not_reach_somebody_leads_to_them_and_to_what_they_were_not_told(
    desk: Desk, arrest: str, signed_in: SignedIn
):
    desk.do(TryToTell, CARE, holder="H2", about=(arrest,))
    client = signed_in(Role.VICTIM_CARE)
    page = client.get(act("good-reason"))
    assert "Mel Marsh , told of Ada" in words_of(page)
    assert page.context["form"]["events"].value() == [arrest]
    assert "Mel Marsh , told of Ada" in words_of(client.get(act("tell-person", "holder:H2")))
    assert "Tried once, last" in words_of(client.get(LIST))


def test_a_supervisor_who_asked_is_told_that_another_answers(desk: Desk, arrest: str, signed_in: SignedIn):
    given = {"reason": "channel_unsafe", "why": "Her phone is read"}
    desk.do(AskGoodReason, SERGEANT, holder="H1", about=(arrest,), **given)
    client = signed_in(Role.SUPERVISOR)
    answer = act("answer-good-reason")
    sent = client.post(answer, filled(client, answer, accepted="yes"))
    assert sent.status_code == 422
    assert "It has no day on which it is looked at again." in words_of(sent)


@pytest.mark.parametrize("form", ["plain", "easy_read", "large_print"])
def test_a_letter_is_a_tagged_pdf_that_names_nobody(desk: Desk, arrest: str, signed_in: SignedIn, form: str):
    text = f"Hello. My name is Ceri.\n{SAID}\nIt is not your fault."
    desk.do(WriteNotice, CARE, holder="H1", about=(arrest,), by_what="by_hand", text=text, form=form)
    answer = signed_in(Role.VICTIM_CARE).get(f"/cases/{INQUIRY}/letters/N1.pdf")
    read = PdfReader(BytesIO(answer.content))
    root = read.root_object
    assert "'/Marked': True" in str(root["/MarkInfo"].get_object())
    assert (str(root["/Lang"]), read.metadata.title if read.metadata else "") == ("en-GB", "A letter for you")
    assert "We have arrested a person." in read.pages[0].extract_text()
    assert all("+SourceSansPro-" in str(one["/BaseFont"]) for one in _faces(read))
    assert answer["Content-Disposition"] == 'inline; filename="letter-N1.pdf"'
    assert b"Ada" not in answer.content


def _faces(read: PdfReader) -> list[dict[str, object]]:
    """Return the faces that the first page is set in; none is one with serifs."""
    fonts = read.pages[0]["/Resources"]["/Font"]  # type: ignore[index] # a page has its resources
    return [one.get_object() for one in fonts.values()]


def test_a_letter_in_welsh_says_so_to_a_screen_reader(desk: Desk, arrest: str, signed_in: SignedIn):
    welsh = "Rydyn ni wedi arestio person."
    given = {"by_what": "by_hand", "text": welsh, "language": "welsh", "reviewed_by": "N. Rees"}
    desk.do(WriteNotice, CARE, holder="H1", about=(arrest,), **given)
    answer = signed_in(Role.VICTIM_CARE).get(f"/cases/{INQUIRY}/letters/N1.pdf")
    assert str(PdfReader(BytesIO(answer.content)).root_object["/Lang"]) == "cy-GB"


def test_a_letter_that_was_signed_for_has_arrived(desk: Desk, arrest: str, signed_in: SignedIn):
    desk.do(WriteNotice, CARE, holder="H1", about=(arrest,), by_what="by_hand", text=SAID)
    client = signed_in(Role.VICTIM_CARE)
    at = act("letter-signed", "N1")
    assert client.post(at, filled(client, at)).status_code == 302
    assert "Told by letter" in words_of(client.get(LIST))


def test_nobody_of_the_case_is_not_found_and_nothing_is_sent(desk: Desk, arrest: str, signed_in: SignedIn):
    client = signed_in(Role.VICTIM_CARE)
    assert client.get(act("write-notice", "child:B H1")).status_code == 404
    assert client.get(act("write-notice", f"{CHILD} H9")).status_code == 404
    assert client.get(f"/cases/{INQUIRY}/letters/N9.pdf").status_code == 404


def test_a_call_handler_writes_to_nobody(desk: Desk, arrest: str, signed_in: SignedIn):
    said(desk, channel("C5", "H1", "email", "a@b.example"))
    assert signed_in(Role.CALL_HANDLER).get(act("write-notice", f"{CHILD} H1 {arrest}")).status_code == 403


def test_once_a_translator_reviewed_it_a_notice_is_in_welsh_with_its_day_and_how_to_ask(
    desk: Desk, arrest: str, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    parts = replace(behind_pages(desk), reading=Reading(desk.ledger, reviewed(), lambda _: reviewed(), turn=RLock()))
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    said(desk, PlanAgreed(holder="H1", frequency="weekly", channel="C1", language="welsh"))
    at = datetime(2026, 4, 13, 9, 30, tzinfo=UTC)
    desk.do(ReceiveCourtNews, CARE, kind="hearing_listed", hearing_at=at, court="Eastmere Crown Court")
    news = desk.events("court.news_received", record=INQUIRY)[-1].id
    form = signed_in(Role.VICTIM_CARE).get(act("write-notice", f"{CHILD} H1 {news}")).context["form"]
    drafted = form["text"].value()
    assert form["language"].value() == "welsh"
    assert "Mae’r llys wedi pennu diwrnod: dydd Llun 13 Ebrill 2026 am 10:30, Eastmere Crown Court." in drafted
    assert "ffonia 101 a dweud EI-1. Byddi di’n clywed gen i o fewn wythnos." in drafted


def reviewed() -> Rulebook:
    """Return the rulebook as it is once a named translator has reviewed all that is in Welsh."""
    pack, by = load("england-wales"), {"reviewed_by": "N. Rees"}
    texts = {name: one.model_copy(update=by) for name, one in pack.notice_texts.items()}
    readers = {name: one.model_copy(update=by) for name, one in pack.notice_readers.items()}
    return Rulebook(replace(pack, notice_texts=texts, notice_readers=readers))
