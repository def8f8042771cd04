"""Somebody who may harm the child: put on record, searched for, found to be another, or linked to other children."""

from collections.abc import Mapping
from hashlib import sha256
from typing import ClassVar, get_args

from django import forms

from wayhome.casework.suspects.check import CheckSuspect
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.same import JoinSuspects, TellSuspectsApart
from wayhome.casework.suspects.steps import IndicateOtherChild
from wayhome.casework.suspects.suspects import SuspectStanding, same
from wayhome.kernel.ids import RecordId, Subject, SubjectKind, subject
from wayhome.record.events.risk import System
from wayhome.web.acting.desk import Desk
from wayhome.web.acting.forms import ActForm, Choices, Entering, Reveals
from wayhome.web.acting.of_child import children_of
from wayhome.web.acting.pages import ActPage
from wayhome.web.suspects.fields import (
    OfSuspectForm,
    choice,
    day,
    line,
    listed,
    suspect_before,
    suspects_before,
    words,
)
from wayhome.web.suspects.saying import KIND_HINTS, KINDS, KNOWN_BY, day_words, searched

NEW, APART = "", "apart:"
NUMBER = r"^[A-Za-z0-9/-]*\d[A-Za-z0-9/-]*$"
ALL: Choices = [("", "All of them, or not known")]
CARES: Choices = [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")]
ANSWERS: Choices = [("not_asked", "Not asked yet"), ("answered", "Answered"), ("unanswered", "Asked, no answer yet")]


class IdentifyForm(ActForm):
    """What leads to somebody, and who they are as far as anybody knows."""

    suspect = forms.ChoiceField(label="Who is this about?", required=False, widget=forms.RadioSelect)
    known_by = choice("What leads to them?", KNOWN_BY, lacking="Say what leads to them; a nickname is enough")
    name = line("Name or nickname", "As people say it.")
    trace = line("Number, account, plate or address", "Exactly as it was seen or told.")
    description = words("What they look like, and what is said of them")
    kind = choice("Who are they?", KINDS, initial="unknown")
    workplace = line("Where do they work?", "It is kept with the words of the case and shown in no list.")
    age_stated = forms.IntegerField(
        label="How old are they, or do they look?", required=False, min_value=0, max_value=120,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "classes": "govuk-input--width-3"}),
        error_messages={"invalid": "Enter an age in years"},
    )  # fmt: skip
    date_of_birth = day("Date of birth, if it is known")
    cares_for_child = choice(
        "Do they look after the child, or may somebody who does be part of it?", CARES, initial="unknown",
        hint="If so, no notice and no news of the case goes to them.",
    )  # fmt: skip
    child = forms.ChoiceField(label="Which child?", required=False, widget=forms.RadioSelect)
    nominal = forms.RegexField(
        label="The number our systems know them by, if there is one", required=False, regex=NUMBER, max_length=30,
        help_text="Never a name.", error_messages={"invalid": "Enter the number, not a name"},
    )  # fmt: skip

    reveals: ClassVar[Reveals] = {**ActForm.reveals, "kind": {"police": ("workplace",)}}
    hints: ClassVar = {"kind": KIND_HINTS}

    def prepare(self) -> None:
        """Offer the suspects the case has, and its children where there are several."""
        there = suspects_before(self.desk)
        if there:
            named = suspect_before(self.desk, self.desk.about)
            self.fields["suspect"].choices = [  # type: ignore[attr-defined]
                (NEW, "Somebody new"), *((one.ref, listed(one)) for one in there),
            ]  # fmt: skip
            self.fields["suspect"].initial = named.ref if named else NEW
        else:
            del self.fields["suspect"]
        if len(self.desk.facing.children) > 1:
            self.fields["child"].choices = [*ALL, *children_of(self.desk)]  # type: ignore[attr-defined]
        else:
            del self.fields["child"]

    def clean(self) -> dict[str, object]:
        """Ask for something that leads to them."""
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in ("name", "trace", "description", "nominal")):
            self.add_error("name", "Give a name, a number, or a description")
        return cleaned

    def command(self, entering: Entering) -> IdentifySuspect:
        """Return the command; a suspect who is a child gets a record named after the act's key, once."""
        given, common = self.cleaned_data, self.common(entering)
        key = f"C-{sha256(common['key'].encode()).hexdigest()[:12]}"
        is_child = given["kind"] == "child"
        plain = ("known_by", "name", "trace", "description", "nominal", "date_of_birth", "age_stated")
        return IdentifySuspect(
            **common,
            child=Subject(given["child"]) if given.get("child") else None,
            suspect=given.get("suspect") or None,
            kind=given["kind"] or "unknown",
            cares_for_child=given["cares_for_child"] or "unknown",
            workplace=given["workplace"] or None if given["kind"] == "police" else None,
            own_child=subject(SubjectKind.CHILD, key) if is_child else None,
            own_record=RecordId(key) if is_child else None,
            **{name: given[name] if given[name] not in ("", None) else None for name in plain if name != "known_by"},
            known_by=given["known_by"],
        )


