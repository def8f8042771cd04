"""Which keys a model has and which values each may have, said in words from its annotations."""

from collections.abc import Iterable, Iterator
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from wayhome.cli.reference.markdown import plain, sentence, table

KINDS = {
    "str": "text",
    "int": "whole number",
    "bool": "true or false",
    "date": "day",
    "datetime": "time with offset",
}


def values_of(annotation: object) -> str:
    """Say which values a field may have; another model is linked to its own heading on the same page."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inner)
    if origin is Annotated:
        return values_of(inner[0])
    if origin in (Union, UnionType):
        return " or ".join(values_of(one) for one in inner if one is not type(None))
    if origin is tuple:
        return f"a list: {values_of(inner[0])}"
    if origin is dict:
        return f"{values_of(inner[0])} → {values_of(inner[1])}"
    return _plain(annotation)


def _plain(annotation: object) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return "any value" if annotation is Any else KINDS.get(getattr(annotation, "__name__", ""), str(annotation))


def given(at: FieldInfo) -> str:
    """Say whether a field must be given, and what holds when it is not."""
    if at.is_required():
        return "must be given"
    default = at.get_default(call_default_factory=True, validated_data={})
    if default is None:
        return "may be left out"
    return f"left out: {_shown(default)}"


def _shown(default: object) -> str:
    if default in ((), {}, ""):
        return "empty"
    if isinstance(default, bool):
        return "`true`" if default else "`false`"
    if isinstance(default, BaseModel):
        return "its own defaults"
    return ", ".join(f"`{one}`" for one in (default if isinstance(default, tuple) else (default,)))


def parts(models: Iterable[type[BaseModel]]) -> tuple[type[BaseModel], ...]:
    """Return models and every model that may stand inside them, each once, in the order in which they are met."""
    found: dict[type[BaseModel], None] = {}
    waiting = list(models)
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found[model] = None
            waiting[:0] = [inner for at in model.model_fields.values() for inner in _models_in(at.annotation)]
    return tuple(found)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def section(model: type[BaseModel]) -> str:
    """Write a model as a section of a page: its heading, what it is, and its keys."""
    rows = (_row(name, at) for name, at in model.model_fields.items())
    return "\n\n".join((f"## {model.__name__}", plain(model.__doc__), table(("key", "given", "values", "means"), rows)))


def _row(name: str, at: FieldInfo) -> tuple[str, str, str, str]:
    return f"`{at.alias or name}`", given(at), values_of(at.annotation), sentence(at.description or "")
