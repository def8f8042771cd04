"""How somebody is reached: a way kept, one stopped, and what is safe."""

from django import forms

from wayhome.casework.holders.channels import KeepChannel, RecordSafety, StopChannel
from wayhome.web.acting.boxes import choice, day_to_come, line, words
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.holders.beside import whom_beside
from wayhome.web.holders.who import BY, about, everybody_told, masked

WAYS: Choices = list(BY.items())
NEED_ADDRESS = ("text", "email", "letter", "telephone")
DAYS: Choices = [
    ("mon", "Monday"), ("tue", "Tuesday"), ("wed", "Wednesday"), ("thu", "Thursday"), ("fri", "Friday"),
    ("sat", "Saturday"), ("sun", "Sunday"),
]  # fmt: skip
STOPPED: Choices = [
    ("unsafe", "It is not safe"), ("wrong_number", "It is somebody else’s"), ("bounced", "Nothing arrives there"),
    ("changed", "They have another now"), ("holder_asked", "They asked for it"), ("in_error", "It was kept in error"),
]  # fmt: skip
ASKED: Choices = [
    ("child", "The child"), ("holder", "They themselves"), ("somebody_for_them", "Somebody for them"),
    ("nobody", "Nobody: it is what we fear"),
]  # fmt: skip


def clock(label: str) -> forms.TimeField:
    """Return a field for a time of day."""
    return forms.TimeField(
        label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}),
        error_messages={"invalid": "Enter a time, such as 16:30"},
    )  # fmt: skip


def several(label: str, choices: Choices, hint: str = "") -> forms.MultipleChoiceField:
    """Return a field that takes any of a few answers."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, help_text=hint, widget=forms.CheckboxSelectMultiple
    )


class KeepForm(ActForm):
    """A number or address, and whether it is safe."""

    kind = choice("What kind of way is it?", WAYS, lacking="Say what kind of way it is")
    address = line(
        "The number or address",
        "In full, as it is dialled or written on an envelope. None in person or through an advocate.",
        most=300,
    )
    safe = choice("Do they say that it is safe?", KNOWN, lacking="Say whether they call it safe")
    seen_by_others = choice("Does anybody else read or hear it?", KNOWN, initial="not_asked")

    def clean(self) -> dict[str, object]:
        """Ask for the number or address of a way that has one."""
        cleaned = super().clean()
        if cleaned.get("kind") in NEED_ADDRESS and not cleaned.get("address"):
            self.add_error("address", "Enter the number or address")
        return cleaned

    def command(self, entering: Entering) -> KeepChannel:
        """Return the command."""
        given, whom = self.cleaned_data, about(self.desk)
        return KeepChannel(
            **self.common(entering), child=whom.child, holder=whom.holder.ref, kind=given["kind"],
            address=given["address"], safe=given["safe"], seen_by_others=given["seen_by_others"] or "not_asked",
        )  # fmt: skip


class StopForm(ActForm):
    """Which way is used no longer, and why."""

    channel = choice("Which is used no longer?", [], lacking="Say which")
    why = choice("Why?", STOPPED, lacking="Say why")

    def prepare(self) -> None:
        """Offer what is used."""
        self.fields["channel"].choices = [  # type: ignore[attr-defined]
            (f"{one.child} {kept.ref}", f"{masked(kept)} – {one.words}")
            for one in everybody_told(self.desk) for kept in one.holder.channels if not kept.stopped
        ]  # fmt: skip

    def command(self, entering: Entering) -> StopChannel:
        """Return the command."""
        child, _, channel = self.cleaned_data["channel"].rpartition(" ")
        whom = next(one for one in everybody_told(self.desk) if one.child == child)
        return StopChannel(**self.common(entering), child=whom.child, channel=channel, why=self.cleaned_data["why"])


class SafetyForm(ActForm):
    """All that is safe, as it is now; what was known stands in it already."""

    no_safe_way = forms.BooleanField(label="No way at all is safe at present", required=False)
    never_by = several("Never by", WAYS)
    never = words("Numbers and addresses never to use", "One to a line. Nothing is sent to them, whoever’s they are.")
    must_not_know = words("Who must not know?", rows=2)
    from_time = clock("Not before")
    until_time = clock("Not after")
    days = several("Only on these days", DAYS, "None chosen: any day.")
    say_nothing_of_police = forms.BooleanField(
        label="A message must not show that it is from the police", required=False
    )
    safe_word = line("A word by which either knows the other")
    asked_of = choice("Who says so?", ASKED, lacking="Say who says so")
    look_again_on = day_to_come("When is it asked again?", "Left empty: in 28 days.")

    def prepare(self) -> None:
        """Put in what is known, as what is sent replaces all of it."""
        known = about(self.desk).holder.safety
        if known is None:
            return
        for name in ("never", "must_not_know", "safe_word", "say_nothing_of_police", "no_safe_way", "never_by"):
            self.fields[name].initial = getattr(known, name)
        hours = {"from_time": known.hours.begin, "until_time": known.hours.end, "days": known.hours.days}
        for name, value in hours.items():
            self.fields[name].initial = value

    def command(self, entering: Entering) -> RecordSafety:
        """Return the command."""
        given, whom = self.cleaned_data, about(self.desk)
        said = (
            "never",
            "must_not_know",
            "safe_word",
            "from_time",
            "until_time",
            "say_nothing_of_police",
            "no_safe_way",
        )
        return RecordSafety(
            **self.common(entering), child=whom.child, holder=whom.holder.ref, never_by=tuple(given["never_by"]),
            days=tuple(given["days"]), asked_of=given["asked_of"], look_again_on=given["look_again_on"],
            **{name: given[name] for name in said},
        )  # fmt: skip


KEEP = ActPage(
    name="keep-channel", title="A way to reach them", form=KeepForm, template="holders/whom.html", beside=whom_beside,
    then="told", lead="Only what they call safe, and nobody else reads, is ever used.",
)  # fmt: skip
STOP = ActPage(
    name="stop-channel", title="A way that is used no longer", form=StopForm, then="told",
    lead="What waits for it goes to a person, never to another number by itself.",
)  # fmt: skip
SAFETY = ActPage(
    name="safe-contact", title="How it is safe to reach them", form=SafetyForm, template="holders/whom.html",
    beside=whom_beside, then="told", lead="It holds at once, for what is on its way as well.",
)  # fmt: skip
