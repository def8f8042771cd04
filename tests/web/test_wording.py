"""Words about a child in pages: the prompt while somebody writes, answering, the supervisors' queue."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.module_loading import import_string

from tests.casework.desk import CALL_HANDLER, CASE, CHILD, OFFICER, Desk, reporting
from tests.casework.desk import signed_in as acting
from tests.casework.test_wording import FOUND, point_out
from tests.web.conftest import SignedIn
from tests.web.sending import filled, said
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.wording.history import EntryRead, FlaggedPlace
from wayhome.application.wording.tally import LEAST
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.raise_line import RaiseLine
from wayhome.casework.take_report import Reporting, TakeReport
from wayhome.casework.wording.answer_wording import AnswerWording
from wayhome.kernel.ids import ActorId, EventId, RecordId, Subject
from wayhome.record.events.wording import PointedOut
from wayhome.store.supplies import READERS
from wayhome.store.wording.readings import DatabaseReadings
from wayhome.web.wording.answering import AT_ONCE

WRITER = Role.RESPONSE.key
AUTHOR = acting(WRITER, Role.RESPONSE)
ANSWER, REVIEW = f"/cases/{CASE}/wording/", f"/cases/{CASE}/wording/as-supervisor/"


@pytest.fixture(autouse=True)
def words_pointed_out(desk: Desk) -> None:
    """Have words of the response officer pointed out in a case."""
    desk.report(name="Ada Lovell")
    point_out(desk, by=ActorId(WRITER))


def test_a_box_in_which_somebody_writes_about_a_child_is_read_after_a_pause(signed_in: SignedIn):
    page = signed_in(Role.RESPONSE).get(f"/cases/{CASE}/add-news/").content.decode()

    assert 'hx-post="/wording/prompt/"' in page
    assert 'role="status" data-prompt-for="id_content"' in page


def test_the_prompt_shows_the_words_why_and_what_to_ask_and_nothing_where_nothing_is_found(signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    sent = {"content": "She keeps putting herself at risk with the man at the flat."}

    found = client.post("/wording/prompt/", sent, headers={"HX-Trigger-Name": "content"}).content.decode()
    quiet = client.post(
        "/wording/prompt/", {"content": "She was seen at the station at 22.10."}, headers={"HX-Trigger-Name": "content"}
    )

    assert "<q>putting herself at risk</q>" in found
    assert "Who or what is the danger" in found
    assert quiet.content.decode().strip() == ""


IN_A_CALL = "Her mother says she is manipulative.\n\nThe child keeps putting herself at risk with the man at the flat."


def in_a_call(client: Client, words: str) -> str:
    """Return what is answered to the box of a call with some words in it."""
    sent = {"said": words, "live": "yes"}
    return client.post("/wording/prompt/", sent, headers={"HX-Trigger-Name": "said"}).content.decode()


def test_during_a_call_what_is_pointed_out_is_one_folded_line_for_which_there_is_room(signed_in: SignedIn):
    client = signed_in(Role.CALL_HANDLER)
    box = client.get(f"/cases/{CASE}/report-child/").content.decode()
    found = in_a_call(client, IN_A_CALL)

    assert 'data-prompt-for="id_said" class="app-prompt-line"' in box
    assert "csrfmiddlewaretoken,said,live" in box
    assert f'<details class="app-prompt app-prompt--live" id="{kept_as(found)}" hx-preserve data-prompt>' in found
    assert "2 wordings to look at after the call</summary>" in found


def kept_as(found: str) -> str:
    """Return what a folded prompt is called: it stays as it was left while that is the same."""
    called = re.search(r'<details [^>]*id="([^"]+)"', found)
    assert called
    return called[1]


@pytest.mark.parametrize("more", ["She rang at nine. {}", "{} She rang at nine.", "{}\n"])
def test_a_folded_prompt_is_the_same_while_what_is_pointed_out_is_the_same(signed_in: SignedIn, more: str):
    client = signed_in(Role.CALL_HANDLER)

    assert kept_as(in_a_call(client, more.format(IN_A_CALL))) == kept_as(in_a_call(client, IN_A_CALL))


@pytest.mark.parametrize("words", [IN_A_CALL.partition("\n")[0], f"{IN_A_CALL} She is manipulative."])
def test_a_folded_prompt_is_another_when_something_else_is_pointed_out(signed_in: SignedIn, words: str):
    client = signed_in(Role.CALL_HANDLER)

    assert kept_as(in_a_call(client, words)) != kept_as(in_a_call(client, IN_A_CALL))


def test_the_gravest_words_stand_first_and_those_of_somebody_else_are_said_to_be_theirs(signed_in: SignedIn):
    found = in_a_call(signed_in(Role.CALL_HANDLER), IN_A_CALL)

    assert found.index("<q>putting herself at risk</q>") < found.index("<q>manipulative</q>")
    assert found.index("<q>manipulative</q>") < found.index("Read as somebody else’s words")
    assert found.count("Read as somebody else’s words") == 1


def test_whoever_wrote_the_words_answers_them_on_the_cases_page(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    sent = filled(client, ANSWER) | {f"answer_{FOUND}": "rewrote", f"instead_{FOUND}": "is at risk from a man"}

    assert client.post(ANSWER, sent).status_code == 302

    assert [event.body["answer"] for event in desk.events("wording.answered")] == ["rewrote"]
    assert "is at risk from a man" in said(client.get(ANSWER))


def test_words_kept_without_a_reason_are_asked_again_in_words(signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    answer = client.post(ANSWER, filled(client, ANSWER) | {f"answer_{FOUND}": "kept"})

    assert answer.status_code == 422
    assert "The words are kept, and no reason is given." in said(answer)


def test_supervisors_see_what_nobody_answered_and_decide_on_what_was_kept(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)
    queue = said(client.get("/wording/"))
    assert "1 to answer" in queue
    assert "As if the child were the danger" in queue

    desk.do(AnswerWording, AUTHOR, pointed_out=FOUND, answer="kept", reason="The words of the order.")
    queue = said(client.get("/wording/"))
    assert "1 kept, to look at" in queue
    assert "Kept because: The words of the order." in queue

    sent = filled(client, REVIEW) | {f"decision_{FOUND}": "to_be_rewritten", f"agreed_{FOUND}": "Name the man."}
    assert client.post(REVIEW, sent).status_code == 302
    assert [event.body["decision"] for event in desk.events("wording.kept_reviewed")] == ["to_be_rewritten"]
    assert len(desk.events("wording.challenged")) == 1


def test_words_that_a_supervisor_asked_others_for_are_open_again_for_whoever_wrote_them(
    desk: Desk, signed_in: SignedIn
):
    desk.do(AnswerWording, AUTHOR, pointed_out=FOUND, answer="kept", reason="I saw it.")
    sergeant = signed_in(Role.SUPERVISOR)
    sergeant.post(REVIEW, filled(sergeant, REVIEW) | {f"decision_{FOUND}": "to_be_rewritten"})
    assert "1 to answer" in said(sergeant.get("/wording/"))
    client = signed_in(Role.RESPONSE)

    page = said(client.get(ANSWER))
    sent = filled(client, ANSWER) | {f"answer_{FOUND}": "rewrote", f"instead_{FOUND}": "is at risk from a man"}
    answer = client.post(ANSWER, sent)

    assert "Kept: I saw it. A supervisor asked for other words." in page
    assert "Keep, because" not in page
    assert answer.status_code == 302
    assert [event.body["answer"] for event in desk.events("wording.answered")] == ["kept", "rewrote"]
    assert "asked for other words" not in said(client.get(ANSWER))


def points_out(desk: Desk, record: RecordId, child: Subject, passage: str) -> None:
    """Have words of the response officer pointed out in another case."""
    fact = PointedOut(text="e0009", category="self_risk", role=WRITER, passage=passage)
    about = (child, Subject(f"episode:{record}"))
    draft = Draft(fact=fact, happened_at=desk.now, subjects=about, actor=ActorId(WRITER), role=WRITER)
    enter(Entry(record=record, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def another(desk: Desk, key: str) -> Reporting:
    return reporting(
        child=Subject(f"child:{key}"), record=RecordId(f"MC-{key}"), case=Subject(f"episode:MC-{key}"),
        date_of_birth=date(2011, 5, 1), name=key, nation="england", identity_complete=True,
    )  # fmt: skip


def test_words_about_a_child_who_is_missing_now_wait_before_older_ones_and_the_newest_come_first(
    desk: Desk, signed_in: SignedIn
):
    desk.at(60).do(LocateChild, OFFICER, basis="spoken_to")
    for minute, key in ((120, "Bo"), (180, "Cy")):
        desk.at(minute).do(TakeReport, CALL_HANDLER, children=(another(desk, key),), informant="parent")
        points_out(desk, RecordId(f"MC-{key}"), Subject(f"child:{key}"), f"putting {key} at risk")
    desk.at(240)

    queue = said(signed_in(Role.SUPERVISOR).get("/wording/"))

    assert queue.index("putting Cy at risk") < queue.index("putting Bo at risk") < queue.index("putting herself")


def test_nobody_but_supervisors_sees_the_queue(signed_in: SignedIn):
    client: Client = signed_in(Role.RESPONSE)

    answer = client.get("/wording/")

    assert answer.status_code == 403
    assert "You may not see which words about children wait for an answer, or were kept with the role" in said(answer)
    assert "This page is part of that work, and is not shown." in said(answer)


def test_rates_say_that_the_history_was_not_read_and_what_became_of_what_was_pointed_out(signed_in: SignedIn):
    page = said(signed_in(Role.ANALYST).get("/wording/rates/"))

    assert "The history was not read yet, so there are no rates. That is not nothing found" in page
    assert "1 pointed out as they were written; 0 answered" in page


def test_rates_are_by_the_lexicon_that_read_last_and_an_earlier_one_stands_apart(desk: Desk, signed_in: SignedIn):
    readings = DatabaseReadings()
    entries = [
        EntryRead(
            event=EventId(str(number)), record=CASE, month="2026-03", role="response", unit="North", words=10, found=()
        )
        for number in range(LEAST)
    ]
    readings.keep("older-1 abc", 9, entries)
    readings.keep("newer-2 def", 9, entries)

    page = said(signed_in(Role.ANALYST).get("/wording/rates/"))

    assert "Read by newer-2 def" in page
    assert "As an earlier lexicon read it: older-1 abc" in page
    assert "North 0.00 0.0 30" in page


GRAVE = "Ada keeps putting herself at risk."  # an example of wording
PLAN = "/cases/MC-1/trigger-plan/"


def closed(desk: Desk) -> None:
    """Have the child found, so that nothing about them is live any more."""
    desk.do(LocateChild, AUTHOR, basis="seen")


def test_a_live_entry_is_kept_at_once_whatever_its_words(desk: Desk, signed_in: SignedIn):
    page = f"/cases/{CASE}/add-news/"
    client = signed_in(Role.RESPONSE)

    assert client.post(page, filled(client, page) | {"kind": "sighting", "content": GRAVE}).status_code == 302


def test_what_is_not_live_asks_once_for_other_words_or_a_reason_and_loses_nothing(desk: Desk, signed_in: SignedIn):
    closed(desk)
    client = signed_in(Role.RESPONSE)
    sent = filled(client, PLAN) | {"first_actions": GRAVE}

    asked = client.post(PLAN, sent)

    assert asked.status_code == 422
    page = said(asked)
    assert "Before it is kept Nothing was lost." in page
    assert "in other words and send it again; or press Keep it as it is" in page  # sent as it was, it only asks again
    assert "putting herself at risk" in page
    assert asked.context["form"]["first_actions"].value() == GRAVE
    assert desk.events("child.trigger_plan_updated") == []
    assert client.post(PLAN, sent | {"first_actions": "Ring her aunt first."}).status_code == 302


def test_it_is_kept_as_it_is_with_its_reason_when_sent_again(
    desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    closed(desk)
    parts = replace(import_string("wayhome.web.http.wiring")(), supplies=replace(desk.supplies, readers=READERS))
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    client = signed_in(Role.RESPONSE)
    sent = filled(client, PLAN) | {"first_actions": GRAVE, "as_it_is": "yes", "kept_because": "The court's own words."}

    assert client.post(PLAN, sent).status_code == 302

    assert len(desk.events("child.trigger_plan_updated")) == 1
    (answer,) = desk.events("wording.answered")
    assert (answer.body["answer"], answer.actor) == ("kept", WRITER)


def test_cases_with_such_words_stand_beside_the_others_with_the_lists_behind_the_figures(
    desk: Desk, signed_in: SignedIn
):
    desk.do(RaiseLine, AUTHOR, line="ML-01", due=desk.now + timedelta(hours=1))
    desk.at(200)
    place = FlaggedPlace(field="content", start=0, end=4, rule="WD-SELF-01", category="self_risk", severity="A")
    one = EntryRead(
        event=EventId("e1"), record=CASE, month="2026-03", role="response", unit="", words=9, found=(place,)
    )
    DatabaseReadings().keep("newer-2 def", 9, [one])

    page = said(signed_in(Role.SUPERVISOR).get("/wording/lines/"))

    assert "In 1 of 1 cases with a line of enquiry one was left undone: 100 % (95 % interval 21 to 100)." in page
    assert CASE in page
    assert "no such case" in page


def test_what_was_pointed_out_in_the_childs_other_case_is_answered_there(desk: Desk, signed_in: SignedIn):
    fact = PointedOut(text="e0002", category="self_risk", role="response", passage="putting herself at risk")
    draft = Draft(fact=fact, happened_at=desk.now, subjects=(CHILD,), actor=ActorId(WRITER), role="response")
    enter(Entry(record=RecordId("MC-2"), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)

    assert len(signed_in(Role.RESPONSE).get(ANSWER).context["form"].open) == 1


def test_where_much_was_pointed_out_a_page_asks_about_so_many_and_says_how_many_come_after(
    desk: Desk, signed_in: SignedIn
):
    for number in range(AT_ONCE):
        fact = PointedOut(text="e0009", category="self_risk", role="response", passage=f"words {number}")
        draft = Draft(fact=fact, happened_at=desk.now, subjects=(CHILD,), actor=ActorId(WRITER), role="response")
        enter(Entry(record=CASE, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    client = signed_in(Role.RESPONSE)

    page = client.get(ANSWER)

    assert page.content.decode().count("Put in other words") == AT_ONCE
    assert "1 more come after these." in said(page)
    sent = filled(client, ANSWER)
    last = next(event.id for event in desk.events("wording.pointed_out") if event.id != FOUND)
    assert client.post(ANSWER, sent | {f"answer_{last}": "showed_as_quoted"}).status_code == 302


def a_second_passage(desk: Desk) -> EventId:
    """Have a second passage of the response officer pointed out, which is as grave as the first."""
    second = EventId("pointed-2")
    fact = PointedOut(text="e0010", category="self_risk", role="response", passage="puts herself at risk")
    draft = Draft(fact=fact, happened_at=desk.now, subjects=(CHILD,), actor=ActorId(WRITER), role="response", id=second)
    enter(Entry(record=CASE, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    return second


def test_answering_one_passage_asks_nothing_about_the_others(desk: Desk, signed_in: SignedIn):
    second = a_second_passage(desk)
    closed(desk)
    client = signed_in(Role.RESPONSE)
    sent = filled(client, ANSWER) | {f"answer_{FOUND}": "rewrote", f"instead_{FOUND}": "A man at the flat hurts her."}

    answer = client.post(ANSWER, sent)

    assert sent[f"instead_{second}"] == "puts herself at risk"
    assert answer.status_code == 302
    assert [event.body["pointed_out"] for event in desk.events("wording.answered")] == [FOUND]


def two_in_a_sentence(desk: Desk, client: Client) -> tuple[EventId, EventId]:
    """Have an entry of the response officer read in which two things of one sentence are pointed out."""
    page = f"/cases/{CASE}/add-news/"
    two = f"Rang at nine. She is manipulative, and {GRAVE}"
    assert client.post(page, filled(client, page) | {"kind": "sighting", "content": two}).status_code == 302
    entered = next(one for one in desk.ledger.words(CASE) if one.text == two)
    for key, words in (("pointed-2", "manipulative"), ("pointed-3", GRAVE[GRAVE.index("putting") : -1])):
        begins = two.index(words)
        fact = PointedOut(
            text=entered.event, category="self_risk", role="response", passage=words, field=entered.field,
            start=begins, end=begins + len(words),
        )  # fmt: skip
        draft = Draft(
            fact=fact, happened_at=desk.now, subjects=(CHILD,), actor=ActorId(WRITER), role="response", id=EventId(key)
        )
        enter(Entry(record=CASE, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    return EventId("pointed-2"), EventId("pointed-3")


def test_a_sentence_put_in_other_words_once_answers_all_that_was_pointed_out_in_it(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    first, second = two_in_a_sentence(desk, client)
    sent = filled(client, ANSWER) | {f"answer_{first}": "rewrote", f"instead_{first}": "A man is using her."}

    assert client.post(ANSWER, sent).status_code == 302

    answers = {event.body["pointed_out"]: event.body["answer"] for event in desk.events("wording.answered")}
    assert answers == {first: "rewrote", second: "rewrote"}


def test_what_still_stands_in_the_new_sentence_is_still_owed_and_begins_with_it(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    first, second = two_in_a_sentence(desk, client)
    instead = f"She is afraid, and {GRAVE}"
    sent = filled(client, ANSWER) | {f"answer_{first}": "rewrote", f"instead_{first}": instead}

    assert client.post(ANSWER, sent).status_code == 302

    assert [event.body["pointed_out"] for event in desk.events("wording.answered")] == [first]
    assert filled(client, ANSWER)[f"instead_{second}"] == instead


def test_the_same_words_are_no_other_words(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)

    answer = client.post(ANSWER, filled(client, ANSWER) | {f"answer_{FOUND}": "rewrote"})

    assert answer.status_code == 422
    assert "The words are the same as they were first written. Write it in other words, or keep them" in said(answer)
    assert desk.events("wording.answered") == []
