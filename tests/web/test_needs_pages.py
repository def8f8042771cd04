"""The conversation on pages: one topic at a time, left and taken up again, shown to whoever meets the child."""

import re
from datetime import date

from django.test import Client

from tests.casework.desk import CASE, DETECTIVE, INQUIRY, Desk
from tests.needs.whole import whole
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.casework.concerns.crimes import RecordOffence
from wayhome.casework.needs.assess import AssessNeeds, NeedSaid, NoteNeedsChanged

PAGE = f"/cases/{INQUIRY}/assess-needs/"


def opened(client: Client) -> dict[str, object]:
    """Return what the page's form sends as it was opened."""
    form = client.get(PAGE).context["form"]
    return {name: form[name].value() or "" for name in ("key", "seen", "when")}


def carried(body: str) -> dict[str, list[str]]:
    """Return what a page sends unseen."""
    sent: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?', body):
        sent.setdefault(name, []).append(value)
    return sent


def test_the_conversation_goes_topic_by_topic_and_carries_along_what_was_said(desk: Desk, signed_in: SignedIn):
    desk.concern()
    client = signed_in(Role.VICTIM_CARE)
    sent = {**opened(client), "q_language": "welsh", "w_helps_to_understand": "Slowly", "more": "needs_safety"}

    next_topic = client.post(PAGE, sent)

    body = next_topic.content.decode()
    assert (next_topic.status_code, faults(body)) == (200, [])
    assert "Being safe" in said(next_topic)
    assert '<input type="hidden" name="q_language" value="welsh"' in body
    assert "1 of 4" not in said(next_topic)
    assert "2 of 4" in said(next_topic)


def test_what_was_begun_is_there_when_the_page_is_opened_again(desk: Desk, signed_in: SignedIn):
    desk.concern()
    client = signed_in(Role.VICTIM_CARE)
    on_safety = client.post(PAGE, {**opened(client), "q_language": "welsh", "more": "needs_safety"})
    client.post(PAGE, {**carried(on_safety.content.decode()), "q_feels_safe": "no", "keep": "yes"})

    form = client.get(PAGE).context["form"]
    assert (form["q_language"].value(), form["q_feels_safe"].value(), form.current) == ("welsh", "no", "needs_safety")


def test_what_was_said_is_recorded_from_the_end_of_the_conversation(desk: Desk, signed_in: SignedIn):
    desk.concern()
    client = signed_in(Role.VICTIM_CARE)
    sent = {
        **opened(client), "step": "closing", "q_language": "other", "w_language": "Tigrinya",
        "q_helps_to_understand": ["breaks", "pictures"], "present": ["interpreter"], "told": ["rights", "enhanced"],
    }  # fmt: skip

    answer = client.post(PAGE, sent)

    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{INQUIRY}/needs/")
    shown = said(client.get(f"/cases/{INQUIRY}/needs/"))
    assert "Another language: “Tigrinya”" in shown
    assert "An interpreter : Another language" in shown
    assert "Assessment 1" in shown


def test_a_younger_child_is_asked_in_other_words(desk: Desk, signed_in: SignedIn):
    desk.concern(date_of_birth=date(2017, 1, 1))
    client = signed_in(Role.VICTIM_CARE)

    assert "What helps you when we tell you new things?" in said(client.get(PAGE))


