"""Which lists are read whole where very many stand under everything: those under which the child most often stands."""

from datetime import date

from wayhome.holdings.asking import Asked
from wayhome.holdings.keys import keys_asked, keys_of_person
from wayhome.holdings.leading import leading
from wayhome.packs import linkage

ASKED = Asked(name="Abdallah Ahmed", birth_date=date(2018, 1, 1))


def test_both_parts_of_the_name_and_the_birth_date_as_they_were_said_come_before_any_part_of_either():
    exact = keys_of_person(ASKED.person)
    often = leading(keys_asked(ASKED, linkage().names.widened), exact)

    first = max(often.values())

    assert {key.partition(" ")[0] for key, one in often.items() if one == first} == {"name", "born"}
    assert all(key in exact for key, one in often.items() if one == first)
    assert often["name abdl amd"] == first


def test_what_is_looked_for_beside_what_was_said_is_never_read_before_it():
    exact = keys_of_person(ASKED.person)
    often = leading(keys_asked(ASKED, linkage().names.widened), exact)

    for kind in {key.partition(" ")[0] for key in often}:
        said = [one for key, one in often.items() if key.startswith(f"{kind} ") and key in exact]
        beside = [one for key, one in often.items() if key.startswith(f"{kind} ") and key not in exact]
        assert min(said, default=0) >= max(beside, default=0) or not said
