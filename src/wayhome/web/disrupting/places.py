"""Places: a closure notice and its hearing, and a notice to a hotel."""

from typing import ClassVar

from wayhome.casework.commands import Command
from wayhome.casework.disrupting.places import DecideHotelNotice, HearClosure, ServeClosureNotice
from wayhome.web.acting.boxes import day_to_come, words
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.pages import ActPage
from wayhome.web.disrupting.asking import CLOSURE, need, notices, one_of, pick, tick

WHAT: Choices = [
    ("police", "A notice was served, issued by the police"), ("council", "A notice was served, issued by the council"),
    ("order_made", "The court made a closure order"), ("refused", "The court refused it"),
    ("adjourned", "The hearing was adjourned"), ("cancelled", "The notice was cancelled"),
]  # fmt: skip
HEARD = ("order_made", "refused", "adjourned", "cancelled")
HOTEL: Choices = [
    ("to_be_issued", "A notice is to be given"), ("issued", "A notice is given now"),
    ("corrected", "A notice that fell short is given again"),
    ("not_suitable_for_a_reason", "No notice, for a reason"),
]  # fmt: skip


class ClosureForm(ActForm):
    """That a notice was served, or what came of it."""

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "what": {"order_made": ("expires",)}}

    def prepare(self) -> None:
        """Ask what happened, and of which notice."""
        held = notices(self.desk, CLOSURE)
        self.fields["what"] = one_of("What happened?", WHAT if held else WHAT[:2], "Say what happened")
        self.fields["expires"] = day_to_come("The order's last day", "Three months from now at most.")
        if held:
            self.fields["notice"] = pick("Which notice?", held, "Say which notice", self.desk.about)
            self.fields["notice"].required = False

    def clean(self) -> dict[str, object]:
        """Ask which notice was heard."""
        cleaned = super().clean()
        if cleaned.get("what") in HEARD:
            need(self, "notice", "Say which notice was heard")
        if cleaned.get("what") == "order_made":
            need(self, "expires", "Give the order's last day")
        return cleaned

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        what = self.cleaned_data["what"]
        if what in HEARD:
            asked = self.cleaned_data
            return HearClosure(**self.common(entering), notice=asked["notice"], result=what, expires=asked["expires"])
        return ServeClosureNotice(**self.common(entering), issued_by=what)


class HotelForm(ActForm):
    """A notice to a hotel: inspector or above, in writing, six months at most."""

    def prepare(self) -> None:
        """Ask what is decided, and for what the section asks."""
        self.fields["decision"] = one_of("What is decided?", HOTEL, "Say what is decided")
        self.fields["in_writing"] = tick("It is in writing")
        self.fields["expires"] = day_to_come("Its last day", "Six months from now at most.")
        self.fields["reason"] = words("Why?", "What makes it likely that children are harmed there; or why not.")

    def command(self, entering: Entering) -> Command:
        """Return the command."""
        given = self.cleaned_data
        return DecideHotelNotice(
            **self.common(entering), decision=given["decision"], in_writing=given["in_writing"],
            expires=given["expires"], reason=given["reason"] or None,
        )  # fmt: skip


CLOSURE_NOTICE = ActPage(
    name="closure-notice",
    title="Close a place",
    lead="The court hears the application within 48 hours of service; Christmas Day is left out. An order lasts three "
    "months at most, six in all.",
    form=ClosureForm,
)
HOTEL_NOTICE = ActPage(
    name="hotel-notice",
    title="Notice to a hotel",
    lead="Given in writing by an inspector or above, for six months at most. A constable may then require guests' "
    "names and addresses in writing.",
    form=HotelForm,
)
PAGES = (CLOSURE_NOTICE, HOTEL_NOTICE)
