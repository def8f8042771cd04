"""Doors: how long a page takes somebody who was invited, with a hundred at their doors at once, at a real server.

Each of them is in at a door of their own, each of another child's case, and opens one page after another: their page, a
message, the box in which they ask. First at the pace at which somebody reads, then all of them as fast as they can.
"""

import http.client
import itertools
import os
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.management import call_command
from django.test import Client, override_settings

from bench.pages import SETTINGS, Took, ninety_five
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter_all
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.allocating import Allocated
from wayhome.record.events.bail import SuspectDealtWith
from wayhome.record.events.child import Described
from wayhome.record.events.contact import PlanAgreed
from wayhome.record.events.door import Invited, QuestionAsked
from wayhome.record.events.investigation import Opened
from wayhome.record.events.victim import NoticeWritten
from wayhome.record.vocabulary import Fact
from wayhome.store.opening import open_ledger
from wayhome.store.supplies import SUPPLIES
from wayhome.web.invited.models import DoorVisit, Invitation
from wayhome.web.invited.opening import digest_of

PEOPLE, AIM, PORT = 100, 100, 8505
READS = 10.0  # seconds that somebody looks at a page, in the mean
MEASURED = 30.0
PAGES = ("/door/", "/door/messages/1/", "/door/", "/door/say/ask/")


def run() -> Iterator[str]:
    """Yield the measure as lines."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    now = SUPPLIES.now()
    enter_all(
        [entry for number in range(PEOPLE) for entry in a_case(number, now)], ledger=open_ledger(), supplies=SUPPLIES
    )
    tickets = [in_at_a_door(number, now) for number in range(PEOPLE)]
    yield by_itself(tickets)
    server = serve()
    try:
        wait_for(server)
        asked(tickets, reads=0.0, seconds=10.0)  # what is told once is told
        yield line("at the pace of reading", asked(tickets, reads=READS, seconds=MEASURED))
        yield line("all as fast as they can", asked(tickets, reads=0.0, seconds=MEASURED))
    finally:
        server.terminate()
        server.wait(timeout=20)


def by_itself(tickets: list[str]) -> str:
    """Say what a page costs by itself: told before, with nobody else there, with its entry in the who-looked log."""
    took = Took()
    with override_settings(**SETTINGS):
        for client in [visitor(ticket) for ticket in tickets]:
            client.get(PAGES[0])
            took.ask(client, PAGES[0])
    clock, processor = ninety_five(took.clock), ninety_five(took.processor)
    return f"one at a time: p95 {clock:.0f} ms by the clock, {processor:.0f} ms of the processor"


def visitor(ticket: str) -> Client:
    """Return a browser that is in at a door."""
    client = Client()
    client.cookies["door"] = ticket
    return client


def line(name: str, took: list[float]) -> str:
    """Say how many pages were sent, the middle and the slowest twentieth."""
    each = [seconds * 1000 for seconds in took]
    middle, slow = statistics.median(each), ninety_five(each)
    return (
        f"{PEOPLE} people, {name}: {len(each)} pages, {len(each) / MEASURED:.0f} a second, "
        f"p50 {middle:.0f} ms, p95 {slow:.0f} ms (aim {AIM} ms)"
    )


def a_case(number: int, now: datetime) -> Iterator[Entry]:
    """Yield a case of one child, who was invited, with an arrest, a message of it and a question."""
    child, case, at = Subject(f"child:D{number}"), Subject(f"investigation:ED-{number}"), now - timedelta(days=3)
    record = RecordId(f"ED-{number}")
    about_case: tuple[Fact, ...] = (
        Opened(basis="concern"),
        Allocated(officer="DC Moss 2218", role="investigator", skilled=True),
        SuspectDealtWith(kind="arrested"),
        NoticeWritten(notice="N1", about=(), to="child", holder="H1", by="door", text="Somebody was arrested. " * 20),
        Invited(invitation=f"D{number}", holder="H1", kind="child", until=now + timedelta(days=30)),
        QuestionAsked(holder="H1", kind="child", question="When do I hear?"),
    )
    of_child = (Described(date_of_birth=at.date().replace(year=at.year - 14)),
                PlanAgreed(holder="H1", frequency="weekly", told_by="DC Moss 2218"))  # fmt: skip
    drafts = [Draft(fact=fact, happened_at=at, subjects=(child, case)) for fact in about_case]
    drafts += [Draft(fact=fact, happened_at=at, subjects=(child,)) for fact in of_child]
    yield Entry(record=record, drafts=tuple(drafts))


def in_at_a_door(number: int, now: datetime) -> str:
    """Let somebody in at their door, uncovered; their ticket."""
    row = Invitation.objects.create(
        reference=f"D{number}", link=digest_of(f"link {number}"), holder="H1", kind="child", child=f"child:D{number}",
        record=f"ED-{number}", made_at=now, until=now + timedelta(days=30), opened_at=now,
    )  # fmt: skip
    ticket = SUPPLIES.salt()
    DoorVisit.objects.create(ticket=digest_of(ticket), invitation=row, began_at=now, seen_at=now, uncovered=True)
    return ticket


def serve() -> "subprocess.Popen[bytes]":
    """Start the product as a force runs it, on this machine."""
    environ = {**os.environ, "WAYHOME_PLAIN_HTTP": "1"}
    command = [sys.executable, "-m", "wayhome.cli.main", "serve", "--port", str(PORT)]
    return subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for(server: "subprocess.Popen[bytes]") -> None:
    """Wait until the server answers."""
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("the server did not start")
        try:
            connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=5)
            connection.request("GET", "/door/in/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)


def asked(tickets: list[str], *, reads: float, seconds: float) -> list[float]:
    """Have everybody at their door at once for some seconds; how long each page took them, in seconds."""
    until, took = time.perf_counter() + seconds, list[float]()
    people = [threading.Thread(target=one, args=(ticket, reads, until, took)) for ticket in tickets]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return took


def one(ticket: str, reads: float, until: float, took: list[float]) -> None:
    """Open one page after another, as somebody does on their own telephone."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    time.sleep(random.uniform(0, reads))
    for path in itertools.cycle(PAGES):
        if time.perf_counter() >= until:
            return
        began = time.perf_counter()
        connection.request("GET", path, headers={"Cookie": f"door={ticket}"})
        answer = connection.getresponse()
        answer.read()
        if answer.status == 200:
            took.append(time.perf_counter() - began)
        time.sleep(random.uniform(0, 2 * reads))
