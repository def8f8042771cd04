"""What the child looks like and where they live: each thing given, asked and not known, or not asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django import forms
from django.forms import BoundField

from wayhome.casework.commands import Command
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.casework.record_done import RecordDone
from wayhome.kernel.moments import in_london
from wayhome.record.events.child import Described
from wayhome.record.events.missing import IdentityRecorded
from wayhome.record.events.missing_search import ItemObtained
from wayhome.record.events.questions import Question
from wayhome.record.vocabulary import Fact, Known
from wayhome.web.acting.ages import ask_of_age, years
from wayhome.web.acting.forms import KNOWN, ActForm, Choices, Common, Entering
from wayhome.web.reporting.lines import Line, chosen, filled
from wayhome.web.reporting.together import Child, children, supplier

NOT_SAID: Choices = [("", "Not asked")]
PHOTO: Choices = [
    ("yes", "Obtained"), ("no", "There is none"), ("refused", "Refused"), ("", "Not asked, or not here yet"),
]  # fmt: skip
REACH: Choices = [
    ("yes", "Yes"), ("no", "Has none"), ("unknown", "Not known"), ("not_available", "Cannot be had now"),
    ("", "Not asked"),
]  # fmt: skip
CARE: Choices = [
    *NOT_SAID, ("none", "No council is involved"), ("looked_after", "Looked after by a council"),
    ("child_protection_plan", "On a child protection plan"), ("child_in_need", "Child in need"),
    ("care_leaver", "Care leaver"), ("unknown", "Asked, and not known"),
]  # fmt: skip
LIVES: Choices = [
    *NOT_SAID, ("home", "At home"), ("other_family", "With other family"), ("foster_home", "Foster home"),
    ("childrens_home", "Children’s home"), ("supported_accommodation", "Supported accommodation"),
    ("residential_school", "Residential school"), ("secure_home", "Secure home"), ("hospital", "Hospital"),
    ("hotel_asylum", "Hotel for people seeking asylum"), ("other", "Somewhere else"),
    ("unknown", "Asked, and not known"),
]  # fmt: skip
NATION: Choices = [
    *NOT_SAID, ("england", "England"), ("wales", "Wales"), ("scotland", "Scotland"),
    ("northern_ireland", "Northern Ireland"),
]  # fmt: skip
SAY: Choices = [("", "Not asked"), *(pair for pair in KNOWN if pair[0] != "not_asked")]
ANSWERS: Mapping[str, Known] = {"yes": "yes", "no": "no", "unknown": "unknown", "not_available": "not_available"}
FACTS = ("placement", "care_status", "out_of_area", "nation", "unaccompanied")
LOOKS = ("name", "born", "age", "older", "description", "clothing", "all_asked")
CAME_OF_IT = {"yes": "obtained", "no": "not_held", "refused": "refused"}
LINES = {"rows": 2}
QUIET = {"autocomplete": "off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The fields about one child."""

    title: str
    looks: tuple[BoundField, ...]
    lines: tuple[Line, ...]
    lives: tuple[BoundField, ...]


class DescribeForm(ActForm):
    """Every child of the report, one after another; nothing has to be filled in."""

    def prepare(self) -> None:
        """Ask about each child what is not known of them."""
        self.children = children(self.desk)
        for child in self.children:
            for name, field in _fields(child).items():
                self.fields[f"{name}_{child.number}"] = field

    def clean(self) -> dict[str, object]:
        """Ask about a birth date or an age that no child can have."""
        cleaned = super().clean()
        for child in self.children:
            ask_of_age(self, in_london(self.now).date(), of=f"_{child.number}")
        return cleaned

    @property
    def groups(self) -> tuple[Group, ...]:
        """Return the fields as the page places them."""
        return tuple(
            Group(
                title=child.who,
                looks=self._of(child, *LOOKS),
                lines=self._lines(child.number),
                lives=self._of(child, *FACTS),
            )
            for child in self.children
        )

    def _of(self, child: Child, *names: str) -> tuple[BoundField, ...]:
        held = (f"{name}_{child.number}" for name in names)
        return tuple(self[name] for name in held if name in self.fields)

    def _lines(self, n: int) -> tuple[Line, ...]:
        publish = Line(
            name=f"may_publish_{n}", title="May it be published?", choices=chosen(self, f"may_publish_{n}", SAY)
        )
        return (
            self._line(f"photo_{n}", "A recent photograph", PHOTO, follow=(publish,)),
            self._line(f"phone_{n}", "Do they have a phone with them?", REACH, f"number_{n}", "Numbers"),
            self._line(
                f"accounts_{n}", "Are they online: messages, games, social media?", REACH,
                f"handles_{n}", "Names they use, and where",
            ),
        )  # fmt: skip

    def _line(
        self, name: str, title: str, choices: Choices, words: str = "", hint: str = "", *, follow: tuple[Line, ...] = ()
    ) -> Line:
        return Line(
            name=name,
            title=title,
            choices=chosen(self, name, choices),
            words_name=words,
            words=filled(self, words) if words else "",
            words_hint=hint,
            follow=follow,
        )

    def of(self, child: Child, name: str) -> str:
        """Return what was filled in about a child, or nothing."""
        value = self.cleaned_data.get(f"{name}_{child.number}")
        if isinstance(value, date):
            return value.isoformat()
        return value.strip() if isinstance(value, str) else ""

    def commands(self, entering: Entering) -> dict[str, Command]:
        """Return what was said of each child, one entry for each thing."""
        found: dict[str, Command] = {}
        for child in self.children:
            common: Common = {**self.common(entering), "record": child.record}
            for number, fact in enumerate(_facts(self, child)):
                found[f"{child.number}.{number} {fact.event_type.name}"] = RecordDone(**common, fact=fact)
            answers = tuple(_answers(self, child))
            if answers:
                found[f"{child.number} answers"] = RecordAnswers(**common, answers=answers)
        return found


