"""The closed vocabulary of conditions: how a rule says which events and which circumstances it means.

There is no expression language. A *test* looks at one value, a *match* picks events by type and fields, and
*circumstances* test what is known of the child or the case at an instant. What is not known satisfies no test, unless
the rule says that not knowing counts.
"""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

Scalar = str | int | bool


class Strict(BaseModel):
    """A part of a pack: unknown keys are refused and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def one_or_more(value: object) -> object:
    """Let a pack write one thing where a list is meant."""
    return value if isinstance(value, list) or value is None else [value]


class ValueTest(Strict):
    """A test of one value. Exactly the keys given must hold."""

    one_of: tuple[Scalar, ...] | None = Field(None, description="the value is one of these")
    none_of: tuple[Scalar, ...] | None = Field(None, alias="not", description="the value is known and none of these")
    at_least: int | None = Field(None, description="the number is this or more")
    below: int | None = Field(None, description="the number is less than this")
    number: tuple[int, ...] | None = Field(
        None, description="the first number in a text is one of these, however the rest is written"
    )
    present: bool | None = Field(None, description="a value was given, or was not")
    valid_on_the_day: bool | None = Field(None, description="the date is the day of the event or later (London)")
    names_raising_event: bool | None = Field(None, description="the field names the event that raised the duty")
    same_as_raising: str | None = Field(None, description="equal to this field of the event that raised the duty")
    from_day_of: str | None = Field(
        None,
        description="the time is on the day (London) that the event that raised the duty gives in this field, or after",
    )
    or_unknown: bool = Field(False, description="not knowing counts as holding")


def _as_test(value: object) -> object:
    if isinstance(value, list):
        return {"one_of": value}
    if isinstance(value, dict):
        given = dict(value)
        if "not" in given:
            given["not"] = one_or_more(given["not"])
        given |= {key: one_or_more(given[key]) for key in ("one_of", "number") if key in given}
        return given
    return {"one_of": [value]} if isinstance(value, (str, int, bool)) else value


Test = Annotated[ValueTest, BeforeValidator(_as_test)]
Circumstances = dict[str, Test]


class Match(Strict):
    """Events of one type whose fields pass every test.

    ``of: child`` looks at everything about the child, not only at the events of the rule's own scope.
    """

    event: str = Field(description="the event type's name")
    where: dict[str, Test] = Field(default_factory=dict, description="tests of its fields")
    of: str = Field("scope", pattern="^(scope|child)$", description="whose events are looked at")


def _as_match(value: object) -> object:
    return {"event": value} if isinstance(value, str) else value


Matches = Annotated[tuple[Annotated[Match, BeforeValidator(_as_match)], ...], BeforeValidator(one_or_more)]
