"""Answering words that were pointed out: other words, or the reason for which they stay."""

from collections import Counter
from collections.abc import Mapping
from typing import cast

from django import forms
from django.forms import BoundField

from wayhome.access.permissions import Permission
from wayhome.access.rules import may
from wayhome.casework.commands import Command
from wayhome.casework.wording.answer_wording import SAME_WORDS, Answer, AnswerWording
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering
from wayhome.web.acting.pages import ActPage
from wayhome.web.wording.pointed import Pointed, pointed_out

ANSWERS: Choices = [
    ("rewrote", "Put in other words"),
    ("kept", "Keep, because…"),
    ("showed_as_quoted", "Somebody else’s words"),
    ("showed_as_about_an_adult", "Not about a child"),
]
IN_A_ROW = {"classes": "govuk-radios--small app-pointed__choices"}
FIRST_STAYS = "The words as first written stay in the record, with these beside them."
WITH_IT = " What else was pointed out in this sentence is answered with it, once its words are gone."
AT_ONCE = 20  # that one page asks about; the rest come after


class AnswerForm(ActForm):
    """For each thing pointed out that is theirs to answer: what becomes of it."""

    def prepare(self) -> None:
        """Add the fields of each; when it was done is not asked."""
        for name in ("when", "on", "at", "about"):
            del self.fields[name]
        everything = pointed_out(self.desk, self.desk.visit.parts.engine().lexicon)
        supervises = may(self.desk.visit.actor, Permission.SUPERVISE_SEARCHES)
        self.open = tuple(one for one in everything if one.is_open)
        every = tuple(one for one in self.open if one.mine or supervises)
        self.theirs = every if self.is_bound else every[:AT_ONCE]  # what was answered is taken, whatever came since
        self.after = len(every) - len(self.theirs)
        self.others = tuple(one for one in self.open if one not in every)
        self.done = tuple(one for one in everything if not one.is_open)
        written = {one.place: one.instead for one in everything if one.instead}
        places = Counter(one.place for one in self.theirs)
        for one in self.theirs:
            sentence, shared = written.get(one.place, one.sentence), places[one.place] > 1
            for name, field in _fields(one, sentence, shared=shared).items():
                self.fields[name] = field
        opened = {
            f"answer_{one.id}": {"rewrote": (f"instead_{one.id}",), "kept": (f"reason_{one.id}",)}
            for one in self.theirs
        }
        vars(self)["reveals"] = opened

    @property
    def placed(self) -> list[tuple[Pointed, BoundField | None]]:
        """Return each with its field, or none where it is somebody else's to answer."""
        mine = [(one, self[f"answer_{one.id}"]) for one in self.theirs]
        return [*mine, *((one, None) for one in self.others)]

    def clean(self) -> dict[str, object]:
        """Ask for an answer where there is none at all; what stands in boxes that were not opened is none."""
        cleaned = super().clean()
        for one in self.theirs:
            self._leave_out_unanswered(one, cleaned)
        self._answer_with_their_sentence(cleaned)
        if self.theirs and not any(cleaned.get(f"answer_{one.id}") for one in self.theirs):
            self.add_error(f"answer_{self.theirs[0].id}", "Say what becomes of these words")
        return cleaned

    def _leave_out_unanswered(self, one: Pointed, cleaned: dict[str, object]) -> None:
        """Leave out what stands in boxes that were not opened; other words that are the same are no answer."""
        answer, box = cleaned.get(f"answer_{one.id}"), f"instead_{one.id}"
        if answer != "rewrote":
            cleaned[box] = ""
        elif str(cleaned.get(box) or "").split() == one.sentence.split():
            self.add_error(box, f"{SAME_WORDS} Write it in other words, or keep them and say why")
        if not answer:
            cleaned[f"reason_{one.id}"] = ""

    def _answer_with_their_sentence(self, cleaned: dict[str, object]) -> None:
        """Take a sentence put in other words as the answer for all that was pointed out in it and is gone from it."""
        written = {one.place: str(cleaned.get(f"instead_{one.id}") or "") for one in self.theirs if _new(one, cleaned)}
        for one in self.theirs:
            instead = written.get(one.place, "")
            if instead and not cleaned.get(f"answer_{one.id}") and one.words.casefold() not in instead.casefold():
                cleaned |= {f"answer_{one.id}": "rewrote", f"instead_{one.id}": instead}

    def commands(self, entering: Entering) -> Mapping[str, Command]:
        """Return an answer for each that has one."""
        return {one.id: self._command(one, entering) for one in self.theirs if self.cleaned_data[f"answer_{one.id}"]}

    def fields_of(self, name: str) -> tuple[str, ...]:
        """Return the fields of one thing pointed out."""
        return tuple(f"{field}_{name}" for field in ("answer", "instead", "reason"))

    def _command(self, one: Pointed, entering: Entering) -> AnswerWording:
        given = self.cleaned_data
        return AnswerWording(
            **self.common(entering),
            pointed_out=one.id,
            answer=cast("Answer", given[f"answer_{one.id}"]),
            instead=given[f"instead_{one.id}"] or None,
            reason=given[f"reason_{one.id}"] or None,
        )


def _new(one: Pointed, cleaned: Mapping[str, object]) -> bool:
    return cleaned.get(f"answer_{one.id}") == "rewrote" and bool(cleaned.get(f"instead_{one.id}"))


def _answers(one: Pointed) -> Choices:
    """Return what can become of words; those for which a supervisor asked for others are not kept once more."""
    return [choice for choice in ANSWERS if not (one.asked_again and choice[0] == "kept")]


def _fields(one: Pointed, sentence: str, *, shared: bool) -> dict[str, forms.Field]:
    return {
        f"answer_{one.id}": forms.ChoiceField(
            label="What becomes of these words?", choices=_answers(one), widget=forms.RadioSelect(attrs=IN_A_ROW),
            required=False,
        ),
        f"instead_{one.id}": forms.CharField(
            label="What it should say", initial=sentence, required=False, widget=forms.Textarea(attrs={"rows": 3}),
            help_text=FIRST_STAYS + (WITH_IT if shared else ""),
        ),
        f"reason_{one.id}": forms.CharField(label="Because", required=False, widget=forms.Textarea(attrs={"rows": 2})),
    }  # fmt: skip


def beside(desk: Desk) -> Mapping[str, object]:
    """Say who may look at what was kept."""
    return {"may_review": may(desk.visit.actor, Permission.SUPERVISE_SEARCHES)}


ANSWER = ActPage(
    name="answer-wording",
    title="Words that were pointed out",
    lead="They are about the child, and will be read by the child one day. Answer each; what was first written stays.",
    form=AnswerForm,
    template="wording/answer.html",
    beside=beside,
    then="answer-wording",
)
