"""Making networks for tests: who is tied to what, by which record, known here since when."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from wayhome.holdings.network import Ground, Kind, Statement, Thing, Way

BEGAN = datetime(2026, 11, 1, tzinfo=UTC)
CHILD = Thing(key="child:C-1", kind="child", name="Isla", case="C-1")
KINDS: dict[str, Kind] = {"c": "child", "a": "adult", "o": "person", "p": "phone", "l": "place", "v": "vehicle"}
WAYS: dict[Kind, Way] = {
    "phone": "phone", "place": "found", "vehicle": "vehicle", "child": "named_beside", "adult": "named_beside",
    "person": "named_beside",
}  # fmt: skip


def thing(key: str) -> Thing:
    """Return somebody or something by a short key: ``a1`` is an adult, ``p2`` a phone; ``child`` is in the middle."""
    return CHILD if key == "child" else Thing(key=key, kind=KINDS[key[0]], name=key.upper())


def said(one: str, other: str, *, by: str = "R-1", day: int = 0, way: Way | None = None) -> Statement:
    """Return a record saying that two are tied; ``day`` counts from when anything was known."""
    ground = Ground(
        reference=by,
        where="intelligence",
        sentence=f"{one} and {other}.",
        on=date(2026, 11, 1) + timedelta(days=day),
        known_at=BEGAN + timedelta(days=day),
    )
    first, second = thing(one), thing(other)
    return Statement(one=first, other=second, way=way or WAYS[second.kind], ground=ground)


people = st.sampled_from(["child", "c1", "c2", "c3", "a1", "a2", "o1"])
shared = st.sampled_from(["p1", "p2", "l1", "l2", "v1"])
records = st.sampled_from([f"R-{number}" for number in range(6)])


@st.composite
def statement(draw: st.DrawFn) -> Statement:
    """Return any record tying somebody to something, or two people."""
    one = draw(people)
    other = draw(shared | people.filter(lambda key: key != one))
    return said(one, other, by=draw(records), day=draw(st.integers(0, 20)))


statements = st.lists(statement(), max_size=24).map(tuple)
