"""Every box in which somebody writes about a child prompts: on pages of cases, of a report and of supervising.

One for what somebody said, as they said it, never does: nobody is to tidy a child's words.
"""

from html.parser import HTMLParser

import pytest

from tests.web.addresses import ADDRESSES, VARIANTS, Address
from tests.web.conftest import SignedIn
from wayhome.web.wiring import Wiring

ABOUT_CHILDREN = ("/cases/", "/report/", "/handover")
NOT_ABOUT_A_CHILD = {
    "kept_because": "why words stay: what is written here is about words",
}
PAGES = [one for one in (*ADDRESSES, *VARIANTS) if one.path.startswith(ABOUT_CHILDREN) and not (one.sends or one.plain)]


class Boxes(HTMLParser):
    """Gathers the boxes of a page, those that ask for a prompt, and the places where prompts are said."""

    def __init__(self) -> None:
        super().__init__()
        self.all: dict[str, bool] = {}
        self.spoken: dict[str, bool] = {}
        self.regions: set[str] = set()
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take one element in."""
        said = {name: value or "" for name, value in attrs}
        if tag == "textarea":
            among = self.spoken if "data-spoken" in said else self.all
            among[said["id"]] = said.get("hx-post") == "/wording/prompt/"
        if said.get("role") == "status" and "data-prompt-for" in said:
            self.regions.add(said["data-prompt-for"])
        if tag == "script":
            self.scripts.append(said.get("src", ""))


@pytest.mark.parametrize("address", PAGES, ids=[one.path for one in PAGES])
def test_every_box_of_a_page_about_a_child_prompts_while_somebody_writes(
    address: Address, parts: Wiring, signed_in: SignedIn
):
    assert address.role is not None
    boxes = Boxes()
    boxes.feed(signed_in(address.role).get(address.path, follow=True).content.decode())

    wanted = {box for box in boxes.all if box not in NOT_ABOUT_A_CHILD}
    assert {box for box in wanted if not boxes.all[box]} == set(), "these boxes do not prompt"
    assert not any(boxes.spoken.values()), "what somebody said is prompted"
    assert wanted <= boxes.regions, "a prompt has nowhere to be said"
    assert not wanted or any("prompt.js" in script for script in boxes.scripts), "nothing puts other words in"
