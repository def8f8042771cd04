"""The needs assessment as a conversation: a few questions at a time, left and taken up again, none of it mandatory."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from wayhome.casework.needs.assess import AssessNeeds, Because, NeedSaid, PassedOver
from wayhome.casework.needs.gone_through import This, changed_at, still_to_ask
from wayhome.casework.needs.standing import NeedsStanding, needs_of
from wayhome.duties.facts import age_at
from wayhome.duties.story import Story
from wayhome.kernel.ids import Subject
from wayhome.record.events.needs import Present
from wayhome.rulebook.needs import NeedsQuestion, NeedsTopic
from wayhome.web.acting.boxes import choice, words
from wayhome.web.acting.forms import Choices, Entering
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage
from wayhome.web.acting.spoken import SpokenWords
from wayhome.web.presenting.needs_strip import said_words, words_for
from wayhome.web.presenting.times import when

OLDER = 12  # from this age on a child is asked as an older one; our own default
CLOSING = "closing"
NOT_TODAY = "Not asked today"
THEIR_WORDS = "In their own words"
PRESENT: Choices = [
    ("parent", "A parent"), ("carer", "A carer"), ("interpreter", "An interpreter"),
    ("intermediary", "An intermediary"), ("advocate", "An advocate"), ("social_worker", "A social worker"),
    ("friend", "A friend"), ("other", "Somebody else"),
]  # fmt: skip
BECAUSE: Choices = [
    ("changed", "Something changed"), ("child_asked", "The child asked"), ("birthday", "The child turned 16 or 18"),
    ("looked_at_again", "To look at it again"),
]  # fmt: skip
RIGHTS: Choices = [
    ("rights", "Their rights were explained, in words they could follow"),
    ("enhanced", "They were told that they have enhanced rights"),
    ("compensation", "They were told how to ask for compensation, and who helps"),
]  # fmt: skip


PASSED_OVER: Choices = [
    ("not_wanted", "The child did not want to talk about it today"), ("not_asked", "It is not asked, for a reason"),
    ("", "It was asked about, or still is to be"),
]  # fmt: skip
WHY_NOT = "Say why it is not asked, or leave it to be asked another day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question: as it is put, what was answered in a line, and whether it is open; answered ones are folded."""

    question: str
    answered: str
    fields: tuple[BoundField, ...]
    is_open: bool = False


