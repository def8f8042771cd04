"""Pages of the vocabulary: one for each area, with every event type and every field."""

from collections.abc import Iterator
from itertools import groupby

from pydantic.fields import FieldInfo

from wayhome.cli.reference.markdown import page, plain, sentence, table
from wayhome.cli.reference.values import given, parts, section, values_of
from wayhome.record.vocabulary import EventType, event_types

ORIGIN = "`wayhome.record.events`"
PERSONAL = (
    "Words about a person. The event holds only a salted commitment to them; the words and the salt are kept beside "
    "the record. Disposal destroys both: the commitment stays in the chain and no longer says anything."
)


def event_pages() -> Iterator[tuple[str, str]]:
    """Yield each page by its address."""
    by_area = [(area, list(types)) for area, types in groupby(event_types(), key=lambda declared: declared.area)]
    yield "events/README.md", _index(by_area)
    for area, types in by_area:
        yield f"events/{area}.md", _area(area, types)


def _index(by_area: list[tuple[str, list[EventType]]]) -> str:
    count = sum(len(types) for _, types in by_area)
    words = (
        f"{count} types of event can be entered. An event is one small fact: what happened, when, when it was written "
        "down, by whom, about whom. Its name and version never change; a change of meaning is a new version, and the "
        "old one is still read."
    )
    rows = (
        (f"[{declared.name}]({area}.md#{_anchor(declared)})", declared.version, sentence(_said(declared)))
        for area, types in by_area
        for declared in types
    )
    return page("Events", words, table(("event", "version", "says"), rows), origin=ORIGIN)


def _area(area: str, types: list[EventType]) -> str:
    facts = [declared.fact for declared in types]
    inside = (section(model) for model in parts(facts) if model not in facts)
    return page(f"Events: {area}", *(_event(declared) for declared in types), *inside, origin=ORIGIN)


def _event(declared: EventType) -> str:
    about = ", ".join(kind.value for kind in declared.about) or "whatever the event it points at is about"
    rows = (("version", declared.version), ("about", about), ("says", f"“{declared.says}”"))
    facts = table(("in short", ""), rows)
    fields = declared.fact.model_fields
    said = (
        f"## {declared.name}",
        plain(declared.fact.__doc__),
        facts,
        table(("field", "given", "values", "means"), (_field(name, at) for name, at in fields.items()))
        or "It has no fields: that it happened, and when, is all it says.",
        _personal(declared),
    )
    return "\n\n".join(part for part in said if part)


def _personal(declared: EventType) -> str:
    names = ", ".join(f"`{name}`" for name in declared.personal_fields)
    return f"**Personal: {names}.** {PERSONAL}" if names else ""


def _field(name: str, at: FieldInfo) -> tuple[str, str, str, str]:
    return f"`{name}`", given(at), values_of(at.annotation), sentence(at.description or "")


def _anchor(declared: EventType) -> str:
    return declared.name.replace(".", "")


def _said(declared: EventType) -> str:
    return declared.says.replace("{", "‹").replace("}", "›")
