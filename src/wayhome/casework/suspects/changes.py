"""What each entry about a suspect changes in how they stand."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from wayhome.casework.suspects.standing import Bail, Step, SuspectStanding
from wayhome.kernel.ids import EventId, SubjectKind, kind_of
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event

Words = Mapping[tuple[EventId, str], str]
Changed = dict[str, Any]
Change = Callable[[SuspectStanding, Event, Words], Changed]

IDENTIFIED, CHECKED = "suspect.identified", "suspect.checked"
DEALT, EXPLAINED = "investigation.suspect_dealt_with", "suspect.explained"
BAILED, EXTENDED, VARIED = "investigation.bail_set", "investigation.bail_extended", "investigation.bail_varied"
ENDED, BROKEN = "investigation.bail_ended", "investigation.bail_broken"
DECIDED, REVIEWED = "investigation.bail_breach_decided", "investigation.release_reviewed"
TOLD, APART, OTHER_CHILD = "suspect.standards_told", "suspect.kept_apart", "suspect.other_child_indicated"
ENDS_BAIL = ("released_without_charge", "released_under_investigation", "charged", "not_charged",
             "out_of_court_disposal")  # fmt: skip


def _identified(before: SuspectStanding, event: Event, words: Words) -> Changed:
    body = event.body
    led = tuple(dict.fromkeys((*before.known_by, str(body.get("known_by", "unknown")))))
    said = {name: words.get((event.id, name), "") for name in ("name", "trace", "description", "workplace")}
    plain = {name: str(body[name]) for name in ("kind", "nominal", "own_record", "own_child") if body.get(name)}
    cares = str(body.get("cares_for_child", "unknown"))
    children = (named for named in event.subjects if kind_of(named) is SubjectKind.CHILD)
    return {
        "known_by": tuple(one for one in led if one != "unknown") or led,
        "identified_at": before.identified_at or event.happened_at,
        "children": tuple(dict.fromkeys((*before.children, *children))),
        "cares_for_child": "yes" if before.is_carer else _last_known(before.cares_for_child, cares),
        **{name: text for name, text in said.items() if text},
        **plain,
        **({"police_as": _ref(event)} if body.get("kind") == "police" else {}),
        **_age(event),
    }


def _ref(event: Event) -> str:
    return str(event.body.get("suspect") or "")


def _age(event: Event) -> Changed:
    born, stated = event.body.get("date_of_birth"), event.body.get("age_stated")
    given = {"date_of_birth": date.fromisoformat(str(born)) if born else None, "age_stated": stated}
    return {name: value for name, value in given.items() if value is not None}


def _last_known(before: str, said: str) -> str:
    return before if said in ("unknown", "not_asked", "not_available") and before != "unknown" else said


def _checked(before: SuspectStanding, event: Event, _words: Words) -> Changed:
    answered = dict.fromkeys((*before.answered, *_systems(event, "answered")))
    waiting = [one for one in (*before.unanswered, *_systems(event, "unanswered")) if one not in answered]
    at = event.happened_at if event.body.get("complete") else None
    return {
        "answered": tuple(answered),
        "unanswered": tuple(dict.fromkeys(waiting)),
        "checked": before.checked or at,
        "steps": (*before.steps, _step(event, "checked")),
    }


def _systems(event: Event, name: str) -> tuple[str, ...]:
    said = event.body.get(name)
    return tuple(map(str, said)) if isinstance(said, tuple) else ()


def _step(event: Event, kind: str) -> Step:
    return Step(event=event.id, kind=kind, at=event.happened_at)


def _dealt(before: SuspectStanding, event: Event, _words: Words) -> Changed:
    kind = str(event.body["kind"])
    changed: Changed = {"steps": (*before.steps, _step(event, kind))}
    if kind == "arrested":
        changed["arrested_on"] = before.arrested_on or london_day(event.happened_at)
    if kind in ENDS_BAIL:
        changed["bail"] = None
        changed["on_release"] = event.happened_at if kind == "released_under_investigation" else None
        changed["released_as"] = _ref(event) if kind == "released_under_investigation" else ""
    return changed


def _bailed(before: SuspectStanding, event: Event, words: Words) -> Changed:
    day = london_day(event.happened_at)
    return {
        "steps": (*before.steps, _step(event, "bailed")),
        "bail": Bail(
            since=day, until=_until(event), conditions=words.get((event.id, "conditions"), ""), ref=_ref(event)
        ),
        "first_bailed": before.first_bailed or day,
        "on_release": None,
    }


def _extended(before: SuspectStanding, event: Event, _words: Words) -> Changed:
    authority, day = str(event.body.get("authority", "unknown")), london_day(event.happened_at)
    bail = before.bail or Bail(since=day, until=day, ref=_ref(event))
    return {
        "steps": (*before.steps, _step(event, "bail_extended")),
        "bail": replace(bail, until=_until(event), authority=authority),
        "first_bailed": before.first_bailed or day,
    }


def _until(event: Event) -> date:
    return date.fromisoformat(str(event.body["until"]))


def _varied(before: SuspectStanding, event: Event, words: Words) -> Changed:
    now = words.get((event.id, "conditions"), "")
    return {"bail": replace(before.bail, conditions=now) if before.bail else None}


def _ended(before: SuspectStanding, event: Event, _words: Words) -> Changed:
    return {"steps": (*before.steps, _step(event, "bail_ended")), "bail": None}


def _broken(before: SuspectStanding, event: Event, _words: Words) -> Changed:
    bail = replace(before.bail, broken_at=event.happened_at) if before.bail else None
    return {"steps": (*before.steps, _step(event, "bail_broken")), "bail": bail}


def _decided(before: SuspectStanding, event: Event, _words: Words) -> Changed:
    bail = replace(before.bail, broken_at=None) if before.bail else None
    return {"steps": (*before.steps, _step(event, "breach_decided")), "bail": bail}


def _reviewed(before: SuspectStanding, event: Event, _words: Words) -> Changed:
    return {"steps": (*before.steps, _step(event, "release_reviewed"))}


def _explained(before: SuspectStanding, event: Event, _words: Words) -> Changed:
    return {"explained": True, "steps": (*before.steps, _step(event, "explained"))}


def _told(_before: SuspectStanding, event: Event, _words: Words) -> Changed:
    return {"standards_told": event.happened_at}


def _apart(_before: SuspectStanding, event: Event, _words: Words) -> Changed:
    return {"kept_apart": event.happened_at}


def _other_child(_before: SuspectStanding, _event: Event, _words: Words) -> Changed:
    return {"other_child": True}


CHANGES: Mapping[str, Change] = {
    IDENTIFIED: _identified,
    CHECKED: _checked,
    DEALT: _dealt,
    EXPLAINED: _explained,
    BAILED: _bailed,
    EXTENDED: _extended,
    VARIED: _varied,
    ENDED: _ended,
    BROKEN: _broken,
    DECIDED: _decided,
    REVIEWED: _reviewed,
    TOLD: _told,
    APART: _apart,
    OTHER_CHILD: _other_child,
}
