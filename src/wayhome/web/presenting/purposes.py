"""What somebody may look across children for. The list is ours: each is a reason that protects a child."""

from enum import StrEnum

from django import forms

from wayhome.kernel.refusals import Reason, Refused


class Purpose(StrEnum):
    """Why somebody asks which children an adult has been near; it is kept in the who-looked log."""

    FIND_A_MISSING_CHILD = "find_a_missing_child"
    PROTECT_CHILDREN = "protect_children"
    INVESTIGATE = "investigate_an_offence"
    DISRUPT = "warn_or_disrupt_an_adult"

    @property
    def words(self) -> str:
        """Return the purpose as it is offered."""
        return {
            "find_a_missing_child": "To find a child who is missing now",
            "protect_children": "To protect this child, or others who may be in danger",
            "investigate_an_offence": "To investigate an offence against a child",
            "warn_or_disrupt_an_adult": "To decide on a warning notice, an order or other disruption of an adult",
        }[self.value]


class PurposeForm(forms.Form):
    """The purpose: nothing is chosen beforehand."""

    purpose = forms.ChoiceField(
        label="What do you need it for?",
        help_text="What you choose is kept with your name and the time.",
        choices=[(purpose.value, purpose.words) for purpose in Purpose],
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose what you need it for",
            "invalid_choice": "Choose one of the purposes that are listed",
        },
    )


def listed(purpose: str) -> Purpose:
    """Return a listed purpose; raises Refused for any other."""
    try:
        return Purpose(purpose)
    except ValueError:
        offered = "; ".join(each.words for each in Purpose)
        raise Refused(
            Reason(
                rule="dossier.purpose",
                words="Which children an adult has been near is shown only for a purpose that is listed.",
                remedy=f"Say which it is: {offered}.",
            )
        ) from None
