"""A source asked over HTTP: pages, cursors and deletions; trying again; and no host but the one that was named."""

from datetime import timedelta

import pytest

from tests.connectors.conftest import Told
from tests.holdings.people import NIGHT
from wayhome.application.holding.connecting import SourceOutOfReach, connect, key_of
from wayhome.application.holding.taking import Counted, Take
from wayhome.application.mistakes import Mistake
from wayhome.store.connectors.http import HttpHeld
from wayhome.store.connectors.open import open_sources
from wayhome.store.connectors.settings import HttpSource, NotSettings
from wayhome.store.holdings.intake import MemoryIntake
from wayhome.store.holdings.memory import MemoryHoldings

LATER = NIGHT + timedelta(days=2)


class Custody:
    """The custody system's source, and holdings into which it is taken."""

    def __init__(self, told: Told, **settings: object) -> None:
        self.index, self.waited = MemoryHoldings(), list[float]()
        self.intake, self.wrong = MemoryIntake(self.index), list[Mistake]()
        given = {"kind": "http", "url": told.url, "system": "custody", "timeout": 2.0} | settings
        self.source = HttpHeld(
            name="custody feed", settings=HttpSource.model_validate(given), wait=self.waited.append, token="t0k"
        )

    def take(self) -> Counted:
        """Take what changed."""
        return connect(
            self.source,
            Take(
                key=key_of(self.source), name=self.source.name, index=self.index, intake=self.intake, at=LATER,
                as_of=LATER, wrong=self.wrong.append,
            ),
        )  # fmt: skip

    @property
    def held(self) -> list[str]:
        """Return the references that are held."""
        return sorted(self.intake.references("custody"))


def record(reference: str, **said: object) -> dict[str, object]:
    """Return a record as the source tells it."""
    return {"record_id": reference, "person": {"given_name": "Tam"}} | said


def test_pages_are_read_to_the_end_and_the_next_time_only_what_changed_since(told: Told):
    custody = Custody(told, size="limit", page=2)
    told.answer({"records": [record("C-1"), record("C-2")], "next": "p2"})
    told.answer({"records": [record("C-3")], "cursor": "2026-03-02"})
    told.answer({"records": [], "gone": ["C-2"], "cursor": "2026-03-03"})

    assert (custody.take().new, custody.take().taken_out) == (3, 1)

    assert custody.held == ["C-1", "C-3"]
    assert [path for path, _ in told.asked] == [
        "/held?kind=custody&limit=2", "/held?kind=custody&since=p2&limit=2",
        "/held?kind=custody&since=2026-03-02&limit=2",
    ]  # fmt: skip
    assert {headers["Authorization"] for _, headers in told.asked} == {"Bearer t0k"}
    assert custody.index.sources()[0].as_of == LATER


def test_what_is_wrong_in_a_record_is_told_and_the_others_come_in(told: Told):
    custody = Custody(told)
    told.answer({"records": [record("C-1", date="soon"), {"person": {}}, record("C-3")]})

    assert custody.take().left_out == 1

    assert custody.held == ["C-1", "C-3"]
    assert [(str(one.place), one.field) for one in custody.wrong] == [("line 1", "date"), ("line 2", "record_id")]


def test_it_is_tried_again_after_longer_and_longer_and_as_long_as_it_asks_for(told: Told):
    custody = Custody(told)
    told.answer({}, status=503)
    told.answer({}, status=429, headers={"Retry-After": "7"})
    told.answer({}, status=500)
    told.answer({"records": [record("C-1")]})

    assert custody.take().new == 1
    assert custody.waited == [1.0, 7.0, 4.0]


def test_a_source_that_does_not_answer_keeps_what_is_held_and_is_no_fresher(told: Told):
    custody = Custody(told, tries=2)
    told.answer({"records": [record("C-1")]})
    custody.take()
    custody.index.brought_in["custody"] = NIGHT
    told.answer({}, status=502)
    told.answer({}, status=502)

    with pytest.raises(SourceOutOfReach) as unreached:
        custody.take()

    assert str(unreached.value) == "custody feed did not answer: it said 502, 2 times."
    assert custody.held == ["C-1"]
    assert custody.index.sources()[0].as_of == NIGHT
    assert custody.intake.latest(1)[0].unreached_since == LATER


def test_what_came_before_it_broke_off_stands_and_is_gone_on_from(told: Told):
    custody = Custody(told, tries=1)
    told.answer({"records": [record("C-1")], "next": "?page=2", "cursor": "one"})
    told.answer({}, status=500)
    with pytest.raises(SourceOutOfReach):
        custody.take()
    told.answer({"records": [record("C-2")], "cursor": "two"})

    custody.take()

    assert custody.held == ["C-1", "C-2"]
    assert told.asked[-1][0] == "/held?kind=custody&since=one"


@pytest.mark.parametrize(
    "there", ["http://elsewhere.example/held?page=2", "//elsewhere.example/x", "https://127.0.0.1/"]
)
def test_no_other_host_is_asked_whatever_the_source_says(told: Told, there: str):
    custody = Custody(told)
    told.answer({"records": [], "next": there})

    with pytest.raises(SourceOutOfReach, match="custody feed names a page on another host, which is not asked."):
        custody.take()


def test_it_is_not_followed_elsewhere(told: Told):
    told.answer({}, status=302, headers={"Location": "http://elsewhere.example/"})

    with pytest.raises(SourceOutOfReach, match="custody feed answered 302, and is not followed elsewhere."):
        Custody(told).take()


@pytest.mark.parametrize(
    ("answer", "said"),
    [(b"<html>", "did not answer in JSON"), ({"records": "none"}, "has no list at “records” in its answer")],
)
def test_an_answer_that_is_none_is_out_of_reach_and_not_nothing_held(told: Told, answer: object, said: str):
    told.answer(answer)

    with pytest.raises(SourceOutOfReach, match=said):
        Custody(told).take()


def test_a_next_page_that_was_read_already_ends_it(told: Told):
    custody = Custody(told)
    told.answer({"records": [record("C-1")], "next": "/held?kind=custody"})

    assert custody.take().new == 1


FEED = '[a]\nkind = "http"\nurl = "https://{}"\n'
BASE = '[a]\nkind = "postgresql"\nselect = ""\naddress = "{}"\n'


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[a]\nkind = "http"\nurl = "http://feed.example/"', "a.http.url: value error, it is not sealed on the way"),
        (FEED.format("u:p@feed.example/"), "a password may not stand in it; name .* token_from"),
        (FEED.format("feed.example/") + 'token_from = "NOT_THERE"', "The environment has no NOT_THERE"),
        (BASE.format("postgresql://u:p@h/d"), "name where it is with password_from"),
        ('[a]\nkind = "ftp"', "a: input tag 'ftp'"),
        ("[a", "It is not TOML"),
    ],
)
def test_settings_that_cannot_be_used_say_why(written: str, said: str):
    with pytest.raises(NotSettings, match=said):
        open_sources(written, {}, print)
