"""The door of those who care for a child: report, see the grade and who has the case, dispute it, add, and keep."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.application.at_the_door.carer import A_WHILE, MissingShown, last_case
from wayhome.application.at_the_door.whose import is_held_back
from wayhome.application.rights_holders import rights_holders
from wayhome.casework.carers.add_information import AddInformation
from wayhome.casework.carers.dispute import DisputeGrade
from wayhome.casework.carers.owed_back import Owed, ReadWhatCameOfIt, owed_back
from wayhome.casework.carers.profile import Changed, Profile, profile_of, since_last_episode
from wayhome.casework.holders.standing import holder_called
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.http import READING_AND_SENDING, Page
from wayhome.web.invited.visit import InvitedVisit, enter, enter_once, new_key, sent_key
from wayhome.web.invited.visiting import for_invited
from wayhome.web.presenting.at_the_door import at_of, is_away
from wayhome.web.presenting.missing_at_door import missing_at_door

CARING = ("carer", "parent", "guardian")
LONGEST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CameOf:
    """Something they told us, and what was done with it; empty while nobody said."""

    at: datetime
    said: str
    done: str
    told: str
    unread: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLink:
    """A report that came by their link: when, and the reference that was given for it."""

    at: datetime
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarerShown:
    """What those who care for a child are shown. ``barred``: nothing but that they may report.

    ``instead`` is whom to ask for while their officer is away; empty where nobody is known who is here.
    """

    barred: bool
    missing: MissingShown | None = None
    officer_is_away: bool = False
    instead: str = ""
    held_back: bool = False
    profile: Profile | None = None
    is_stale: bool = False
    changed: tuple[Changed, ...] = ()
    came_of: tuple[CameOf, ...] = ()
    by_link: tuple[ByLink, ...] = ()


@for_invited(*CARING, methods=READING_AND_SENDING)
def show_carer_door(visit: InvitedVisit) -> Page | HttpResponse:
    """Show what is theirs to see. What was done with what they told us counts once they say that they read it."""
    shown = carer_shown(visit)
    if visit.request.method == "POST":
        for one in shown.came_of:
            if one.unread:
                _note_read(visit, one.told)
        return redirect("carer-door")
    return Page(
        template="carers/door.html", content={"shown": shown, "may_cover": True, "family": visit.kind != "carer"}
    )


def carer_shown(visit: InvitedVisit) -> CarerShown:
    """Return what somebody is shown; whoever may not be told sees nothing, and reports all the same."""
    parts = visit.parts
    holders = rights_holders(visit.child, parts.ledger, at=visit.now)
    holder = holder_called(visit.holder, holders)
    if holder is None or not holder.may_be_told:
        return CarerShown(barred=True)
    read, ref = visit.as_read
    child = parts.reading.story(read)
    profile = profile_of(child, _words(visit, child, "profile.kept"), ref)
    at = replace(at_of(visit.kind, ref, read, visit.record, visit.now), before=visit.places.before)
    held = is_held_back(child, at)
    missing = missing_at_door(parts, child, at, held=held)
    away = missing is not None and bool(missing.officer) and is_away(parts, missing.officer, visit.now)
    return CarerShown(
        barred=False,
        missing=missing,
        officer_is_away=away,
        instead=_instead(visit, missing) if missing and away else "",
        held_back=held,
        profile=profile,
        is_stale=bool(profile and profile.is_stale(visit.now)),
        changed=since_last_episode(profile, child, visit.now) if profile else (),
        came_of=tuple(_came_of(visit, child)) if not held else (),
        by_link=tuple(_by_link(visit, child)),
    )


class DisputeForm(forms.Form):
    """Why the grade is wrong."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    why = forms.CharField(
        label="Why do you think the risk is graded wrongly?", max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say why, in a few words", "max_length": "Write the rest under “Tell us more”"},
    )  # fmt: skip
    known = forms.ChoiceField(
        label="Is there something in it that we may not know?",
        choices=[("yes", "Yes"), ("no", "No"), ("unknown", "I am not sure")], required=False, widget=forms.RadioSelect,
    )  # fmt: skip


