"""Which values a field may have, said in words from its annotation."""

from enum import Enum
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

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
    return KINDS.get(getattr(annotation, "__name__", ""), str(annotation))


def given(at: FieldInfo) -> str:
    """Say whether a field must be given, and what holds when it is not."""
    if at.is_required():
        return "must be given"
    default = at.get_default(call_default_factory=True, validated_data={})
    if default is None:
        return "may be left out"
    return "left out: empty" if default in ((), {}, "") else f"left out: `{default}`"
