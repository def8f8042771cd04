"""Put a concern on record: from a case or a child's own record, or about a child who is looked up first."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.casework.concerns.raise_concern import RaiseConcern
from wayhome.casework.concerns.standing import open_investigations
from wayhome.kernel.refusals import Reason, Refused
from wayhome.web.acting.boxes import choice, ticks, words
from wayhome.web.acting.desk import acting_as, enter, in_force_now
from wayhome.web.acting.entered import tell_next
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.acting.forms import Entering, Reveals, WhenForm
from wayhome.web.acting.of_child import OfChildForm
from wayhome.web.acting.pages import ActPage, new_key
from wayhome.web.acting.pressing import note_entered, pressed
from wayhome.web.acting.written import as_written
from wayhome.web.concerns.choices import INFORMANTS, OF_KINDS, new_child, new_investigation, short
from wayhome.web.concerns.finding import FindsChild, shown_children
from wayhome.web.http import READING_AND_SENDING, Page, Visit, shows_records

LEAD = (
    "Anybody’s concern is enough: a parent’s, a teacher’s, a neighbour’s, your own. The child need not have said "
    "anything, and nobody waits until they do. An investigation is open from this moment."
)
NATIONS = [
    ("england", "England"),
    ("wales", "Wales"),
    ("scotland", "Scotland"),
    ("northern_ireland", "Northern Ireland"),
]
BASES: Mapping[str, str] = {"episode": "missing_episode", "child": "concern"}


class ConcernFields(forms.Form):
    """Who is concerned, what is feared, in their words, and whether a crime was described."""

    informant = choice("Who is concerned?", INFORMANTS, lacking="Say who is concerned, or that it is not known")
    from_force = short("Which force?")
    kinds = ticks(
        "What is feared?", OF_KINDS, hint="Tick every kind. It is often several. Leave it empty if nobody can say yet."
    )
    concern = words("What was seen or said", "In the words of whoever told it. What is done to the child, and by whom.")
    crime = choice(
        "Was a crime described?", [("yes", "Yes"), ("no", "No")], lacking="Say whether a crime was described",
        hint="A message asking for pictures, a hand on a child, a bag to carry: if it was told, it was described.",
    )  # fmt: skip
    offence = words("What was done, as it was told")

    def clean(self) -> dict[str, object]:
        """Ask for the crime where one was described, and for something said in any case."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if cleaned.get("crime") == "yes" and not str(cleaned.get("offence") or "").strip():
            self.add_error("offence", ValidationError("Write what was done, as it was told"))
        if cleaned.get("crime") == "no" and not str(cleaned.get("concern") or "").strip():
            self.add_error("concern", ValidationError("Write what was seen or said"))
        return cleaned

    def told(self) -> dict[str, Any]:
        """Return what the command says of the concern."""
        given = self.cleaned_data
        other_force = given["informant"] == "police_other_force"
        return {
            "informant": given["informant"], "kinds": tuple(given["kinds"]), "concern": given["concern"] or None,
            "offence": (given["offence"] or None) if given["crime"] == "yes" else None,
            "from_force": (given["from_force"] or None) if other_force else None,
        }  # fmt: skip


REVEALS: Reveals = {"informant": {"police_other_force": ("from_force",)}, "crime": {"yes": ("offence",)}}


class RaiseForm(ConcernFields, OfChildForm):
    """A concern about a child of the record before whoever enters it."""

    another = choice(
        "An investigation about this child is open. Is this part of it?",
        [("no", "Yes, or it may be"), ("yes", "No, it is about other people: open another")], initial="no",
    )  # fmt: skip
    reveals: ClassVar[Reveals] = {**OfChildForm.reveals, **REVEALS}

    def prepare(self) -> None:
        """Ask whether it is part of what is open only where something is, and not from inside of it."""
        super().prepare()
        facing = self.desk.facing
        open_now = any(open_investigations(child, facing.stories) for child in facing.children or (facing.child,))
        if facing.is_investigation or not open_now:
            del self.fields["another"]
        self.order_fields([name for name in ("child", "another") if name in self.fields])

    def command(self, entering: Entering) -> RaiseConcern:
        """Return the command; the investigation is named after the act's key, so that sending it again opens one.

        What is raised from a case that has ended is not put into it: nobody works on it there.
        """
        common, facing = dict(self.common(entering)), self.desk.facing
        record, case = new_investigation(str(common["key"]))
        if facing.is_investigation and not facing.is_closed:
            record, case = facing.record, facing.case
        told = {**self.told(), "another": self.cleaned_data.get("another") == "yes"}
        basis = "other_force" if told["from_force"] else self._basis()
        when = {name: common[name] for name in ("by", "happened_at", "key", "precision")}
        return RaiseConcern(**when, **told, record=record, investigation=case, child=self._child(), basis=basis)  # type: ignore[arg-type]

    def _basis(self) -> str:
        """Return what it was opened on: a held record where the link says so, else the record it is entered from."""
        if self.desk.about == "held-record":
            return "held_record"
        return BASES.get(self.desk.facing.case.partition(":")[0], "concern")

    def _child(self) -> Any:  # noqa: ANN401 - a Subject, which the form library does not know
        return self.chosen() if "child" in self.fields else self.desk.facing.child


