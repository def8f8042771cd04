"""The page of powers: each means of disruption a rulebook lists, whom it is for, its test, and whether it is there."""

from collections.abc import Iterable, Iterator

from wayhome.cli.reference.markdown import page, table
from wayhome.cli.reference.sources import rests_on
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.powers import Ages, ChildAges, Power

ORIGIN = "the powers of the packs"
WORDS = (
    "What can stop those who harm a child, beside charge or without it. This is no advice. Each power says what it "
    "rests on and whether its text was seen: what was not seen is checked before anybody relies on it. What is not in "
    "force, or is tried out in some places, is off until a rulebook says otherwise. Not knowing an age turns nothing "
    "off."
)
GROUPS = {
    "child": "Protect the child now", "adult": "Restrict an adult", "place": "A place",
    "trade": "Money, vehicle, licence", "others": "Held by others",
}  # fmt: skip
WHERE = {"at_home": " at home", "in_care": " in care"}


def powers_page(packs: Iterable[Pack]) -> str:
    """Write the page of powers."""
    return page("Powers of disruption", WORDS, *(part for pack in packs for part in _of_pack(pack)), origin=ORIGIN)


def _of_pack(pack: Pack) -> Iterator[str]:
    if not pack.powers:
        return
    yield f"## {pack.name}"
    head = ("power", "who", "child · adult", "test", "lasts · breach", "in force, as far as we know", "rests on")
    for group, title in GROUPS.items():
        held = [one for one in pack.powers.values() if one.group == group]
        if held:
            yield f"### {title}\n\n{table(head, (_row(one, pack) for one in held))}"


def _row(one: Power, pack: Pack) -> tuple[str, ...]:
    lasts, breach = (part.words if part else "" for part in (one.lasts, one.breach))
    return (
        f"`{one.id}` {one.title}: {one.does}",
        one.who,
        f"{_children(one)} · {_ages(one.adult_ages) if one.adult_ages else 'any'}",
        " ".join(part.words for part in one.test),
        f"{lasts} {breach}".strip(),
        " ".join((_there(one), *(f"Not established: {said}" for said in one.unsettled))),
        rests_on(one.basis, pack),
    )


def _children(one: Power) -> str:
    return ", ".join(_ages(ages) for ages in one.child_ages) or "any"


def _ages(ages: Ages) -> str:
    where = WHERE.get(ages.where or "", "") if isinstance(ages, ChildAges) else ""
    low = f"{ages.at_least} or older" if ages.at_least is not None else ""
    high = f"under {ages.below}" if ages.below is not None else ""
    return " and ".join(part for part in (low, high) if part) + where


def _there(one: Power) -> str:
    if one.status == "in_force":
        return "yes" if len(one.jurisdiction) > 1 else f"in {one.jurisdiction[0].capitalize()}"
    areas = ", ".join(pilot.area for pilot in one.pilots)
    return f"**off**: {one.status_words}{f' Areas: {areas}.' if areas else ''}"
