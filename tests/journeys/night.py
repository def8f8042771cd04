"""A night's work on a case at the browsers of several people, on none of which anything is ever late."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from playwright.sync_api import expect

from tests.application.test_notices import Watch
from tests.casework.desk import STARTS, Desk, england_wales
from tests.journeys.acting import fill, open_act, press
from tests.journeys.conftest import Visitor
from wayhome.access.actors import Role
from wayhome.application.notices.notice import Stage
from wayhome.application.rebuilding import everything
from wayhome.duties.derive import derive_all
from wayhome.duties.duty import Duty, Status
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event

CRIES = re.compile("|".join(stage.words for stage in (Stage.OVERDUE, Stage.PASSED_UP)), re.IGNORECASE)
DUTIES = "/my-duties/"


@dataclass
class Night:
    """A case from its call on, and the people who work on it, each at a browser of their own."""

    watch: Watch
    seats: Mapping[Role, Visitor]
    record: str = ""

    @property
    def desk(self) -> Desk:
        return self.watch.desk

    def does(self, minutes: int, who: Role, act: str, button: str = "Record", **answers: str | tuple[str, ...]) -> None:
        """Have somebody do an act on its page, so many minutes after the call; nothing is late when it is done."""
        self.desk.at(minutes)
        page = open_act(self.seats[who], act, self.record)
        fill(page, answers)
        press(page, button)
        assert page.get_by_role("alert").all_inner_texts() == [], act
        expect(page.locator(".app-entered")).to_contain_text(re.compile("recorded", re.IGNORECASE))
        self.nothing_is_late_in(sent(self.seats[who], self.case), sent(self.seats[who], DUTIES))

    def nothing_is_late(self, *people: Role) -> None:
        """Look, at a browser, at the case and at the duties of some people, and at what letters say."""
        self.nothing_is_late_in(shown(self.seats[people[0]], self.case), *(self.duties_of(who) for who in people))

    def nothing_is_late_in(self, *pages: str) -> None:
        """Expect that no page says that anything is overdue, nor any letter, nor the rules themselves."""
        for words in pages:
            assert "overdue" not in words.lower()
        letters = self.watch.look((self.desk.now - STARTS) / timedelta(minutes=1))
        assert [letter.subject for letter in letters if CRIES.search(letter.subject)] == []
        assert {duty.rule for duty in self.duties() if duty.status_at(self.desk.now).is_breach} == set()

    @property
    def case(self) -> str:
        """Return where the page of the case is."""
        return f"/cases/{self.record}/"

    def duties_of(self, who: Role) -> str:
        """Return what somebody's duties say at a browser."""
        return shown(self.seats[who], DUTIES)

    def events(self, kind: str) -> list[Event]:
        """Return the entries of the case of one type."""
        return self.desk.events(kind, record=RecordId(self.record))

    def duties(self) -> list[Duty]:
        """Return every duty of everything on record that has arisen."""
        told = stories(kept.sealed.event for kept in everything(self.desk.ledger) if kept.sealed)
        derived = derive_all(told.values(), england_wales(), horizon=self.desk.now)
        return [duty for duty in derived if duty.status_at(self.desk.now) is not Status.NOT_YET]


def shown(seated: Visitor, path: str) -> str:
    """Return what a page says at a browser."""
    seated.open(path)
    return str(seated.page.locator("main").text_content())


def sent(seated: Visitor, path: str) -> str:
    """Return what the server says to whoever sits there; to draw the page takes ten times as long as to send it."""
    answer = seated.page.context.request.get(seated.address + path)
    assert (answer.status, answer.url) == (200, seated.address + path)
    (main,) = re.findall(r"<main\b.*?</main>", answer.text(), re.DOTALL)
    return re.sub(r"<[^>]*>", "", main)
