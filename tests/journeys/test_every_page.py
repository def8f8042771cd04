"""Every page in a browser at three widths: no accessibility fault, no policy violation, no sideways scrolling."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewVisitor, Visitor, account
from tests.web.addresses import ADDRESSES, VARIANTS, Address
from wayhome.access.actors import Role

WIDTHS = (320, 768, 1280)
PAGES = [address for address in (*ADDRESSES, *VARIANTS) if not address.sends and not address.plain]
# Where a fault is, is told by its words: to work out a selector for each part of the page takes longer than most rules.
RUN = "() => axe.run(document, {resultTypes: ['violations'], selectors: false}).then(found => found.violations)"


def faults(visitor: Visitor, axe_script: str, *, but: tuple[str, ...] = ()) -> list[str]:
    """Return what the accessibility checker finds on the page, but for some of its rules."""
    have_the_checker(visitor, axe_script)
    return found_by_axe(visitor, but=but)


def have_the_checker(visitor: Visitor, axe_script: str) -> None:
    """Give the page the checker, where its window has not."""
    if not visitor.page.evaluate("'axe' in window"):
        visitor.page.evaluate(axe_script)


def found_by_axe(visitor: Visitor, *, but: tuple[str, ...] = ()) -> list[str]:
    """Return what the checker finds on a page that has it already."""
    return [
        f"{fault['id']}: {node['html'][:120]} ({node['failureSummary']})"
        for fault in visitor.page.evaluate(RUN)
        if fault["id"] not in but
        for node in fault["nodes"]
    ]


def faults_at_widths(visitor: Visitor, axe_script: str, widths: tuple[int, ...] = WIDTHS) -> list[str]:
    """Return what is wrong with the page at each width, how it scrolls sideways among it.

    One page is looked at three times: what the server sends does not depend on the width.
    """
    have_the_checker(visitor, axe_script)
    wrong: list[str] = []
    for width in widths:
        visitor.page.set_viewport_size({"width": width, "height": 800})
        wrong += [f"at {width}: {fault}" for fault in found_by_axe(visitor)]
        if visitor.page.evaluate("document.documentElement.scrollWidth") > width:
            wrong.append(f"at {width}: it scrolls sideways")
    return wrong


@pytest.mark.parametrize("address", PAGES, ids=[address.path for address in PAGES])
def test_a_page_is_accessible_and_fits_at_every_width(address: Address, walker: NewVisitor, axe_script: str):
    seated = walker(address.role, width=WIDTHS[0])
    seated.open(address.path)

    assert faults_at_widths(seated, axe_script) == []
    assert seated.complaints == []


def test_an_opened_explanation_is_accessible_and_fits(visitor: NewVisitor, axe_script: str):
    seated = visitor(Role.SUPERVISOR, width=320)
    seated.open("/cases/EM-1047/")

    for summary in seated.page.locator("summary").all():
        summary.click()

    assert faults(seated, axe_script) == []
    assert seated.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_page_in_forced_colours_still_says_every_status_in_words(visitor: NewVisitor, axe_script: str):
    seated = visitor(Role.SUPERVISOR)
    seated.page.emulate_media(forced_colors="active")
    seated.open("/cases/EM-1047/")

    # The reader's own colours are not ours to judge, and the checker reads ours.
    assert faults(seated, axe_script, but=("color-contrast",)) == []
    assert seated.page.get_by_text("Missing", exact=True).first.is_visible()
    assert seated.page.get_by_text("Overdue by").first.is_visible()


def test_the_page_of_a_locked_door_is_accessible_and_fits(visitor: NewVisitor, axe_script: str):
    account(Role.SUPERVISOR)  # while nobody has a sign-in, the door says how to begin
    seated = visitor(width=320)
    for _ in range(5):
        seated.open("/sign-in/")
        seated.page.get_by_label("User name").fill("somebody")
        seated.page.locator("#password").fill("not this one")
        seated.page.get_by_role("button", name="Sign in", exact=True).click()

    expect(seated.page.get_by_role("heading", level=1)).to_have_text("Sign-in locked for 15 minutes")
    assert faults(seated, axe_script) == []
    assert seated.page.evaluate("document.documentElement.scrollWidth") <= 320
