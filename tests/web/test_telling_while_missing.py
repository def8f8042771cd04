"""A parent of a missing child is written to by the same pages and the same way as in an investigation."""

import pytest

from tests.casework.desk import CASE, CHILD, OFFICER, Desk
from tests.sending.post_office import Postman
from tests.telling.case import MOTHER, channel, said
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import filled
from tests.web.sending import said as words_of
from wayhome.access.actors import Role
from wayhome.application.sending.collecting import collect, written_in
from wayhome.application.sending.entering import News
from wayhome.application.sending.handing_over import Sender
from wayhome.application.sending.outcome import Outcome
from wayhome.casework.telling.tell import TellPerson, TryToTell
from wayhome.casework.telling.write_notice import WriteNotice
from wayhome.store.outgoing_memory import MemoryOutgoing
from wayhome.web.doing import by_act

LIST, WRITE = f"/cases/{CASE}/to-tell/", f"/cases/{CASE}/write-notice/?about={CHILD} "


@pytest.fixture
def missing(desk: Desk) -> Desk:
    """Return a desk at which a child is missing whose mother may know, and is reached by text."""
    desk.report()
    said(desk, MOTHER, channel("C2", "H2"))
    return desk


def test_a_mother_hears_that_we_are_still_looking(missing: Desk, signed_in: SignedIn):
    client = signed_in(Role.RESPONSE)
    page = client.get(LIST)
    assert faults(page.content.decode()) == []
    assert "Mel Marsh: we are still looking" in words_of(page)
    assert "Write to them" in words_of(client.get(f"/cases/{CASE}/told/"))
    text = client.get(WRITE + "H2").context["form"]["text"].value()
    assert "We are still looking for your child." in text
    text = text.replace("[what was done]", "we looked at the station")
    answer = client.post(WRITE + "H2", filled(client, WRITE + "H2", text=text, informant="on"))
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    (notice,) = missing.events("victim.notice_written", record=CASE)
    assert (notice.body["template"], notice.body["informant"]) == ("TX-STILL-LOOKING-PARENT", True)


@pytest.mark.parametrize(("informant", "stands"), [(True, "met"), (False, "owed")])
def test_only_a_message_that_arrived_at_whoever_reported_is_the_word_they_were_promised(
    informant: bool, stands: str
) -> None:
    desk = Desk()
    desk.report()
    said(desk, MOTHER, channel("C2", "H2"))
    given = {"holder": "H2", "about": (), "by_what": "text", "channel": "C2", "record": CASE}
    desk.do(WriteNotice, OFFICER, text="We are still looking.", informant=informant, **given)
    assert desk.statuses("MC-47")[0] == "owed"
    queue, postman = MemoryOutgoing(), Postman(at_once=True, desk=desk)
    collect(queue, written_in(desk.ledger))
    outcome = Outcome(news=News(ledger=desk.ledger, supplies=desk.supplies), queue=queue)
    Sender(outcome=outcome, carriers={"text": postman}).send_due()
    assert [message.text for message in postman.bag] == ["We are still looking."]
    assert desk.statuses("MC-47")[0] == stands
    assert desk.events("victim.notice_delivered", record=CASE)[-1].subjects == (CHILD, *_case(desk))


def test_a_message_that_did_not_arrive_is_owed_another_way_and_the_case_says_where() -> None:
    desk = Desk()
    desk.report()
    said(desk, MOTHER, channel("C2", "H2"))
    desk.do(TryToTell, OFFICER, record=CASE, holder="H2", about=(), why="no_answer")
    assert desk.statuses("VC-15-MISSING") == ["owed"]
    assert by_act()["reach_again"].name == "to-tell"

    desk.do(TellPerson, OFFICER, record=CASE, holder="H2", about=(), how="heard_in_person")
    assert desk.statuses("VC-15-MISSING") == ["met"]


def _case(desk: Desk) -> tuple[str, ...]:
    report = desk.events("missing.reported")[0]
    return tuple(one for one in report.subjects if one.startswith("episode:"))