class NeedsForm(OfChildForm):
    """One topic at a time; what is not shown is carried along, and what was not asked stays open."""

    present = forms.MultipleChoiceField(
        label="Who was there besides you?", choices=PRESENT, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Nobody who is, or may be, part of what happened.",
    )  # fmt: skip
    told = forms.MultipleChoiceField(
        label="What did you tell the child?", choices=RIGHTS, required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Every child has enhanced rights: it follows from their age, and nobody can take it away.",
    )  # fmt: skip
    because = forms.ChoiceField(label="Why now?", choices=BECAUSE, required=False, widget=forms.RadioSelect)
    as_before = forms.BooleanField(
        label="I asked whether anything else is different from what they said before, and it is not", required=False
    )

    def prepare(self) -> None:
        """Put each question as a child of this age is asked, with what was said the last time."""
        super().prepare()
        if not self.standing.version:
            del self.fields["because"], self.fields["as_before"]
        older = self._age is None or self._age >= OLDER
        for topic in self.topics:
            for question in topic.questions:
                if question.answers:
                    self.fields[f"q_{question.id}"] = self._choice(question, older=older)
                self.fields[f"w_{question.id}"] = self._words(question, older=older)
            self.fields[f"p_{topic.id}"] = choice("Why was nothing of this asked?", PASSED_OVER)
            self.fields[f"r_{topic.id}"] = words("Why is it not asked?", rows=2)

    def clean(self) -> dict[str, object]:
        """Ask why a part is not asked about."""
        cleaned = super().clean()
        for topic in self.topics:
            if cleaned.get(f"p_{topic.id}") == "not_asked" and not cleaned.get(f"r_{topic.id}"):
                self.add_error(f"r_{topic.id}", ValidationError(WHY_NOT))
        return cleaned

    @cached_property
    def topics(self) -> tuple[NeedsTopic, ...]:
        """Return what is asked, in order."""
        return tuple(self.desk.pack.victim_needs.values())

    @cached_property
    def named(self) -> Subject:
        """Return the child that it is about, as far as that is said."""
        children, sent = self.desk.facing.children, str(self.data.get("child") or self.desk.about)
        return Subject(sent) if sent in children else self.desk.facing.child

    @cached_property
    def standing(self) -> NeedsStanding:
        """Return what was said before."""
        story = self._story
        return needs_of(story, words_for(needs_of(story), self.desk.visit))

    @property
    def current(self) -> str:
        """Return the topic that is before whoever asks: the one they went to, the one they were at, or the first."""
        names = [*(one.id for one in self.topics), CLOSING]
        asked = (str(self.data.get("more") or ""), str(self.data.get("step") or ""))
        if self.is_bound and self.errors:
            return next((one.id for one in self.topics if f"r_{one.id}" in self.errors), CLOSING)
        return next((one for one in asked if one in names), names[0])

    @property
    def topic(self) -> NeedsTopic | None:
        """Return the topic before whoever asks; None where the conversation is at its end."""
        return next((one for one in self.topics if one.id == self.current), None)

    @property
    def following(self) -> NeedsTopic | None:
        """Return the topic that comes next; None where the end does."""
        names = [one.id for one in self.topics]
        at = names.index(self.current) + 1 if self.current in names else len(names)
        return self.topics[at] if at < len(names) else None

    @property
    def shown(self) -> tuple[BoundField, ...]:
        """Return the fields before whoever asks that belong to no question, in order."""
        of_topic = ("q_", "w_", "p_", "r_")
        return tuple(self[name] for name in self._shown() if name in self.fields and name[:2] not in of_topic)

    @property
    def passing(self) -> tuple[BoundField, ...]:
        """Return what is asked where nothing of the topic before whoever asks was talked about."""
        return (self[f"p_{self.topic.id}"], self[f"r_{self.topic.id}"]) if self.topic else ()

    @property
    def left(self) -> tuple[str, ...]:
        """Return the topics that would still be to ask about, were the conversation recorded as it is now."""
        questions = {one.id for topic in self.topics for one in topic.questions if self._is_answered(one)}
        passed = {one.id for one in self.topics if self[f"p_{one.id}"].value()}
        stands = "as_before" in self.fields and bool(self["as_before"].value())
        this = This(questions=frozenset(questions), passed_over=frozenset(passed), rest_as_before=stands)
        since = changed_at(replace(self.desk.facing, child=self.named))
        return tuple(one.title for one in still_to_ask(self._story, self.desk.pack, this, since=since))

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Return the questions of the topic, in order: the first without an answer is open, the others folded."""
        found = [self._asked(question) for question in self.topic.questions] if self.topic else []
        first = next((at for at, one in enumerate(found) if not one.answered), None)
        return tuple(replace(one, is_open=at == first) for at, one in enumerate(found))

    @property
    def carried(self) -> tuple[BoundField, ...]:
        """Return the fields of every other topic, to be carried along unseen; a box that is not ticked is not sent."""
        here = {*self._shown(), "key", "seen", *(("on", "at", "about") if self.current == CLOSING else ())}
        unticked = () if self.data.get("about") else ("about",)
        return tuple(self[name] for name in self.fields if name not in here and name not in unticked)

    @property
    def ways(self) -> tuple[dict[str, object], ...]:
        """Return each topic with how many of its questions something is written to."""
        ways = (self._way(one.id, one.title, self._so_far(one)) for one in self.topics)
        return (*ways, self._way(CLOSING, "Finish", ""))

    def command(self, entering: Entering) -> AssessNeeds:
        """Return the command."""
        given = self.cleaned_data
        return AssessNeeds(
            **self.common(entering), child=self.chosen(), said=tuple(self._said()),
            passed_over=tuple(self._passed_over()), rest_as_before=bool(given.get("as_before")),
            present=cast(tuple[Present, ...], tuple(given["present"])),
            because=cast(Because, given.get("because") or "first"),
            rights_explained="rights" in given["told"], enhanced_told="enhanced" in given["told"],
            compensation_explained="compensation" in given["told"],
        )  # fmt: skip

    @property
    def _story(self) -> Story | None:
        return self.desk.facing.stories.get(self.named)

    @property
    def _age(self) -> int | None:
        return age_at(self._story, self.desk.visit.now) if self._story else None

    def _said(self) -> Iterator[NeedSaid]:
        for topic in self.topics:
            for question in topic.questions:
                answer = self.cleaned_data.get(f"q_{question.id}") or ()
                answers = (answer,) if isinstance(answer, str) else tuple(answer)
                words = self.cleaned_data.get(f"w_{question.id}") or None
                yield NeedSaid(question=question.id, answers=answers, said=words)

    def _passed_over(self) -> Iterator[PassedOver]:
        """Yield what was passed over; where something of it was said all the same, it was not."""
        for topic in self.topics:
            why = self.cleaned_data.get(f"p_{topic.id}")
            if why and not any(map(self._is_answered, topic.questions)):
                reason = self.cleaned_data.get(f"r_{topic.id}") if why == "not_asked" else None
                yield PassedOver(topic=topic.id, why=why, reason=reason or None)

    def _way(self, name: str, title: str, note: str) -> dict[str, object]:
        return {"name": name, "title": title, "note": note, "here": name == self.current}

    def _so_far(self, topic: NeedsTopic) -> str:
        said = sum(map(self._is_answered, topic.questions))
        passed = "passed over" if self[f"p_{topic.id}"].value() else ""
        return f"{said} of {len(topic.questions)}" if said else passed

    def _asked(self, question: NeedsQuestion) -> Asked:
        fields = tuple(self[name] for name in self._names(question))
        return Asked(question=str(fields[0].label), answered=self._answered(question), fields=fields)

    def _answered(self, question: NeedsQuestion) -> str:
        """Return in a line what was answered today, else what was said before."""
        values = {name: self[name].value() or () for name in self._names(question)}
        chosen = values.get(f"q_{question.id}", ())
        ids = (chosen,) if isinstance(chosen, str) else tuple(chosen)
        said = [one.words for one in question.answers if one.id in ids]
        said += [str(words)] if (words := values[f"w_{question.id}"]) else []
        before = self.standing.needs.get(question.id)
        return ", ".join(said) or (f"Before: {said_words(before, self.desk.pack)}" if before else "")

    def _names(self, question: NeedsQuestion) -> tuple[str, ...]:
        return tuple(name for name in (f"q_{question.id}", f"w_{question.id}") if name in self.fields)

    def _is_answered(self, question: NeedsQuestion) -> bool:
        return any(self[name].value() for name in self._names(question))

    def _shown(self) -> Iterator[str]:
        if self.topic is None:
            yield from ("as_before", "present", "told", "because", "when")
            return
        if self.topic is self.topics[0]:
            yield "child"
        for question in self.topic.questions:
            yield from (f"q_{question.id}", f"w_{question.id}")
        yield from (f"p_{self.topic.id}", f"r_{self.topic.id}")

    def _choice(self, question: NeedsQuestion, *, older: bool) -> forms.Field:
        choices = [(one.id, one.words) for one in question.answers]
        kind = forms.MultipleChoiceField if question.several else forms.ChoiceField
        widget = forms.CheckboxSelectMultiple if question.several else forms.RadioSelect
        return kind(
            label=question.from_12 if older else question.under_12, help_text=self._hint(question), required=False,
            choices=choices if question.several else [*choices, ("", NOT_TODAY)], widget=widget,
        )  # fmt: skip

    def _words(self, question: NeedsQuestion, *, older: bool) -> forms.Field:
        asked = question.from_12 if older else question.under_12
        return forms.CharField(
            label=THEIR_WORDS if question.answers else asked, required=False, strip=True,
            help_text="" if question.answers else self._hint(question), widget=SpokenWords(attrs={"rows": 2}),
        )  # fmt: skip

    def _hint(self, question: NeedsQuestion) -> str:
        need = self.standing.needs.get(question.id)
        if need is None:
            return question.why
        said = said_words(need, self.desk.pack)
        return f"{question.why} Before, {when(need.at, self.desk.visit.now)}: {said}. It stands if you leave this."


ASSESS = ActPage(
    name="assess-needs",
    title="What the child needs",
    lead="A conversation, not a form. Ask what fits today; what you do not ask stays open.",
    form=NeedsForm,
    button="Record what was said",
    template="needs/assess.html",
    then="needs",
)