RAISE = ActPage(
    name="raise-concern", title="Put a concern on record", lead=LEAD, form=RaiseForm, button="Put on record",
)  # fmt: skip


class NewConcernForm(ConcernFields, FindsChild, WhenForm):
    """A concern about a child who is looked up first."""

    nation = choice("Where does the child live?", [*NATIONS, ("", "Not known")])
    age_disputed = choice(
        "Does anybody dispute the age?", [("yes", "Yes"), ("no", "No"), ("unknown", "Not known")],
        hint="While an age is not certain, they are treated as a child.", initial="unknown",
    )  # fmt: skip
    reveals: ClassVar[Reveals] = {**WhenForm.reveals, **REVEALS}
    order_last: ClassVar[tuple[str, ...]] = ("when",)

    def __init__(self, visit: Visit, sent: Any = None, initial: dict[str, object] | None = None) -> None:  # noqa: ANN401 - what the form library takes
        super().__init__(data=sent, initial=initial)
        self.visit = visit
        if sent is not None:
            self.offer_known(visit)
        first = ("known", "name", "born", "age", "age_disputed", "nation")
        self.order_fields([name for name in first if name in self.fields])
        as_written(self)

    @property
    def now(self) -> datetime:
        """Return the moment at which the page is sent."""
        return self.visit.now

    def command(self) -> RaiseConcern:
        """Return the command; who is on record already is not described anew."""
        given, visit = self.cleaned_data, self.visit
        press = pressed(visit.account, self.data, given["key"], visit.now)  # type: ignore[arg-type]
        happened_at, precision = self.happened(press.at)
        record, case = new_investigation(press.key)
        described: dict[str, Any] = {"nation": given["nation"] or None}
        if self.is_new:
            described |= {"name": given["name"] or None, "date_of_birth": given["born"], "age_stated": given["age"]}
        if given["age_disputed"] == "yes":
            described["age_disputed"] = "yes"
        told = self.told()
        return RaiseConcern(
            by=acting_as(visit, Permission.RAISE_CONCERNS), happened_at=happened_at, key=press.key,
            precision=precision, record=record, investigation=case, child=self.chosen_child(new_child(press.key)),
            basis="other_force" if told["from_force"] else "concern", **told, **described,
        )  # fmt: skip


@shows_records(Permission.RAISE_CONCERNS, methods=READING_AND_SENDING)
def new_concern(visit: Visit) -> Page | HttpResponse:
    """Take a concern about a child who may not be on record."""
    if visit.request.method != "POST":
        return _shown(visit, NewConcernForm(visit, initial={"key": new_key(visit)}))
    form = NewConcernForm(visit, visit.request.POST)
    if not form.is_valid():
        return _shown(visit, form, status=422)
    try:
        handled = enter(visit, form.command())
    except Refused as refused:
        return _shown(visit, form, reasons=refused.reasons, status=422)
    note_entered(visit.account, form.cleaned_data["key"])
    case = handled.entered[-1].events[-1].event.record
    tell_next(visit.request, "Put a concern on record", handled, in_force_now(visit).pack, visit.now, case=case)
    return redirect("case", case)


def _shown(visit: Visit, form: NewConcernForm, *, reasons: tuple[Reason, ...] = (), status: int = 200) -> Page:
    content = {
        "form": form, "fields": fields_of(form), "errors": errors_of(form) if form.is_bound else [],
        "reasons": reasons, "lead": LEAD,
    }  # fmt: skip
    shows = shown_children(visit) if form.is_bound else ()
    return Page(template="concerns/new.html", content=content, shows=shows, status=status)
