"""What a field of an event can hold, asked of one value alone, and said in words to whoever corrects an entry."""

from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import TypeAdapter, ValidationError

from wayhome.record.vocabulary import EventType, Fact

ENTER_ANEW = "Mark the entry as one that should not have been entered, and enter what is right beside it."
FORMS: dict[object, str] = {
    str: "Write it in words.",
    int: "Write it as a whole number, such as 2.",
    bool: "Write true or false.",
    date: "Write it as a day, such as 2026-11-28.",
    datetime: "Write it as a day and a time with its offset, such as 2026-11-28T21:30:00+00:00.",
}


def takes(declared: EventType, field: str, value: str | int | bool) -> bool:
    """Say whether a field can hold a value as it stands: a number is no word, and a word no number, however alike."""
    if field not in declared.fact.model_fields:
        return False
    adapter = _adapter(declared.fact, field)
    try:
        held = adapter.dump_python(adapter.validate_python(value), mode="json")
    except ValidationError:
        return False
    return type(held) is type(value)


def what_it_takes(declared: EventType, field: str) -> str:
    """Say what to write where a field cannot hold what was given."""
    if field not in declared.fact.model_fields:
        return f"Choose one of: {', '.join(name.replace('_', ' ') for name in declared.fact.model_fields)}."
    kinds = _kinds(declared.fact.model_fields[field].annotation)
    choices = [str(one) for kind in kinds if get_origin(kind) is Literal for one in get_args(kind)]
    if choices:
        return f"Write one of: {', '.join(choices)}."
    return next((FORMS[kind] for kind in kinds if kind in FORMS), ENTER_ANEW)


@cache
def _adapter(fact: type[Fact], field: str) -> TypeAdapter[Any]:
    described = fact.model_fields[field]
    kind: Any = Annotated[described.annotation, described]
    return TypeAdapter(kind)


def _kinds(annotation: object) -> list[Any]:
    """Return the alternatives of an annotation, without what marks them and without nothing at all."""
    if get_origin(annotation) in (None, Literal, tuple, list):
        return [annotation]
    inside = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return [kind for one in inside if one is not NoneType for kind in _kinds(one)]
