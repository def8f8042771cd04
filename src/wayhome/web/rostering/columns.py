"""Which column of a staff, rota or training file means what: a choice among the file's own columns for each field.

What a mapping says besides, such as how its times are written, stays as it was; whoever needs more writes it as text.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from wayhome.application.people.mapping import Kind
from wayhome.application.people.suggesting import COLUMNS, NEEDED, Rows, meaning_of, suggest, words_of
from wayhome.rulebook.pack import Pack
from wayhome.web.rostering.bench import NO_POST

LABELS: Mapping[str, str] = {
    "officer": "Who it is, as they sign in", "called": "Their name", "rank": "Their rank", "unit": "Their unit",
    "role": "The role", "leaves": "Their last day", "post": "Which post", "date": "The day the shift begins",
    "start": "When it begins", "end": "When it ends", "shift": "The name of the shift, such as E, L or N",
    "covering": "Whose absence it covers", "competence": "The course or competence", "valid_until": "Valid until",
    "gained_on": "Gained on", "evidence": "How it was shown", "reference": "Number of the certificate",
}  # fmt: skip
EVIDENCE = (
    ("course", "A course"),
    ("assessment", "An assessment"),
    ("portfolio", "A portfolio"),
    ("licence", "A licence"),
)
NOT_THERE, SAME = "", "="
UNDECIDED = ("", "Not decided: a line with it is left out and named")
DAYS_OFF = ("rd", "rest", "rest day", "off", "al", "leave", "annual leave", "sick")
SHOWN = 3  # words of a column shown as examples
TIME = {"type": "time"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeen:
    """A file as its columns are asked about: its headings, some of its rows, and the mapping as it is so far."""

    kind: Kind
    headings: tuple[str, ...]
    rows: Rows
    pack: Pack
    mapping: Mapping[str, Any]

    @property
    def section(self) -> Mapping[str, Any]:
        """Return the part of the mapping for this kind of file: as it was kept, else as it is guessed."""
        kept: Mapping[str, Any] | None = self.mapping.get(self.kind)
        return kept or dict(suggest(self.kind, self.headings, self.rows, self.pack)[self.kind])

    def words(self, column: str) -> list[str]:
        """Return the words that stand in a column."""
        return words_of(self.headings, self.rows, column)

    def columns(self) -> Iterator[tuple[str, str]]:
        """Yield each column with some of its words."""
        for heading in filter(None, self.headings):
            yield heading, ", ".join(self.words(heading)[:SHOWN])


class ColumnsForm(forms.Form):
    """A choice of column for each field, what its words mean where they are translated, and a name to keep it by."""

    def __init__(self, seen: FileSeen, sent: QueryDict | None = None) -> None:
        self.sent = sent.copy() if sent is not None else QueryDict(mutable=True)
        super().__init__(data=self.sent if sent is not None else None)
        self.seen, self.old = seen, seen.section
        self.new: list[str] = []
        for name in COLUMNS[seen.kind]:
            self.fields[name] = self._column(name)
            self._ask_words(name, self._chosen(name))
        self.fields["name"] = forms.CharField(
            label="Keep it for the next file as", required=False, max_length=80,
            help_text="Leave it empty to use it once.",
        )  # fmt: skip
        self.fields["text"] = forms.CharField(
            label="The mapping as text", required=False, widget=forms.Textarea(attrs={"rows": 12}),
            help_text="For what the choices cannot say, such as how times are written. It is used instead of them.",
        )  # fmt: skip

    def as_text(self) -> str:
        """Return the mapping as it is saved, from what was chosen, or as it was written."""
        if self.cleaned_data["text"].strip():
            return str(self.cleaned_data["text"])
        said = {name: self._said(name, self.cleaned_data[name]) for name in COLUMNS[self.seen.kind]}
        section = {name: value for name, value in said.items() if value is not None}
        return json.dumps({**self.seen.mapping, str(self.seen.kind): section}, indent=2, ensure_ascii=False)

    def clean(self) -> dict[str, Any]:
        """Ask for what a column that was chosen anew means, and for the hours of each shift, unless it is text."""
        given = self.cleaned_data
        if given.get("text", "").strip():
            self.errors.clear()
            return given
        for name in self.new:
            self.add_error(name, f"Say what the words of “{given.get(name)}” mean, below")
        for word, field in self._words_of("shift", str(given.get("shift", ""))):
            if not given.get(f"{field}_off") and not (given.get(f"{field}_start") and given.get(f"{field}_end")):
                self.add_error(f"{field}_start", f"Say when “{word}” begins and ends, or that nobody works")
        return given

    def _column(self, name: str) -> forms.ChoiceField:
        needed = name in NEEDED[self.seen.kind]
        choices = [(NOT_THERE, "Choose a column" if needed else "Not in the file")]
        choices += [(one, one) for one in dict.fromkeys(filter(None, self.seen.headings))]
        old = self.old.get(name)
        if isinstance(old, dict) and "value" in old:
            choices.append((SAME, f"The same for all: {old['value']}"))
        return forms.ChoiceField(
            label=LABELS[name], choices=choices, required=needed, initial=self._kept(name),
            error_messages={"required": f"Choose the column: {LABELS[name].lower()}"},
        )  # fmt: skip

    def _kept(self, name: str) -> str:
        """Return the column that the mapping has for a field; none where the file does not have it."""
        old = self.old.get(name)
        if isinstance(old, dict) and "value" in old:
            return SAME
        column = str(old.get("column", "")) if isinstance(old, dict) else str(old or "")
        return column if column in self.seen.headings else NOT_THERE

    def _chosen(self, name: str) -> str:
        return str(self.sent.get(name, "")) if self.is_bound else self._kept(name)

    def _words_of(self, name: str, column: str) -> list[tuple[str, str]]:
        """Return the words of a column with their fields, which are others for each column."""
        if name not in ("role", "competence", "evidence", "shift") or column not in self.seen.headings:
            return []
        place = self.seen.headings.index(column)
        return [(word, f"{name}_{place}_{number}") for number, word in enumerate(self.seen.words(column))]

    def _ask_words(self, name: str, column: str) -> None:
        """Ask what each word of a column means; of one that was chosen just now, what is guessed stands there."""
        asked = self._words_of(name, column)
        guessed = self._guessed(name, column) if asked else {}
        for word, field in asked:
            made = self._hours(word, field, guessed) if name == "shift" else self._meaning(name, word, field, guessed)
            for key, one in made.items():
                self.fields[key] = one
                if self.is_bound and f"{field}_seen" not in self.sent:
                    self.sent.setdefault(key, one.initial or "")
            self.fields[f"{field}_seen"] = forms.CharField(widget=forms.HiddenInput, required=False, initial="yes")
        if self.is_bound and any(f"{field}_seen" not in self.sent for _, field in asked):
            self.new.append(name)
            self.sent.update({f"{field}_seen": "yes" for _, field in asked})

    def _guessed(self, name: str, column: str) -> Mapping[str, Any]:
        """Return what the words of a column mean, as kept or as guessed; days of a shift on which nobody works too."""
        old = self.old.get(name)
        if isinstance(old, dict) and old.get("column") == column and self.seen.mapping.get(self.seen.kind):
            off = {word: {"off": True} for word in old.get("ignore", ())}
            return {**(old.get("values") or {}), **off}
        if name == "shift":
            return {word: {"off": True} for word in self.seen.words(column) if word.lower() in DAYS_OFF}
        return {word: meaning_of(name, word, self.seen.pack) for word in self.seen.words(column)}

    def _meaning(self, name: str, word: str, field: str, known: Mapping[str, Any]) -> dict[str, forms.Field]:
        choices = [UNDECIDED, *_ours(name, self.seen.pack)]
        label = f"In {self._chosen(name)}, “{word}” is"
        return {field: forms.ChoiceField(label=label, choices=choices, required=False, initial=known.get(word) or "")}

    def _hours(self, word: str, field: str, known: Mapping[str, Any]) -> dict[str, forms.Field]:
        hours = known.get(word) or {}
        at = {"begins": "start", "ends": "end"}
        made: dict[str, forms.Field] = {
            f"{field}_{key}": forms.CharField(
                label=f"“{word}” {says}", required=False, initial=hours.get(key, ""), widget=forms.TextInput(attrs=TIME)
            )
            for says, key in at.items()
        }
        off = forms.BooleanField(label=f"Nobody works on “{word}”", required=False, initial=bool(hours.get("off")))
        return {**made, f"{field}_off": off}

    def _said(self, name: str, column: str) -> object:
        """Return what the mapping says of a field; None for one that is not in the file."""
        old = self.old.get(name)
        same = isinstance(old, dict) and (column == SAME or old.get("column") == column)
        asked = self._words_of(name, column)
        if name == "shift" and asked:
            return {"column": column, **self._shifts(asked)}
        if asked:
            before = (old.get("values") or {}) if same and isinstance(old, dict) else {}
            return {"column": column, "values": {**before, **{w: self.cleaned_data[f] or None for w, f in asked}}}
        return old if same else column or None

    def _shifts(self, asked: Sequence[tuple[str, str]]) -> dict[str, object]:
        given = self.cleaned_data
        works = [(word, field) for word, field in asked if not given[f"{field}_off"]]
        values = {word: {key: given[f"{field}_{key}"] for key in ("start", "end")} for word, field in works}
        return {"values": values, "ignore": [word for word, field in asked if given[f"{field}_off"]]}


def _ours(name: str, pack: Pack) -> list[tuple[str, str]]:
    """Return our words for what a field may say, in an officer's words."""
    match name:
        case "role":
            return [(key, words.capitalize()) for key, words in pack.head.roles.items() if key not in NO_POST]
        case "competence":
            return [(str(one.id), one.title) for one in pack.competences.values()]
        case _:
            return list(EVIDENCE)
