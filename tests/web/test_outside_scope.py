"""What somebody outside the force may see: their own permitted facts, and nothing else, however they ask for it.

Every type of event that can be said of a child is put on record with a canary in each of its personal fields: about
another child, and about this one as somebody else's. No canary ever reaches a door.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from pydantic import TypeAdapter

from tests.answering.doors import at_the_door, come_in, invite, said
from tests.casework.desk import CASE, CHILD, DETECTIVE, EPISODE, INQUIRY, INVESTIGATION, Desk
from tests.web.addresses import ADDRESSES, Address
from wayhome.access.outside import EVENTS, MAY_SEE, OWN, Sees, may_see, shown_to
from wayhome.casework.holders.name_holder import NameHolder
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject, SubjectKind
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import EventType, Fact, event_types
from wayhome.web.http import parts_behind
from wayhome.web.invited.opening import end

pytestmark = pytest.mark.django_db
OTHER_CHILD, OTHER_CASE, OTHER_RECORD = Subject("child:B"), Subject("investigation:EI-2"), RecordId("EI-2")
PART_RECORDS = ("child.records_merged", "child.records_split", "investigation.split_off", "record.corrected")
OTHER_EPISODE = Subject("episode:B1")
OF_CASES = frozenset({SubjectKind.CHILD, SubjectKind.INVESTIGATION})
OF_EPISODES = frozenset({SubjectKind.CHILD, SubjectKind.EPISODE})
CANARY, SOMEBODY_ELSE, FIRST_NAME = "CANARY", "H9", "Firstname"
DOORS = ("/door/", "/door/messages/1/", "/door/say/ask/", "/door/said/ask/", "/door/in/", "/door/tracks/")
OPEN_TO_ANYBODY = [one for one in ADDRESSES if one.role is None and not one.name.startswith(("door", "report-by"))]
OF_STAFF = [one for one in ADDRESSES if one.role is not None and not one.path.startswith("/door/")]
OF_A_CHILD = ("door-page", "door-message", "door-say", "door-said")
PATHS = {"EI-2212": INQUIRY, "EI-2209": INQUIRY, "EM-1047": CASE, "EM-1040": CASE}


@pytest.fixture
def borough(desk: Desk) -> Desk:
    """Return a desk with two children, two parents, and a canary in everything that is not the first child's own."""
    desk.report(name=f"{CANARY} Ada")
    desk.concern(name=f"{CANARY} Ada")
    desk.concern(child=OTHER_CHILD, record=OTHER_RECORD, investigation=OTHER_CASE, name=f"{CANARY} Bo")
    desk.do(
        NameHolder, DETECTIVE, kind="parent", name=f"{CANARY} Cy", may_know="yes", under_suspicion="no", child=CHILD
    )
    of_cases, of_episodes = ([made(kind) for kind in sayable(of)] for of in (OF_CASES, OF_EPISODES))
    said(desk, *of_cases, about=(OTHER_CHILD, OTHER_CASE), record=OTHER_RECORD)
    said(desk, *of_cases, about=(CHILD, INVESTIGATION), record=INQUIRY)
    said(desk, *of_episodes, about=(OTHER_CHILD, OTHER_EPISODE), record=RecordId("MC-2"))
    said(desk, *of_episodes, about=(CHILD, EPISODE), record=CASE)
    return desk


def sayable(of: frozenset[SubjectKind]) -> Iterator[EventType]:
    """Yield every type of event of some kinds of subject, but for those that join or part children's records."""
    return (kind for kind in event_types() if kind.about and set(kind.about) <= of and kind.name not in PART_RECORDS)


def made(kind: EventType) -> Fact:
    """Make an event of a type: canaries in its personal fields, somebody else in who it is for."""
    given: dict[str, Any] = dict.fromkeys(kind.personal_fields, f"{CANARY} {kind.name}")
    if kind.name == "child.described":
        given["name"] = f"{FIRST_NAME} {CANARY}"  # of a name, those who care for the child read the first alone
    for name, field in kind.fact.model_fields.items():
        if name in given or not (field.is_required() or name in ("holder", "kind")):
            continue
        schema = TypeAdapter(field.annotation or str).json_schema()
        given[name] = SOMEBODY_ELSE if name == "holder" and "enum" not in schema else value(schema)
    return kind.fact(**given)


def value(schema: Mapping[str, Any]) -> object:
    """Return something that a field takes; of kinds of holder, a parent."""
    if "anyOf" in schema:
        return value(schema["anyOf"][0])
    if "enum" in schema:
        return "parent" if "parent" in schema["enum"] else schema["enum"][0]
    if "const" in schema:
        return schema["const"]
    by_format = {"date": "2026-03-02", "date-time": "2026-03-02T10:00:00+00:00", "time": "10:00:00"}
    plain = {"integer": schema.get("minimum", 1), "boolean": False, "array": [], "object": {}, "number": 1}
    return by_format.get(schema.get("format", ""), plain.get(schema.get("type", ""), "x"))


