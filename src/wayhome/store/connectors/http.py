"""A source that answers in pages of JSON over HTTP, by the standard library: one host, no redirects, no cookies."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit

from wayhome.application.holding.connecting import SourceOutOfReach, page_of
from wayhome.application.holding.lines import LineReader
from wayhome.application.holding.reading import DELETED
from wayhome.application.holding.taking import Batch
from wayhome.store.connectors.settings import HttpSource, within

LARGEST = 64 * 1024 * 1024
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
LATER = frozenset({408, 425, 429, 500, 502, 503, 504})


class _TryAgain(Exception):
    """It did not answer now and may in a moment; ``after`` is in how many seconds, where it says so."""

    def __init__(self, why: str, after: float = 0.0) -> None:
        super().__init__(why)
        self.after = after


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpHeld:
    """What an HTTP source holds, as some settings ask for it; ``wait`` waits for some seconds."""

    name: str
    settings: HttpSource
    wait: Callable[[float], object]
    token: str = ""

    @property
    def systems(self) -> tuple[str, ...]:
        """Return the system whose records it brings."""
        return (self.settings.system,) if self.settings.system else ()

    def pages(self, since: str) -> Iterator[Batch]:
        """Yield what changed after a cursor, page by page until one names no next."""
        reader, before, cursor = LineReader(system=self.settings.system, mapping=self.settings.mapping), 0, since
        place, seen = self._first(since), set[str]()
        while place and place not in seen:
            seen.add(place)
            page = self._page(place)
            told = self._list(page, self.settings.records), self._list(page, self.settings.gone)
            cursor = str(within(page, self.settings.cursor) or cursor)
            yield page_of([*map(_object, told[0])], reader, before=before, cursor=cursor)
            before += len(told[0])
            yield page_of([*map(_gone, told[1])], LineReader(system=self.settings.system), before=before, cursor=cursor)
            place = self._next(place, within(page, self.settings.next))

    def _first(self, since: str) -> str:
        asked = {**({self.settings.since: since} if since else {}), **self._size()}
        return _with(self.settings.url, asked)

    def _size(self) -> dict[str, str]:
        return {self.settings.size: str(self.settings.page)} if self.settings.size else {}

    def _next(self, place: str, told: object) -> str:
        """Return where the next page is: an address on the same host, or this one asked with a cursor."""
        if not told:
            return ""
        words = str(told)
        if "/" not in words and "?" not in words:
            return _with(self.settings.url, {self.settings.since: words, **self._size()})
        there = urljoin(place, words)
        if _origin(urlsplit(there)) != _origin(urlsplit(self.settings.url)):
            raise SourceOutOfReach(f"{self.name} names a page on another host, which is not asked.")
        return there

    def _list(self, page: object, place: str) -> Sequence[object]:
        found = within(page, place)
        if found is not None and not isinstance(found, list):
            raise SourceOutOfReach(f"{self.name} has no list at “{place}” in its answer.")
        return found or ()

    def _page(self, place: str) -> object:
        """Ask for a page, and again after a while where it may answer then. Raises SourceOutOfReach."""
        for tried in range(1, self.settings.tries + 1):
            try:
                return self._answer(place)
            except _TryAgain as later:
                if tried == self.settings.tries:
                    raise SourceOutOfReach(f"{self.name} did not answer: {later}, {tried} times.") from later
                self.wait(min(LONGEST_WAIT, later.after or FIRST_WAIT * 2 ** (tried - 1)))
        raise SourceOutOfReach(f"{self.name} was not asked.")

    def _answer(self, place: str) -> object:
        parts = urlsplit(place)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        headers = {"Accept": "application/json", "User-Agent": "Wayhome"}
        headers |= {"Authorization": f"Bearer {self.token}"} if self.token else {}
        try:
            with closing(kind(parts.netloc, timeout=self.settings.timeout)) as asked:
                asked.request("GET", parts._replace(scheme="", netloc="").geturl() or "/", headers=headers)
                with asked.getresponse() as answer:
                    return self._read(answer)
        except (OSError, HTTPException) as error:
            raise _TryAgain(f"no answer ({type(error).__name__})") from error

    def _read(self, answer: HTTPResponse) -> object:
        if answer.status in LATER:
            raise _TryAgain(f"it said {answer.status}", _seconds(answer.headers.get("Retry-After", "")))
        if answer.status != 200:
            raise SourceOutOfReach(f"{self.name} answered {answer.status}, and is not followed elsewhere.")
        body = answer.read(LARGEST + 1)
        if len(body) > LARGEST:
            raise SourceOutOfReach(f"{self.name} sent a page of more than 64 MB; ask for smaller pages.")
        try:
            return json.loads(body)
        except ValueError as wrong:
            raise SourceOutOfReach(f"{self.name} did not answer in JSON.") from wrong


def _object(told: object) -> Mapping[str, Any]:
    return told if isinstance(told, Mapping) else {}


def _gone(told: object) -> Mapping[str, Any]:
    """Return what is gone as a line says it: by its reference alone, or with the system beside it."""
    return {**(told if isinstance(told, Mapping) else {"record_id": told}), DELETED: True}


def _with(url: str, asked: Mapping[str, str]) -> str:
    parts = urlsplit(url)
    return parts._replace(query=urlencode({**dict(parse_qsl(parts.query)), **asked})).geturl()


def _origin(parts: SplitResult) -> tuple[str, str, int | None]:
    return parts.scheme, parts.hostname or "", parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def _seconds(told: str) -> float:
    return float(told) if told.isdecimal() else 0.0
