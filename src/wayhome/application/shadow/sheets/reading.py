"""The rows of one case, from both sheets, as the history they tell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from wayhome.application.mistakes import Mistake, Noted, Place, shown
from wayhome.application.shadow.history import ChildTold, History, Told, age, nation
from wayhome.application.shadow.sheets.cells import Reader, Row, folded
from wayhome.application.shadow.sheets.mapping import Kind, Mapping, Moment, Source

DECIDE = 'Give it a type in the mapping\'s events.type.values, or list it under "ignore".'


class CaseReader:
    """Reads one case: its rows, in the order of the sheets."""

    def __init__(self, case: str, mapping: Mapping, place: Place) -> None:
        self._case = case
        self._mapping = mapping
        self._noted = Noted(place, case)
        self._reader = Reader(mapping, self._noted)
        self._told: list[Told] = []
        self._numbers: dict[str, int] = {}
        self._used: set[int] = set()
        self._referred: set[str] = set()

    def read(self, of_case: Sequence[Row], of_events: Sequence[Row], *, cases_file: str) -> History:
        """Return the history that the rows tell; what cannot be read is in ``mistakes``."""
        first = of_case[0] if of_case else None
        if first is None and self._mapping.cases is not None and of_events:
            words = f"The case {self._case} is not in {cases_file}; its events were used all the same."
            self._noted.note("the case", words, "Add its row, or mend the id.", of_events[0].place)
        self._number(of_events)
        for row in of_case:
            self._columns_of_dates(row)
        for row in of_events:
            self._event(row)
        return self._history(of_case)

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Return what could not be read."""
        return tuple(self._noted.found)

    def _history(self, rows: Sequence[Row]) -> History:
        cases, row = self._mapping.cases, rows[0] if rows else None
        given = self._value(row, "nation", cases.nation if cases else None)
        return History(
            id=self._case,
            place=self._noted.place,
            nation=nation(given or self._mapping.nation, self._noted),
            child_age=self._age(row),
            as_at=self._reader.moment(row, cases.as_at) if row and cases else None,
            events=tuple(self._told),
            title=row.cells.get(cases.title or "", "") if row and cases else "",
            child=self._child(row),
            children=tuple(self._children(rows)),
        )

    def _children(self, rows: Sequence[Row]) -> Iterator[ChildTold]:
        """Yield each child of the case once, as their first row tells of them."""
        column = self._mapping.cases.child_id if self._mapping.cases else None
        seen: set[str] = set()
        for row in rows if column else ():
            key = row.cells.get(column or "")
            if key and key not in seen:
                seen.add(key)
                years = self._age(row)
                stated = {} if years is None else {"age_stated": years}
                yield ChildTold(key, {**(self._child(row) or {}), **stated})

    def _value(self, row: Row | None, field: str, source: Source | None) -> object:
        return self._reader.value(row, field, source) if row and source else None

    def _age(self, row: Row | None) -> int | None:
        given = self._value(row, "child_age", self._mapping.cases.child_age if self._mapping.cases else None)
        written = int(given) if isinstance(given, str) and re.fullmatch(r"\d{1,3}", given) else given
        return age(written, self._noted)

    def _child(self, row: Row | None) -> dict[str, Any] | None:
        sources = self._mapping.cases.child if self._mapping.cases else {}
        given = {name: self._value(row, name, source) for name, source in sources.items()}
        return {name: value for name, value in given.items() if value is not None} or None

    def _number(self, rows: Iterable[Row]) -> None:
        """Number the events as their own column does where it can, so that one event may name another."""
        column = self._mapping.events.reference if self._mapping.events else None
        for row in rows if column else ():
            reference = row.cells.get(column or "")
            if reference and reference not in self._numbers:
                whole = int(reference) if re.fullmatch(r"0*[1-9]\d{0,5}", reference) else 0
                self._numbers[reference] = self._take(whole)

    def _take(self, wanted: int = 0) -> int:
        number = wanted if wanted and wanted not in self._used else len(self._used) + 1
        while number in self._used:
            number += 1
        self._used.add(number)
        return number

    def _columns_of_dates(self, row: Row) -> None:
        for told in self._mapping.cases.events if self._mapping.cases else ():
            at = self._reader.moment(row, told.at)
            if at is not None:
                fields = {name: self._value(row, name, source) for name, source in told.fields.items()}
                one = Told(self._take(), at, at, told.type, {}, row.place)
                self._add(one, row, told.recorded_at, fields)

    def _event(self, row: Row) -> None:
        events = self._mapping.events
        if events is None:
            return
        kind = self._kind(row)
        if kind is None or kind.type is None:
            return
        if events.at.column not in row.cells:
            self._noted.note(f"column {events.at.column}", "The time is missing.", "Give it.", row.place)
            return
        at = self._reader.moment(row, events.at)
        if at is None:
            return
        fields = {name: self._value(row, name, source) for name, source in events.fields.items()} | kind.fields
        number = self._number_of(row.cells.get(events.reference or ""))
        self._add(Told(number, at, at, kind.type, {}, row.place), row, events.recorded_at, fields)

    def _number_of(self, reference: str | None) -> int:
        """Return the number kept for a reference the first time it comes, and the next free one otherwise."""
        if reference is None or reference in self._referred:
            return self._take()
        self._referred.add(reference)
        return self._numbers[reference]

    def _kind(self, row: Row) -> Kind | None:
        """Return what the type column means; None for rows to be left alone, and those noted as not decided."""
        types = self._mapping.events.type if self._mapping.events else None
        if types is None:
            return None
        written = row.cells.get(types.column)
        if written is None:
            self._noted.note(f"column {types.column}", "The event has no type.", "Say what happened.", row.place)
            return None
        if folded(written) in set(map(folded, types.ignore)):
            return None
        found = types.values.get(written) or {folded(word): kind for word, kind in types.values.items()}.get(
            folded(written)
        )
        if found is None or found.type is None:
            words = f"{shown(written)} is not a type the mapping knows, so the row was left out."
            self._noted.note(f"column {types.column}", words, DECIDE, row.place)
        return found

    def _add(self, told: Told, row: Row, recorded: Moment | None, fields: dict[str, Any]) -> None:
        given = {name: value for name, value in fields.items() if value is not None}
        if isinstance(given.get("about"), str):
            given["about"] = self._named(given["about"])
        written = self._reader.moment(row, recorded)
        if written is not None and written < told.at:
            words = "It was recorded before it happened; it was judged on when it happened."
            self._noted.note(f"column {recorded.column if recorded else ''}", words, "Mend the wrong one.", row.place)
        told = replace(told, recorded_at=written or told.at, fields=given, children=self._about(row))
        self._told.append(told)

    def _about(self, row: Row) -> tuple[str, ...]:
        """Return the children a row is about: those it names, or the child whose own row it is."""
        cases, events = self._mapping.cases, self._mapping.events
        columns = filter(None, (events.children if events else None, cases.child_id if cases else None))
        written = next((row.cells[column] for column in columns if column in row.cells), "")
        return tuple(filter(None, re.split(r"[;,\s]+", written)))

    def _named(self, text: str) -> list[Any]:
        """Return the numbers of the events a cell names, one or several."""
        return [self._numbers.get(name, name) for name in re.split(r"[;,\s]+", text) if name]