def test_no_door_shows_anything_that_is_not_its_holders_own(borough: Desk):
    child, parent = Client(), Client()
    at_the_door(borough, child)
    at_the_door(borough, parent, link="other", invitation="I-2", holder="H2", kind="parent")

    pages = {
        (who, path): client.get(path, follow=True).content.decode()
        for who, client in (("child", child), ("parent", parent))
        for path in DOORS
    }

    assert {place for place, page in pages.items() if CANARY in page} == set()
    assert "What is happening" in pages["child", "/door/"]
    assert "What is happening" in pages["parent", "/door/"]
    assert len({kind.name for of in (OF_CASES, OF_EPISODES) for kind in sayable(of)}) > 200, "canaries are many"


def test_no_page_of_staff_opens_to_whoever_was_invited(borough: Desk, client: Client):
    at_the_door(borough, client)
    answers = [
        (one.name, answer.status_code, answer.get("Location", ""))
        for one in OF_STAFF
        for answer in (client.get(_here(one)), client.post(_here(one)))
    ]

    opened = [one for one in answers if one[1] != 302 or not one[2].startswith("/sign-in/?next=")]
    assert opened == []


def test_what_anybody_may_open_says_nothing_of_anybody(borough: Desk, client: Client):
    at_the_door(borough, client)

    for one in OPEN_TO_ANYBODY:
        assert CANARY not in client.get(one.path).content.decode(errors="replace"), one.name
    for path in ("/robots.txt", "/sitemap.xml", "/find/", "/find/results/", "/d/", "/door"):
        assert client.get(path).status_code in (301, 302, 404)


def test_the_door_of_another_kind_an_ended_one_and_none_at_all_are_answered_alike(borough: Desk):
    child, ended, nobody = Client(), Client(), Client()
    at_the_door(borough, child)
    invite(borough, link="ended", invitation="I-3")
    come_in(ended, link="ended")
    end("I-3", borough.now)
    doors = [one for one in ADDRESSES if one.path.startswith("/door/") and not one.sends]
    doors = [one for one in doors if vars(resolve(one.path).func)["shows"] == "records"]
    of_a_child = [one for one in doors if one.name in OF_A_CHILD]

    outside = {_answer(client, one) for one in doors for client in (nobody, ended)}
    elsewhere = {_answer(child, one) for one in doors if one not in of_a_child}

    assert outside == {(302, "/door/in/")}
    assert elsewhere <= outside, "the doors of carers, councils and providers are no doors of a child"


def test_what_is_not_there_and_what_is_not_theirs_are_told_apart_by_nothing(borough: Desk, client: Client):
    at_the_door(borough, client)
    answers = set()

    for path in ("/door/messages/1/", "/door/messages/2/", "/door/messages/99/"):
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path)
        body = re.sub(r'value="\w{64}"', "", answer.content.decode())
        answers.add((answer.status_code, len(body), len(asked.captured_queries)))

    assert len(answers) == 1
    assert answers.pop()[0] == 404


def test_no_answer_of_a_door_names_a_child_a_case_or_a_holder_in_its_address_or_title(borough: Desk, client: Client):
    at_the_door(borough, client)

    for path in DOORS[:1] + DOORS[2:]:
        page = client.get(path, follow=True)
        text = page.content.decode()
        assert re.findall(r"<title>(.*?)</title>", text) == ["Your page"]
        links = " ".join(re.findall(r'(?:href|action)="([^"]*)"', text))
        assert not re.search(r"EI-|MC-|child|H1|I-1", links)


def test_every_look_names_only_what_is_the_invited_ones_own(borough: Desk, client: Client):
    at_the_door(borough, client)
    client.get("/door/")

    for look in parts_behind().looks.noted(shown=None, actor=None):
        assert look.actor == "invited:I-1"
        assert set(look.shown) <= {INQUIRY, CHILD}


@pytest.mark.parametrize("kind", ["suspect", "advocate", "other_adult", "", "administrator"])
def test_whoever_is_not_listed_sees_nothing(kind: str):
    assert not any(may_see(kind, what) for what in Sees)


def test_every_event_of_a_holders_own_is_shown_to_that_holder_alone():
    for what, types in EVENTS.items():
        for name in types:
            for kind in MAY_SEE:
                own = _event(name, holder="H2")
                assert not shown_to(own, what, kind=kind, holder="H2", child=OTHER_CHILD), "another child's"
                if name in OWN:
                    assert not shown_to(own, what, kind=kind, holder="H1", child=CHILD), "another holder's"


def _answer(client: Client, one: Address) -> tuple[int, str]:
    answer = client.get(one.path)
    return answer.status_code, answer.get("Location", "")


def _event(name: str, **body: Any) -> Event:
    return Event(
        id=EventId("e"), record=INQUIRY, type=name, version=1, happened_at=Desk().now, recorded_at=Desk().now,
        subjects=(CHILD, INVESTIGATION), body=body, actor=ActorId("x"), post=PostId(""),
    )  # fmt: skip


def _here(one: Address) -> str:
    """Return an address as it is in this borough."""
    path = one.path
    for theirs, ours in PATHS.items():
        path = path.replace(theirs, ours)
    return path
