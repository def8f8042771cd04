"""A case of exploitation and the people who work on it, each at a browser of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.casework.desk import Desk, england_wales
from tests.journeys.acting import Answers, fill, open_act, press, refusals
from tests.journeys.conftest import Visitor
from wayhome.access.actors import Role
from wayhome.application.rebuilding import everything
from wayhome.duties.derive import derive_all
from wayhome.duties.duty import Duty, Status
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId
from wayhome.record.envelope import Event

HOUR, DAY = 60, 24 * 60
OF_VICTIMS = "VC-"


@dataclass
class Inquiry:
    """A case from the concern on, and the people who work on it, each at a browser of their own."""

    desk: Desk
    seats: Mapping[Role, Visitor]
    record: str = ""

    def opens(self, minutes: int, who: Role, act: str) -> Page:
        """Have somebody open the page of an act, so many minutes after the concern."""
        self.desk.at(minutes)
        return open_act(self.seats[who], act, self.record)

    def does(
        self, minutes: int, who: Role, act: str, button: str = "Record", /, **answers: str | tuple[str, ...]
    ) -> Page:
        """Have somebody do an act on its page; it is recorded."""
        page = self.opens(minutes, who, act)
        fill(page, answers)
        press(page, button)
        if "The case has moved on" in refusals(page):  # since this page was first opened, and kept
            press(page, button)
        assert refusals(page) == "", act
        expect(page.locator(".app-entered")).to_contain_text(re.compile("recorded", re.IGNORECASE))
        return page

    def is_refused(self, minutes: int, who: Role, act: str, button: str, answers: Answers) -> str:
        """Have somebody try what is refused: nothing is entered, and what was typed still stands. Return why."""
        page = self.opens(minutes, who, act)
        before = self.desk.ledger.head().position
        fill(page, answers)
        press(page, button)
        assert self.desk.ledger.head().position == before, act
        for name, typed in answers.items():
            field = page.locator(f"main [name='{name}']").first
            if field.evaluate("field => field.tagName") == "TEXTAREA":
                expect(field).to_have_value(str(typed))
        return " ".join((refusals(page), *page.locator("#in-the-way").all_inner_texts()))

    def events(self, kind: str) -> list[Event]:
        """Return the entries of the case of one type."""
        return self.desk.events(kind, record=RecordId(self.record))

    def duties(self) -> list[Duty]:
        """Return every duty of everything on record that has arisen."""
        told = stories(kept.sealed.event for kept in everything(self.desk.ledger) if kept.sealed)
        derived = derive_all(told.values(), england_wales(), horizon=self.desk.now)
        return [duty for duty in derived if duty.status_at(self.desk.now) is not Status.NOT_YET]

    def late(self) -> set[str]:
        """Return the rules that were or are broken, but for those of what a victim is told (their pages come later)."""
        late = {duty.rule for duty in self.duties() if duty.status_at(self.desk.now).is_breach}
        return {rule for rule in late if not rule.startswith(OF_VICTIMS)}
