"""Notice of a request: given in writing to the right person, withheld for a reason, and who receives it instead."""

from collections.abc import Mapping
from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.material.give_notice import DecideRecipient, GiveNotice, WithholdNotice
from wayhome.casework.material.requests import Request, carers_not_known, suspected_carers
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.material.of_request import RECIPIENTS, OfRequestForm, of_requests


class NoticeForm(OfRequestForm):
    """Given to whom; or withheld, and why."""

    done = forms.ChoiceField(
        label="Notice of the request was",
        choices=[("given", "Given"), ("withheld", "Withheld, as the law allows")],
        initial="given",
        widget=forms.RadioSelect,
    )
    recipient = forms.ChoiceField(label="To whom?", choices=RECIPIENTS, widget=forms.RadioSelect, required=False)
    name = forms.CharField(label="Their name, and what they are to the child", required=False, max_length=160)
    written = forms.BooleanField(
        label="It is in writing, and says what is asked for, why, and how it is handled", required=False
    )
    already = forms.BooleanField(
        label="It reached somebody who should not have had it, and I put that on record", required=False
    )
    circumstance = forms.ChoiceField(
        label="In which circumstances?",
        choices=[
            ("harm_to_somebody", "Somebody would come to harm"), ("would_defeat_it", "It would defeat the purpose"),
            ("nobody_to_give_it_to", "There is nobody to give it to"), ("other", "Another that the law allows"),
        ],
        required=False,
    )  # fmt: skip
    reason = forms.CharField(label="What they are", required=False, widget=forms.Textarea(attrs={"rows": 3}))

    reveals: ClassVar[Reveals] = {
        **ActForm.reveals,
        "done": {"given": ("recipient", "name", "written", "already"), "withheld": ("circumstance", "reason")},
    }

    def is_for(self, request: Request) -> bool:
        """Offer those that were made, or are about to be."""
        return request.withdrawn is None and request.refused is None

    def clean(self) -> dict[str, object]:
        """Ask to whom it was given."""
        cleaned = super().clean()
        if cleaned.get("done") == "given" and not cleaned.get("recipient"):
            self.add_error("recipient", "Say to whom it was given")
        return cleaned

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        common, request = self.common(entering), given["request"]
        if given["done"] == "withheld":
            return WithholdNotice(
                **common, request=request, circumstance=given["circumstance"] or "other", reason=given["reason"] or None
            )
        return GiveNotice(
            **common, request=request, recipient=given["recipient"], name=given["name"] or None,
            written=given["written"], already=given["already"],
        )  # fmt: skip


class RecipientForm(ActForm):
    """Who receives notices instead."""

    recipient = forms.ChoiceField(
        label="Who receives notices about the child?", choices=RECIPIENTS, widget=forms.RadioSelect,
        error_messages={"required": "Say who receives them"},
    )  # fmt: skip
    name = forms.CharField(label="Their name, and what they are to the child", required=False, max_length=160)
    reason = forms.CharField(
        label="Why it is safe for the child that they know", required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return DecideRecipient(
            **self.common(entering), recipient=given["recipient"], name=given["name"] or None,
            reason=given["reason"] or None,
        )  # fmt: skip


def beside(desk: Desk) -> Mapping[str, object]:
    """Return the requests, and which suspects care for a child of the case or may do."""
    decided = desk.facing.last("disclosure.recipient_decided")
    return {
        **of_requests(desk),
        "carers": suspected_carers(desk.facing),
        "not_known": carers_not_known(desk.facing),
        "instead": dict(RECIPIENTS).get(str(decided.body.get("recipient")), "") if decided else "",
        "instead_name": desk.facing.words.get((decided.id, "name"), "") if decided else "",
    }


NOTICE = ActPage(
    name="request-notice",
    title="Notice of a request",
    lead="On or before the day of the request. Never to a parent or carer who is a suspect.",
    form=NoticeForm,
    template="material/notice.html",
    beside=beside,
)
RECIPIENT = ActPage(
    name="notice-recipient",
    title="Who may safely receive notices",
    lead="Where a parent or carer is a suspect, a supervisor decides who is told instead.",
    form=RecipientForm,
    button="Record who receives them",
    template="material/notice.html",
    beside=beside,
)
