"""Files kept on a database, each sealed, for one record each."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256

from wayhome.application.files import FileName, digest_in
from wayhome.kernel.ids import RecordId, Subject
from wayhome.store.files.sealing import opened, seal
from wayhome.store.files.tables import KeptFile
from wayhome.store.sql import ask

NEVER_ENTERED = timedelta(days=2)  # as long as one press of a button is remembered
IS_NAMED = "SELECT 1 FROM private_words WHERE record = %s AND field = 'photograph' AND text LIKE %s LIMIT 1"


class DatabaseFiles:
    """Files on one of Django's databases; ``key`` is the installation's own, ``secret`` makes 32 random bytes in hex.

    The same content kept twice for a record is two files, under two names: what is shared could not be destroyed alone.
    """

    def __init__(self, key: str, secret: Callable[[], str], using: str = "default") -> None:
        self._key = key
        self._secret = secret
        self._using = using

    def keep(self, content: bytes, *, record: RecordId, about: Subject, at: datetime) -> FileName:
        """Keep a file, and let those go that nobody entered within two days."""
        digest, secret = sha256(content).hexdigest(), self._secret()
        sealed = seal(content, key=self._key, secret=secret, record=record)
        self._let_go(at - NEVER_ENTERED)
        KeptFile.objects.using(self._using).create(
            digest=digest, record=record, subject=about, kept_at=at, sealed=sealed
        )
        return FileName(f"{digest}.{secret}")

    def read(self, name: FileName, *, record: RecordId) -> bytes | None:
        """Return a file of a record as it was kept."""
        digest, secret = digest_in(name), name.partition(".")[2]
        rows = KeptFile.objects.using(self._using).filter(record=record, digest=digest).values_list("sealed", flat=True)
        found = (opened(bytes(row), key=self._key, secret=secret, record=record, digest=digest) for row in rows)
        return next((content for content in found if content is not None), None)

    def _let_go(self, before: datetime) -> None:
        for file in KeptFile.objects.using(self._using).filter(entered=False, kept_at__lt=before).defer("sealed"):
            if ask(self._using, IS_NAMED, file.record, f"{file.digest}.%"):
                file.entered = True
                file.save(update_fields=["entered"])
            else:
                file.delete()
