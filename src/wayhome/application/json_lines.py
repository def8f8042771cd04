"""One JSON object a line: what an exchange file holds, whatever its lines are about."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, TypeAlias

from wayhome.application.mistakes import Noted, shown

Object: TypeAlias = dict[str, Any]
FLAT = "Write one flat JSON object a line."


def json_object(text: str, noted: Noted, *, what: str = "case") -> dict[str, Any]:
    """Read a line as one object; raises Unreadable, in words, when it is none. ``what`` is what a line tells of.

    Where a field is given more than once the last is used, as JSON readers do, and that is said.
    """
    repeats = Repeats()
    raw = _loaded(text, repeats, noted, what)
    if isinstance(raw, list):
        words = f"The line is a JSON list, not a {what}."
        raise noted.unreadable("the line", words, f"Write one {what}, {{ … }}, a line, without a list around them.")
    if not isinstance(raw, dict):
        raise noted.unreadable("the line", "The line is not a JSON object.", f"Write one {what}, {{ … }}, a line.")
    repeats.note(raw, noted)
    return raw


def _loaded(text: str, repeats: "Repeats", noted: Noted, what: str) -> object:
    try:
        raw: object = json.loads(text, object_pairs_hook=repeats.read)
        if "\\u" in text:
            json.dumps(raw, ensure_ascii=False).encode()  # half a character pair cannot be written out again
    except json.JSONDecodeError as error:
        words = f"This is not JSON: {error.msg} at character {error.pos + 1}."
        remedy = "Write one JSON object a line."
        if text.lstrip()[:1] == "[":
            remedy = f"The file looks like one JSON list; write one {what} a line, without the list around them."
        raise noted.unreadable("the line", words, remedy) from error
    except UnicodeEncodeError as error:
        words = "The line holds half of a character pair (a lone surrogate)."
        raise noted.unreadable("the line", words, "Export the text again as UTF-8.") from error
    except RecursionError as error:
        raise noted.unreadable("the line", "It is nested too deeply to be read.", FLAT) from error
    except ValueError as error:
        remedy = "Mend the number, or write it as text in quotation marks."
        raise noted.unreadable("the line", "A number in it is too long to be read.", remedy) from error
    return raw


class Repeats:
    """The fields that an object gives more than once, kept while a line is read."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: list[tuple[Object, Counter[str]]] = []

    def read(self, pairs: list[tuple[str, Any]]) -> Object:
        """Return the object that some pairs make, the last of each name."""
        made = dict(pairs)
        if len(made) != len(pairs):
            self._found.append((made, Counter(name for name, _ in pairs)))
        return made

    def note(self, raw: Object, noted: Noted) -> None:
        """Note every field given more than once, where it stands in the line."""
        if not self._found:
            return
        where = {id(one): path for path, one in _objects(raw, "")}
        for made, counts in reversed(self._found):
            path = where.get(id(made), "the line, ")
            for name, count in counts.items():
                if count > 1:
                    words = f"It is given {count} times; the last, {_shown(made[name])}, was used."
                    noted.note(f"{path}{name}", words, "Give it once.")


def _objects(value: object, path: str) -> Iterator[tuple[str, Object]]:
    """Yield every object of a line with the path of what stands in it."""
    waiting = [(path, value)]
    while waiting:
        path, one = waiting.pop()
        if isinstance(one, dict):
            yield path, one
            waiting += [(f"{path}{name}.", inner) for name, inner in one.items()]
        elif isinstance(one, list):
            waiting += [(f"{path.removesuffix('.')}[{index}].", inner) for index, inner in enumerate(one)]


def _shown(value: object) -> str:
    return "an object" if isinstance(value, dict) else "a list" if isinstance(value, list) else shown(value)


def identity_of(raw: dict[str, Any], noted: Noted, *, what: str = "case") -> str:
    """Read the id of a line, a number or a word; raises Unreadable when there is none."""
    identity = raw.get("id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not identity.strip():
        raise noted.unreadable("id", f"The {what} has no id.", f"Give each {what} its own id.")
    noted.case = identity
    return identity
