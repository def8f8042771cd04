"""The tables. Of these only the events, the personal words, the idempotency keys and the looks are the authority.

``ledger_head`` and ``record_head`` are kept so that a writer has one small row to lock and compare; they and every
projection can be made again from the events. Nothing writes through these classes but the modules of this package.
"""

from django.db import models

from wayhome.store.fault_models import LastDone, SaidFault, StoredFault  # noqa: F401 - tables too
from wayhome.store.fields import PositionField
from wayhome.store.files.tables import KeptFile  # noqa: F401 - a table too
from wayhome.store.holdings.arrival_table import StoredArrival  # noqa: F401 - a table too
from wayhome.store.holdings.intake_tables import HeldIntake  # noqa: F401 - a table too
from wayhome.store.holdings.pack_table import KeptLinkagePack  # noqa: F401 - a table too
from wayhome.store.holdings.tables import (  # noqa: F401 - tables too
    HeldErasure,
    HeldIndex,
    HeldKey,
    HeldSource,
    KnownChildKey,
    StoredHeldRecord,
    StoredKnownChild,
)
from wayhome.store.linking.proposal_tables import (  # noqa: F401 - tables too
    StoredLinking,
    StoredLinkingRun,
    StoredLinkingStep,
    StoredProposal,
)
from wayhome.store.mailbox_models import KeptMailbox, ToldOfVacancy  # noqa: F401 - tables too
from wayhome.store.outbox_models import AwaitedSubject, NoticeProgress, StoredLetter, ToldNotice  # noqa: F401 - tables too
from wayhome.store.outgoing_models import OutgoingProgress, StoredOutgoing  # noqa: F401 - tables too
from wayhome.store.wording.tables import WordingCount, WordingFlag, WordingProgress  # noqa: F401 - tables too

HASH = 64


class StoredEvent(models.Model):
    """An event: where it stands, its two hashes, and the canonical text that was hashed. Never changed."""

    position = PositionField(primary_key=True)
    record = models.TextField()
    sequence = models.IntegerField()
    previous = models.CharField(max_length=HASH)
    hash = models.CharField(max_length=HASH)
    ledger = models.CharField(max_length=HASH)
    envelope = models.TextField()

    class Meta:
        db_table = "event"
        constraints = (models.UniqueConstraint(fields=["record", "sequence"], name="event_in_its_record"),)

    def __str__(self) -> str:
        return f"{self.position}: {self.record} {self.sequence}"


class StoredWords(models.Model):
    """The words of one personal field and the salt of their commitment. Destroyed on disposal, never changed."""

    event = models.TextField()
    field = models.TextField()
    record = models.TextField()
    subject = models.TextField()
    salt = models.CharField(max_length=HASH)
    text = models.TextField()

    class Meta:
        db_table = "private_words"
        constraints = (models.UniqueConstraint(fields=["event", "field"], name="words_of_a_field"),)
        indexes = (
            models.Index(fields=["record"], name="words_of_a_record"),
            models.Index(fields=["subject", "field"], name="words_about_one"),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.field}"


class LedgerHead(models.Model):
    """The end of the ledger: the one row that a writer locks."""

    id = models.SmallIntegerField(primary_key=True)
    position = models.BigIntegerField()
    ledger = models.CharField(max_length=HASH)

    class Meta:
        db_table = "ledger_head"

    def __str__(self) -> str:
        return str(self.position)


class RecordHead(models.Model):
    """The end of one record, for the optimistic lock."""

    record = models.TextField(primary_key=True)
    sequence = models.IntegerField()
    hash = models.CharField(max_length=HASH)

    class Meta:
        db_table = "record_head"

    def __str__(self) -> str:
        return f"{self.record} {self.sequence}"


class EntryKey(models.Model):
    """What an idempotency key stands for."""

    key = models.TextField(primary_key=True)
    digest = models.CharField(max_length=HASH)
    positions = models.TextField()

    class Meta:
        db_table = "entry_key"

    def __str__(self) -> str:
        return self.key


class StoredLook(models.Model):
    """Someone was shown some records. Never changed."""

    at = models.DateTimeField()
    actor = models.TextField()
    page = models.TextField()
    purpose = models.TextField()
    shown = models.TextField()

    class Meta:
        db_table = "look"
        indexes = (models.Index(fields=["actor"], name="look_by"),)

    def __str__(self) -> str:
        return f"{self.at} {self.page}"


