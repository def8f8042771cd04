"""The rows of a review: what is still to be done, who does it, and by when. Empty rows are left out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django import forms
from django.forms import BoundField

from wayhome.casework.review_search import Outstanding
from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.rulebook.pack import Pack
from wayhome.web.whole_numbers import whole

ROWS, AT_MOST = 2, 12
PARTS = ("what", "who", "by", "day")
END_OF_DAY = time(23, 59)
TIME_OR_DAY = "Enter “By” as 22:35. A day goes into “Date, if further off”, and “By” may stay empty then"
AT_THE_DESK = (
    "response", "investigator", "grader", "call_handler", "coordinator", "supervisor", "inspector",
    "detective_inspector", "command",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row as it is placed."""

    number: int
    fields: tuple[BoundField, ...]


def how_many(sent: Mapping[str, object]) -> int:
    """Return how many rows to show: those that were there, and one more where one was asked for."""
    there = whole(str(sent.get("rows") or ""))
    return max(1, min((ROWS if there is None else there) + ("more" in sent), AT_MOST))


def fields_for(number: int, pack: Pack) -> Iterator[tuple[str, forms.Field]]:
    """Yield the fields of one row, by name."""
    who = [("", "Choose"), *((role, roles_words(role, pack)) for role in AT_THE_DESK if role in pack.head.roles)]
    small = {"type": "time"}
    yield (
        f"what_{number}",
        forms.CharField(label=f"What is still to be done ({number})", required=False, max_length=120),
    )
    yield f"who_{number}", forms.ChoiceField(label="Who does it", choices=who, required=False)
    yield (
        f"by_{number}",
        forms.TimeField(
            label="By",
            required=False,
            widget=forms.TimeInput(attrs=small),
            error_messages={"invalid": TIME_OR_DAY},
        ),
    )
    yield (
        f"day_{number}",
        forms.DateField(
            label="Date, if further off",
            required=False,
            widget=forms.DateInput(attrs={"type": "date"}),
        ),
    )


def roles_words(role: str, pack: Pack) -> str:
    """Say a role as the rulebook calls it, with a capital letter."""
    words = pack.head.roles.get(role, role.replace("_", " "))
    return words[:1].upper() + words[1:]


def lacking(number: int, cleaned: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what a row that was begun still lacks: the field, and what to do."""
    what, who, by, day = (cleaned.get(f"{part}_{number}") for part in PARTS)
    if not (what or who or by or day):
        return
    if not what:
        yield f"what_{number}", f"Enter what is still to be done ({number})"
    if not who:
        yield f"who_{number}", f"Choose who does it ({number})"
    if by is None and day is None:
        yield f"by_{number}", f"Enter by what time it is to be done ({number})"


def outstanding(number: int, cleaned: Mapping[str, object], now: datetime) -> Outstanding | None:
    """Return what a row comes to, by the end of a day that is given alone; None for one that is empty."""
    what, who, by, day = (cleaned.get(f"{part}_{number}") for part in PARTS)
    by = END_OF_DAY if by is None and day is not None else by
    if not what or not isinstance(by, time):
        return None
    return Outstanding(what=str(what), who=str(who), due=_due(by, day, now))


def _due(by: time, day: object, now: datetime) -> datetime:
    """Return when a row falls due: on the day that is given, or the next time that it is that hour in London."""
    local = in_london(now)
    if day is not None:
        return as_utc(datetime.combine(day, by, LONDON))  # type: ignore[arg-type]
    today = datetime.combine(local.date(), by, LONDON)
    coming = (today, today.replace(fold=1), today + timedelta(days=1))  # an hour that the clocks repeat comes twice
    return next(as_utc(moment) for moment in coming if as_utc(moment) > now)
