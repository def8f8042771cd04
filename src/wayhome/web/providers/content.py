"""What a return interview says, part by part, as whoever held it writes it up: at a door, or from paper."""

from collections.abc import Mapping
from typing import Any, get_args

from django import forms

from wayhome.casework.providers.steps import Harm
from wayhome.web.providers.held import held_fields, held_moment

LONGEST = 20_000
HARMS: Mapping[str, str] = {
    "physical_injury": "Hurt or injured", "sexual_offence": "A sexual offence",
    "criminal_exploitation": "Made to carry, sell, steal or hold things", "trafficking": "Moved about by others",
    "robbery": "Robbed", "self_harm": "Hurt themselves", "substances": "Given drugs or alcohol",
    "emotional": "Threatened or frightened", "neglect": "Without food, shelter or care", "other": "Another harm",
}  # fmt: skip
PARTS: tuple[tuple[str, str, str], ...] = (
    ("before", "Before: what was happening, and why they went", ""),
    ("during", "While they were missing: what happened", ""),
    ("after", "Coming back: how, and how they are now", ""),
    ("places", "Places they were at", "One on each line, with the address where it is known."),
    ("people", "People they were with or met", "One on each line. Say what is known of each."),
    ("harm", "What they said of harm", "In their words."),
    ("wants", "What they want to happen now", "In their words."),
    ("own_words", "Anything else in their own words", ""),
)
AGREED: list[tuple[str, str]] = [
    ("all", "All of it"), ("safety_only", "Only what keeps them safe"), ("not_asked", "They were not asked"),
]  # fmt: skip
ALONE: list[tuple[str, str]] = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]


def content_fields() -> dict[str, forms.Field]:
    """Return the fields of an interview's content. Nothing is required: what keeps a child safe does not wait."""
    made: dict[str, forms.Field] = {
        **held_fields(),
        "agreed": forms.ChoiceField(
            label="What did the child agree to pass on?", choices=AGREED, required=False, widget=forms.RadioSelect,
            help_text="What keeps the child, or another child, safe is passed on in any case. Tell the child so.",
        ),
        "alone": forms.ChoiceField(
            label="Was the child seen alone?", choices=ALONE, required=False, widget=forms.RadioSelect
        ),
    }  # fmt: skip
    for name, label, hint in PARTS:
        box = forms.Textarea(attrs={"rows": 4})
        made[name] = forms.CharField(label=label, help_text=hint, required=False, widget=box, max_length=LONGEST)
    made["harms"] = forms.MultipleChoiceField(
        label="Harm that they told of, or that was seen", choices=list(HARMS.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="The police learn of it when this is sent, not before. In danger now? Ring 999.",
    )  # fmt: skip
    made["left_out"] = forms.BooleanField(
        label="Something was told in confidence, and is not written here", required=False
    )
    return made


def content_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was filled in as the command takes it."""
    words: dict[str, Any] = {name: given[name] or None for name, _, _ in PARTS}
    return {
        **words,
        "held_at": held_moment(given),
        "agreed": given["agreed"] or "unknown",
        "alone": given["alone"] or "not_asked",
        "harms": tuple(one for one in get_args(Harm) if one in given["harms"]),
        "left_out": given["left_out"],
    }
