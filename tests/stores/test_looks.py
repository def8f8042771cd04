"""Who looked: written before anything is shown, read only for a purpose the law lists."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import transaction

import wayhome
from tests.stores.acts import MIDNIGHT
from wayhome.application.looking import Look, LookLog, LooksAsked, ReadingPurpose, looked, looked_lately
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Refused
from wayhome.store.looks import DatabaseLookLog, MemoryLookLog

PC, SERGEANT, AUDITOR = ActorId("pc-1"), ActorId("ps-2"), ActorId("standards-3")


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def looks(request: pytest.FixtureRequest) -> LookLog:
    """Return an empty log in each of the places where one can be kept."""
    return MemoryLookLog() if request.param == "memory" else DatabaseLookLog(request.getfixturevalue(request.param))


def seen(looks: LookLog) -> None:
    looks.note(actor=PC, page="case", shown=("episode:1", "child:1"), at=MIDNIGHT, purpose="my case")
    looks.note(actor=SERGEANT, page="cases", shown=("episode:1", "episode:2"), at=MIDNIGHT + timedelta(minutes=1))
    looks.note(actor=PC, page="cases", shown=(), at=MIDNIGHT + timedelta(minutes=2))


def read(looks: LookLog, *, shown: str | None = None, actor: ActorId | None = None) -> list[tuple[str, str]]:
    found = looked(looks, purpose=ReadingPurpose.LAWFULNESS, by=AUDITOR, at=MIDNIGHT, shown=shown, actor=actor)
    return [(look.actor, look.page) for look in found]


def test_who_looked_at_a_record_is_found(looks: LookLog) -> None:
    seen(looks)

    assert read(looks, shown="episode:1") == [(PC, "case"), (SERGEANT, "cases")]
    assert read(looks, shown="episode:3") == []


def test_what_somebody_looked_at_is_found(looks: LookLog) -> None:
    seen(looks)

    assert read(looks, actor=PC) == [(PC, "case"), (PC, "cases")]
    assert read(looks, actor=PC, shown="child:1") == [(PC, "case")]


def test_a_look_is_kept_as_it_was(looks: LookLog) -> None:
    seen(looks)

    first, *_ = looked(looks, purpose=ReadingPurpose.CRIMINAL_PROCEEDINGS, by=AUDITOR, at=MIDNIGHT)

    assert first == Look(actor=PC, page="case", shown=("episode:1", "child:1"), at=MIDNIGHT, purpose="my case")


def test_some_of_many_are_read_the_latest_first_with_how_many_there_are(looks: LookLog) -> None:
    seen(looks)
    asked = LooksAsked(shown=("episode:1", "EPISODE:1"), since=MIDNIGHT, until=MIDNIGHT + timedelta(minutes=2))

    found = looked_lately(
        looks, asked, purpose="lawfulness", by=AUDITOR, at=MIDNIGHT + timedelta(hours=1), skip=1, most=5
    )

    assert ([(look.actor, look.page) for look in found.looks], found.count) == ([(PC, "case")], 2)
    of_one = looks.some(LooksAsked(actor=PC, since=MIDNIGHT + timedelta(minutes=1)), skip=0, most=5)
    assert [look.page for look in of_one.looks] == ["cases"]


def test_reading_the_log_is_itself_written_down(looks: LookLog) -> None:
    seen(looks)
    looked(looks, purpose=ReadingPurpose.SELF_MONITORING, by=AUDITOR, at=MIDNIGHT, shown="episode:1")

    *_, last = looked(looks, purpose=ReadingPurpose.LAWFULNESS, by=AUDITOR, at=MIDNIGHT, actor=AUDITOR)

    assert last.page == "who-looked log"
    assert last.purpose == "lawfulness"


@pytest.mark.parametrize("purpose", ["", "curiosity", "performance", "time spent on records"])
def test_reading_for_another_purpose_is_refused_and_says_which_there_are(looks: LookLog, purpose: str) -> None:
    with pytest.raises(Refused) as refused:
        looked(looks, purpose=purpose, by=AUDITOR, at=MIDNIGHT)

    assert "to check that the processing was lawful; for the force to monitor itself" in str(refused.value)


def test_a_look_is_kept_for_good_before_anything_is_shown(database: str) -> None:
    with transaction.atomic(database), pytest.raises(RuntimeError, match="durable"):
        DatabaseLookLog(database).note(actor=PC, page="case", shown=("episode:1",), at=MIDNIGHT)


READERS = {"application/looking.py", "store/looks.py"}
LOOKS = {"wayhome.application.looking", "wayhome.store.looks"}


def imported(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


def test_nothing_that_counts_or_derives_knows_the_log() -> None:
    house = Path(wayhome.__file__).parent
    knowing = {
        path.relative_to(house).as_posix()
        for layer in ("record", "rulebook", "duties", "casework", "assurance", "application", "store")
        for path in (house / layer).rglob("*.py")
        if imported(path) & LOOKS
    }

    assert knowing - READERS == set()
