"""What a page is called in words, by the name of its address."""

from wayhome.web.doing import DOINGS

SAID = {one.name: one.words for one in DOINGS}


def page_in_words(name: str) -> str:
    """Return a page's name as an officer would say it."""
    return SAID.get(name) or name.replace("-", " ").capitalize() or "Not known"
