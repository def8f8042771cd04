"""People who agree and differ in every way that levels know, as Hypothesis draws them from small tables of values."""

from datetime import date

from hypothesis import strategies as st

from wayhome.holdings.records import HeldRecord, Person

GIVENS = (
    "", "Mohammed", "Muhammad", "Mo", "Mohammed Amin", "Katherine", "Kate", "Kathryn", "Oluwaseun", "Seun", "Sara",
    "Sarah", "Zara", "J", "Jan", "Nguyen", "Abdul Rahman", "Abdulrahman", "Anne-Marie", "Hana bint Omar", "Tomasz",
)  # fmt: skip
FAMILIES = (
    "", "Khan", "Kahn", "Begum", "Okafor-Bell", "Okafor", "Bell", "Wojcik", "Wójcik", "Sara", "Mohammed", "O'Neill",
    "ONeil", "Nguyen", "Al-Hassan", "Hussain", "Hussein",
)  # fmt: skip
OTHERS = ("Mo", "Kate Bell", "Seun", "Tommo", "Sara Khan")
DAYS = (
    date(2011, 3, 4), date(2011, 4, 3), date(2010, 3, 4), date(2011, 1, 1), date(2011, 3, 5), date(2021, 3, 4),
    date(2012, 1, 1), date(1998, 12, 30), date(2009, 3, 4),
)  # fmt: skip
ADDRESSES = (
    "",
    "12 Elm Road",
    "12 Elm Rd",
    "Flat 3, 12 Elm Road",
    "12 Oak Lane",
    "The Old Mill",
    "12 Elm Road AK2 5RS",
)
CODES = ("", "AK2 5RS", "ak25rs", "AK2 5RT", "nonsense")
PHONES = ("07700 900123", "+44 7700 900123", "07700 900132", "07700 900124", "12", "020 7946 0018")
VEHICLES = ("AK90 XYZ", "AK9O XYZ", "K90X", "AK91 XYZ", "AK", "BD95 OOI")
EMAILS = (
    "kate.bell@example.org",
    "katebell@example.com",
    "KATE.BELL@example.org ",
    "kb@example.org",
    "kate.bell+x@example.net",
)
HANDLES = ("@kate_b", "kateb", "KateB!", "!!", "mo.k")
IDENTIFIERS = ("nhs 943 476 5919", "NHS 9434765919", "nhs 943 476 5920", "pnc 12/3456X", "943", "--")
PLACES = (
    "",
    "Elm High School",
    "Elm Academy",
    "St Mary's RC Primary School",
    "Elm Park School",
    "The School",
    "Elm Lodge, Barking",
)
PARENTS = ("Kate Bell", "Katherine Bell", "Mohammed Khan", "Muhammad Kahn", "Bell")


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw none, one or two of some values."""
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


def people() -> st.SearchStrategy[Person]:
    """Draw a person as a record may have them."""
    return st.builds(
        Person,
        given_name=st.sampled_from(GIVENS),
        family_name=st.sampled_from(FAMILIES),
        also_known_as=some(OTHERS),
        birth_date=st.none() | st.sampled_from(DAYS),
        sex=st.sampled_from(("female", "male", "not_stated")),
        address=st.sampled_from(ADDRESSES),
        postcode=st.sampled_from(CODES),
        phones=some(PHONES),
        vehicles=some(VEHICLES),
        emails=some(EMAILS),
        handles=some(HANDLES),
        identifiers=some(IDENTIFIERS),
        school=st.sampled_from(PLACES),
        placement=st.sampled_from(PLACES),
        parents=some(PARENTS),
    )


def records(count: int) -> st.SearchStrategy[list[HeldRecord]]:
    """Draw so many records, each of its own reference."""
    drawn = st.lists(people(), min_size=count, max_size=count)
    return drawn.map(lambda each: [_record(at, person) for at, person in enumerate(each)])


def _record(at: int, person: Person) -> HeldRecord:
    return HeldRecord(id=f"R-{at:04}", system="custody", person=person)
