"""What is said of two names stands in both: each word in the part it is said of, and as alike as it is said to be."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from tests.holdings.people import BORN, HOME, PACK
from wayhome.holdings.asking import Asked, Piece
from wayhome.holdings.names import Likeness, every_part, likeness
from wayhome.holdings.ranking import rank
from wayhome.holdings.records import HeldRecord, Person

FIRST = st.sampled_from(
    ["Elizabeth", "Bell", "Lizzie", "Jaspreet Singh", "Preeti", "Mohamed Amin", "Mohamed Amir", "Siu Ming", "Siu Fong",
     "Caoimhe", "Keeva", "Grace", "Abdulrahman", "Thi Lan", "Zhang", "J", "Charlie Rose"]
)  # fmt: skip
LAST = st.sampled_from(
    ["Bell", "Grace", "Singh", "Kaur", "Bhogal", "Ní Bhriain", "O'Brien", "Al-Khatib", "Elkhateeb", "Okonjo-Pratt",
     "Pratt", "Xiao Ling", "Rahman", "Begum", "Jack", "Thorne"]
)  # fmt: skip
AGREEING = {
    "same": Likeness.SAME, "short_form": Likeness.SHORT_FORM, "spelling": Likeness.SPELLING, "sound": Likeness.SOUND,
}  # fmt: skip
QUOTED = re.compile(r"(?:, |: )([^:]+?)(?: \(.*\))?$")


@example(first="Elizabeth", last="Bell", given_name="Lizzie", family="Grace", parted=False, turned=True)
@given(first=FIRST, last=LAST, given_name=FIRST, family=LAST, parted=st.booleans(), turned=st.booleans())
def test_what_is_said_of_a_name_stands_in_both_names_and_in_the_part_it_is_said_of(
    first: str, last: str, given_name: str, family: str, parted: bool, turned: bool
):
    given_name, family = (family, given_name) if turned else (given_name, family)
    person = Person(
        given_name=given_name if parted else f"{given_name} {family}", family_name=family if parted else "",
        birth_date=BORN, address=HOME,
    )  # fmt: skip
    asked = Asked(name=f"{first} {last}", birth_date=BORN, address=HOME)

    for found in rank(asked, [HeldRecord(id="R-1", system="crime", person=person)], pack=PACK):
        for piece in found.pieces:
            if piece.field in ("given", "family") and piece.level != "different":
                _stands(piece, asked, person)


def _stands(piece: Piece, asked: Asked, person: Person) -> None:
    quoted = QUOTED.search(piece.words)
    assert quoted, piece.words
    words = quoted[1].removesuffix("; the other differs").split(", ")
    held, ours = "".join(every_part(words[0])), "".join(every_part(words[-1]))
    assert held in "".join(every_part(person.name)), piece.words
    assert ours in "".join(every_part(asked.name)), piece.words
    if "surname" in piece.words:
        assert held in "".join(every_part(person.family_name)), piece.words
    if "first name" in piece.words:
        assert held in "".join(every_part(person.given_name)), piece.words
    least = AGREEING.get(piece.level)
    assert least is None or (likeness(ours, held, PACK.names) or 0) >= Likeness.SOUND, piece.words
    assert piece.level != "same" or held == ours, piece.words
    assert piece.field != "family" or not _is_short(ours, held, asked), piece.words


def _is_short(ours: str, held: str, asked: Asked) -> bool:
    """Say whether a surname rests on the short form of what was asked as a first name."""
    declared = PACK.names.are_short_forms(ours, held) and not PACK.names.is_without(ours, held)
    spelt = likeness(ours, held, PACK.names) in (Likeness.SAME, Likeness.SPELLING)
    return declared and not spelt and ours == every_part(asked.name)[0]
