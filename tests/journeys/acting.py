"""Doing acts at a browser: open the page of an act, fill it in, send it, and read what the case says then."""

from collections.abc import Mapping

from playwright.sync_api import Page, expect

from tests.casework.desk import CASE
from tests.journeys.conftest import Visitor

Answers = Mapping[str, str | tuple[str, ...]]


def open_act(seated: Visitor, act: str, record: str = CASE) -> Page:
    """Go to the page of an act."""
    seated.open(f"/cases/{record}/{act}/")
    return seated.page


def open_case(seated: Visitor, record: str = CASE) -> Page:
    """Go to the page of a case."""
    seated.open(f"/cases/{record}/")
    return seated.page


def press(page: Page, words: str) -> None:
    """Press a button and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()


def recorded(page: Page, act: str) -> None:
    """Expect that the page says the act was recorded."""
    expect(page.locator(".app-entered__act")).to_have_text(f"Recorded: {act}")


def to_do(page: Page, words: str) -> None:
    """Expect an act among what is to be done in a case, in full or folded away."""
    expect(page.locator(".app-act__words, .app-more__words").filter(has_text=words).first).to_be_attached()


def fill(page: Page, answers: Answers) -> None:
    """Fill fields in by their names: what is chosen, and what is typed."""
    for name, given in answers.items():
        field = page.locator(f"main [name='{name}']")
        kind = field.first.evaluate("field => field.type")
        if kind in ("radio", "checkbox"):
            for one in given if isinstance(given, tuple) else (given,):
                page.locator(f"main [name='{name}'][value='{one}']").check()
        elif kind == "select-one":
            field.select_option(given)
        else:
            field.fill(str(given))


def refusals(page: Page) -> str:
    """Return what a page says of why nothing was recorded."""
    return " ".join(page.get_by_role("alert").all_inner_texts())
