"""What can be permitted, one member for each thing a page lets someone do."""

from enum import Enum


class Permission(Enum):
    """One thing someone may or may not do; ``act`` finishes the sentence "You may not …"."""

    READ_CASES = "read_cases", "read the records of children and cases"
    """Lists, cases, duties and time lines: everything that shows who a child is or what happened to them."""

    READ_PROOFS = "read_proofs", "read how an entry is proved"
    """One event with its place in the chain, and whether the chain was checked and holds."""

    IMPORT_HISTORIES = "import_histories", "bring case histories in"
    """Upload histories from another system; they are read in shadow and nothing is written back."""

    READ_MEASURES = "read_measures", "read the evidence for the recommendations"
    """Recommendations, measures and their counts. The cases behind a count need READ_CASES as well."""

    READ_RULEBOOK = "read_rulebook", "read the rulebook"
    """Packs, rules, sources and definitions. They hold nothing about any child."""

    key: str
    act: str

    def __new__(cls, key: str, act: str) -> "Permission":
        permission = object.__new__(cls)
        permission._value_ = key
        permission.key, permission.act = key, act
        return permission
