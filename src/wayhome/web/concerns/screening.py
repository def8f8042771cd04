"""Screening: what a tool looks for, with what is on record already, and the decision of a person; and looking at it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.urls import reverse

from wayhome.casework.concerns.reading import Found, OnRecord, escalating, shown
from wayhome.casework.concerns.screen_child import ScreenChild, TakeUpScreening
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.envelope import Event
from wayhome.rulebook.screening import ScreeningTool
from wayhome.web.acting.boxes import choice, ticks, words
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.of_child import OfChildForm, children_of
from wayhome.web.acting.pages import ActPage
from wayhome.web.presenting.called import told
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.links import Link
from wayhome.web.presenting.times import when

IS_IT: Choices = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]
OCCASIONS: Choices = [
    ("concern", "A concern"), ("missing_episode", "They were missing"), ("disclosure", "Something was told"),
    ("every_so_often", "It is time to look again"), ("other", "Something else"),
]  # fmt: skip
LEVELS: Choices = [
    ("emerging", "Emerging: signs that somebody may be working on them"),
    ("moderate", "Moderate: they are being harmed, or are about to be"),
    ("significant", "Significant: they are being harmed again and again, or held to it"),
]
DECISIONS: Choices = [
    ("refer", "Refer the child to children’s services"), ("strategy_discussion", "Call a strategy discussion"),
    ("investigate", "Investigate, now"), ("already_in_hand", "It is in hand already"),
    ("no_more_now", "Nothing more now"),
]  # fmt: skip
LINKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One thing to look for: its field, and what on record shows it."""

    field: BoundField
    rests_on: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a tool, with what is looked for under it."""

    title: str
    looked: tuple[Looked, ...]


def tool_of(desk: Desk) -> ScreeningTool | None:
    """Return the tool that was asked for, else the first of the rulebook; None where it holds none."""
    tools = desk.pack.screening_tools
    return tools.get(desk.visit.request.GET.get("tool", "")) or next(iter(tools.values()), None)


def child_of(desk: Desk) -> Subject:
    """Return the child that the link names, else the first of the case."""
    return next((child for child in desk.facing.children if child == desk.about), desk.facing.child)


def on_record(desk: Desk) -> OnRecord:
    """Return what is on record about the child."""
    child = child_of(desk)
    return OnRecord(desk.facing.stories.get(child) or Story(child, ()), desk.facing.rulebook, desk.visit.now)


class ScreenForm(ActForm):
    """Each thing to look for; what is on record is filled in, and what nobody asked is left out."""

    occasion = choice("Why now?", OCCASIONS, initial="concern")
    conditions = ticks("Is any of this so?", [], hint="If so, somebody of rank looks at it, whatever you decide.")
    level = choice("What do you judge it to be?", LEVELS)
    reasons = words("Why", "Your judgement, not a sum. What weighs most, and what is not known.", lacking="Say why")
    considered = words("What you looked at", "Records, people you spoke to, earlier episodes.")

    def prepare(self) -> None:
        """Ask for everything that the tool looks for."""
        tool = tool_of(self.desk)
        if tool is None:
            return
        record = on_record(self.desk)
        self.found: Mapping[str, Found] = shown(tool, record)
        for one in tool.indicators:
            known = "yes" if one.id in self.found else ""
            self.fields[f"i_{one.id}"] = choice(one.words, IS_IT, initial=known)
        held = escalating(tool, record)
        self.fields["conditions"] = ticks(
            "Is any of this so?", [(one.id, one.words) for one in tool.escalates],
            hint="If so, somebody of rank looks at it, whatever you decide. What is on record counts either way.",
        )  # fmt: skip
        self.fields["conditions"].initial = tuple(held)
        if not tool.levels:
            del self.fields["level"]
        self.order_fields(["occasion", *(f"i_{one.id}" for one in tool.indicators), "conditions"])

    def headings(self) -> Iterator[Heading]:
        """Yield the tool's headings with their fields."""
        tool = tool_of(self.desk)
        for domain in tool.domains if tool else ():
            looked = (Looked(field=self[f"i_{one.id}"], rests_on=self._rests(one.id)) for one in domain.indicators)
            yield Heading(title=domain.title, looked=tuple(looked))

    def decided(self) -> list[BoundField]:
        """Return the fields below the headings."""
        names = ("conditions", "level", "reasons", "considered", "occasion", "when")
        return [self[name] for name in names if name in self.fields]

    def _rests(self, indicator: str) -> tuple[Link, ...]:
        found = self.found.get(indicator)
        return tuple(link_to(event, self.desk) for event in found.rests_on[-LINKS:]) if found else ()

    def command(self, entering: Entering) -> ScreenChild:
        """Return the command."""
        given: dict[str, Any] = self.cleaned_data
        tool = tool_of(self.desk)
        said = {name[2:]: value for name, value in given.items() if name.startswith("i_") and value}
        by_answer = {answer: tuple(code for code, value in said.items() if value == answer) for answer, _ in IS_IT}
        return ScreenChild(
            **self.common(entering), child=child_of(self.desk), tool=tool.id if tool else "",
            occasion=given["occasion"] or "concern", present=by_answer["yes"], absent=by_answer["no"],
            not_known=by_answer["unknown"], conditions=tuple(given["conditions"]),
            level=given.get("level") or None, reasons=given["reasons"], considered=given["considered"],
        )  # fmt: skip


