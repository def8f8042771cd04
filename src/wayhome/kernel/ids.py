"""What things are called.

Ids are plain strings with a distinct type each, so that one cannot be passed where another is meant. A *subject* is
what an event is about or a rule is derived for, written ``kind:key`` (``child:ET-01``); it is a string so that it can
stand in an index, an address and a sentence without conversion.
"""

from enum import StrEnum
from typing import NewType

EventId = NewType("EventId", str)
RecordId = NewType("RecordId", str)
Subject = NewType("Subject", str)
ActorId = NewType("ActorId", str)
PostId = NewType("PostId", str)
RuleId = NewType("RuleId", str)


class SubjectKind(StrEnum):
    """What an event may be about and a rule may be derived for."""

    CHILD = "child"
    EPISODE = "episode"
    INVESTIGATION = "investigation"
    OFFICER = "officer"
    POST = "post"
    UNIT = "unit"
    PROVIDER = "provider"
    FORCE = "force"
    REPORT = "report"


_KINDS = {kind.value: kind for kind in SubjectKind}  # asked for each subject of each event: an enum's own way is slow


def subject(kind: SubjectKind | str, key: str) -> Subject:
    """Name a subject: ``subject("child", "17")`` is ``child:17``."""
    return Subject(f"{SubjectKind(kind).value}:{key}")


def kind_of(named: Subject) -> SubjectKind:
    """Say which kind a subject is; raises ValueError for a kind nobody declared."""
    name = named.partition(":")[0]
    return _KINDS.get(name) or SubjectKind(name)


def key_of(named: Subject) -> str:
    """Return the part of a subject after its kind."""
    return named.partition(":")[2]


OUR_FORCE = subject(SubjectKind.FORCE, "force")
"""The force whose record this is: what it owes as a whole, and which rulebook is in force, are events about it."""
