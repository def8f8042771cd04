"""A name as it is said aloud: the systems of the police write *SMITH, Ella*, and nobody calls a child SMITH."""


def as_said(name: str) -> tuple[str, ...]:
    """Return the words of a name, given names first, also where the family name was written first with a comma."""
    family, _, given = name.partition(",")
    words = f"{given} {family}".replace(",", " ").split()
    return tuple(words)


def given_name(name: str) -> str:
    """Return the first given name; the whole name where it is but one; empty where none is held."""
    return next(iter(as_said(name)), "")
