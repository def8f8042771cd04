"""The door of a council or provider: its interviews, their clock, what the child said, and nobody else's."""

import re
from datetime import UTC, timedelta
from itertools import count

import pytest
from django.test import Client

from tests.carers.at_the_door import inside, invitation
from tests.carers.carer import a_carer, put_down
from tests.casework.desk import CASE, CHILD, LEAD, OFFICER, Desk, reporting
from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.carers.owed_back import TellWhatCameOfIt
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.providers.steps import AskForInterview
from wayhome.casework.take_report import TakeReport
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.moments import in_london
from wayhome.record.events.contact import HolderNamed, LookedAfterBy
from wayhome.web.invited.models import Begun, Invitation
from wayhome.web.invited.opening import end

pytestmark = pytest.mark.django_db
KEYS = count(1)
COUNCIL = HolderNamed(holder="H3", kind="council", may_know="yes", agency="northmere")


def page(client: Client, path: str = "/door/interviews/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def links(said: str) -> list[str]:
    return re.findall(r"/door/interviews/\w+/", said)


def send(client: Client, path: str, **fields: object) -> str:
    return client.post(path, {"key": f"k{next(KEYS)}", **fields}, follow=True).content.decode()


def when_held(desk: Desk) -> dict[str, object]:
    """Return the boxes that say that it was held just now."""
    now = in_london(desk.now)
    return {"held_on": f"{now:%Y-%m-%d}", "held_at": f"{now:%H:%M}"}


@pytest.fixture
def council(desk: Desk, db: None) -> Client:
    """Return a council inside its door, an hour after the child came back."""
    put_down(desk, COUNCIL)
    desk.report()
    desk.at(60).do(LocateChild, OFFICER, basis="seen", place="street")
    return inside(desk, invitation(desk, kind="council", holder="H3"))


def another_child(desk: Desk, council: HolderNamed, reference: str, link: str) -> Invitation:
    """Let another child be missing and come back, and invite a council for them."""
    other = Subject("child:B")
    child = reporting(child=other, record=RecordId("MC-2"), case=Subject("episode:B1"), name="Bea")
    desk.do(TakeReport, OFFICER, children=(child,))
    desk.do(LocateChild, OFFICER, record=RecordId("MC-2"), basis="seen", place="street")
    draft = Draft(fact=council, happened_at=desk.now, subjects=(other,))
    enter(Entry(record=RecordId("B"), drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)
    made = invitation(desk, kind="council", holder="H3", reference=reference, link=link)
    Invitation.objects.filter(pk=made.pk).update(child=other)
    return made


@pytest.mark.parametrize(("standing", "called"), [({}, "A., "), ({"answer": "yes"}, "Ada, ")])
def test_a_council_that_stands_as_parent_is_told_the_name_and_any_other_the_initials(
    desk: Desk, council: Client, standing: dict[str, str], called: str
):
    if standing:
        put_down(desk, LookedAfterBy.model_validate(standing))

    said = page(council)

    assert f"Child A ({called}" in said
    assert "Example" not in said
    assert "<title>Your page</title>" in said


def test_a_return_stands_with_its_seventy_two_hours_and_no_name(desk: Desk, council: Client):
    said = page(council)

    assert re.search(r"Child A \(A\., \d+\), return 1", said)
    assert "72 hours left" in said
    assert "Not offered yet" in said
    assert "Ada" not in said
    assert CASE not in said
    desk.at(60 + 73 * 60)
    Invitation.objects.update(until=desk.now + timedelta(days=9))
    assert "1 h late" in page(inside(desk, Invitation.objects.get(), ticket="later"))


def test_what_the_police_ask_for_stands_with_the_interview(desk: Desk, council: Client):
    desk.do(AskForInterview, OFFICER, record=CASE, of="council", shared="Missing for an hour; ask who she was with")

    (link,) = links(page(council))
    assert "ask who she was with" in page(council, link)


def test_what_was_kept_is_said_back_with_its_time_so_that_nobody_sends_it_twice(desk: Desk, council: Client):
    link = links(page(council))[0]

    kept = send(council, link, step="not_possible", why="missing_again", tried="The home rang")

    assert "You told us: It could not be held yet: the child is missing again." in kept
    assert f"We have had this since {in_london(desk.now):%A}" in kept
    desk.at(62)
    assert "You told us: Somebody said no: somebody who cares for them, not the child." in send(
        council, link, step="declined", said_no="carer"
    )


def test_offered_agreed_said_no_and_not_possible_are_kept_each_with_what_it_needs(desk: Desk, council: Client):
    (link,) = links(page(council))

    assert "Say on which day" in send(council, link, step="appointed")
    assert "Enter “Day” as 25.11.2026" in send(council, link, step="appointed", on="soon", at="16:00")
    before = send(council, link, step="appointed", on="2020-01-01", at="10:00")
    assert "The child was back 01.03.2026" in before or "The child was back 02.03.2026" in before
    assert "Say for when it is agreed" in before
    assert not desk.events("partner.return_interview_appointed")
    assert "Agreed for Tuesday 3 March, 16:00" in send(council, link, step="appointed", on="2026-03-03", at="16:00")
    assert "Say who said no" in send(council, link, step="declined")
    send(council, link, step="declined", said_no="carer", said="She is tired", carer_heard="on")
    assert desk.statuses("MC-68") == ["owed"]
    assert "Say why not" in send(council, link, step="not_possible")
    assert "Not held yet" in send(council, link, step="not_possible", why="no_interviewer")


def test_what_the_child_said_is_sent_part_by_part_and_its_harm_is_the_polices_once_it_is_sent(
    desk: Desk, council: Client
):
    (link,) = links(page(council))

    written: tuple[dict[str, object], ...] = (
        when_held(desk), {"during": "I was at the flat"}, {},
        {"places": "The flat on Mill Road"}, {"harms": ["sexual_offence"]},
        {"agreed": "safety_only", "left_out": "on", "wants": "To move school"},
    )  # fmt: skip
    said = ""
    for part, boxes in enumerate(written, 1):
        asked = page(council, f"{link}write/?part={part}")
        assert f"part {part} of 7" in asked
        assert "The police see none of it until you send it, at the end." in asked
        said = send(council, f"{link}write/?part={part}", **boxes)
    for words in ("I was at the flat", "The flat on Mill Road", "A sexual offence", "Only what keeps them safe"):
        assert words in said
    assert "Go on writing up" in page(council, link)

    assert "Sent to us" in send(council, f"{link}write/?part=7")
    send(council, f"{link}write/?part=7")
    assert len(desk.events("partner.return_interview_received")) == 1
    assert not Begun.objects.exists()
    assert desk.statuses("MC-68") == ["met"]
    received = desk.events("partner.return_interview_received")[0]
    assert (received.body["agreed"], received.body["left_out"], received.body["by"]) == ("safety_only", True, "council")
    assert desk.events("missing.harm_indicated")[0].body["kind"] == "sexual_offence"


def test_an_interview_that_is_written_up_late_counts_as_held_when_it_was_held(desk: Desk, council: Client):
    (link,) = links(page(council))
    held = desk.now
    desk.at(60 + 80 * 60)
    Invitation.objects.update(until=desk.now + timedelta(days=9))
    council = inside(desk, Invitation.objects.get(), ticket="later")

    assert "part 2 of 7" in send(council, f"{link}write/?part=1")
    for on, at, asked in (
        ("", "", "Say on which day it was held"),
        ("2026-03-01", "09:00", "Say when it was held after that"),
        ("2026-04-01", "09:00", "That is still to come"),
    ):
        send(council, f"{link}write/?part=1", held_on=on, held_at=at)
        assert asked in send(council, f"{link}write/?part=7")
    assert not desk.events("partner.return_interview_received")

    then = in_london(held + timedelta(minutes=90))
    send(council, f"{link}write/?part=1", held_on=f"{then:%Y-%m-%d}", held_at=f"{then:%H:%M}")
    assert f"At {then:%H:%M}" in page(council, f"{link}write/?part=7")
    assert "Sent to us" in send(council, f"{link}write/?part=7")

    assert desk.events("partner.return_interview_held")[0].happened_at == then.astimezone(UTC).replace(second=0)
    assert desk.statuses("MC-68") == ["met"]
    assert 'name="held_on"' not in page(council, f"{link}write/?part=1")


def test_what_was_written_is_kept_sealed_through_an_end_of_the_visit_and_erased_with_the_invitation(
    desk: Desk, council: Client
):
    (link,) = links(page(council))
    path = f"{link}write/?part=2"
    seal = re.search(r'name="begun" value="([^"]+)"', page(council, path))
    assert seal
    desk.at(60 + 90)

    late = council.post(path, {"during": "I was at the flat", "begun": seal[1]}).content.decode()

    assert "We have what you wrote" in late
    assert b"flat" not in bytes(Begun.objects.get().sealed)
    again = inside(desk, Invitation.objects.get(), ticket="again")
    assert "I was at the flat" in page(again, path)
    assert not desk.events("partner.return_interview_received")
    end("I1", desk.now)
    assert not Begun.objects.exists()


def test_what_was_written_goes_on_with_a_new_link_that_was_made_for_them(
    desk: Desk, council: Client, signed_in: SignedIn
):
    (link,) = links(page(council))
    send(council, f"{link}write/?part=2", during="I was at the flat")
    Invitation.objects.update(record=CASE)
    officer = signed_in(Role.INVESTIGATOR)

    officer.post(f"/cases/{CASE}/doors/", {"child": CHILD, "holder": "H3", "invite": "1"})

    new = Invitation.objects.get(ended_at=None)
    assert new.reference != "I1"
    assert "I was at the flat" in page(inside(desk, new, ticket="new"), f"{link}write/?part=2")
    assert not Begun.objects.exclude(invitation=new).exists()


@pytest.mark.parametrize("after", [90, 30 * 60])
def test_what_was_looked_over_is_never_said_to_be_sent_where_it_was_not(desk: Desk, council: Client, after: int):
    (link,) = links(page(council))
    send(council, f"{link}write/?part=1", **when_held(desk))
    send(council, f"{link}write/?part=2", during="I was at the flat")
    path = f"{link}write/?part=7"
    seal = re.search(r'name="begun" value="([^"]+)"', page(council, path))
    assert seal
    desk.at(60 + after)

    late = council.post(path, {"key": "late", "begun": seal[1]}).content.decode()

    is_there = bool(desk.events("partner.return_interview_received"))
    assert is_there == (after == 90)
    assert ("We have what you wrote" in late) == is_there
    assert ("This was not sent" in late) != is_there


def test_once_it_is_sent_what_happened_is_folded_and_opens_where_something_is_lacking(desk: Desk, council: Client):
    (link,) = links(page(council))
    assert "<details" not in page(council, link)
    send(council, f"{link}write/?part=1", **when_held(desk))
    send(council, f"{link}write/?part=2", during="I was at the flat")
    send(council, f"{link}write/?part=7")

    assert re.search(r"<details class=.govuk-details.>.*What happened\?.*</details>", page(council, link), re.DOTALL)
    lacking = send(council, link, step="appointed")
    assert "Say on which day" in lacking
    assert '<details class="govuk-details" open>' in lacking
    assert faults(page(council, link)) == []


def test_a_part_that_is_too_long_comes_back_with_every_word_and_no_number_is_a_part(desk: Desk, council: Client):
    (link,) = links(page(council))

    answer = council.post(f"{link}write/?part=2", {"during": "x" * 20_001})

    assert answer.status_code == 422
    assert "x" * 20_001 in answer.content.decode()
    assert "part 1 of 7" in page(council, f"{link}write/?part=99")


def test_what_came_of_it_is_read_by_whoever_sent_it(desk: Desk, council: Client):
    desk.now += timedelta(days=280)  # the rule is in force from November
    Invitation.objects.update(until=desk.now + timedelta(days=9))
    council = inside(desk, Invitation.objects.get(), ticket="later")
    (link,) = links(page(council))
    send(council, f"{link}write/?part=1", **when_held(desk))
    send(council, f"{link}write/?part=2", during="I was at the flat")
    send(council, f"{link}write/?part=7")
    about = desk.events("partner.return_interview_received")[0].id
    desk.do(TellWhatCameOfIt, LEAD, record=CASE, about=about, to="partner", what="We went to the flat.")

    assert "We went to the flat." in page(council, link)
    assert desk.statuses("FB-03") == ["owed"]
    send(council, link, read="yes")
    assert desk.statuses("FB-03") == ["met"]
    assert desk.events("safeguarding.information_shared")[0].body["partner"] == "local_authority"


def test_one_agency_sees_each_child_it_was_invited_for(desk: Desk, council: Client):
    another_child(desk, COUNCIL, "I5", "five")

    assert len(links(page(council))) == 2


def test_the_same_reference_within_another_childs_record_is_another_council(desk: Desk, council: Client):
    made = another_child(
        desk, HolderNamed(holder="H3", kind="council", may_know="yes", agency="eastmere"), "I5", "five"
    )

    (mine,) = links(page(council))
    (theirs,) = links(page(inside(desk, made, ticket="theirs")))
    assert mine != theirs
    assert council.get(theirs).headers["Location"] == council.get("/door/interviews/nothing/").headers["Location"]


def test_a_council_that_nobody_named_sees_the_child_of_its_own_invitation_alone(desk: Desk, council: Client):
    another_child(desk, HolderNamed(holder="H3", kind="council", may_know="yes"), "I5", "five")

    assert len(links(page(council))) == 1


def test_a_provider_sees_an_interview_once_it_is_asked_for_it(desk: Desk, council: Client):
    provider = inside(desk, invitation(desk, kind="provider", holder="kestrel", reference="I7", link="l7"), ticket="t7")
    assert links(page(provider)) == []
    desk.do(AskForInterview, OFFICER, record=CASE, of="provider", agency="another")
    assert links(page(provider)) == []

    desk.do(AskForInterview, OFFICER, record=CASE, of="provider", agency="kestrel")
    assert len(links(page(provider))) == 1


def test_a_provider_is_told_what_it_was_asked_and_not_what_another_was(desk: Desk, council: Client):
    provider = inside(desk, invitation(desk, kind="provider", holder="kestrel", reference="I3", link="3"), "t3")
    desk.do(AskForInterview, OFFICER, record=CASE, of="provider", agency="kestrel", shared="Speak of the bus station")
    desk.do(AskForInterview, OFFICER, record=CASE, of="provider", agency="another", shared="Speak of the lodger")

    (address,) = re.findall(r'href="(/door/interviews/[^"/]+/)"', provider.get("/door/interviews/").content.decode())
    page = provider.get(address).content.decode()

    assert "bus station" in page
    assert "lodger" not in page


def test_a_carer_finds_no_interviews_and_a_council_no_grade(desk: Desk, council: Client):
    put_down(desk, a_carer())
    carer = inside(desk, invitation(desk, reference="I8", link="l8"), ticket="t8")

    for client, path in ((carer, "/door/interviews/"), (council, "/door/caring/"), (council, "/door/caring/profile/")):
        assert client.get(path).headers["Location"] == "/door/in/"


@pytest.mark.usefixtures("council")
def test_an_officer_asks_and_puts_in_what_came_on_paper(desk: Desk, signed_in: SignedIn):
    client = signed_in(Role.COORDINATOR)
    for name in ("ask-for-interview", "interview-on-paper"):
        assert client.get(f"/cases/{CASE}/{name}/").status_code == 200

    send(client, f"/cases/{CASE}/ask-for-interview/", when="now", of="council", shared="Missing for an hour")
    paper = {"when": "now", "whom": "provider", "during": "I was at the flat"}
    assert "Say on which day it was held" in send(client, f"/cases/{CASE}/interview-on-paper/", **paper)
    send(client, f"/cases/{CASE}/interview-on-paper/", **paper, **when_held(desk))

    assert desk.events("partner.return_interview_asked")
    assert desk.events("partner.return_interview_received")[0].body["by"] == "provider"
    assert CHILD in desk.events("partner.return_interview_received")[0].subjects


def test_an_officer_sees_exactly_what_a_council_sees(desk: Desk, council: Client, signed_in: SignedIn):
    def told(said: str) -> list[str]:
        shown = said.partition("Return interviews</h1>")[2].partition("</main>")[0]
        return re.sub(r"<[^>]+>", " ", shown).split()

    theirs, preview = page(council), page(signed_in(Role.INVESTIGATOR), f"/cases/{CASE}/doors/H3/interviews/")

    assert "72 hours left" in theirs
    assert told(preview) == told(theirs)
    assert links(preview) == []
