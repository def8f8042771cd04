"""Ask others for what they hold about a child, have counselling endorsed, and say what became of a request."""

from typing import ClassVar

from django import forms

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.enquiring.lines import lines_of
from wayhome.casework.material.ask_third_party import AskThirdParty, EndorseCounselling
from wayhome.casework.material.requests import Request
from wayhome.casework.material.settle_request import SettleRequest
from wayhome.web.acting.forms import ActForm, Entering, Reveals
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.material.of_request import HOLDERS, OfRequestForm, of_requests


def _area(label: str, hint: str = "", rows: int = 2) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": rows}))


class AskForm(OfChildForm):
    """Who holds it, what is asked for, and each ground in words."""

    holder = forms.ChoiceField(
        label="Who holds it?", choices=HOLDERS, widget=forms.RadioSelect,
        error_messages={"required": "Say who holds it"},
    )  # fmt: skip
    why_rebutted = _area(
        "Why it is needed although it is presumed not to be", "What a child says in counselling is theirs."
    )
    why_probative = _area("Why it is likely to have substantial probative value", "What nothing else would prove.")
    holder_name = forms.CharField(label="Which one", required=False, max_length=120)
    what = _area("What is asked for", "And of which time. No more than is needed.")
    why_believed = _area("Why they are believed to hold it")
    line = forms.ChoiceField(label="Line of enquiry it is relevant to", required=False)
    why_relevant = _area("What it would show on that line")
    why_necessary = _area("Why it is necessary and proportionate", "Why nothing less intrusive would do.")

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "holder": {"counselling": ("why_rebutted", "why_probative")}}

    def prepare(self) -> None:
        """Offer the lines of the case, and those of the catalogue that nobody has taken up."""
        super().prepare()
        lines = lines_of(self.desk.facing.story, self.desk.pack)
        titles = {one.line.id: one.line.title for one in lines.catalogue}
        open_lines = [(line.name, f"{titles.get(line.code, line.name)} ({line.name})") for line in lines.lines]
        rest = [(code, title) for code, title in titles.items() if code not in {line.code for line in lines.lines}]
        self.fields["line"].choices = [("", "Choose"), *open_lines, *rest]  # type: ignore[attr-defined]

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        counselling = given["holder"] == "counselling"
        return AskThirdParty(
            **self.common(entering),
            child=self.chosen(),
            holder=given["holder"],
            counselling=counselling,
            line=given["line"] or None,
            holder_name=given["holder_name"] or None,
            what=given["what"] or None,
            why_believed=given["why_believed"] or None,
            why_relevant=given["why_relevant"] or None,
            why_necessary=given["why_necessary"] or None,
            why_probative=given["why_probative"] if counselling and given["why_probative"] else None,
            why_rebutted=given["why_rebutted"] if counselling and given["why_rebutted"] else None,
        )


class EndorseForm(OfRequestForm):
    """Whether it is made."""

    endorsed = forms.ChoiceField(
        label="Is it asked for?",
        choices=[("yes", "Yes: the presumption does not hold here"), ("no", "No, it stays with the counsellor")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is asked for"},
    )
    reason = _area("Why not", rows=3)

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "endorsed": {"no": ("reason",)}}

    def is_for(self, request: Request) -> bool:
        """Offer those that wait."""
        return request.waits

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return EndorseCounselling(
            **self.common(entering), request=given["request"], endorsed=given["endorsed"] == "yes",
            reason=given["reason"] or None,
        )  # fmt: skip


class SettleForm(OfRequestForm):
    """What became of it."""

    became = forms.ChoiceField(
        label="What became of it?",
        choices=[
            ("received", "It was received"), ("nothing_held", "They hold nothing"), ("refused", "They refused"),
            ("withdrawn", "It is taken back"), ("grounds", "Its grounds were not written down, and are now"),
        ],
        widget=forms.RadioSelect, error_messages={"required": "Say what became of it"},
    )  # fmt: skip
    words = _area("In words", "What was received and where it is; why it is taken back; or the three grounds.", 3)

    def is_for(self, request: Request) -> bool:
        """Offer those that were not taken back."""
        return request.withdrawn is None and request.refused is None

    def command(self, entering: Entering) -> OnInvestigation:
        """Return the command."""
        given = self.cleaned_data
        return SettleRequest(
            **self.common(entering), request=given["request"], became=given["became"], words=given["words"] or None
        )


ASK = ActPage(
    name="ask-third-party",
    title="Ask others what they hold about the child",
    lead="Three grounds are written before anything is asked, and no more is asked than the line needs.",
    form=AskForm,
    button="Make the request",
    template="material/request.html",
    beside=of_requests,
)
ENDORSE = ActPage(
    name="endorse-counselling",
    title="A request for what was said in counselling",
    lead="Start from it not being needed. Nothing is asked of anybody unless you endorse it.",
    form=EndorseForm,
    template="material/endorse.html",
    beside=of_requests,
)
SETTLE = ActPage(
    name="settle-request",
    title="What became of a request",
    form=SettleForm,
    template="material/request.html",
    beside=of_requests,
)
