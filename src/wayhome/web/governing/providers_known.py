"""The providers on the force's register, by name."""

from collections.abc import Mapping

from wayhome.application.governing.owed import PROVIDERS
from wayhome.application.ports import EventLog
from wayhome.kernel.ids import Subject, SubjectKind, key_of, kind_of


def provider_names(log: EventLog) -> Mapping[Subject, str]:
    """Return every provider that anything was said of, with its name, in order of name."""
    found: dict[Subject, str] = {}
    for event in (held.event for name in reversed(PROVIDERS) for held in log.of_type(name)):
        for named in event.subjects:
            if kind_of(named) is SubjectKind.PROVIDER:
                found[named] = str(event.body.get("name") or found.get(named) or key_of(named))
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))