class CheckForm(OfSuspectForm):
    """Which systems answered, one by one, and what they hold."""

    found = words("What do they hold that bears on the danger to children?", "Other children, orders, earlier arrests.")

    def nobody_named(self) -> list[SuspectStanding]:
        """Return nobody: a search needs something to search with."""
        return []

    def suspects(self) -> list[SuspectStanding]:
        """Return the suspects of whom something is known."""
        return list(suspects_before(self.desk))

    def prepare(self) -> None:
        """Ask about each system that the rulebook has searched; all that are known where it names none."""
        super().prepare()
        asked = {one.system: (one.title, one.why) for one in self.desk.pack.suspect_checks.values()}
        named = suspect_before(self.desk, self.desk.about)
        for system, (title, why) in (asked or _every_system()).items():
            before = f" Answered before for {listed(named)}." if named and system in named.answered else ""
            self.fields[f"of_{system}"] = choice(title, ANSWERS, hint=f"{why}.{before}", initial="not_asked")
        self.order_fields(["suspect", *(name for name in self.fields if name.startswith("of_")), "found"])

    def command(self, entering: Entering) -> CheckSuspect:
        """Return the command."""
        given = self.cleaned_data
        said = {one: given.get(f"of_{one}") for one in get_args(System)}
        return CheckSuspect(
            **self.common(entering),
            suspect=given["suspect"],
            answered=tuple(one for one, answer in said.items() if answer == "answered"),
            unanswered=tuple(one for one, answer in said.items() if answer == "unanswered"),
            found=given["found"] or None,
        )


def _every_system() -> dict[str, tuple[str, str]]:
    return {one: (one.replace("_", " ").capitalize(), "") for one in ("national_computer", "local_intelligence")}


class SameForm(OfSuspectForm):
    """Two suspects who are one person; or one who was taken for another, told apart again."""

    other = choice("They are the same person as", [], lacking="Say whom they are the same person as")
    reason = words("What shows it?", "A number, a photograph, who said so.", lacking="Say what shows it")

    def prepare(self) -> None:
        """Offer every other suspect, and those who can be told apart again."""
        super().prepare()
        there = suspects_before(self.desk)
        apart = [(f"{APART}{ref}", f"Nobody else: {ref} is another person after all") for ref in _joined(self.desk)]
        choices = [*((one.ref, listed(one)) for one in there), *apart]
        self.fields["other"].choices = choices  # type: ignore[attr-defined]

    def command(self, entering: Entering) -> JoinSuspects | TellSuspectsApart:
        """Return the command."""
        given, common = self.cleaned_data, self.common(entering)
        if given["other"].startswith(APART):
            apart = given["other"].removeprefix(APART)
            kept = same(self.desk.facing.story).get(apart, given["suspect"])
            return TellSuspectsApart(**common, suspect=apart, other=kept, reason=given["reason"])
        return JoinSuspects(**common, suspect=given["suspect"], other=given["other"], reason=given["reason"])


def _joined(desk: Desk) -> tuple[str, ...]:
    return tuple(same(desk.facing.story))


class OtherChildForm(OfSuspectForm):
    """What links a suspect to another child."""

    shows = words("What shows it, and what leads to the other child?", lacking="Say what shows it")

    def prepare(self) -> None:
        """Let it be about nobody in particular."""
        super().prepare()
        self.fields["suspect"].required = False
        if not suspects_before(self.desk):
            del self.fields["suspect"]

    def command(self, entering: Entering) -> IndicateOtherChild:
        """Return the command."""
        given = self.cleaned_data
        return IndicateOtherChild(**self.common(entering), suspect=given.get("suspect") or None, shows=given["shows"])


def search_with(desk: Desk) -> Mapping[str, object]:
    """Return what is known of the suspect that a search can ask with, and what has answered before."""
    named = suspect_before(desk, desk.about)
    there = [named] if named else suspects_before(desk)[:1]
    return {"search_with": [{"rows": _asked_with(one), "searched": searched(one, desk.pack)} for one in there]}


def _asked_with(suspect: SuspectStanding) -> list[dict[str, str]]:
    known = (
        ("Name or nickname", suspect.name),
        ("Number, account, plate or address", suspect.trace),
        ("Born", day_words(suspect.date_of_birth) if suspect.date_of_birth else ""),
        ("Known to our systems as", suspect.nominal),
        ("Description", suspect.description),
    )
    return [{"key": key, "value": value} for key, value in known if value]


IDENTIFY = ActPage(
    name="identify-suspect",
    title="Somebody who may harm the child",
    lead="A nickname, a number or a plate is enough. Nobody waits for a name.",
    form=IdentifyForm,
    then="suspects",
)
CHECK = ActPage(
    name="check-suspect",
    title="What is held about a suspect",
    lead="Every system is searched within 24 hours. One that has not answered is never nothing held.",
    form=CheckForm,
    template="suspects/check.html",
    beside=search_with,
    then="suspects",
)
SAME = ActPage(
    name="same-suspect",
    title="Two suspects are one person",
    lead="What was done about either was then done about that person. It can be undone.",
    form=SameForm,
    then="suspects",
)
OTHER_CHILD = ActPage(
    name="other-child-indicated",
    title="Something points to another child",
    lead="Whether other children are harmed is answered within 24 hours, and the plan is looked at again.",
    form=OtherChildForm,
    then="suspects",
)
