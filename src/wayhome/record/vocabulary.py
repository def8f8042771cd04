"""The vocabulary: every type of event that can be said, its fields, and which of them are personal.

An event type is a small frozen model whose docstring is its public reference. Its name and version are stable strings,
never a Python path. ``Fact`` turns the fields into the body of an event and checks a body that came from outside; an
unknown type or version is a value (``None``), not a crash, so that one strange record cannot take the site down.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, ConfigDict

from wayhome.kernel.ids import SubjectKind
from wayhome.record.envelope import Value


class _Personal:
    """Marks a field whose words are about a person and are kept beside the record."""


class _Telling:
    """Marks personal words that tell what happened, so that they are read for what they say of a child."""


PERSONAL, NARRATIVE, SPOKEN = _Personal(), _Telling(), _Telling()
Words = Annotated[str, PERSONAL]
"""Personal words that are kept beside the record: a name, an address, a reason."""
Narrative = Annotated[str, PERSONAL, NARRATIVE]
"""What somebody wrote about a child: it is read for risk and for wording."""
Spoken = Annotated[str, PERSONAL, SPOKEN]
"""What a child, a suspect or somebody asked said, in their own words: read for risk, and left as it was spoken."""
Known = Literal["yes", "no", "unknown", "not_asked", "not_available"]

NAME = re.compile(r"^[a-z]+\.[a-z][a-z0-9_]*$")


class NotInVocabulary(ValueError):
    """An event type that breaks the vocabulary's own rules: a name reused, a float, a field without a description."""


@dataclass(frozen=True, kw_only=True)
class EventType:
    """One entry of the vocabulary.

    ``says`` is the sentence a timeline shows, with fields in braces. ``about`` are the kinds of subject it must name.
    """

    name: str
    version: int
    says: str
    about: tuple[SubjectKind, ...]
    fact: type["Fact"]

    @property
    def area(self) -> str:
        """Return the area of work it belongs to, the part of its name before the dot."""
        return self.name.partition(".")[0]

    @cached_property
    def personal_fields(self) -> tuple[str, ...]:
        """Return the fields whose words are kept beside the record and destroyed on disposal."""
        return self._marked(PERSONAL)

    @cached_property
    def narrative_fields(self) -> tuple[str, ...]:
        """Return the fields that hold what somebody wrote about a child."""
        return self._marked(NARRATIVE)

    @cached_property
    def spoken_fields(self) -> tuple[str, ...]:
        """Return the fields that hold what somebody said, in their own words."""
        return self._marked(SPOKEN)

    def _marked(self, mark: object) -> tuple[str, ...]:
        fields = self.fact.model_fields.items()
        return tuple(name for name, at in fields if mark in at.metadata or is_marked(at.annotation, mark))


_TYPES: dict[tuple[str, int], EventType] = {}


class Fact(BaseModel):
    """The fields of one type of event. Subclass with ``name``, ``says``, ``about`` and, once changed, ``version``."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    event_type: ClassVar[EventType]

    def __init_subclass__(cls, **declared: Any) -> None:
        # pydantic passes class keywords on here too; they are used below, once the fields are known.
        super().__init_subclass__()

    @classmethod
    def __pydantic_init_subclass__(
        cls, *, name: str = "", says: str = "", about: tuple[str, ...] = (), version: int = 1, **kwargs: Any
    ) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        if name:
            cls.event_type = _declare(cls, name, version, says, tuple(map(SubjectKind, about)))

    def body(self) -> dict[str, Value]:
        """Return the fields that are not personal and were given, as the body of an event."""
        private = self.event_type.personal_fields
        given: dict[str, Value] = self.model_dump(mode="json", exclude_none=True, exclude=set(private))
        return given

    def private_words(self) -> dict[str, str]:
        """Return the personal fields that were given, by field name."""
        held = ((name, getattr(self, name)) for name in self.event_type.personal_fields)
        return {name: words for name, words in held if words}


def _declare(fact: type[Fact], name: str, version: int, says: str, about: tuple[SubjectKind, ...]) -> EventType:
    if not NAME.match(name):
        raise NotInVocabulary(f"{name!r} is not an event name: write area.what_happened in lower case")
    if (name, version) in _TYPES:
        raise NotInVocabulary(f"{name} version {version} is declared twice")
    for field, described in fact.model_fields.items():
        if "float" in str(described.annotation):
            raise NotInVocabulary(f"{name}.{field} is a float, which has no canonical form")
    declared = EventType(name=name, version=version, says=says, about=about, fact=fact)
    _TYPES[name, version] = declared
    return declared


def is_personal(annotation: object) -> bool:
    """Say whether an annotation such as ``Words | None`` marks its words as personal."""
    return is_marked(annotation, PERSONAL)


def is_marked(annotation: object, mark: object) -> bool:
    """Say whether an annotation carries a mark, itself or in one of its alternatives."""
    inside = (is_marked(one, mark) for one in get_args(annotation))
    return mark in getattr(annotation, "__metadata__", ()) or any(inside)


def event_types() -> tuple[EventType, ...]:
    """Return the whole vocabulary in order of name and version."""
    return tuple(_TYPES[key] for key in sorted(_TYPES))


def event_type(name: str, version: int) -> EventType | None:
    """Look an event type up; None means this build cannot act on it and its record is quarantined."""
    return _TYPES.get((name, version))


def latest(name: str) -> EventType | None:
    """Look up the newest version of an event type by name alone."""
    versions = [declared for (known, _), declared in _TYPES.items() if known == name]
    return max(versions, key=lambda declared: declared.version, default=None)


def check(name: str, version: int, fields: Mapping[str, Any]) -> Fact:
    """Check fields against the vocabulary.

    Raises NotInVocabulary for an unknown type and pydantic's ValidationError, which names each wrong field.
    """
    declared = event_type(name, version)
    if declared is None:
        raise NotInVocabulary(f"{name} version {version} is not in the vocabulary")
    return declared.fact.model_validate(fields)
