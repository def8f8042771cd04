"""A report as it is being taken: kept by the server from the first keystroke until officers are sent and all is asked.

It is its author's draft and no part of the record. Once the case is open it only says which screens belong together.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from wayhome.kernel.moments import instant
from wayhome.web.accounts.models import Account
from wayhome.web.acting.models import Draft
from wayhome.web.http import Visit

PAGE = "report"
PREFIX = "page:"
Outcome = Literal["matched", "no_match", "not_sure", ""]
Answers = dict[str, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One child of a report: who the search found or a new one, the case they get, and the receipt of the search.

    ``said_name`` and ``said_born`` are what a child who is known was looked up with, which the record may lack.
    ``line`` is what was typed where the child was only named beside another, ``nothing`` what can be said where the
    search brought nobody back.
    """

    child: str
    record: str
    case: str
    known: bool = False
    name: str = ""
    born: str = ""
    age: str = ""
    phone: str = ""
    address: str = ""
    outcome: Outcome = ""
    came_back: int = 0
    asked_with: str = ""
    line: str = ""
    nothing: str = ""
    said_name: str = ""
    said_born: str = ""

    @property
    def who(self) -> str:
        """Return what to call them."""
        return self.name or "A child whose name is not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """One report. ``began`` is when its author began it: the clock of a call that comes now starts there.

    ``asked`` is what the child is looked up with, ``call`` what was filled in about the call, ``sent_at`` when it was
    first sent, so that sending it again is the same act. ``record`` is the first child's case once it is open, and
    ``ring_back`` when a caller who looks first is rung back.
    """

    key: str
    began: datetime
    asked: Answers = field(default_factory=dict)
    call: Answers = field(default_factory=dict)
    children: tuple[Missing, ...] = ()
    record: str = ""
    sent_at: str = ""
    ring_back: str = ""

    @property
    def draft(self) -> str:
        """Return the key as addresses carry it."""
        return self.key.removeprefix(PREFIX)

    def with_record(self, record: str) -> bool:
        """Say whether one of its cases is that record."""
        return bool(self.record) and any(one.record == record for one in self.children)

    def sent(self, now: datetime) -> datetime:
        """Return when it was first sent."""
        return instant(self.sent_at) if self.sent_at else now


def journey_of(visit: Visit, draft: str) -> Journey | None:
    """Return somebody's own report by its key; None when there is none, or it is somebody else's."""
    found = Draft.objects.filter(account=visit.account, key=PREFIX + draft, page=PAGE).first()
    return _read(found) if found else None


def journeys(account: Account) -> tuple[Journey, ...]:
    """Return the reports that somebody began and did not finish, the latest first."""
    return tuple(map(_read, Draft.objects.filter(account=account, page=PAGE).order_by("-saved_at")))


def journey_about(account: Account, record: str) -> Journey | None:
    """Return the report that somebody is taking in which a case was opened; None where it is none of theirs."""
    return next((one for one in journeys(account) if one.with_record(record)), None)


def keep(visit: Visit, journey: Journey) -> Journey:
    """Keep a report as it now stands."""
    held = asdict(replace(journey, key="", record=""))
    del held["began"]
    values = {"record": journey.record, "answers": held, "saved_at": visit.now, "page": PAGE}
    Draft.objects.update_or_create(
        account=visit.account,
        key=journey.key,
        defaults=values,
        create_defaults={**values, "begun_at": journey.began},
    )
    return journey


def finish(account: Account, journey: Journey) -> None:
    """Let a report go: everything in it is in the record, or its author does not want it."""
    Draft.objects.filter(account=account, key=journey.key, page=PAGE).delete()


def _read(draft: Draft) -> Journey:
    held: Mapping[str, Any] = draft.answers
    return Journey(
        key=draft.key,
        began=draft.begun_at,
        record=draft.record,
        asked=held.get("asked", {}),
        call=held.get("call", {}),
        children=tuple(Missing(**one) for one in held.get("children", ())),
        sent_at=held.get("sent_at", ""),
        ring_back=held.get("ring_back", ""),
    )
