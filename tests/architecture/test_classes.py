"""A class of the house says something: a sheet styles it, a script looks for it, or a test asks for it by name."""

import re

from tests.architecture.files import name, text, under

OURS = re.compile(r"(?<![\w-])app-[\w-]*\w(?![\w{-])")


def named_in(*folders: str, suffixes: tuple[str, ...]) -> set[str]:
    """Return the classes of the house that files name whole; one whose end is filled in is told by its sheet."""
    return {found for path in under(*folders, suffixes=suffixes) for found in OURS.findall(text(path) or "")}


def test_every_class_in_a_template_is_styled_scripted_or_asked_for():
    """One that is none of them looks as if it did something, and somebody keeps it for that."""
    answered = named_in("src/wayhome", suffixes=(".css", ".js", ".py")) | named_in("tests", suffixes=(".py",))
    for path in under("src/wayhome", suffixes=(".html",)):
        assert set(OURS.findall(text(path) or "")) - answered == set(), name(path)
