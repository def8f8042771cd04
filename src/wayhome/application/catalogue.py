"""The codes of a rulebook's catalogues in plain words, as its definitions give them: ML-07, accounts and messages."""

import re
from collections.abc import Mapping

from wayhome.application.called import question_asked
from wayhome.rulebook.pack import Pack

CODE = re.compile(r"\b[A-Z]{2}-\d{2}\b")
POWER = re.compile(r"\bDP-[A-Z0-9]+(?:-[A-Z0-9]+)*\b")
SPELT = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
LISTED = re.compile(r"\b([A-Z]{2}-\d{2}) ([^·]+?)\s*(?:·|$)")


def catalogue(pack: Pack) -> Mapping[str, str]:
    """Return the plain words of every code that the definitions of a rulebook list."""
    said = (line for definition in pack.definitions for line in definition.says)
    return {code: words for line in said for code, words in LISTED.findall(line)}


def in_plain_words(said: str, pack: Pack) -> str:
    """Put the plain words of a code after it; one that no definition lists stands alone.

    A power is called by its title instead, and a question that is to be settled as it is asked. What is spelt as the
    record spells it is said in words: likely_to_be_harmed, likely to be harmed.
    """
    said = _as_asked(said, pack)
    said = SPELT.sub(lambda key: key[0].replace("_", " "), said)
    said = POWER.sub(lambda code: pack.powers[code[0]].title if code[0] in pack.powers else code[0], said)
    if not CODE.search(said):
        return said
    known = catalogue(pack)
    return CODE.sub(lambda code: f"{code[0]} ({known[code[0]]})" if code[0] in known else code[0], said)


def _as_asked(said: str, pack: Pack) -> str:
    act, colon, rest = said.partition(": ")
    key, space, whose = rest.partition(" ")
    asked = question_asked(key, pack) if act == pack.head.acts.get("settle_unknown") else ""
    return f"{act}{colon}“{asked}”{space}{whose}" if asked else said
