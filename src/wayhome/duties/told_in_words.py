"""Facts that only the words of a report tell so far: in the record they are unknown, and so lower nothing."""

from collections.abc import Mapping

TOLD_IN_WORDS: Mapping[str, str] = {
    "overnight": "yes, no or unknown: a night has passed since the child was last seen; unknown in the record so far",
    "keeps_safe": "yes where what was told of a disability says that the child gets about safely; else unknown",
    "settled_here": "yes where what was told says that a child who came alone has been here for years; else unknown",
    "told_found": "yes where it is known where they are, and the police see them or who calls says so; else unknown",
}