def link_to(event: Event, desk: Desk) -> Link:
    """Return a link to an entry, in words."""
    text = f"{told(event, desk.pack)}, {when(event.happened_at, desk.visit.now)} ({reference(event.record)})"
    return Link(text=text, href=reverse("case-time-line", args=[event.record]))


def beside_screening(desk: Desk) -> Mapping[str, Any]:
    """Return the tools there are, the children of the case, and earlier screenings."""
    tool, record = tool_of(desk), on_record(desk)
    rests = [event for one in shown(tool, record).values() for event in one.rests_on] if tool else []
    screened = record.story.of_type("exploitation.screened")
    path = reverse("screen-child", args=[desk.record])
    return {
        "tool": tool,
        "tools": [Link(text=one.title, href=f"{path}?tool={one.id}") for one in desk.pack.screening_tools.values()],
        "other_children": [
            Link(text=name, href=f"{path}?about={child}")
            for child, name in children_of(desk)
            if child != child_of(desk)
        ],
        "screened_child": dict(children_of(desk)).get(child_of(desk), desk.who),
        "earlier": [link_to(event, desk) for event in screened],
        "shows": tuple({event.record for event in (*rests, *screened)}),
    }


class TakeUpForm(OfChildForm):
    """What somebody of rank decides on the screening."""

    decision = choice("What do you decide?", DECISIONS, lacking="Say what you decide")
    reasons = forms.CharField(
        label="Why", widget=forms.Textarea(attrs={"rows": 3}), error_messages={"required": "Say why"}
    )
    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def command(self, entering: Entering) -> TakeUpScreening:
        """Return the command."""
        given = self.cleaned_data
        return TakeUpScreening(
            **self.common(entering), child=self.chosen(), decision=given["decision"], reasons=given["reasons"]
        )


def beside_taking_up(desk: Desk) -> Mapping[str, Any]:
    """Return what the last screening of each child came to."""
    return {"screenings": [_screening(desk, Subject(child), name) for child, name in children_of(desk)]}


def _screening(desk: Desk, child: Subject, name: str) -> dict[str, Any]:
    story = desk.facing.stories.get(child) or Story(child, ())
    last = next(iter(story.of_type("exploitation.screened")[-1:]), None)
    tool = desk.pack.screening_tools.get(str(last.body["tool"])) if last else None
    words_of = {one.id: one.words for one in (tool.indicators if tool else ())}
    words_of |= {one.id: one.words for one in (tool.escalates if tool else ())}
    held = {key: _codes(last, key) for key in ("present", "not_known", "conditions")}
    said = {key: [words_of.get(code, code) for code in codes] for key, codes in held.items()}
    reasons = desk.facing.words.get((last.id, "reasons"), "") if last else ""
    level = str(last.body.get("level") or "") if last else ""
    at = when(last.happened_at, desk.visit.now) if last else ""
    return {"name": name, "at": at, "level": level, "reasons": reasons, **said}


def _codes(event: Event | None, key: str) -> tuple[str, ...]:
    held = event.body.get(key) if event else ()
    return tuple(map(str, held)) if isinstance(held, tuple) else ()


SCREEN_CHILD = ActPage(
    name="screen-child", title="Screen the child", form=ScreenForm, template="concerns/screen.html",
    lead="A list to look through, so that nothing is forgotten. It adds nothing up: you decide, with reasons. What "
    "nobody asked stays open, and not known is not no.",
    button="Record the screening", beside=beside_screening,
)  # fmt: skip
TAKE_UP = ActPage(
    name="take-up-screening", title="Look at the screening", form=TakeUpForm, template="concerns/take_up.html",
    lead="Some things known of a child have a person of rank look, whatever the list came to.",
    button="Record what you decide", beside=beside_taking_up,
)  # fmt: skip
