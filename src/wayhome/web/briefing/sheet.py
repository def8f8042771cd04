"""What stands on a sheet that officers carry: enough to know the child by and to care for them, and no more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from wayhome.application.pictured import Photograph, in_use, photographs
from wayhome.kernel.ids import EventId
from wayhome.kernel.moments import in_london
from wayhome.kernel.names import given_name
from wayhome.web.acting.desk import Desk
from wayhome.web.briefing.care import care_of
from wayhome.web.briefing.saying import CAUTIONS, NOT_SHARED, ON_MEETING, PUBLISHED
from wayhome.web.presenting.entries import reference
from wayhome.web.presenting.held_of_child import held_of_child
from wayhome.web.presenting.kept_before import kept_before
from wayhome.web.presenting.obtained import OBTAINED, obtained

IDENTITY, NEWS, REPORTED = "missing.identity_recorded", "missing.information_received", "missing.reported"
NOT_HELD, NO_PHOTOGRAPH, A_PHOTOGRAPH = "Not on record yet.", "No photograph is held.", "a photograph"
ASK_LOOKS, ASK_CLOTHES, ASK_SEEN = "what the child looks like", "what they are wearing", "where they were seen last"
SEX = {"girl": "Girl", "boy": "Boy"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing on the sheet; ``ask`` says what to ask for where nothing is held of it, ``add`` what was obtained."""

    label: str
    words: str
    ask: str = ""
    add: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photograph: its entry and record, where it and its cover are, when it was taken in words, and if it is old."""

    entry: EventId
    src: str
    cover: str
    record: str
    taken: str
    publish: str
    old: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingSheet:
    """Everything a sheet places. ``lacking`` says what somebody should still ask for, ``to_add`` what was obtained."""

    first_name: str
    who: str
    reference: str
    since: str
    risk: str
    cautions: tuple[str, ...]
    lines: tuple[Line, ...]
    care: str
    on_meeting: tuple[str, ...]
    not_shared: tuple[str, ...]
    call: str
    picture: Picture | None
    no_picture: str
    lacking: tuple[str, ...]
    to_add: tuple[str, ...]
    shows: tuple[str, ...]


def briefing_sheet(desk: Desk) -> BriefingSheet:
    """Return the sheet of a child who is missing, as things are known now."""
    lines, picture = _lines(desk), picture_of(desk)
    kept = kept_before(desk.visit.parts, desk.facing.child, desk.visit.now, besides=desk.record)
    photo = () if picture else (_no_picture(desk),)
    publish = (picture.publish,) if picture else ()
    return BriefingSheet(
        first_name=given_name(desk.who) if not desk.who.startswith("Child ") else desk.who,
        who=", ".join(part for part in (SEX.get(str(_of_child(desk, "sex")), ""), _years(desk)) if part),
        reference=reference(desk.record),
        since=_since(desk),
        risk=desk.standing.risk.words if desk.standing.risk else "Risk not graded",
        cautions=_cautions(desk),
        lines=lines,
        care=care_of(desk, kept),
        on_meeting=ON_MEETING,
        not_shared=(*NOT_SHARED, *publish),
        call=_call(desk),
        picture=picture,
        no_picture="".join(one.words for one in photo),
        lacking=tuple(one.ask for one in (*photo, *lines) if one.ask),
        to_add=tuple(one.add for one in (*photo, *lines) if one.add),
        shows=(*((picture.record,) if picture else ()), *(one.profile.now.entry.record for one in kept.profiles)),
    )


def picture_of(desk: Desk) -> Picture | None:
    """Return the photograph that stands for the child; None where none may be used."""
    photograph = in_use(desk.facing.stories.get(desk.facing.child))
    return pictured(photograph, desk.visit.now) if photograph else None


def pictured(photograph: Photograph, now: datetime) -> Picture:
    """Return a photograph as a page shows it."""
    taken = photograph.taken_on
    return Picture(
        entry=photograph.entry,
        src=reverse("photograph", args=[photograph.entry]),
        cover=reverse("photograph-covered", args=[photograph.entry]),
        record=photograph.record,
        taken=f"Taken {taken.day} {taken:%B %Y}" if taken else "When it was taken is not known",
        publish=PUBLISHED[photograph.may_publish],
        old="More than three months old: ask for a newer one" if photograph.is_old(now) else "",
    )


def _years(desk: Desk) -> str:
    return f"{desk.age} years" if desk.age.isdigit() else desk.age


def _of_child(desk: Desk, field: str) -> object:
    story = desk.facing.stories.get(desk.facing.child)
    given = [event.body[field] for event in (story.of_type("child.described") if story else ()) if field in event.body]
    return given[-1] if given else None


def _since(desk: Desk) -> str:
    reported = desk.facing.last(REPORTED)
    if reported is None:
        return ""
    at, area = in_london(reported.happened_at), str(reported.body.get("area") or "")
    called = desk.visit.parts.areas().names.get(area, area)
    where = f", {called}" if called else ""
    return f"Reported missing {at:%H:%M} on {at:%A} {at.day} {at:%B}{where}"


def _no_picture(desk: Desk) -> Line:
    """Say that no photograph stands here; one that was withdrawn is asked for anew."""
    kept = photographs(desk.facing.stories.get(desk.facing.child))
    return _line(desk, "Photograph", "" if kept else "photo", A_PHOTOGRAPH, lacking=NO_PHOTOGRAPH)


def _line(desk: Desk, label: str, item: str, needed: str, *, lacking: str = NOT_HELD) -> Line:
    """Return the line of something that no words are held of: obtained and not added here, or not obtained at all."""
    got = obtained(desk.facing.story.of_type(OBTAINED), item, desk.visit.now)
    return Line(label=label, words=f"{got}.", add=needed) if got else Line(label=label, words=lacking, ask=needed)


def _lines(desk: Desk) -> tuple[Line, ...]:
    looks, clothes = (_last(desk, IDENTITY, field) for field in ("description", "clothing"))
    seen = held_of_child(desk.case, desk.facing.words).seen.as_theirs
    sighting = _last(desk, NEWS, "content", kind="sighting")
    held = (
        ("Looks like", looks, "description", ASK_LOOKS),
        ("Wearing", clothes, "clothing", ASK_CLOTHES),
        ("Last seen", seen, "", ASK_SEEN),
    )
    lines = tuple(
        Line(label=label, words=words) if words else _line(desk, label, item, ask) for label, words, item, ask in held
    )
    return (*lines, Line(label="Sighting since", words=sighting)) if sighting else lines


def _cautions(desk: Desk) -> tuple[str, ...]:
    """Say what whoever meets the child has to know of the risk; a flag of exploitation counts as a factor does."""
    known, now = desk.case.known, desk.visit.now
    present = known.value("factors", now)
    codes = {str(code) for code in present} if isinstance(present, tuple) else set()
    if known.value("exploitation", now) in ("known", "suspected"):
        codes.add("CSE")
    return tuple(words for factors, words in CAUTIONS if factors & codes)


def _call(desk: Desk) -> str:
    """Say whom to call: the control room, and whoever leads the search, by post and not by name."""
    roles: Mapping[str, str] = desk.pack.head.roles
    return f"The control room at once, then the {roles.get('supervisor', 'supervisor')} on duty for missing children."


def _last(desk: Desk, said_in: str, field: str, **where: str) -> str:
    events = (e for e in desk.facing.story.of_type(said_in) if all(e.body.get(k) == v for k, v in where.items()))
    return _last_of(desk.facing.words.get((event.id, field), "").strip() for event in events)


def _last_of(said: Iterable[str]) -> str:
    return next(reversed([words for words in said if words]), "")
