"""Whether the words of a record have to do with whom is asked for, and the words that say so."""

from collections.abc import Callable, Iterable, Iterator

from wayhome.holdings.asking import Asked
from wayhome.holdings.comparing import Prepared
from wayhome.holdings.mentions import Mention, mentioned, snippet
from wayhome.holdings.names import Likeness, every_part, names_alike, plain
from wayhome.holdings.naming.tables import NameTables
from wayhome.holdings.places import phone, plate
from wayhome.holdings.records import HeldRecord, Person

CLOSED = "Its text mentions them; what it says is restricted"


def named_in_text(asked: Asked, record: HeldRecord, is_called: Callable[[str], bool]) -> str:
    """Return in what words a record mentions whom is asked for; empty where it does not.

    ``is_called`` says whether a name is theirs: two parts of it at the least. A phone, a registration mark, an address
    or a name on line that is asked for is enough by itself. Of a restricted record no word is shown.
    """
    for one in mentioned(record):
        said = _said(asked, one, is_called)
        if said:
            return CLOSED if record.restricted_to else f"{said}: “{snippet(record.text, one.start, one.end)}”"
    return ""


def names_whole(asked: Asked, record: HeldRecord) -> str:
    """Return in what words a record names whom is asked for beside whom it is about: every part of a name, as it is.

    Empty where it does not, and for a name of one part. Of a restricted record no word is shown.
    """
    if not record.text and not record.associates:
        return ""
    whole = [parts for name in (asked.name, *asked.also_known_as) if len(parts := every_part(name)) > 1]
    associate = next((one for one in record.associates if _is_whole(one, whole)), "")
    if associate:
        return f"{associate} is named as an associate of {record.person.name or 'somebody not named'}"
    text = plain.__wrapped__(record.text)  # read once: not one of the names that are kept ready
    if not any(all(part in text for part in parts) for parts in whole):
        return ""  # quickly: no name of theirs can be in it
    return named_in_text(Asked(), record, lambda name: _is_whole(name, whole))


def named_beside(asked: Prepared, held: HeldRecord, tables: NameTables) -> str:
    """Return in what words a record about somebody else names whom is asked for; empty where it does not."""
    associate = next((name for name in held.associates if _is_named(asked, name, tables)), "")
    if associate:
        return f"{associate} is named as an associate of {held.person.name or 'somebody not named'}"
    return named_in_text(asked.asked, held, lambda name: _is_named(asked, name, tables))


def _is_named(asked: Prepared, associate: str, tables: NameTables) -> bool:
    """Say whether somebody named beside another is called what was asked for: two parts of it at the least."""
    names = (asked.asked.name, *asked.asked.also_known_as)
    return any((names_alike(name, associate, tables) or 0) > Likeness.INITIAL for name in names if name)


def has_phone(number: str, record: HeldRecord) -> bool:
    """Say whether a record has a phone: its person's, or one that its text mentions."""
    mentioned_there = (each for one in mentioned(record) for each in one.person.phones)
    wanted = phone(number)
    return bool(wanted) and any(phone(each) == wanted for each in (*record.person.phones, *mentioned_there))


def _is_whole(name: str, whole: Iterable[tuple[str, ...]]) -> bool:
    held = set(every_part(name))
    return any(held.issuperset(parts) for parts in whole)


def _said(asked: Asked, one: Mention, is_called: Callable[[str], bool]) -> str:
    name = one.person.given_name
    if name and is_called(name):
        return f"Its text names {name}"
    shared = set(_things(asked.person)) & set(_things(one.person))
    what = next((kind for kind, _ in sorted(shared)), "")
    return f"Its text has the same {what}" if what else ""


def _things(person: Person) -> Iterator[tuple[str, str]]:
    """Yield what is somebody's by how it is compared, with what it is called."""
    yield from (("phone", number) for number in map(phone, person.phones) if number)
    yield from (("registration mark", mark) for mark in map(plate, person.vehicles) if mark)
    yield from (("e-mail address", plain(one)) for one in person.emails)
    yield from (("name on line", "".join(filter(str.isalnum, plain(one)))) for one in person.handles)
