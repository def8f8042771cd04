"""Which of several open things an act answers: each with whose it is, when it was said, and its words."""

from collections.abc import Iterator, Mapping

from django import forms

from wayhome.record.envelope import Event
from wayhome.web.acting.forms import ActForm
from wayhome.web.acting.of_holder import of_whom
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.times import when

KINDS: Mapping[str, str] = {
    "child": "the child", "parent": "a parent", "guardian": "a guardian", "carer": "a carer", "council": "the council",
    "provider": "the provider",
}  # fmt: skip


class OpenOnes(ActForm):
    """A form that answers one of several entries which nothing has answered yet."""

    asked: str | tuple[str, ...] = ""  # the type of entry that is answered, or several
    answered = ""  # the type that answers it, and the field in which it names it
    names_it = ""
    text = ""  # the field with its words
    which = forms.ChoiceField(
        label="Which one?", widget=forms.RadioSelect, error_messages={"required": "Choose which one"}
    )

    def prepare(self) -> None:
        """Offer what is open, oldest first; of one alone, it is chosen."""
        field = self.fields["which"]
        choices = list(self._open())
        field.choices = choices  # type: ignore[attr-defined]  # django's stubs know no choices here
        if self.desk.about in dict(choices):
            field.initial = self.desk.about
        elif len(choices) == 1:
            field.initial = choices[0][0]

    def chosen_event(self) -> Event | None:
        """Return the entry that is answered."""
        return self.desk.facing.entry(self.cleaned_data["which"])

    def _open(self) -> Iterator[tuple[str, str]]:
        facing = self.desk.facing
        done = {event.body.get(self.names_it) for event in facing.story.of_type(self.answered, with_child=True)}
        asked = (self.asked,) if isinstance(self.asked, str) else self.asked
        found = (event for name in asked for event in facing.story.of_type(name, with_child=True))
        for event in sorted(found, key=lambda event: (event.happened_at, event.id)):
            if event.id not in done and event.record == facing.record:
                yield event.id, self.words_of(event)

    def words_of(self, event: Event) -> str:
        """Return an entry in a line: whose it is, when, and what was said."""
        said = self.desk.facing.words.get((event.id, self.text), "") if self.text else ""
        who = of_whom(event, self.desk) or KINDS.get(str(event.body.get("kind")), "somebody")
        return ": ".join(filter(None, (f"{capital(who)}, {when(event.happened_at, self.desk.visit.now)}", said)))
