"""One entry of a sample, read blind: its words and nothing of who wrote it or what another reader said."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.application.wording.samples import entry_of, reading, samples, texts_of
from wayhome.kernel.refusals import Reason
from wayhome.reading.lexicon import Lexicon
from wayhome.record.envelope import Event
from wayhome.web.acting.desk import acting_as
from wayhome.web.acting.fields import errors_of
from wayhome.web.acting.pages import new_key
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records
from wayhome.web.presenting.entries import happened
from wayhome.web.wording.sampling import entered, not_to_read, sent_by, why_not

ANSWERS = [("no", "No"), ("yes", "Yes")]
UNPROCESSABLE = 422


class ReadForm(forms.Form):
    """Whether an entry holds words that should have been pointed out; if it does, which and of what kind."""

    missed = forms.ChoiceField(
        label="Does it blame, sexualise, criminalise or disbelieve the child, or speak of them as an adult?",
        help_text="In the words of whoever wrote it, not in words that are quoted.",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        error_messages={"required": "Say yes or no"},
    )
    passage = forms.CharField(
        label="Which words?", help_text="Copy them as they stand.", required=False, max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    category = forms.ChoiceField(label="What do they do?", required=False)
    reveals: ClassVar[Mapping[str, Mapping[str, tuple[str, ...]]]] = {"missed": {"yes": ("passage", "category")}}

    def __init__(self, lexicon: Lexicon, texts: Sequence[str], sent: Mapping[str, object] | None = None) -> None:
        super().__init__(data=sent)
        self.texts = texts
        kinds = [("", "None of these, or not sure"), *((one.id, one.title) for one in lexicon.categories)]
        self.fields["category"] = forms.ChoiceField(label="What do they do?", choices=kinds, required=False)

    def clean(self) -> dict[str, object]:
        """Ask for words that stand in the entry: the rules are mended by them."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        lines = str(cleaned.get("passage") or "").splitlines()
        if cleaned.get("missed") == "yes" and not all(map(self._stands, lines)):
            self.add_error("passage", "These words do not stand in the entry. Copy them as they stand in it")
        return cleaned

    def _stands(self, words: str) -> bool:
        return any(_plain(words) in _plain(text) for text in self.texts)


def _plain(text: str) -> str:
    """Return words without what makes no difference to them: capitals, spaces, and how an apostrophe is written."""
    return " ".join(text.replace("’", "'").casefold().split())


@shows_records(Permission.SUPERVISE_SEARCHES, methods=READING_AND_SENDING)
def show_entry(visit: Visit, period: str, number: int) -> Page | HttpResponse:
    """Show an entry as it was written, and take what a reader says; then the next that they can read."""
    one = samples(visit.parts.ledger).get(period)
    if one is None or not 0 < number <= len(one.entries):
        return not_to_read("No such entry was drawn.")
    sampled = one.entries[number - 1]
    if reason := "The sample is closed" if one.closed else why_not(visit, sampled):
        return not_to_read(f"{reason}.")
    entry = entry_of(visit.parts.ledger, sampled.entry)
    lexicon = visit.parts.engine().lexicon
    texts = tuple(texts_of(visit.parts.ledger, entry))
    form = ReadForm(lexicon, texts)
    reasons: tuple[Reason, ...] = ()
    if visit.request.method == "POST":
        form = ReadForm(lexicon, texts, visit.request.POST)
        if form.is_valid():
            reasons = _read(visit, period, entry, form)
            if not reasons:
                return _next(visit, period, number)
    content = {
        "period": period, "number": number, "of": len(one.entries), "texts": texts, "form": form, "reasons": reasons,
        "at": happened(entry, visit.now), "errors": errors_of(form) if form.is_bound else [], "key": new_key(visit),
    }  # fmt: skip
    status = UNPROCESSABLE if form.errors or reasons else 200
    return Page(template="wording/entry.html", content=content, shows=(entry.record, *entry.subjects), status=status)


def _read(visit: Visit, period: str, entry: Event, form: ReadForm) -> tuple[Reason, ...]:
    given, press = form.cleaned_data, sent_by(visit)
    missed = given["missed"] == "yes"
    command = reading(
        entry, period, by=acting_as(visit, Permission.SUPERVISE_SEARCHES), at=press.at, key=press.key, missed=missed,
        kind=given["category"] if missed else "", passage=given["passage"] if missed else "",
    )  # fmt: skip
    return entered(visit, command)


def _next(visit: Visit, period: str, number: int) -> HttpResponse:
    entries = samples(visit.parts.ledger)[period].entries
    for place in (*range(number, len(entries)), *range(number)):
        if not why_not(visit, entries[place]):
            return redirect("read-entry", period, place + 1)
    return redirect("wording-sample", period)