class AddForm(forms.Form):
    """What they want the police to know."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=80)
    what = forms.CharField(
        label="What do you want us to know?", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Write something first", "max_length": "Send this in two parts"},
    )  # fmt: skip


@for_invited(*CARING, methods=READING_AND_SENDING, keeps=lambda: "dispute")
def dispute(visit: InvitedVisit) -> Page | HttpResponse:
    """Take a dispute of the grade; somebody who did not make it answers. Where no grade is shown, it is information."""
    missing = carer_shown(visit).missing
    if missing is None and visit.request.method != "POST":
        return redirect("carer-door")
    form = DisputeForm(visit.request.POST or None, initial={"key": new_key(visit)})
    if form.is_valid():
        given = form.cleaned_data
        if missing is None:
            enter_once(visit, _information(visit, form, given["why"]))
            return redirect("carer-door")
        command = DisputeGrade(
            by=visit.acting, happened_at=visit.now, key=sent_key(visit, form), record=missing.record,
            holder=visit.holder, of=visit.child, kind=visit.kind, why=given["why"],  # type: ignore[arg-type]
            known=given["known"] or "unknown",
        )  # fmt: skip
        enter_once(visit, command)
        return redirect("carer-door")
    return _asking(
        visit, "I disagree with the risk", "Somebody who did not make the grade answers within 4 hours.", form
    )


@for_invited(*CARING, methods=READING_AND_SENDING, keeps=lambda: "information")
def add(visit: InvitedVisit) -> Page | HttpResponse:
    """Take information, in the child's last case where there is one: while the child is missing, and afterwards."""
    form = AddForm(visit.request.POST or None, initial={"key": new_key(visit)})
    if form.is_valid():
        enter_once(visit, _information(visit, form, form.cleaned_data["what"]))
        return redirect("carer-door")
    return _asking(visit, "Tell us more", "We read it, and tell you within 7 days what we did with it.", form)


def _information(visit: InvitedVisit, form: forms.Form, what: str) -> AddInformation:
    found = last_case(visit.parts.reading.story(visit.parts.reading.one(visit.child)))
    return AddInformation(
        by=visit.acting, happened_at=visit.now, key=sent_key(visit, form),
        record=found[0] if found else visit.record, child=None if found else visit.child,
        holder=visit.holder, of=visit.child, kind=visit.kind, what=what,  # type: ignore[arg-type]
    )  # fmt: skip


def _asking(visit: InvitedVisit, title: str, lead: str, form: forms.Form) -> Page:
    errors = errors_of(form) if form.is_bound else []
    content: dict[str, Any] = {
        "title": title, "lead": lead, "form": form, "fields": fields_of(form), "errors": errors, "begun": visit.begun,
        "may_cover": True,
    }  # fmt: skip
    return Page(template="carers/ask.html", content=content, status=422 if errors else 200)


def _instead(visit: InvitedVisit, missing: MissingShown) -> str:
    """Return who took the case on, else who covers for its officer: the first of them who is not away too."""
    roster, officer = visit.parts.reading.people(), ActorId(missing.officer)
    posts = dict.fromkeys(held.post for held in roster.down_for(officer))
    cover = [held.officer for post in posts for held in roster.holders(post, visit.now) if held.covering == officer]
    known = (one for one in (missing.carried_by, *cover) if one)
    return next((one for one in known if not is_away(visit.parts, one, visit.now)), "")


def _words(visit: InvitedVisit, child: Story, kind: str) -> dict[Any, str]:
    records = dict.fromkeys(event.record for event in child.of_type(kind, with_child=True))
    return {key: text for record in records for key, text in visit.parts.reading.words(record).items()}


def _by_link(visit: InvitedVisit, child: Story) -> list[ByLink]:
    """Return the reports of the last weeks that came by their link, the latest first."""
    came = (
        event for event in child.of_type("door.missing_reported") if event.body.get("invitation") == visit.reference
    )
    lately = [event for event in came if visit.now - event.happened_at <= A_WHILE]
    return [ByLink(at=event.happened_at, reference=str(event.body["reference"])) for event in reversed(lately)]


def _came_of(visit: InvitedVisit, child: Story) -> list[CameOf]:
    words = {**_words(visit, child, "door.information_given"), **_words(visit, child, "door.told_what_came_of_it")}
    mine = (one for one in owed_back(child) if one.to == "family" and one.holder == visit.as_read[1])
    return [_came(one, words) for one in mine]


def _came(one: Owed, words: dict[Any, str]) -> CameOf:
    told = one.told[-1] if one.told else None
    return CameOf(
        at=one.given.happened_at,
        said=words.get((one.given.id, "what"), ""),
        done=words.get((told.id, "what"), "") if told else "",
        told=told.id if told else "",
        unread=told is not None and not one.read,
    )


def _note_read(visit: InvitedVisit, told: str) -> None:
    event = visit.parts.ledger.event(told)  # type: ignore[arg-type]
    if event is not None:
        command = ReadWhatCameOfIt(
            by=visit.acting, happened_at=visit.now, key=f"read:{visit.reference}:{told}", record=event.event.record,
            child=visit.child, told=told, holder=visit.holder,
        )  # fmt: skip
        enter(visit, command)
