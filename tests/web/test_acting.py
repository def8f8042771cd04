"""Doing an act on a page: it is entered once, what was typed is never lost, and a no says what would make it a yes."""

import re

import pytest
from django.db.models.signals import post_delete, pre_save
from django.test import Client

from tests.casework.desk import CASE, Desk
from tests.web.conftest import SignedIn
from tests.web.html import faults, outline
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.cli.dispose import throw_drafts_away
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.web.acting.models import Draft

PAGE = f"/cases/{CASE}/send-officers/"


def form(client: Client, page: str = PAGE) -> dict[str, str]:
    """Return what a page's form sends as it was opened."""
    asked = client.get(page).context["form"]
    return {name: asked[name].value() or "" for name in asked.fields}


def deployed(desk: Desk) -> list[Event]:
    return desk.events("missing.officers_deployed")


def test_an_act_is_entered_by_whoever_is_signed_in_at_the_time_it_is_sent(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = form(client)

    answer = client.post(PAGE, sent)

    (event,) = deployed(desk)
    assert (answer.status_code, answer["Location"]) == (302, f"/cases/{CASE}/")
    assert (event.actor, event.happened_at, event.role) == ("response", desk.now, "response")


def test_the_next_page_says_once_what_the_act_did(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    client.post(PAGE, form(client))

    told = said(client.get(f"/cases/{CASE}/"))
    assert "Recorded: Send officers" in told
    assert "Recorded:" not in said(client.get(f"/cases/{CASE}/"))


def test_an_act_sent_twice_is_entered_once(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = form(client)

    client.post(PAGE, sent)
    desk.at(1)  # the clock has moved on between one press and the next
    client.post(PAGE, sent)

    assert len(deployed(desk)) == 1
    assert not Draft.objects.exists()
    assert "Entered before; nothing was added" in said(client.get(f"/cases/{CASE}/"))


def test_an_act_done_earlier_is_entered_with_its_own_time(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(40)
    client = signed_in(Role.RESPONSE)

    client.post(PAGE, form(client) | {"when": "earlier", "on": "2026-03-02", "at": "19:12", "about": "on"})

    (event,) = deployed(desk)
    assert f"{event.happened_at:%H:%M} {event.precision}" == "19:12 about"
    assert event.recorded_at == desk.now


def hidden(page: str) -> dict[str, str]:
    """Return what a page sends without showing it."""
    return dict(re.findall(r'<input type="hidden" name="(about\w*)" value="([^"]*)"', page))


def test_a_time_is_exact_unless_it_is_said_not_to_be_wherever_a_link_led_from(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(40)
    client = signed_in(Role.RESPONSE)
    page = f"{PAGE}?about=ML-12"
    sent = form(client, page) | hidden(client.get(page).content.decode())

    client.post(page, sent | {"when": "earlier", "on": "2026-03-02", "at": "19:12"})

    assert [event.precision for event in deployed(desk)] == ["exact"]


@pytest.mark.parametrize("page", [PAGE, f"{PAGE}?about=ML-12"])
def test_what_was_kept_with_a_time_that_is_not_exact_is_found_again(desk: Desk, signed_in: SignedIn, page: str):
    desk.report()
    client = signed_in(Role.RESPONSE)
    opened = client.get(page).content.decode()
    client.post(page, {"key": "k", "when": "earlier", "at": "19:12", "keep": "yes"} | hidden(opened) | {"about": "on"})

    assert form(client, page)["at"] == "19:12"


def test_a_time_is_asked_for_where_it_was_done_earlier(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    answer = client.post(PAGE, form(client) | {"when": "earlier"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert faults(page) == []
    assert "Enter the date it was done" in said(answer)
    assert "Enter the time it was done" in said(answer)
    assert deployed(desk) == []


def test_what_was_typed_is_kept_when_a_page_says_no_and_is_there_on_coming_back(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    client.post(PAGE, form(client) | {"when": "earlier", "at": "19:12"})

    again = client.get(PAGE)

    assert form(client)["at"] == "19:12"
    assert "You began this before" in said(again)
    assert "There is a problem" not in said(again)


def test_a_draft_is_kept_while_somebody_types_and_goes_when_the_act_is_entered(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = form(client) | {"when": "earlier", "at": "19:12"}

    answer = client.post(PAGE, sent, headers={"X-Keep-Draft": "1"})

    assert (answer.status_code, answer.content) == (204, b"")
    assert deployed(desk) == []
    assert Draft.objects.get().answers["at"] == ["19:12"]
    client.post(PAGE, sent | {"when": "now"})
    assert not Draft.objects.exists()


def test_a_draft_is_its_authors_alone(desk: Desk, signed_in: SignedIn):
    desk.report()
    signed_in(Role.RESPONSE).post(PAGE, {"key": "k", "when": "earlier", "at": "19:12", "keep": "yes"})

    assert form(signed_in(Role.SUPERVISOR))["at"] == ""


def test_a_draft_is_thrown_away_only_when_asked(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    client.post(PAGE, {"key": "k", "when": "earlier", "at": "19:12", "keep": "yes"})

    client.post(PAGE, form(client) | {"discard": "yes"})

    assert form(client)["at"] == ""
    assert deployed(desk) == []


def test_an_act_is_refused_in_words_to_a_role_that_may_not(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = signed_in(Role.INSPECTORATE_READER).get(PAGE)

    told = said(answer)
    assert answer.status_code == 403
    assert "You may not record what is known and done to find a child" in told
    assert "ask an administrator for the role" in told


def test_an_act_on_a_case_that_is_not_there_is_not_found(desk: Desk, signed_in: SignedIn):
    assert signed_in(Role.RESPONSE).get("/cases/nowhere/send-officers/").status_code == 404


def test_a_case_offers_what_the_reader_may_do_now(desk: Desk, signed_in: SignedIn):
    desk.report()

    page = signed_in(Role.RESPONSE).get(f"/cases/{CASE}/").content.decode()
    read_only = signed_in(Role.INSPECTORATE_READER).get(f"/cases/{CASE}/").content.decode()

    assert PAGE in outline(page).links
    assert PAGE not in outline(read_only).links


def test_throwing_a_draft_away_stands_apart_so_that_no_press_of_enter_does_it(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    client.post(PAGE, {"key": "k", "when": "earlier", "at": "19:12", "keep": "yes"})

    page = client.get(PAGE).content.decode()

    form_of_the_act = page[page.index("data-keep-draft") :]
    assert "Throw it away" in page
    assert 'name="discard"' not in form_of_the_act[: form_of_the_act.index("</form>")]


def test_what_can_be_recorded_is_folded_but_for_what_the_case_is_mostly_about(desk: Desk, signed_in: SignedIn):
    desk.report()

    offers = signed_in(Role.SUPERVISOR).get(f"/cases/{CASE}/").context["page"].offers

    assert [group.words for group in offers if group.unfolded] == ["Look for the child", "Found and seen"]
    assert len(offers) > 2


def test_unfinished_entries_go_with_the_words_of_their_case(
    desk: Desk, signed_in: SignedIn, capsys: pytest.CaptureFixture[str]
):
    desk.report()
    signed_in(Role.RESPONSE).post(PAGE, {"key": "k", "when": "earlier", "at": "19:12", "keep": "yes"})

    throw_drafts_away(CASE, "default")

    assert capsys.readouterr().out == "Thrown away with it: 1 unfinished entry.\n"
    assert not Draft.objects.exists()


def test_an_act_that_was_entered_before_the_server_stopped_is_not_entered_again(
    desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = form(client)
    with monkeypatch.context() as stopping:
        stopping.setattr("wayhome.web.acting.pages.tell_next", stopped)
        with pytest.raises(KeyboardInterrupt):
            client.post(PAGE, sent)

    again = client.post(PAGE, sent)

    assert again.status_code == 302
    assert len(deployed(desk)) == 1


def test_an_act_cut_off_before_it_was_entered_is_still_there_to_be_sent(
    desk: Desk, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
):
    desk.report()
    desk.at(40)
    client = signed_in(Role.RESPONSE)
    sent = form(client) | {"when": "earlier", "on": "2026-03-02", "at": "19:12"}
    with monkeypatch.context() as stopping:
        stopping.setattr("wayhome.application.handling.write", stopped)
        with pytest.raises(KeyboardInterrupt):
            client.post(PAGE, sent)
    assert deployed(desk) == []

    client.post(PAGE, form(client))

    (event,) = deployed(desk)
    assert f"{event.happened_at:%H:%M}" == "19:12"


def stopped(*_: object, **__: object) -> None:
    """Stop the server in the middle of what it was doing."""
    raise KeyboardInterrupt


def test_what_was_changed_after_it_was_sent_is_another_act_and_no_word_is_lost(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    page = f"/cases/{CASE}/add-news/"
    sent = form(client, page) | {"kind": "sighting", "content": "By the pier."}

    client.post(page, sent)
    client.post(page, sent | {"content": "By the pier, with a man."})

    held = [words.text for words in desk.ledger.words(CASE) if words.field == "content"]
    assert held == ["By the pier.", "By the pier, with a man."]


def test_a_draft_that_arrives_after_the_act_was_entered_is_not_kept(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = form(client)
    client.post(PAGE, sent)

    client.post(PAGE, sent, headers={"X-Keep-Draft": "1"})

    assert not Draft.objects.exists()


def test_what_asks_about_words_while_somebody_types_takes_nothing_from_the_next_page(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    client.post(PAGE, form(client))

    client.post("/wording/prompt/", {"reason": "She is a lovely girl."})  # it was on its way when the act was sent

    assert "Recorded: Send officers" in said(client.get(f"/cases/{CASE}/"))


def test_a_draft_that_arrives_while_the_act_is_being_entered_is_not_kept(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = form(client)

    def arrives(**_: object) -> None:
        post_delete.disconnect(arrives, sender=Draft)
        client.post(PAGE, sent, headers={"X-Keep-Draft": "1"})

    post_delete.connect(arrives, sender=Draft)
    client.post(PAGE, sent)

    assert not Draft.objects.exists()


def test_a_draft_that_is_being_kept_while_the_act_is_entered_is_not_kept(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = form(client)

    def is_sent(**_: object) -> None:
        pre_save.disconnect(is_sent, sender=Draft)
        client.post(PAGE, sent)

    pre_save.connect(is_sent, sender=Draft)
    client.post(PAGE, sent, headers={"X-Keep-Draft": "1"})

    assert len(deployed(desk)) == 1
    assert not Draft.objects.exists()


def test_what_looks_again_beside_a_form_keeps_no_draft_once_the_act_was_entered(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    sent = form(client)
    client.post(PAGE, sent)

    client.post(PAGE, sent | {"more": "yes"}, headers={"HX-Request": "true"})

    assert not Draft.objects.exists()


@pytest.mark.parametrize("at", ["19:12", "19.12", "1912"])
@pytest.mark.parametrize("on", ["2026-03-02", "2.3.2026", "02/03/2026"])
def test_dates_and_times_are_read_as_they_are_written_at_work(on: str, at: str, desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.at(40)
    client = signed_in(Role.RESPONSE)

    client.post(PAGE, form(client) | {"when": "earlier", "on": on, "at": at})

    (event,) = deployed(desk)
    assert f"{event.happened_at:%d %H:%M}" == "02 19:12"


def test_what_no_page_of_ours_sends_is_refused_and_breaks_nothing(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    answer = client.post(PAGE, {"key": "k" * 5000, "seen": "9" * 30, "when": "now"})

    assert answer.status_code == 422
    assert deployed(desk) == []


def test_a_reader_is_offered_more_to_read_and_nothing_to_record(desk: Desk, signed_in: SignedIn):
    desk.report()

    reader = signed_in(Role.INSPECTORATE_READER).get(f"/cases/{CASE}/").content.decode()
    officer = signed_in(Role.RESPONSE).get(f"/cases/{CASE}/").content.decode()

    assert ">More</h2>" in reader
    assert "Record something" not in reader
    assert "Record something</h2>" in officer


ELSEWHERE = f"/cases/{CASE}/assess-needs/"


def test_what_is_done_in_an_investigation_leads_there_from_the_missing_case(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.concern(record=RecordId("EI-1"), investigation=Subject("investigation:EI-1"))

    answer = signed_in(Role.VICTIM_CARE).get(ELSEWHERE)

    assert (answer.status_code, answer["Location"]) == (302, "/cases/EI-1/assess-needs/")


def test_where_no_investigation_is_open_the_page_says_what_comes_first(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = signed_in(Role.VICTIM_CARE).get(ELSEWHERE)

    assert answer.status_code == 404
    assert "This is done in an investigation, and none of Ada is open." in said(answer)
    assert f"/cases/{CASE}/raise-concern/" in outline(answer.content.decode()).links
    assert faults(answer.content.decode()) == []


def test_of_several_investigations_it_is_asked_in_which(desk: Desk, signed_in: SignedIn):
    desk.report()
    for number in (1, 2):
        desk.concern(
            record=RecordId(f"EI-{number}"), investigation=Subject(f"investigation:EI-{number}"), another=number > 1
        )

    answer = signed_in(Role.VICTIM_CARE).get(ELSEWHERE)

    assert answer.status_code == 200
    assert {"/cases/EI-1/assess-needs/", "/cases/EI-2/assess-needs/"} <= set(outline(answer.content.decode()).links)
    assert faults(answer.content.decode()) == []


def test_what_is_sent_to_the_wrong_kind_of_record_is_not_entered(desk: Desk, signed_in: SignedIn):
    desk.report()

    assert signed_in(Role.VICTIM_CARE).post(ELSEWHERE, {}).status_code == 404
