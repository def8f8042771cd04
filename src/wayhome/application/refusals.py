"""Why the door to the record says no, in words a person can act on."""

from wayhome.kernel.ids import EventId, RecordId
from wayhome.kernel.refusals import Reason, Refused


class Conflict(Refused):
    """The record moved on after the act was decided; whoever decided it must look again."""

    def __init__(self, record: RecordId, *, decided_at: int, now_at: int) -> None:
        added = now_at - decided_at
        said = f"{added} more {'entry was' if added == 1 else 'entries were'} made" if added > 0 else "it has changed"
        super().__init__(
            Reason(
                rule="record.moved_on",
                words=f"Since you opened {record}, {said}.",
                remedy="Open it again, read what is new, and enter yours again if it still stands.",
            )
        )
        self.record = record
        self.decided_at = decided_at
        self.now_at = now_at


class KeyUsedBefore(Refused):
    """An idempotency key came a second time, with something else."""

    def __init__(self, key: str) -> None:
        super().__init__(
            Reason(
                rule="record.key_used_before",
                words=f"The key {key} was used before, for a different entry.",
                remedy="Send this entry under a key of its own.",
            )
        )
        self.key = key


class EnteredBefore(Refused):
    """An event that brings its own id, as an import's does, is in the record already."""

    def __init__(self, event: EventId) -> None:
        super().__init__(
            Reason(
                rule="record.entered_before",
                words=f"The event {event} is in the record already.",
                remedy="Leave it out, or give the entry the key it was first sent under.",
            )
        )
        self.event = event


class InQuarantine(Refused):
    """The record holds an event that this build cannot read, so nothing may be decided on it here."""

    def __init__(self, record: RecordId) -> None:
        super().__init__(
            Reason(
                rule="record.in_quarantine",
                words=f"{record} holds an entry that this version of Wayhome cannot read.",
                remedy="Read it as stored, enter what cannot wait in a new record that names the same child, "
                "and ask whoever runs Wayhome to bring this server up to date.",
            )
        )
        self.record = record


class NothingToDestroy(Refused):
    """A record holds no personal words, or none of the person named."""

    def __init__(self, record: RecordId) -> None:
        super().__init__(
            Reason(
                rule="record.nothing_to_destroy",
                words=f"{record} holds no personal words that this would destroy.",
                remedy="Check the record and whose words were meant; they may have been destroyed before.",
            )
        )


class NotTheOwner(Refused):
    """A role that may not write a table anew was asked to leave no copy of destroyed words."""

    def __init__(self, left_to_do: str) -> None:
        super().__init__(
            Reason(
                rule="record.not_the_owner",
                words="Copies may be left in the gaps of the table, and this role may not write it anew.",
                remedy=f"Finish as the role that owns the tables: {left_to_do}.",
            )
        )