class ShownInLook(models.Model):
    """One of the things that a look showed, so that the looks at a record are found without reading them all."""

    look = models.BigIntegerField()
    shown = models.TextField()

    class Meta:
        db_table = "look_shown"
        indexes = (models.Index(fields=["shown", "look"], name="looks_at"),)

    def __str__(self) -> str:
        return f"{self.look} {self.shown}"


class IndexedEvent(models.Model):
    """Where to find an event by its id, type and times; no type and no times when it cannot be read.

    Made again from the events.
    """

    position = PositionField(primary_key=True)
    id = models.TextField(unique=True)
    record = models.TextField()
    type = models.TextField()
    version = models.IntegerField()
    happened_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "event_index"
        indexes = (
            models.Index(fields=["type", "version", "happened_at"], name="events_of_a_type"),
            models.Index(fields=["record", "type", "version"], name="types_in_a_record"),
        )

    def __str__(self) -> str:
        return f"{self.position}: {self.type}"


class EventSubject(models.Model):
    """A subject that an event names, or that a correction moves it to or from. Made again from the events."""

    subject = models.TextField()
    position = models.BigIntegerField()

    class Meta:
        db_table = "event_subject"
        constraints = (models.UniqueConstraint(fields=["subject", "position"], name="event_names_subject"),)
        indexes = (models.Index(fields=["position", "subject"], name="subjects_of_an_event"),)

    def __str__(self) -> str:
        return f"{self.subject} {self.position}"


class EventCorrection(models.Model):
    """A correction, and the id of the event that it corrects. Made again from the events."""

    position = PositionField(primary_key=True)
    event = models.TextField(unique=True)
    corrects = models.TextField()

    class Meta:
        db_table = "event_correction"
        indexes = (models.Index(fields=["corrects"], name="corrections_of_an_event"),)

    def __str__(self) -> str:
        return f"{self.position} corrects {self.corrects}"


class DutyVersion(models.Model):
    """A duty as it was known for a time; ``duty`` is all of it. Made again from the events.

    ``record`` is where what raised it was written down. It is open from when it was raised until it is ``over_at``.
    """

    scope = models.TextField()
    rule = models.TextField()
    duty = models.TextField()
    record = models.TextField(default="")
    raised_at = models.DateTimeField()
    due_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)
    known_from = models.DateTimeField()
    known_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "duty_version"
        indexes = (
            models.Index(fields=["scope", "known_until"], name="duties_of_a_scope"),
            models.Index(
                fields=["record", "over_at", "raised_at", "due_at"],
                condition=models.Q(known_until=None),
                name="duties_of_a_case",
            ),
            models.Index(
                fields=["record", "raised_at", "due_at"],
                condition=models.Q(known_until=None, over_at=None),
                name="undone_in_a_case",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} for {self.scope}"


class DutyScope(models.Model):
    """How far the duties of a subject were derived, and under what: under nothing, they are derived when asked for."""

    scope = models.TextField(primary_key=True)
    known_at = models.DateTimeField(null=True)
    under = models.TextField(default="")

    class Meta:
        db_table = "duty_scope"
        indexes = (models.Index(fields=["under"], name="scopes_derived_under"),)

    def __str__(self) -> str:
        return self.scope


class ListedRecord(models.Model):
    """A record in the list of records. Made again from the events.

    ``kind`` is which kind of case it is: empty where it is about no child, none where that was not worked out yet.
    ``linked``: so far each of its events names several cases. ``settled_at`` is from when the case is closed, as far as
    closing it was not undone or corrected; a child's own record is never open.
    """

    record = models.TextField(primary_key=True)
    events = models.IntegerField()
    first_happened_at = models.DateTimeField()
    last_happened_at = models.DateTimeField()
    last_recorded_at = models.DateTimeField()
    last_position = models.BigIntegerField()
    kind = models.TextField(null=True)  # noqa: DJ001 - not worked out yet is not the same as no case
    linked = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "record_list"
        indexes = (
            models.Index(fields=["-last_position"], name="records_by_latest"),
            models.Index(fields=["settled_at", "kind", "record"], name="records_by_settled"),
            models.Index(fields=["last_happened_at"], name="records_by_happened"),
        )

    def __str__(self) -> str:
        return self.record
