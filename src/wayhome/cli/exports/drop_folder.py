"""A folder into which the system of record's exports are dropped: which have arrived whole, and where they go then.

A file counts as arrived once two looks, some seconds apart, found it unchanged: nobody takes half an export, and no
share needs to tell of changes. A pair of sheets is ``NAME-cases.csv`` and ``NAME-events.csv``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path

from wayhome.kernel.moments import in_london

TAKEN, REFUSED = "taken", "refused"
MAPPING = "mapping.json"
CASES, EVENTS = "-cases.csv", "-events.csv"
State = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One export in the folder: histories, or one or two sheets; its parts together are what it is known by."""

    name: str
    histories: Path | None = None
    cases: Path | None = None
    events: Path | None = None

    @property
    def parts(self) -> tuple[Path, ...]:
        """Return its files."""
        return tuple(filter(None, (self.histories, self.cases, self.events)))

    def digest(self, mapping: Path | None) -> str:
        """Return a digest of its files, and of the mapping they are read with: read otherwise, it is another export."""
        files = self.parts if self.histories else (*self.parts, *([mapping] if mapping else []))
        return sha256("".join(digest_of(path) for path in files).encode()).hexdigest()

    def lines(self) -> int | None:
        """Return how many cases there are at most, where the file says so by its lines."""
        if self.histories is None:
            return None
        with self.histories.open("rb") as opened:
            return sum(1 for line in opened if line.strip())


class DropFolder:
    """The folder, and what it held when it was last looked at; ``in_pairs`` where two sheets may be one export."""

    def __init__(self, folder: Path, *, in_pairs: bool = True) -> None:
        self.folder = folder
        self._exports = _exports if in_pairs else _one_by_one
        self._seen: Mapping[Path, State] = {}
        self._still: frozenset[Path] = frozenset()

    @property
    def mapping(self) -> Path | None:
        """Return the saved mapping that stands in the folder; None where there is none."""
        found = self.folder / MAPPING
        return found if found.is_file() else None

    def look(self) -> list[Arrived]:
        """Return the exports that are unchanged since the last look, in order of name."""
        now = {path: _state(path) for path in sorted(self.folder.iterdir()) if _is_dropped(path)}
        self._still = frozenset(path for path, state in now.items() if self._seen.get(path) == state)
        self._seen = now
        exports = {path: state for path, state in now.items() if _is_export(path)}
        return [one for one in self._exports(exports) if self._still.issuperset(one.parts)]

    def left(self) -> Iterator[tuple[str, str]]:
        """Yield each file that lies there and is not taken, with why it is not, once two looks found it unchanged."""
        for path in sorted(self._still):
            other = _other_half(path)
            if not _is_export(path):
                yield path.name, "it is neither .csv nor .jsonl. Save it as one of these, and drop that in."
            elif other and other not in self._seen:
                yield path.name, f"it waits for {other.name}. Drop that in, or take this away."

    def put_away(self, arrived: Arrived, place: str, at: datetime) -> Path:
        """Move an export out of the way, under the time at which that was done; returns the folder it is in now."""
        stamp = in_london(at).strftime("%Y-%m-%dT%H%M%S")
        kept = self.folder / place / f"{stamp} {arrived.name}"
        kept.mkdir(parents=True, exist_ok=True)
        for path in arrived.parts:
            path.rename(kept / path.name)
        return kept


def one_export(given: Path, events: Path | None) -> Arrived:
    """Return files named by hand as one export."""
    if events is None and given.suffix.lower() != ".csv":
        return Arrived(name=given.stem, histories=given)
    return Arrived(name=given.stem.removesuffix("-cases"), cases=given, events=events)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _exports(found: Mapping[Path, State]) -> Iterator[Arrived]:
    """Yield each export: histories alone, and sheets with their other half; half a pair waits for the other."""
    for path in found:
        other = _other_half(path)
        if path.suffix.lower() == ".jsonl":
            yield Arrived(name=path.stem, histories=path)
        elif path.name.endswith(CASES) and other in found:
            yield Arrived(name=path.name[: -len(CASES)], cases=path, events=other)
        elif not path.name.endswith((CASES, EVENTS)):
            yield Arrived(name=path.stem, cases=path)


def _other_half(path: Path) -> Path | None:
    """Return the sheet without which one of a pair says nothing; None for a file that stands alone."""
    for mine, its in ((CASES, EVENTS), (EVENTS, CASES)):
        if path.name.endswith(mine):
            return path.with_name(path.name[: -len(mine)] + its)
    return None


def _one_by_one(found: Mapping[Path, State]) -> Iterator[Arrived]:
    """Yield each file as an export of its own."""
    return (one_export(path, None) for path in found)


def _is_dropped(path: Path) -> bool:
    return path.is_file() and path.name != MAPPING and not path.name.startswith(".")


def _is_export(path: Path) -> bool:
    return path.suffix.lower() in (".jsonl", ".csv")


def _state(path: Path) -> State:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