def test_whoever_asks_again_sees_what_was_said_before_and_that_it_stands(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(AssessNeeds, DETECTIVE, said=(NeedSaid(question="language", answers=("welsh",)),))
    client = signed_in(Role.INVESTIGATOR)

    assert "Welsh. It stands if you leave this." in said(client.get(PAGE))


def test_everybody_who_opens_the_case_sees_how_to_meet_the_child(desk: Desk, signed_in: SignedIn):
    desk.concern()
    needs = (NeedSaid(question="helps_to_understand", answers=("breaks",), said="Slowly"),)
    desk.do(AssessNeeds, DETECTIVE, said=needs)
    client = signed_in(Role.INVESTIGATOR)

    assert "How to meet this child What helps Breaks: “Slowly”" in said(client.get(f"/cases/{INQUIRY}/"))
    assert "Breaks: “Slowly”" in said(client.get(f"/cases/{INQUIRY}/hearing/"))
    desk.report()
    assert "Breaks: “Slowly”" in said(client.get(f"/cases/{CASE}/"))
    assert "Breaks: “Slowly”" in said(client.get(f"/cases/{CASE}/briefing/"))
    desk.at(30).do(NoteNeedsChanged, DETECTIVE, why="health")
    assert "Something changed since." in said(client.get(f"/cases/{INQUIRY}/"))


def test_that_nothing_is_on_record_of_how_to_meet_the_child_is_said(desk: Desk, signed_in: SignedIn):
    desk.concern()
    desk.do(AssessNeeds, DETECTIVE, said=(NeedSaid(question="afraid_of", answers=("nobody",)),))

    shown = said(signed_in(Role.INVESTIGATOR).get(f"/cases/{INQUIRY}/"))

    assert (
        "How to meet this child Asked 19:00 today. Nothing is on record of how to meet them: ask what helps." in shown
    )


def test_what_the_child_would_like_is_filled_in_where_they_are_heard(desk: Desk, signed_in: SignedIn):
    desk.concern()
    said_so = (
        NeedSaid(question="talks_with", answers=("a_woman",)),
        NeedSaid(question="helps_to_be_heard", answers=("screen", "live_link")),
    )
    desk.do(AssessNeeds, DETECTIVE, said=said_so)
    client = signed_in(Role.INVESTIGATOR)

    preferences = client.get(f"/cases/{INQUIRY}/preferences/").context["form"]
    measures = client.get(f"/cases/{INQUIRY}/explain-measures/").context["form"]
    assert preferences["interviewer"].value() == "a_woman"
    assert list(measures["measures"].value()) == ["screen", "live_link"]


def test_a_topic_is_short_what_was_answered_is_a_line_and_the_next_question_is_open(desk: Desk, signed_in: SignedIn):
    desk.concern()
    client = signed_in(Role.INVESTIGATOR)
    first = client.get(PAGE).context["form"].asked
    assert [one.is_open for one in first] == [True, False, False, False]
    form = client.post(PAGE, {**opened(client), "q_language": "welsh", "more": "needs_understanding"}).context["form"]
    assert [(one.answered, one.is_open) for one in form.asked][:2] == [("Welsh", False), ("", True)]
    desk.do(AssessNeeds, DETECTIVE, said=(NeedSaid(question="language", answers=("welsh",)),))
    assert signed_in(Role.VICTIM_CARE).get(PAGE).context["form"].asked[0].answered == "Before: Welsh"


def test_what_is_still_to_be_asked_stands_at_the_end_and_on_the_page_until_it_was_asked(
    desk: Desk, signed_in: SignedIn
):
    desk.concern()
    desk.do(RecordOffence, DETECTIVE, offence="criminal_exploitation", told_by="school")
    client = signed_in(Role.VICTIM_CARE)
    sent = {**opened(client), "q_language": "welsh", "p_needs_wishes": "not_wanted", "more": "closing"}
    at_the_end = client.post(PAGE, sent)
    assert "Still to ask about: Being safe; Staying in touch;" in said(at_the_end)
    assert "What they want. It stays owed" not in said(at_the_end)

    client.post(PAGE, {**carried(at_the_end.content.decode()), "step": "closing"})
    shown = said(client.get(f"/cases/{INQUIRY}/needs/"))
    assert "Still to ask about: Being safe; Staying in touch;" in shown
    assert "What they want: the child did not want to talk about it (19:00 today)." in shown

    desk.at(30).do(AssessNeeds, DETECTIVE, said=whole(without=("needs_wishes",)))
    assert "Still to ask about" not in said(client.get(f"/cases/{INQUIRY}/needs/"))
    desk.at(60).do(NoteNeedsChanged, DETECTIVE, why="health")
    again = said(client.get(f"/cases/{INQUIRY}/needs/"))
    assert "Something changed, 20:00 today. To ask again about: Being understood;" in again


def test_why_a_part_is_not_asked_is_asked_for_where_that_part_is(desk: Desk, signed_in: SignedIn):
    desk.concern()
    client = signed_in(Role.VICTIM_CARE)
    sent = {**opened(client), "step": "closing", "q_language": "welsh", "p_needs_being_heard": "not_asked"}

    answer = client.post(PAGE, sent)

    assert (answer.status_code, answer.context["form"].current) == (422, "needs_being_heard")
    assert "Say why it is not asked, or leave it to be asked another day" in said(answer)
    kept = client.post(PAGE, {**sent, "r_needs_being_heard": "No interview is thought of"})
    assert kept.status_code == 302
    assert "Being heard: not asked: No interview is thought of" in said(client.get(f"/cases/{INQUIRY}/needs/"))
