"""A month's entries in which nothing was pointed out: drawn by the ledger, read by two apart, and what they come to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.casework.desk import CASE, LEAD, OFFICER, SERGEANT, Desk, england_wales, words
from tests.casework.desk import signed_in as as_role
from tests.casework.test_wording import point_out
from tests.web.conftest import SignedIn
from tests.web.html import faults
from wayhome.access.actors import Role
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.governing.owed import owed_by_force
from wayhome.application.wording.samples import (
    agreement_on,
    closing,
    drawing,
    drawn_for,
    entry_of,
    missed_in_use,
    reading,
    samples,
    texts_of,
)
from wayhome.assurance.missed import MonthRead, estimate
from wayhome.casework.add_news import AddNews
from wayhome.casework.answering.asking import GiveInformation
from wayhome.casework.answering.noted import SendLate
from wayhome.casework.commands import Acting
from wayhome.casework.wording.sample_entries import CloseEntrySample, DrawEntries, ReadEntry
from wayhome.duties.examples import london
from wayhome.duties.in_force import InForce
from wayhome.kernel.ids import OUR_FORCE, RecordId
from wayhome.record.events.keeping import PackActivated

MARCH = "2026-03"
READER, OTHER = as_role("seth", Role.SUPERVISOR), as_role("rosa", Role.INSPECTOR)
THIRD = as_role("theo", Role.SUPERVISOR)


@pytest.fixture
def april(desk: Desk) -> Desk:
    fact = PackActivated(pack="england-wales-2026.1", content="c", first="A", second="B")
    put = Draft(fact=fact, happened_at=desk.now, subjects=(OUR_FORCE,))
    enter(Entry(record=RecordId(OUR_FORCE), drafts=(put,)), ledger=desk.ledger, supplies=desk.supplies)
    desk.report()
    desk.do(AddNews, OFFICER, kind="sighting", content="Seen at the arcade at 16.10 with a man of about thirty.")
    desk.at(40).do(AddNews, SERGEANT, kind="sighting", content="Her aunt has not seen her since Sunday.")
    desk.now = london("2026-04-02T09:00")
    return desk


def draw(desk: Desk) -> list[str]:
    desk.send(drawing(desk.ledger, MARCH, by=LEAD, at=desk.now, key="draw"))
    return [one.entry for one in samples(desk.ledger)[MARCH].entries]


def asked(desk: Desk, by: Acting, entry: str, *, missed: bool = False, passage: str = "") -> ReadEntry:
    said = passage or ("with a man" if missed else "")
    desk.now += timedelta(minutes=1)
    key = f"{by.actor.id} {entry} {desk.now}"
    return reading(
        entry_of(desk.ledger, entry), MARCH, by=by, at=desk.now, key=key, missed=missed, passage=said
    )  # fmt: skip


def read(desk: Desk, by: Acting, entry: str, *, missed: bool = False) -> None:
    desk.send(asked(desk, by, entry, missed=missed))


def refused(desk: Desk, command: ReadEntry) -> list[str]:
    names = ("about", "period", "entry", "record", "subjects", "missed", "category", "passage")
    return words(desk.refused(ReadEntry, command.by, **{name: getattr(command, name) for name in names}))


def statuses(desk: Desk, rule: str) -> list[str]:
    owed = owed_by_force(desk.ledger, InForce.always(england_wales()), at=desk.now)
    return [duty.status_at(desk.now).value for duty in owed.duties if duty.rule == rule]


def by_author(desk: Desk, author: Acting) -> str:
    return next(one.entry for one in samples(desk.ledger)[MARCH].entries if one.author == author.actor.id)


def test_the_draw_is_the_same_whoever_makes_it_and_leaves_out_what_was_pointed_out(april: Desk) -> None:
    drawn = drawn_for(april.ledger, MARCH)
    assert drawn.quiet == len(drawn.entries) >= 2
    assert drawn.pointed_out == 0
    april.do(AddNews, OFFICER, kind="sighting", content="An entry of April, which no sample of March holds.")
    assert drawn_for(april.ledger, MARCH) == drawn


def test_an_entry_in_which_something_was_pointed_out_is_none_of_them(desk: Desk) -> None:
    desk.report()
    point_out(desk)
    desk.now = london("2026-04-02T09:00")
    assert drawn_for(desk.ledger, MARCH).pointed_out == 1


def test_what_a_mother_or_a_child_wrote_at_their_door_is_no_entry_of_ours(april: Desk) -> None:
    before = drawn_for(april.ledger, MARCH).quiet
    april.now = london("2026-03-20T09:00")
    common = {"record": CASE, "holder": "H2", "kind": "parent"}
    mother = as_role("invited:I-2", Role.FAMILY)
    april.do(GiveInformation, mother, what="She has a new telephone.", **common)
    late = {"invitation": "I-2", "what": "question", "why": "begun_long_ago", "said": "She chose to meet him."}
    april.do(SendLate, mother, **common, **late)
    april.now = london("2026-04-02T09:00")

    drawn = drawn_for(april.ledger, MARCH)

    assert (drawn.quiet, drawn.pointed_out) == (before, 0)
    assert not april.ledger.of_type("wording.pointed_out")  # it stays as she said it


def test_a_month_is_drawn_once_and_one_without_entries_is_closed_by_it(april: Desk) -> None:
    draw(april)
    again = drawing(april.ledger, MARCH, by=LEAD, at=april.now, key="again")
    assert words(april.refused(DrawEntries, LEAD, about=OUR_FORCE, drawn=again.drawn)) == [
        "The sample of 2026-03 is drawn already."
    ]
    april.send(drawing(april.ledger, "2026-02", by=LEAD, at=april.now, key="february"))
    assert samples(april.ledger)["2026-02"].closed is not None


def test_readers_did_not_write_it_read_it_once_and_a_third_settles_where_two_differ(april: Desk) -> None:
    draw(april)
    entry = by_author(april, SERGEANT)
    assert refused(april, asked(april, SERGEANT, entry)) == [
        "You wrote this entry yourself, so what you say of it would not be blind."
    ]
    read(april, READER, entry, missed=True)
    assert refused(april, asked(april, READER, entry)) == ["You read this entry already."]
    assert refused(april, replace(asked(april, OTHER, entry, missed=True), passage=" ")) == [
        "It is not said which words should have been pointed out."
    ]
    read(april, OTHER, entry)
    assert samples(april.ledger)[MARCH].settled == ()
    read(april, THIRD, entry, missed=True)
    (settled,) = samples(april.ledger)[MARCH].settled
    assert ([event.body["reader"] for event in settled.readings], settled.verdict) == (
        ["first", "second", "third"], True,
    )  # fmt: skip
    assert refused(april, asked(april, as_role("una", Role.SUPERVISOR), entry)) == ["This entry is settled already."]


def test_what_a_reader_copies_is_kept_with_the_childs_record_and_not_with_the_force(april: Desk) -> None:
    draw(april)
    read(april, READER, by_author(april, OFFICER), missed=True)
    (event,) = april.events("wording.entry_read")
    assert event.record == CASE
    assert {(one.event, one.field): one.text for one in april.ledger.words(CASE)}[event.id, "passage"] == "with a man"


def test_supervisors_owe_the_reading_and_the_lead_the_month_until_the_last_is_settled(april: Desk) -> None:
    assert "owed" in statuses(april, "LANG-05")
    entries = draw(april)
    assert statuses(april, "LANG-06") == ["owed"]
    for entry in entries:
        for reader in (READER, OTHER):
            read(april, reader, entry)
    assert statuses(april, "LANG-06") == ["met"]
    assert len(april.events("wording.sample_read", record=RecordId(OUR_FORCE))) == 1
    april.send(closing(april.ledger, MARCH, by=LEAD, at=april.now, key="close"))
    assert "met" in statuses(april, "LANG-05")
    assert agreement_on(samples(april.ledger)[MARCH].entries).same == len(entries)


def test_what_is_left_out_is_explained(april: Desk) -> None:
    entries = draw(april)
    made = closing(april.ledger, MARCH, by=LEAD, at=april.now, key="close")
    (said,) = words(april.refused(CloseEntrySample, LEAD, about=OUR_FORCE, period=MARCH, sampled=0, agreed=0, missed=0))
    assert said == f"{len(entries)} of the entries drawn are not settled by two readers who agree."
    april.send(replace(made, why_left_out="Nobody was free."))
    closed = samples(april.ledger)[MARCH].closed
    assert closed is not None
    assert closed.body["left_out"] == len(entries)


def test_few_entries_estimate_nothing_and_more_give_a_share_and_recall_with_their_doubt(april: Desk) -> None:
    draw(april)
    assert missed_in_use(april.ledger, tuple(samples(april.ledger).values())).share is None

    found = estimate([MonthRead(read=40, missed=2, quiet=400, rightly=60)])
    assert found.share is not None
    assert found.recall is not None
    assert (found.share.estimate, found.recall.estimate) == pytest.approx((0.05, 60 / 80))
    assert found.share.low < 0.05 < found.share.high
    assert found.recall.low < 0.75 < found.recall.high
    none = estimate([MonthRead(read=40, missed=0, quiet=400, rightly=0)])
    assert none.recall is None
    one_missed_and_nothing_found = estimate([MonthRead(read=40, missed=1, quiet=400, rightly=0)])
    assert one_missed_and_nothing_found.recall is None  # and not 0 %, between 0 and 0 %


def test_months_weigh_by_the_entries_they_were_drawn_from() -> None:
    large, small = (
        MonthRead(read=40, missed=4, quiet=4000, rightly=0),
        MonthRead(read=40, missed=0, quiet=40, rightly=0),
    )
    found = estimate([large, small])
    assert found.share is not None
    assert found.share.estimate == pytest.approx(400 / 4040)


def test_a_reader_sees_the_words_alone_and_goes_on_to_the_next(april: Desk, signed_in: SignedIn) -> None:
    entries = draw(april)
    read(april, READER, entries[0], missed=True)
    client = signed_in(Role.SUPERVISOR)
    assert f"{len(entries)} entries in which nothing was pointed out wait for you" in " ".join(
        client.get("/wording/").content.decode().split()
    )
    page = client.get(f"/wording/samples/{MARCH}/1/").content.decode()
    assert faults(page) == []
    (text, *_) = texts_of(april.ledger, entry_of(april.ledger, entries[0]))
    assert text in page
    assert samples(april.ledger)[MARCH].entries[0].author not in page
    assert client.post(f"/wording/samples/{MARCH}/1/", {"key": "k"}).status_code == 422
    sent = client.post(f"/wording/samples/{MARCH}/1/", {"key": "k", "missed": "no"})
    assert (sent.status_code, sent["Location"]) == (302, f"/wording/samples/{MARCH}/2/")
    assert "You have read it; somebody else reads it after you." in client.get(
        f"/wording/samples/{MARCH}/1/"
    ).content.decode()  # fmt: skip


def test_the_lead_draws_closes_and_reads_what_it_comes_to_and_an_open_month_tells_nothing(
    april: Desk, signed_in: SignedIn
) -> None:
    client = signed_in(Role.FORCE_LEAD)
    assert client.post("/wording/samples/", {"key": "k", "period": MARCH}).status_code == 302
    for one in samples(april.ledger)[MARCH].entries:
        read(april, READER, one.entry, missed=True)
        read(april, OTHER, one.entry, missed=True)
    page = client.get(f"/wording/samples/{MARCH}/").content.decode()
    assert "Words were missed" not in page
    assert client.post(f"/wording/samples/{MARCH}/", {"key": "k"}).status_code == 302
    page = " ".join(client.get(f"/wording/samples/{MARCH}/").content.decode().split())
    assert faults(page) == []
    assert "Words were missed in" in page
    assert "Fewer than 30 entries were read to the end, so nothing is estimated from them." in page
    assert "no category" in page


def test_nobody_but_supervisors_and_those_who_read_measures_sees_samples(april: Desk, signed_in: SignedIn) -> None:
    draw(april)
    client = signed_in(Role.RESPONSE)
    assert {client.get(f"/wording/samples/{one}").status_code for one in ("", f"{MARCH}/", f"{MARCH}/1/")} == {403}


def test_a_month_is_said_by_its_name_with_the_day_by_which_it_is_to_be_read(april: Desk, signed_in: SignedIn) -> None:
    draw(april)
    client = signed_in(Role.SUPERVISOR)

    months = " ".join(client.get("/wording/samples/").content.decode().split())
    one = " ".join(client.get(f"/wording/samples/{MARCH}/").content.decode().split())

    assert ">March 2026</a>" in months
    assert "settled, due by 23:59 on" in months
    assert "Entries of March 2026 in which nothing was pointed out" in one
    assert "by two readers who agree, due by 23:59 on" in one


def test_what_a_closed_sample_missed_leads_whoever_may_read_it_to_the_entry(april: Desk, signed_in: SignedIn) -> None:
    entries = draw(april)
    for reader in (READER, OTHER):
        read(april, reader, entries[0], missed=True)
    april.send(closing(april.ledger, MARCH, by=LEAD, at=april.now, key="close", why_left_out="Nobody was free."))

    page = signed_in(Role.SUPERVISOR).get(f"/wording/samples/{MARCH}/").content.decode()

    assert f'<li>1: no category named, <a class="govuk-link" href="/entries/{entries[0]}/">entry 1</a></li>' in page
