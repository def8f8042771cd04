"""Who owes what an entry gave to somebody: a role of the rulebook, by its key or in its own words.

A line of enquiry is given to "the response officer" or to "response"; both are one post. A name that is no role of the
rulebook, such as a partner's, names no post of the police, so the rule's own role owes that it is seen to.
"""

from collections.abc import Mapping
from types import MappingProxyType

from wayhome.record.envelope import Value
from wayhome.rulebook.schema import Owes

NEVER_CALLED: Mapping[str, str] = MappingProxyType({})


def owners_by_name(roles: Mapping[str, str], before: Mapping[str, str] = NEVER_CALLED) -> Mapping[str, Owes]:
    """Return each police role under everything it is called; what two roles are called names neither, but for keys.

    ``before`` is what roles were called once: what was given to somebody by that name stays theirs.
    """
    in_words = [plain(words) for words in roles.values()]
    called = {plain(words): key for key, words in roles.items() if in_words.count(plain(words)) == 1}
    once = {plain(words): key for words, key in before.items()}
    return {name: Owes(role=key) for name, key in (once | called | {plain(key): key for key in roles}).items()}


def named_owner(named: Value, owners: Mapping[str, Owes]) -> Owes | None:
    """Return who owes what was given to somebody; None where nobody was named, or no role of the rulebook."""
    return owners.get(plain(named)) if isinstance(named, str) else None


def plain(name: str) -> str:
    """Return a name of a role without what makes no difference to it: capitals, spaces, an article."""
    return " ".join(name.replace("_", " ").casefold().split()).removeprefix("the ")
