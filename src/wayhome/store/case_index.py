"""Where cases are found without reading them: the list of records and the duty book, asked together."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connections
from django.db.models import Min

from wayhome.application.case_index import FAR_BEHIND, Kinds, Settled, StillOwing
from wayhome.application.duty_book import Deriving
from wayhome.kernel.ids import RecordId, Subject, SubjectKind
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.models import ListedRecord
from wayhome.store.projections.duties import Duties, derived_under
from wayhome.store.sql import ask, pieces

RECORDS = "SELECT record FROM record_list ORDER BY record"
UNSETTLED = (
    "SELECT record FROM record_list WHERE (settled_at IS NULL OR settled_at > {at}) AND (kind IS NULL OR kind <> '') "
    "ORDER BY record"
)
KINDS = "SELECT kind, COUNT(*) FROM record_list WHERE settled_at <= {at} AND kind <> 'child' GROUP BY kind"
CHILDREN = (
    "SELECT COUNT(*) FROM record_list l WHERE l.settled_at <= {at} AND l.kind = 'child' AND EXISTS "
    "(SELECT 1 FROM duty_version d WHERE d.record = l.record AND d.known_until IS NULL)"
)
TO_COME = "SELECT 1 FROM record_list WHERE last_happened_at > {at} LIMIT 1"
UNDONE = "d.known_until IS NULL AND d.over_at IS NULL AND d.raised_at <= {at}"
NOT_OVER = "d.known_until IS NULL AND (d.over_at IS NULL OR d.over_at > {at}) AND d.raised_at <= {at}"
BEHIND = "SELECT 1 FROM duty_scope WHERE under < {under} OR under > {under}"
ANY_BEHIND = f"{BEHIND} LIMIT 1"
HOW_MANY_BEHIND = f"SELECT COUNT(*) FROM ({BEHIND} LIMIT {{most}}) behind"  # noqa: S608 - two statements of our own
NOT_BEHIND = " AND NOT EXISTS (SELECT 1 FROM duty_scope s WHERE s.scope = d.scope AND s.under <> {under})"
WATCHED = (
    "SELECT record FROM record_list WHERE (settled_at IS NULL OR settled_at > {at}) AND (kind IS NULL OR kind <> '') "
    "UNION SELECT record FROM duty_version d WHERE d.known_until IS NULL AND (d.over_at IS NULL OR d.over_at > {at})"
)
OWED_FOR = (
    "SELECT DISTINCT record FROM duty_version WHERE known_until IS NULL AND (over_at IS NULL OR over_at > %s) "
    "AND scope IN ({})"
)
OWING = (  # little is owed beside how many cases there are: SQLite begins there, and PostgreSQL where it likes
    "SELECT l.record, l.kind, MIN(d.due_at) < {at}, MIN(d.due_at) FROM duty_version d "
    "CROSS JOIN record_list l WHERE l.record = d.record AND {open} AND l.settled_at <= {at} "
    "GROUP BY l.record, l.kind ORDER BY 4, 1"
)
OWING_NOTHING = (
    "SELECT l.record FROM record_list l WHERE l.settled_at <= {at} AND l.kind IN ({kinds}) "
    "AND NOT EXISTS (SELECT 1 FROM duty_version d WHERE d.record = l.record AND {open}) AND (l.kind <> 'child' OR "
    "EXISTS (SELECT 1 FROM duty_version d WHERE d.record = l.record AND d.known_until IS NULL)) "
    "ORDER BY l.record LIMIT {count} OFFSET {first}"
)
AT_ONCE, EVENTS_AT_ONCE = 20, 150  # what one request works out; who has more to them waits for the worker
LATEST = datetime.max.replace(tzinfo=UTC)
Counted = tuple[Counter[SubjectKind], int, datetime, datetime]


class DatabaseCaseIndex:
    """The index of cases in a database. What an entry left stale is derived as somebody asks, a little at a time."""

    def __init__(self, ledger: DatabaseLedger, deriving: Deriving) -> None:
        self._ledger = ledger
        self._using = ledger.using
        self._deriving = deriving
        self._kinds: Counted = (Counter(), -1, LATEST, LATEST)

    def records(self) -> Sequence[RecordId]:
        """Return every record, in order of reference; those about no child are no case."""
        return [RecordId(record) for (record,) in ask(self._using, RECORDS)]

    def unsettled(self, at: datetime) -> Sequence[RecordId]:
        """Return every case that is not settled at an instant, in order of reference."""
        return [RecordId(record) for (record,) in self._ask(UNSETTLED, at)]

    def settled(self, at: datetime) -> Settled:
        """Return what is known of the settled cases at an instant."""
        self._catch_up()
        rows = self._ask(OWING.replace("{open}", self._open(at)), at)
        owing = tuple(
            StillOwing(record=RecordId(record), kind=SubjectKind(kind), overdue=bool(late))
            for record, kind, late, _ in rows
            if kind
        )
        return Settled(owing=owing, kinds=self.settled_kinds(at))

    def behind(self, most: int = FAR_BEHIND) -> int:
        """Return of how many subjects it has yet to be worked out what is owed, a little of it worked out just now.

        No more than ``most`` are counted.
        """
        return self._how_many_behind(most) if self._catch_up() else 0

    def watched(self, at: datetime, about: Sequence[Subject] | None = None) -> Sequence[RecordId]:
        """Return every case that is not settled, or that owes something at an instant or later."""
        if about is None:
            return [RecordId(record) for (record,) in self._ask(WATCHED, at)]
        found: set[str] = set()
        for some in pieces(about):
            asked = OWED_FOR.format(", ".join(["%s"] * len(some)))
            found.update(record for (record,) in ask(self._using, asked, self._written(at), *some))
        return sorted(map(RecordId, found))

    def settled_from(self, records: Sequence[RecordId]) -> Mapping[RecordId, datetime]:
        """Return from when some records are settled."""
        found = ListedRecord.objects.using(self._using).exclude(settled_at=None)
        pairs = (
            pair
            for some in pieces(records)
            for pair in found.filter(record__in=list(some)).values_list("record", "settled_at")
        )
        return {RecordId(record): at for record, at in pairs if at is not None}

    def settled_kinds(self, at: datetime) -> Mapping[SubjectKind, int]:
        """Return how many cases of each kind are settled at an instant.

        Only an entry changes that, or the instant from which a case is settled.
        """
        position = self._ledger.head().position
        kinds, counted, since, until = self._kinds
        if counted != position or not since <= at < until:
            after = ListedRecord.objects.using(self._using).filter(settled_at__gt=at)
            following = after.aggregate(first=Min("settled_at"))["first"]
            kinds = Counter({SubjectKind(kind): count for kind, count in self._ask(KINDS, at) if kind})
            ((kinds[SubjectKind.CHILD],),) = self._ask(CHILDREN, at)
            self._kinds = kinds, position, at, following or LATEST
        return kinds

    def owing_nothing(self, kinds: Kinds, at: datetime, *, first: int, count: int) -> Sequence[RecordId]:
        """Return some of the settled cases of some kinds that owe nothing, in order of reference, from the first on."""
        listed = ", ".join(f"'{kind.value}'" for kind in sorted(kinds))
        asked = OWING_NOTHING.replace("{open}", self._open(at)).replace("{kinds}", listed)
        asked = asked.replace("{count}", str(int(count))).replace("{first}", str(int(first)))
        return [RecordId(record) for (record,) in self._ask(asked, at)]

    def _catch_up(self) -> bool:
        """Derive a little of what was left stale; says whether any is stale still."""
        if not self._is_any_behind():
            return False
        for projection in self._ledger.projections:
            if isinstance(projection, Duties):
                self._work_off(projection)
        return self._is_any_behind()

    def _work_off(self, duties: Duties) -> None:
        """Work a little off before the pen is taken; where all that is left is large, nobody waits for the pen."""
        duties.look_ahead(AT_ONCE, EVENTS_AT_ONCE)
        if duties.is_ahead:
            with self._ledger.pen():
                duties.catch_up(AT_ONCE, EVENTS_AT_ONCE)

    def _is_any_behind(self) -> bool:
        under = derived_under(self._deriving)
        return bool(ask(self._using, ANY_BEHIND.replace("{under}", "%s"), under, under))

    def _how_many_behind(self, most: int) -> int:
        under = derived_under(self._deriving)
        asked = HOW_MANY_BEHIND.replace("{under}", "%s").replace("{most}", str(int(most)))
        ((behind,),) = ask(self._using, asked, under, under)
        return int(behind)

    def _open(self, at: datetime) -> str:
        """Return what makes a duty open; what is over is asked only where something is said to happen still."""
        open_now = NOT_OVER if self._ask(TO_COME, at) else UNDONE
        return open_now + (NOT_BEHIND if self._is_any_behind() else "")

    def _ask(self, statement: str, at: datetime) -> list[tuple[Any, ...]]:
        """Ask, with the instant as this database writes instants, and the name of what is derived under."""
        names = re.findall(r"\{(at|under)\}", statement)
        given = {"at": self._written(at)}
        if "under" in names:
            given["under"] = derived_under(self._deriving)
        return ask(self._using, re.sub(r"\{(at|under)\}", "%s", statement), *(given[name] for name in names))

    def _written(self, at: datetime) -> str:
        """Return an instant as this database writes instants."""
        return str(connections[self._using].ops.adapt_datetimefield_value(at))
