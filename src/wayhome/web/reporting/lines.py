"""One question as a page places it: its answer in one row, their own words beside it, and what a yes opens below."""

from dataclasses import dataclass

from django import forms

from wayhome.web.acting.forms import Choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A question with what is filled in; each choice is its value, its words and whether it is chosen.

    Without ``words_name`` there is no room for words beside it. ``which`` are choices of which several may be so.
    """

    name: str
    title: str
    choices: tuple[tuple[str, str, bool], ...]
    words_name: str = ""
    words: str = ""
    words_hint: str = "In their words"
    cited: str = ""
    decides: bool = False
    which: tuple[tuple[str, str, bool], ...] = ()
    follow: tuple["Line", ...] = ()


def chosen(form: forms.Form, name: str, choices: Choices) -> tuple[tuple[str, str, bool], ...]:
    """Return a field's choices with the one that is filled in."""
    value = str(form[name].value() or "")
    return tuple((each, words, each == value) for each, words in choices)


def filled(form: forms.Form, name: str) -> str:
    """Return what is filled in, as text."""
    return str(form[name].value() or "")
