"""Which children somebody has been near: everything held about them and naming them, asked for a purpose."""

from collections.abc import Iterable
from datetime import datetime

from wayhome.application.dossier.gathering import Behind, MayOpen, children_named
from wayhome.application.dossier.searches import Searches
from wayhome.application.dossier.widening import common_names, of_record, own_places, people_near
from wayhome.holdings.around import Around
from wayhome.holdings.asking import Asked
from wayhome.holdings.network import Thing, network
from wayhome.holdings.persons import KnownAs, Persons
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.stated import in_one_place, stated
from wayhome.kernel.moments import in_london

AS_FAR = 2  # ties: somebody, and what lies between them and a child


def near(person: Thing, references: Iterable[str], behind: Behind, *, now: datetime, may_open: MayOpen) -> Around:
    """Return the network around somebody. ``references`` are the records that are about them."""
    searches = Searches(behind.holdings, now)
    own = [record for record in searches.fetch(tuple(references)) if may_open(record)]
    for asked in _asked(person, own):
        searches.around(asked)
    for asked in people_near(searches, {record.id for record in own}):
        searches.around(asked)
    opened = tuple(record for record in searches.records.values() if may_open(record))
    persons = Persons(
        records=opened,
        centre=KnownAs(thing=person, names=_names(person, own)),
        own=frozenset(record.id for record in own),
        children=children_named(opened, frozenset(record.id for record in own), behind, in_london(now).year),
        on=in_london(now).date(),
        common=common_names(opened),
        tables=searches.tables,
    )
    said = in_one_place(tuple(one for record in opened for one in stated(record, persons, now)))
    return Around(network(said, person, furthest=AS_FAR))


def _asked(person: Thing, own: list[HeldRecord]) -> Iterable[Asked]:
    yield Asked(name=person.name)
    yield from (of_record(record) for record in own)
    yield from own_places(own)


def _names(person: Thing, own: Iterable[HeldRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((person.name, *(record.person.name for record in own))))
