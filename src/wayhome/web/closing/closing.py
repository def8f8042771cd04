"""Close an episode: every condition in view, what is open leading to where it is done, and each end in its own way."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django import forms

from wayhome.casework.close_episode import CloseEpisode
from wayhome.casework.commands import OnCase
from wayhome.casework.locate_child import unassessed
from wayhome.record.events.missing_return import EpisodeClosed
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.doing import doing
from wayhome.web.presenting.links import Link

CIRCULATED = "Every circulation was cancelled."
ADULT_THERE = "What is held of an adult where the child was found was assessed."
ENDS: Choices = [
    ("found", "The child was found and is safe"), ("transferred", "Another force looks for the child"),
    ("turned_eighteen", "They have turned eighteen"), ("found_dead", "The child was found dead"),
    ("error", "The report was an error"),
]  # fmt: skip
AS_DEAD = ("found_dead", "error")
# Where each condition of closing is done. A test holds that the rulebook asks for nothing that is not here.
PLACES: Mapping[str, str] = {
    "The child was located.": "found",
    "The child was seen by police or a named professional.": "seen",
    "The police talked with the child in person, or an inspector recorded why not.": "talk",
    "The council was told of the return.": "council-told",
    CIRCULATED: "circulations-cancelled",
    "Whether the child was harmed was asked and answered.": "account",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that has to be so before an episode closes as found, whether it is, and where it is done."""

    words: str
    holds: bool
    link: Link | None


class CloseForm(ActForm):
    """How the episode ended."""

    outcome = forms.ChoiceField(
        label="How does it end?",
        choices=ENDS,
        initial="found",
        widget=forms.RadioSelect,
    )
    continues_in = forms.CharField(
        label="Where it goes on", help_text="The record or reference under which they are looked for.", required=False
    )
    reason = forms.CharField(
        label="Why it ends so", help_text="For every end but a child found and safe.", required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    hints: ClassVar = {
        "outcome": {
            "found": "Only when each condition on this page holds.",
            "transferred": "They agreed to own it, and gave their reference.",
            "turned_eighteen": "Still missing: an adult's case is open, and named.",
            "error": "An inspector who did not take the report decides. The child was seen, or the search goes on.",
        }
    }

    def prepare(self) -> None:
        """Begin with how it ended: of a child who has died nobody is asked whether they are safe."""
        if has_died(self.desk):
            outcome = self.fields["outcome"]
            outcome.choices = [(one, words) for one, words in ENDS if one in AS_DEAD]  # type: ignore[attr-defined]
            outcome.initial = "found_dead"
            self.fields["reason"].help_text = ""

    def command(self, entering: Entering) -> OnCase:
        """Return the command."""
        given = self.cleaned_data
        return CloseEpisode(
            **self.common(entering),
            outcome=given["outcome"],
            continues_in=given["continues_in"] or None,
            reason=given["reason"] or None,
        )


def has_died(desk: Desk) -> bool:
    """Say whether the child was found dead."""
    return desk.facing.state.condition == "deceased"


def conditions(desk: Desk) -> tuple[Condition, ...]:
    """Return what closing asks for under the rulebook in force, and whether each is so; of a child who died, little."""
    asked = desk.facing.conditions(EpisodeClosed(outcome="found"))
    if has_died(desk):
        asked = {CIRCULATED: desk.facing.known.value("circulated", desk.facing.at) is not True}
    of_rules = (Condition(words=words, holds=holds, link=_link(words, desk)) for words, holds in asked.items())
    return (*of_rules, *_where_found(desk))


def _where_found(desk: Desk) -> Iterator[Condition]:
    """Yield that the adult who is held where the child was found was assessed, where there is one."""
    if any(event.body.get("held_at") for event in desk.facing.story.of_type("risk.hit_found")):
        there = doing("already-known")
        link = Link(text=there.words, href=there.href(desk.record))
        yield Condition(words=ADULT_THERE, holds=not unassessed(desk.facing.story), link=link)


def _link(words: str, desk: Desk) -> Link | None:
    name = PLACES.get(words)
    return Link(text=doing(name).words, href=doing(name).href(desk.record)) if name else None


def beside(desk: Desk) -> Mapping[str, object]:
    """Return what stands beside the form: each condition, and what is still owed."""
    found = conditions(desk)
    return {
        "conditions": found,
        "left": sum(not one.holds for one in found),
        "is_closed": desk.facing.is_closed,
        "has_died": has_died(desk),
    }


CLOSE = ActPage(
    name="close",
    title="Close the episode",
    lead="Each end asks for something of its own, and an episode stays open until it is so.",
    form=CloseForm,
    button="Close the episode",
    template="closing/close.html",
    beside=beside,
)
