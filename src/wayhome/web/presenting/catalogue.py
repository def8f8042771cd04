"""The codes of a rulebook's catalogues in plain words; pages import them from here."""

from wayhome.application.catalogue import catalogue as catalogue  # noqa: PLC0414 - one place to import from
from wayhome.application.catalogue import in_plain_words as in_plain_words  # noqa: PLC0414
