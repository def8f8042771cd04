"""Weighing the records that came back: what each does to the grade, how, and which factor it states."""

from collections.abc import Iterator, Mapping
from typing import Literal, cast

from django import forms
from django.forms import BoundField

from wayhome.application.holding.look_up import is_unproved
from wayhome.casework.commands import Command
from wayhome.casework.mark_hit import MarkHit
from wayhome.casework.record_answers import Factor, RecordAnswers
from wayhome.casework.record_search import Answered, RecordSearch
from wayhome.record.events.risk import System
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.grading.factors import factor_choices
from wayhome.web.grading.hits import Hit, hits_of
from wayhome.web.grading.states import last_checks
from wayhome.web.presenting.held import opener

Placed = tuple[Hit, BoundField | None, BoundField | None]
Effect = Literal["raises", "no_effect", "not_this_child"]
MARKING: Choices = [
    ("raises", "Raises the risk"),
    ("no_effect", "No effect on the grade"),
    ("not_this_child", "Not this child"),
]


class MarksForm(ActForm):
    """For each record that came back, what it does to the grade and how; only what is new or changed is entered."""

    def prepare(self) -> None:
        """Add the fields of each record."""
        self.every = hits_of(self.desk)
        self.hits = tuple(hit for hit in self.every if not hit.closed)
        for hit in self.hits:
            for name, field in self._of(hit).items():
                self.fields[name] = field
        opened = {f"mark_{hit.id}": {"raises": (f"factor_{hit.id}",)} for hit in self.hits}
        vars(self)["reveals"] = {**self.reveals, **opened}  # these fields are this form's own

    @property
    def by_hit(self) -> list[Placed]:
        """Return each record that has to be weighed with its fields, to be placed below it; a closed one has none."""
        return [self._placed(hit) for hit in self.every if hit.is_owed]

    @property
    def near(self) -> list[Placed]:
        """Return each record about somebody near the child, which is offered to be weighed."""
        return [self._placed(hit) for hit in self.every if not hit.is_owed]

    def _placed(self, hit: Hit) -> Placed:
        return (hit, None, None) if hit.closed else (hit, self[f"mark_{hit.id}"], self[f"how_{hit.id}"])

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return a mark for each record, the factor it states, and that a system was read once all of it is weighed."""
        marks = {hit.id: mark for hit in self.hits if (mark := self._mark(hit, entering))}
        factors = {
            f"{hit.id}.factor": RecordAnswers(**self.common(entering), factors=(Factor(factor=code, present="yes"),))
            for hit in self.hits
            if (code := self._factor(hit, self.cleaned_data))
        }
        weighed = {hit.reference for hit in self.every if hit.is_weighed or hit.id in marks}
        answers = tuple(self._read(weighed))
        read = {"read": RecordSearch(**self.common(entering), answers=answers)} if answers else {}
        return {**marks, **factors, **read}

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return the fields of one record."""
        return tuple(f"{field}_{name}" for field in ("mark", "how", "factor"))

    def clean(self) -> dict[str, object]:
        """Ask for a mark where there is none at all."""
        cleaned = super().clean()
        if self.hits and not any(self._changed(hit, cleaned) or self._factor(hit, cleaned) for hit in self.hits):
            self.add_error(f"mark_{self.hits[0].id}", "Say of at least one record what it does to the grade")
        return cleaned

    def _of(self, hit: Hit) -> dict[str, forms.Field]:
        return {
            f"mark_{hit.id}": forms.ChoiceField(
                label=f"What does {hit.reference} do to the grade?", choices=MARKING, widget=forms.RadioSelect,
                required=False, initial=hit.affects,
            ),
            f"factor_{hit.id}": forms.ChoiceField(
                label="Which risk factor does it state?", choices=factor_choices(self.desk.pack), required=False,
                help_text="It then counts towards the floor, with this record as what it rests on.",
            ),
            f"how_{hit.id}": forms.CharField(
                label=f"How {hit.reference} bears on the risk, or why it does not",
                widget=forms.Textarea(attrs={"rows": 2}), required=False, initial=hit.how,
            ),
        }  # fmt: skip

    def _changed(self, hit: Hit, cleaned: Mapping[str, object]) -> bool:
        said, how = cleaned.get(f"mark_{hit.id}") or "", str(cleaned.get(f"how_{hit.id}") or "")
        return bool(said) and (said, how.strip()) != (hit.affects, hit.how.strip())

    def _factor(self, hit: Hit, cleaned: Mapping[str, object]) -> str:
        """Return the factor that a record is said to state, where it is said to raise the risk."""
        return str(cleaned.get(f"factor_{hit.id}") or "") if cleaned.get(f"mark_{hit.id}") == "raises" else ""

    def _mark(self, hit: Hit, entering: Entering) -> MarkHit | None:
        if not self._changed(hit, self.cleaned_data):
            return None
        affects = cast("Effect", self.cleaned_data[f"mark_{hit.id}"])
        how = self.cleaned_data[f"how_{hit.id}"] or None
        holds = tuple(sorted(opener(self.desk.visit)))
        return MarkHit(**self.common(entering), hit=hit.reference, affects_grade=affects, how=how, holds=holds)

    def _read(self, weighed: set[str]) -> Iterator[Answered]:
        """Yield each system that was put off only because not all of it was weighed, and now is."""
        checked, words = last_checks(self.desk), self.desk.facing.words
        for system in dict.fromkeys(hit.system for hit in self.hits):
            listed = [hit for hit in self.every if hit.system == system and hit.is_owed]
            last = checked.get(system)
            if last is None or is_unproved(words.get((last.id, "reason"), "")):
                continue
            if last.body["result"] == "not_done" and all(hit.reference in weighed for hit in listed):
                stale = last.body.get("stale") is True
                yield Answered(system=cast("System", system), result="hits_read", listed=len(listed), stale=stale)
