"""One JSON object a line: what an exchange file holds, whatever its lines are about."""

import json
from typing import Any

from wayhome.application.mistakes import Noted


def json_object(text: str, noted: Noted, *, what: str = "case") -> dict[str, Any]:
    """Read a line as one object; raises Unreadable, in words, when it is none. ``what`` is what a line tells of."""
    try:
        raw = json.loads(text)
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
    except (RecursionError, ValueError) as error:
        words = f"This cannot be read as a {what}: {type(error).__name__}."
        raise noted.unreadable("the line", words, "Write one flat JSON object a line.") from error
    if isinstance(raw, list):
        words = f"The line is a JSON list, not a {what}."
        raise noted.unreadable("the line", words, f"Write one {what}, {{ … }}, a line, without a list around them.")
    if not isinstance(raw, dict):
        raise noted.unreadable("the line", "The line is not a JSON object.", f"Write one {what}, {{ … }}, a line.")
    return raw


def identity_of(raw: dict[str, Any], noted: Noted, *, what: str = "case") -> str:
    """Read the id of a line, a number or a word; raises Unreadable when there is none."""
    identity = raw.get("id")
    if isinstance(identity, int) and not isinstance(identity, bool):
        identity = str(identity)
    if not isinstance(identity, str) or not identity.strip():
        raise noted.unreadable("id", f"The {what} has no id.", f"Give each {what} its own id.")
    noted.case = identity
    return identity
