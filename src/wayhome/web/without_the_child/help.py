"""Offer help with what stands in the child's way."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.without_the_child.offer_help import OfferHelp
from wayhome.casework.without_the_child.position import position_of
from wayhome.record.events.without_child import Offer
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm, children_of
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import spoken
from wayhome.web.without_the_child.words import IN_THE_WAY, OFFERS

SAID = [
    ("no_answer", "No answer yet"), ("taken_up", "Took it up"), ("thinking", "Is thinking about it"),
    ("not_now", "Not now"),
]  # fmt: skip


class HelpForm(OfChildForm):
    """What was offered, and what the child said to it."""

    in_the_way = spoken("What stands in their way, in their words", "As spoken. Do not tidy it.")
    offers = forms.MultipleChoiceField(
        label="What was offered", choices=OFFERS, required=False, widget=forms.CheckboxSelectMultiple
    )
    by_whom = forms.ChoiceField(
        label="Who offered it?",
        choices=[
            ("investigator", "The investigator"), ("advocate", "An advocate"), ("guardian", "A guardian"),
            ("social_worker", "A social worker"), ("other", "Somebody else"), ("unknown", "Not known"),
        ],
        initial="investigator", required=False,
    )  # fmt: skip

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "offers": {offer: (f"said_{offer}",) for offer, _ in OFFERS},
    }

    def prepare(self) -> None:
        """Ask of each offer, once it is ticked, what the child said to it."""
        super().prepare()
        for offer, _ in OFFERS:
            self.fields[f"said_{offer}"] = forms.ChoiceField(
                label="What they said to it", choices=SAID, required=False, initial="no_answer"
            )

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return OfferHelp(
            **self.common(entering),
            child=self.chosen(),
            offers=tuple(given["offers"]),
            taken_up=self._to_which("taken_up"),
            thinking=self._to_which("thinking"),
            by_whom=given["by_whom"] or "unknown",
            in_the_way=given["in_the_way"] or None,
        )

    def _to_which(self, said: str) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.cleaned_data["offers"] if self.cleaned_data[f"said_{offer}"] == said)


def beside(desk: Desk) -> Mapping[str, object]:
    """Return what each child gave as standing in their way, and what was offered before."""
    words, way = dict(OFFERS), dict(IN_THE_WAY)
    heard = []
    for (_, name), child in zip(children_of(desk), desk.facing.children, strict=True):
        recorded = position_of(desk.facing.story, child).recorded
        reasons = recorded.body.get("reasons", ()) if recorded else ()
        made = [str(one) for each in _offers(desk, child) for one in each]
        heard.append(
            {
                "name": name,
                "reasons": [way.get(str(one), str(one)) for one in reasons] if isinstance(reasons, tuple) else [],
                "change": desk.facing.words.get((recorded.id, "would_change"), "") if recorded else "",
                "made": [words.get(one, one) for one in dict.fromkeys(made)],
            }
        )
    return {"heard": heard}


def _offers(desk: Desk, child: str) -> list[tuple[object, ...]]:
    events = desk.facing.story.of_child(child).of_type("investigation.support_offers_made")
    given = (event.body.get("offers") for event in events)
    return [offers for offers in given if isinstance(offers, tuple)]


HELP = ActPage(
    name="offer-help",
    title="Ask what stands in their way, and offer help",
    lead="Help is theirs whether or not they ever support the case.",
    form=HelpForm,
    button="Record what was offered",
    template="without_the_child/help.html",
    beside=beside,
)
