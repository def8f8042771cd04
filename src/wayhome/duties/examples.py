"""The worked examples of a rule, run: each a small history, a question at an instant, and the answer it must give.

An event is written ``TIME TYPE field=value …``. A time without an offset is London's clock. ``#2`` names the second
event of the example, ``[#1,#2]`` several; ``recorded_at=TIME`` makes it a late entry; ``episode=2`` puts it in another
episode of the same child. Each side of the limit is not written down: it is made from the example that is met, by
moving the act to the due instant and to one second after.
"""

import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty, Status
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, RecordId, Subject, SubjectKind, subject
from wayhome.kernel.moments import LONDON, as_utc
from wayhome.record.envelope import Event, Value
from wayhome.record.vocabulary import NotInVocabulary, check, latest
from wayhome.rulebook.schema import Duty as DutyRule
from wayhome.rulebook.schema import Example

SECOND = timedelta(seconds=1)
HAS_NO_LIMIT = ("gate/1", "absence/1", "calendar/1")
OF_A_CHILD = (SubjectKind.CHILD, SubjectKind.EPISODE, SubjectKind.INVESTIGATION)


class NotAnExample(ValueError):
    """An example that cannot be read; says which event and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An example that did not come out as the pack says it must."""

    rule: str
    example: str
    words: str

    def __str__(self) -> str:
        return f"{self.rule}, {self.example!r}: {self.words}"


def london(text: str) -> datetime:
    """Read a time of an example; without an offset it is London's clock."""
    moment = datetime.fromisoformat(text)
    return as_utc(moment if moment.tzinfo else moment.replace(tzinfo=LONDON))


def history(rule: DutyRule, example: Example) -> list[Event]:
    """Return the events of an example; raises NotAnExample naming the one that cannot be read."""
    return [_event(rule, written, number) for number, written in enumerate(example.events, start=1)]


def _event(rule: DutyRule, written: str, number: int) -> Event:
    try:
        at, name, *pairs = shlex.split(written)
        fields = dict(_pair(pair) for pair in pairs)
        happened = london(at)
        recorded = london(fields.pop("recorded_at", at))
        subjects = _subjects(rule, name, str(fields.pop("episode", "1")))
        declared = latest(name)
        if declared is None:
            raise NotInVocabulary(f"{name} is not in the vocabulary")
        body = check(name, declared.version, fields).body()
    except (ValueError, ValidationError) as error:
        raise NotAnExample(f"event {number} ({written}): {error}") from error
    return Event(
        id=EventId(f"#{number}"), record=RecordId(subjects[0]), type=name, version=declared.version,
        happened_at=happened, recorded_at=recorded, subjects=subjects, body=frozen(body),
    )  # fmt: skip


def frozen(body: Mapping[str, Value]) -> dict[str, Value]:
    """Return a body with its lists as tuples, as events hold them."""
    return {name: _frozen(value) for name, value in body.items()}


def _frozen(value: Value) -> Value:
    if isinstance(value, dict):
        return frozen(value)
    return tuple(map(_frozen, value)) if isinstance(value, (list, tuple)) else value


def _pair(pair: str) -> tuple[str, Any]:
    name, _, text = pair.partition("=")
    if text.startswith("[") and text.endswith("]"):
        return name, tuple(part.strip() for part in text[1:-1].split(",") if part.strip())
    if text in ("true", "false"):
        return name, text == "true"
    return name, text


def _subjects(rule: DutyRule, name: str, episode: str) -> tuple[Subject, ...]:
    scope = subject(rule.scope, "1")
    child = subject(SubjectKind.CHILD, "1")
    if rule.scope not in OF_A_CHILD:
        return (scope,)
    if name.startswith(("child.", "contact.")):
        return (child,)
    if rule.scope is SubjectKind.CHILD or episode != "1":
        return (child, subject(SubjectKind.EPISODE, episode))
    return (scope, child)


def outcome(rule: DutyRule, rulebook: Rulebook, events: list[Event], at: datetime) -> list[Duty]:
    """Derive the duties of one rule from an example's events, as they stand at an instant."""
    named = subject(rule.scope, "1")
    story = stories(events).get(named) or Story(named, ())
    duties = (duty for duty in derive(story, rulebook, horizon=at) if duty.rule == rule.id)
    return [duty for duty in duties if duty.status_at(at) is not Status.NOT_YET]


def failures(rule: DutyRule, rulebook: Rulebook) -> Iterator[Failure]:
    """Run every example of a rule, and each side of its limit; yield what did not come out right."""
    met: tuple[Example, list[Event], Duty] | None = None
    for example in rule.examples:
        try:
            events = history(rule, example)
        except NotAnExample as error:
            yield Failure(rule=rule.id, example=example.name, words=str(error))
            continue
        duties = outcome(rule, rulebook, events, london(example.at))
        yield from _judge(rule, example, duties)
        if met is None and duties and _shows_the_limit(duties[0], london(example.at)):
            met = example, events, duties[0]
    if met is not None and rule.shape not in HAS_NO_LIMIT:
        yield from _limits(rule, rulebook, *met)


def _shows_the_limit(duty: Duty, at: datetime) -> bool:
    """Say whether moving the act of a duty to its limit is a fair question: met, and not ended before it was due."""
    ended_early = duty.ended_at is not None and duty.ended_at <= duty.due_at
    return duty.status_at(at) is Status.MET and not ended_early


def _judge(rule: DutyRule, example: Example, duties: list[Duty]) -> Iterator[Failure]:
    statuses = tuple(duty.status_at(london(example.at)).value for duty in duties)
    if statuses != example.expect:
        words = f"expected {list(example.expect)}, came to {list(statuses)}"
        yield Failure(rule=rule.id, example=example.name, words=words)
    elif example.due is not None and duties and duties[0].due_at != london(example.due):
        words = f"expected to fall due at {example.due}, falls due at {duties[0].due_at.astimezone(LONDON).isoformat()}"
        yield Failure(rule=rule.id, example=example.name, words=words)


def _limits(rule: DutyRule, rulebook: Rulebook, example: Example, events: list[Event], duty: Duty) -> Iterator[Failure]:
    """Move the act of a met example to the due instant and to one second after, and see it judged so."""
    for at, in_time in ((duty.due_at, True), (duty.due_at + SECOND, False)):
        moved = [replace(e, happened_at=at, recorded_at=at) if e.id == duty.done_by else e for e in events]
        after = outcome(rule, rulebook, moved, at + SECOND)
        same = next((found for found in after if found.identity == duty.identity), None)
        came = same is not None and same.status_at(at) is Status.MET
        if came is not in_time:
            moved_to = "the due time" if in_time else "one second after it is due"
            words = f"the act moved to {moved_to} came to {same.status_at(at).words if same else 'no duty'}"
            yield Failure(rule=rule.id, example=f"{example.name} (limit)", words=words)
