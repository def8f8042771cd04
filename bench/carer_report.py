"""A carer's report: screens, fields and seconds from the link to the reference, with and without a code, on a database.

What is timed is what the product takes; how long somebody types is theirs. A journey does the same in a browser at the
width of a telephone (``tests/journeys/test_carer_journey.py``), and prints what the whole of it takes there.
"""

import re
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.core.management import call_command
from django.http import SimpleCookie
from django.test import Client, override_settings

from bench.pages import SETTINGS, ninety_five
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.child import Described
from wayhome.record.events.contact import HolderNamed
from wayhome.record.events.profile import Kept
from wayhome.store.opening import open_ledger
from wayhome.store.supplies import SUPPLIES
from wayhome.web.invited.models import DoorVisit, Invitation
from wayhome.web.invited.opening import digest_of

CHILDREN = 100
FIELD = re.compile(r'<(?:input|textarea)[^>]* name="(\w+)"[^>]*>')
SAID = {
    "seen": "At the bus stop at six",
    "worries": ["medication_due"],
    "looks": "A red coat",
    "number": "07700 900123",
}


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    with override_settings(**SETTINGS):
        yield from reported()


def reported() -> Iterator[str]:
    """Yield a line for each way that a report comes."""
    call_command("migrate", verbosity=0)
    now = SUPPLIES.now()
    enter_all([a_child(number, now) for number in range(CHILDREN)], ledger=open_ledger(), supplies=SUPPLIES)
    for number in range(CHILDREN):
        invited(number, now)
    yield by_link("link in force, no code", range(CHILDREN // 4), lambda number: Client())
    yield by_link("link that ended", range(CHILDREN // 4, CHILDREN // 2), ended)
    yield by_link("inside, with the code", range(CHILDREN // 2, CHILDREN), lambda number: inside(number, now))


def a_child(number: int, now: datetime) -> Entry:
    """Return a child whom a carer cares for, with a profile."""
    facts = (
        Described(date_of_birth=now.date().replace(year=now.year - 14)),
        HolderNamed(holder="H2", kind="carer", name="Mo", may_know="yes"),
        Kept(version=1, by="carer", holder="H2", health="Insulin at eight", places="Skate park"),
    )
    drafts = tuple(Draft(fact=fact, happened_at=now, subjects=(Subject(f"child:R{number}"),)) for fact in facts)
    return Entry(record=RecordId(f"R{number}"), drafts=drafts)


def invited(number: int, now: datetime) -> None:
    """Keep an invitation as the door keeps it."""
    Invitation.objects.create(
        reference=f"R{number}", link=digest_of(f"link {number}"), holder="H2", kind="carer", child=f"child:R{number}",
        record=f"R{number}", made_at=now, until=now + timedelta(days=30), covers=False,
    )  # fmt: skip


def ended(number: int) -> Client:
    """Let a link end, and return a browser that has it."""
    Invitation.objects.filter(reference=f"R{number}").update(until=SUPPLIES.now() - timedelta(days=1))
    return Client()


def inside(number: int, now: datetime) -> Client:
    """Return a browser of somebody who is in with the code."""
    ticket = SUPPLIES.salt()
    row = Invitation.objects.get(reference=f"R{number}")
    DoorVisit.objects.create(ticket=digest_of(ticket), invitation=row, began_at=now, seen_at=now, uncovered=True)
    client = Client()
    client.cookies = SimpleCookie({"door": ticket})
    return client


def by_link(name: str, numbers: range, browser: Callable[[int], Client]) -> str:
    """Report each child missing, and say how many screens and fields it took and how long."""
    took, fields, screens = list[float](), set[str](), 0
    for number in numbers:
        client = browser(number)
        began = time.perf_counter()
        screens = follow(client, number)
        page = client.get("/door/missing/").content.decode()
        fields = {one for one in FIELD.findall(page) if one not in ("key", "csrfmiddlewaretoken")}
        key = re.search(r'name="key" value="([^"]*)"', page)
        answer = client.post("/door/missing/", {**SAID, "key": key[1] if key else ""}).content.decode()
        took.append((time.perf_counter() - began) * 1000)
        if "Your reference is" not in answer:
            raise RuntimeError(f"{name}: no reference came back")
    return (
        f"{name}: {screens + 1} screens and the answer, {len(fields)} fields, none required, {len(took)} reports, "
        f"p50 {statistics.median(took):.0f} ms, p95 {ninety_five(took):.0f} ms from the link to the reference"
    )


def follow(client: Client, number: int) -> int:
    """Follow the link; how many screens stand before the report's own."""
    client.get(f"/d/link {number}/", follow=True)
    return 1