def _fields(child: Child) -> dict[str, forms.Field]:
    report = child.report
    fields: dict[str, forms.Field] = {}
    if not (report and report.name) and child.who.startswith("Child "):
        fields["name"] = forms.CharField(label="Name", required=False, widget=forms.TextInput(attrs=QUIET))
    if not child.known("date_of_birth"):
        fields["born"] = _born(report.said_born if report else "")
    if not child.known("age"):
        narrow = {"inputmode": "numeric", "classes": "govuk-input--width-3"}
        fields["age"] = forms.CharField(
            label="Age, as somebody says", required=False, widget=forms.TextInput(attrs=narrow)
        )
    return {**fields, **_looks(child), **_lives(child)}


def _born(said: str) -> forms.Field:
    """Return the field of a birth date, with the one that the child was looked up with, to be put right or left."""
    return forms.DateField(
        label="Birth date",
        required=False,
        initial=date.fromisoformat(said) if said else None,
        help_text="As the child was looked up. Put it right if it is another." if said else "",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def _looks(child: Child) -> dict[str, forms.Field]:
    phone = child.report.phone if child.report else ""
    return {
        "description": _lines("What they look like", "Height, build, hair, skin, glasses, marks"),
        "clothing": _lines("What they were wearing, and what they have with them"),
        "all_asked": forms.BooleanField(
            label="What is left empty was asked about, and nobody could say", required=False
        ),
        "photo": _choice(PHOTO),
        "may_publish": _choice(SAY),
        "phone": _choice(REACH),
        "number": forms.CharField(required=False, initial=phone),
        "accounts": _choice(REACH),
        "handles": forms.CharField(required=False),
    }


def _lives(child: Child) -> dict[str, forms.Field]:
    return {
        "placement": _select("Where do they live?", LIVES, child.known("placement")),
        "care_status": _select("Is a council involved?", CARE, child.known("care_status")),
        "out_of_area": _select("Placed outside the responsible council’s area?", SAY, child.known("out_of_area")),
        "unaccompanied": _select("Here without a parent, seeking asylum?", SAY, child.known("unaccompanied")),
        "nation": _select("Which nation do they live in?", NATION, child.known("nation")),
    }


def _lines(label: str, hint: str = "") -> forms.Field:
    return forms.CharField(label=label, help_text=hint, required=False, widget=forms.Textarea(attrs=LINES))


def _choice(choices: Choices) -> forms.Field:
    return forms.ChoiceField(choices=choices, required=False, initial="")


def _select(label: str, choices: Choices, known: str) -> forms.Field:
    return forms.ChoiceField(label=label, choices=choices, required=False, initial=known)


def _facts(form: DescribeForm, child: Child) -> Iterator[Fact]:
    described = _described(form, child)
    if described:
        yield Described.model_validate(described)
    look = {name: form.of(child, name) or None for name in ("description", "clothing")}
    if any(look.values()) or form.cleaned_data.get(f"all_asked_{child.number}"):
        yield IdentityRecorded(complete=_complete(form, child), **look)
    if look["description"]:
        yield ItemObtained(item="description")
    if form.of(child, "photo"):
        published = form.of(child, "may_publish") or "not_asked"
        came = CAME_OF_IT[form.of(child, "photo")]
        yield ItemObtained.model_validate({"item": "photo", "result": came, "may_publish": published})
    for item, name, words in (("phone_number", "phone", "number"), ("accounts_online", "accounts", "handles")):
        result = {"yes": "obtained" if form.of(child, words) else "", "no": "not_held"}.get(form.of(child, name))
        if result:
            yield ItemObtained.model_validate({"item": item, "result": result})


def _described(form: DescribeForm, child: Child) -> dict[str, object]:
    changed = {name: form.of(child, name) for name in FACTS if form.of(child, name) != child.known(name)}
    said = {
        "name": form.of(child, "name"),
        "date_of_birth": form.of(child, "born"),
        "age_stated": years(form.of(child, "age")),
        **changed,
    }
    return {name: value for name, value in said.items() if value not in ("", None)}


def _complete(form: DescribeForm, child: Child) -> bool:
    """Say whether every part of who the child is was given, or asked and not known."""
    if form.cleaned_data.get(f"all_asked_{child.number}"):
        return True
    named = not child.who.startswith("Child ") or bool(form.of(child, "name"))
    aged = bool(child.known("age") or form.of(child, "born") or form.of(child, "age"))
    return named and aged and bool(form.of(child, "description") and form.of(child, "clothing"))


def _answers(form: DescribeForm, child: Child) -> Iterator[Answer]:
    asked: tuple[tuple[Question, str, str], ...] = (
        ("phone", "phone", "number"),
        ("accounts_online", "accounts", "handles"),
    )
    for question, name, words in asked:
        answer = ANSWERS.get(form.of(child, name)) or ("yes" if form.of(child, words) else None)
        if answer:
            yield Answer(
                question=question,
                answer=answer,
                supplied_by=supplier(form.desk),
                words=form.of(child, words) or None,
            )
