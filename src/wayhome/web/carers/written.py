"""Something that came through a door, as it stands above the form of whoever answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wayhome.web.acting.forms import ActForm, Choices
from wayhome.web.presenting.times import when

WHO: Mapping[str, str] = {
    "child": "the child", "parent": "a parent", "guardian": "a guardian", "carer": "a carer", "council": "the council",
    "provider": "the provider", "police": "the police",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Something that came through a door, as it stands above a form; ``answer`` is empty while there is none."""

    key: str
    who: str
    at: datetime
    text: str
    answer: str = ""


def offer(form: ActForm, name: str, found: list[tuple[str, Written]]) -> None:
    """Offer things to answer; where there is one alone it is chosen."""
    offered: Choices = [(key, f"{one.who}, {when(one.at, form.desk.visit.now)}") for key, one in found]
    form.fields[name].choices = offered  # type: ignore[attr-defined]  # django's stubs know no choices here
    about = [key for key, one in found if form.desk.about in (key, one.key)]
    if about or len(found) == 1:
        form.fields[name].initial = (about or [found[0][0]])[0]
