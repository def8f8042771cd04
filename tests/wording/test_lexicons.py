"""A lexicon is put in force by two people, who see what it would change, and reads word for word as it was then."""

import pytest
from django.test import Client

from tests.casework.desk import OFFICER, Desk, words
from tests.web.conftest import SignedIn
from tests.web.html import faults
from tests.web.sending import said
from wayhome.access.actors import Role
from wayhome.application.wording import lexicons
from wayhome.casework.add_news import AddNews
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Refused
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import read_lexicon

SMALL = """
reading: {name: small-1, title: A small pack, edition: "2026", valid_from: 2026-01-01}
fillers: a the
classes:
  NOUN_CHILD: (child|girl|boy)
  CHILD: (she|he|they)
wording:
  - id: WD-SELF-01
    {hit}category: self_risk
    severity: A
    why: Names the child as the danger.
    say: put* herself at risk
"""
FIRST, SECOND = ActorId("one"), ActorId("other")
PAGE = "/wording/lexicon/"


class Kept:
    """Lexicons kept in memory."""

    def __init__(self) -> None:
        self.files_by_content: dict[str, lexicons.Files] = {}

    def supplied(self) -> tuple[str, ...]:
        return ()

    def files(self, name: str) -> lexicons.Files:
        raise LookupError(name)

    def keep(self, content: str, files: lexicons.Files) -> None:
        self.files_by_content.setdefault(content, files)

    def engine(self, content: str) -> Engine:
        return Engine(read_lexicon(self.files_by_content[content]))


def files(hit: str = "", *, also: str = "") -> dict[str, str]:
    return {"small.yaml": SMALL.replace("{hit}", f"hit: ['{hit}']\n    " if hit else "") + also}


def engine(told: dict[str, str]) -> Engine:
    return Engine(read_lexicon(told))


WIDER = """\
  - {id: WD-NORM-01, category: normalising_missing, severity: B, why: As an example., say: at the station}
"""


@pytest.fixture
def written(desk: Desk) -> Desk:
    desk.report()
    for content in ("She was putting herself at risk.", "She was seen at the station.", "She is fifteen."):
        desk.do(AddNews, OFFICER, kind="sighting", content=content)  # examples of wording
    return desk


def proposed(desk: Desk, told: dict[str, str], kept: Kept, by: ActorId = FIRST) -> lexicons.Proposal:
    lexicons.propose(
        engine(told), told, now=engine(files()), by=by, kept=kept, ledger=desk.ledger, supplies=desk.supplies
    )
    found = lexicons.waiting(desk.ledger)
    assert found is not None
    return found


def test_a_proposal_says_what_it_would_change_in_what_was_written_lately(written: Desk) -> None:
    figures = proposed(written, files("She keeps putting herself at risk.", also=WIDER), Kept()).figures
    assert (figures.rules, figures.examples, figures.against) == (2, 1, engine(files()).lexicon.id)
    assert (figures.found_before, figures.found_by_it, figures.only_by_it, figures.no_longer) == (1, 2, 1, 0)
    assert figures.entries >= 3


def test_examples_of_its_own_that_do_not_come_true_are_refused_by_name(written: Desk) -> None:
    with pytest.raises(Refused) as no:
        proposed(written, files("She was at home."), Kept())
    assert words(no.value.reasons) == ["WD-SELF-01 does not find: She was at home.."]
    assert lexicons.waiting(written.ledger) is None


def test_one_person_alone_puts_nothing_in_force_and_two_do_with_its_files_kept(written: Desk) -> None:
    kept, told = Kept(), files(also=WIDER)
    one = proposed(written, told, kept)
    with pytest.raises(Refused) as no:
        lexicons.agree(one, by=FIRST, ledger=written.ledger, supplies=written.supplies)
    assert words(no.value.reasons) == ["What reads the words about children is put in force by two people."]
    assert lexicons.history(written.ledger) == ()

    lexicons.agree(one, by=SECOND, ledger=written.ledger, supplies=written.supplies)

    (now,) = lexicons.history(written.ledger)
    assert (now.pack, now.first, now.second) == ("small-1", FIRST, SECOND)
    assert kept.engine(now.content).lexicon.content == engine(told).lexicon.content
    with pytest.raises(Refused) as again:
        lexicons.agree(one, by=SECOND, ledger=written.ledger, supplies=written.supplies)
    assert "This proposal does not wait any more" in again.value.reasons[0].words
    with pytest.raises(Refused) as same:
        proposed(written, told, kept)
    assert words(same.value.reasons) == ["small-1 is in force already, with this very content."]


def test_a_proposal_that_was_replaced_is_not_agreed_to(written: Desk) -> None:
    first = proposed(written, files(), Kept())
    proposed(written, files(also=WIDER), Kept())

    with pytest.raises(Refused) as no:
        lexicons.agree(first, by=SECOND, ledger=written.ledger, supplies=written.supplies)
    (said,) = no.value.reasons
    assert said.words == "This proposal does not wait any more: it was replaced, agreed to or turned down."
    assert lexicons.history(written.ledger) == ()


def test_it_is_turned_down_with_why(written: Desk) -> None:
    one = proposed(written, files(), Kept())
    with pytest.raises(Refused) as no:
        lexicons.turn_down(one, " ", by=SECOND, ledger=written.ledger, supplies=written.supplies)
    assert words(no.value.reasons) == ["It is not said why it is turned down."]
    lexicons.turn_down(one, "It leaves out too much.", by=SECOND, ledger=written.ledger, supplies=written.supplies)
    assert lexicons.waiting(written.ledger) is None


def send(client: Client, **given: str) -> int:
    return client.post(PAGE, {"key": str(given), **given}).status_code


def test_two_people_do_it_on_its_page_and_see_the_figures(desk: Desk, signed_in: SignedIn) -> None:
    one = signed_in(Role.ADMINISTRATOR)
    assert "nobody here has put one in force yet" in said(one.get(PAGE))
    name = "reading-2026.1"
    assert send(one, do="propose", pack=name) == 302

    page = one.get(PAGE).content.decode()
    assert faults(page) == []
    assert "come true" in page
    assert "Take the proposal back" in page
    other = signed_in(Role.FORCE_LEAD)
    assert send(other, do="no") == 422
    assert send(other, do="agree") == 302

    (now,) = lexicons.history(desk.ledger)
    assert f"{now.pack} ({now.content[:12]}) since" in said(other.get(PAGE))
    rules = said(Client().get("/wording/rules/"))
    assert f"{now.pack} ({now.content[:12]}) since" in rules
    assert now.second not in rules
    assert signed_in(Role.RESPONSE).get(PAGE).status_code == 403
