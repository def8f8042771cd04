"""Gathering the signs that say how the system is. Nothing of any record is read but counts and references."""

import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from wayhome.application.health.signs import Done, Holding, Letters, Messages, Rules, Signs
from wayhome.application.holding.look_up import FRESH
from wayhome.application.holding.ports import HoldingsOutOfReach
from wayhome.duties.in_force import ACTIVATED
from wayhome.record.events.sign_in import RoleGiven
from wayhome.store.areas import read_areas
from wayhome.store.faults import counted, last_done
from wayhome.store.outbox import DatabaseOutbox
from wayhome.store.quarantine import in_quarantine
from wayhome.store.state import database_state, free_space, oldest_session, unapplied
from wayhome.web.acting.models import Draft
from wayhome.web.wiring import Wiring

NAMED = 5
LATELY = timedelta(days=30)


def gather_signs(parts: Wiring, now: datetime) -> Signs:
    """Look at everything, once."""
    faults, said = counted()
    of_machine = Signs(
        now=now,
        unapplied=unapplied(),
        done={what: Done(at=at, came_of_it=words, well=well) for what, (at, words, well) in last_done().items()},
        letters=_letters(),
        free=free_space(Path(settings.FOLDER)),
        oldest_session=oldest_session(now, settings.SESSION_COOKIE_AGE),
        zone=settings.TIME_ZONE,
        faults=faults,
        said=said,
        mail_set=bool(settings.EMAIL_HOST or settings.DEVELOPMENT_MAILBOX),
        areas_unread=read_areas(settings.AREAS)[1],
    )
    return _with_drafts(_with_the_record(_with_the_database(of_machine), parts))


def _with_the_database(signs: Signs) -> Signs:
    database, strange = database_state(), in_quarantine()
    return replace(
        signs,
        database=database.words,
        safe=database.safe,
        unsafe_because=database.because,
        database_clock=database.clock,
        quarantined=len(strange),
        quarantined_records=tuple(dict.fromkeys(one.record for one in strange))[:NAMED],
    )


def _with_the_record(signs: Signs, parts: Wiring) -> Signs:
    return replace(
        signs,
        behind=parts.reading.index.behind(most=sys.maxsize),
        position=parts.ledger.head().position,
        rules=_rules(parts),
        vacant=_vacant(parts, signs.now),
        posts=len(parts.ledger.of_type("workforce.post_held")),
        holdings=_holdings(parts, signs.now),
        messages=_messages(parts, signs.now),
        roles_opened=_opened(parts, signs.now),
    )


def _with_drafts(signs: Signs) -> Signs:
    drafts = Draft.objects.order_by("saved_at")
    oldest = drafts.values_list("saved_at", flat=True).first()
    return replace(signs, drafts=drafts.count(), oldest_draft=oldest)


def _letters() -> Letters:
    standing = DatabaseOutbox().standing()
    why = standing.failing[0].why if standing.failing else ""
    return Letters(waiting=standing.unsent, oldest=standing.oldest, failing=len(standing.failing), why=why)


def _messages(parts: Wiring, now: datetime) -> Messages:
    standing = parts.outgoing.standing(now)
    return Messages(waiting=standing.waiting, oldest=standing.oldest, undelivered=standing.undelivered)


def _rules(parts: Wiring) -> Rules:
    rulebook = parts.reading.rulebook
    last = rulebook.activations[-1].rulebook.pack
    activated = [sealed.event for sealed in parts.ledger.of_type(ACTIVATED)]
    return Rules(
        in_force=last.name,
        by_settings=settings.PACK,
        not_held=rulebook.not_held,
        own_times=len(activated[-1].body.get("settings", ())) if activated else 0,  # type: ignore[arg-type]
        put_in_force=bool(activated),
    )


def _vacant(parts: Wiring, now: datetime) -> tuple[str, ...]:
    """Return the posts of the ladder that nobody holds, as they are called at work."""
    caseload, head = parts.reading.caseload(now), parts.reading.rulebook.pack.head
    if not caseload.roster:
        return ()
    vacant = caseload.roster.vacancies(now, head.ladder)
    return tuple(
        dict.fromkeys(
            one.post.name if one.post else head.roles.get(one.role, one.role.replace("_", " ")) for one in vacant
        )
    )


def _holdings(parts: Wiring, now: datetime) -> tuple[Holding, ...]:
    try:
        sources = parts.holdings.sources()
    except HoldingsOutOfReach:
        return (Holding(words="What other systems hold", brought_in=None),)
    return tuple(
        Holding(words=one.name.replace("_", " ").capitalize(), brought_in=one.as_of, is_late=now - one.as_of > FRESH)
        for one in sources
    ) or (Holding(words="What other systems hold", brought_in=None),)


def _opened(parts: Wiring, now: datetime) -> int:
    given = (sealed.event for sealed in parts.ledger.of_type(RoleGiven.event_type.name))
    return sum(1 for event in given if event.body.get("reads_children") and event.recorded_at > now - LATELY)
