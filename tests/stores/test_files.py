"""Files about a child are kept sealed, found only by what the words say, and destroyed with them."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.stores.acts import MIDNIGHT, counting, disposal, record_of
from wayhome.application.disposing import dispose
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.files import FileName
from wayhome.kernel.ids import Subject, subject
from wayhome.record.events.photograph import PhotographKept
from wayhome.store.files.database import DatabaseFiles
from wayhome.store.opening import open_ledger
from wayhome.store.sql import ask, tell
from wayhome.store.supplies import SUPPLIES

KEY = "the installation's own"
PICTURE = b"\xff\xd8 a picture of nobody \xff\xd9" * 40
AT = datetime(2026, 3, 2, 20, tzinfo=UTC)
CHILD, SISTER = subject("child", "1"), subject("child", "2")


@pytest.fixture
def files(database: str) -> DatabaseFiles:
    """Return a place for files on each kind of database."""
    return DatabaseFiles(KEY, SUPPLIES.salt, database)


def entered(database: str, name: FileName, *, record: str = "1", about: Subject = CHILD) -> None:
    """Enter that a photograph was kept."""
    kept = Draft(fact=PhotographKept(photograph=name), happened_at=MIDNIGHT, subjects=(about,))
    enter(Entry(record=record_of(record), drafts=(kept,)), ledger=open_ledger(database), supplies=counting())


def destroyed_and_then_failed(database: str) -> None:
    """Destroy the words of a record, and fail before that is kept."""
    with open_ledger(database).pen() as pen:
        pen.destroy_words(record_of("1"), None)
        raise ZeroDivisionError


def held(database: str) -> int:
    """Count the files that are held."""
    ((count,),) = ask(database, "SELECT COUNT(*) FROM kept_file")
    return int(count)


def test_a_file_is_read_back_as_it_was_kept(files: DatabaseFiles) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)

    assert files.read(name, record=record_of("1")) == PICTURE


def test_what_lies_in_the_table_is_not_the_picture(files: DatabaseFiles, database: str) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)

    ((row,),) = ask(database, "SELECT sealed FROM kept_file")
    assert b"picture of nobody" not in bytes(row)
    assert name.partition(".")[2].encode() not in bytes(row)


def test_a_file_of_one_record_is_not_read_for_another(files: DatabaseFiles) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)

    assert files.read(name, record=record_of("2")) is None


def test_a_file_is_not_read_without_the_secret_or_under_another_key(files: DatabaseFiles, database: str) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)
    guessed = FileName(f"{name.partition('.')[0]}.{'00' * 32}")

    assert files.read(guessed, record=record_of("1")) is None
    assert DatabaseFiles("another", SUPPLIES.salt, database).read(name, record=record_of("1")) is None


def test_a_name_that_is_no_name_finds_nothing(files: DatabaseFiles) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)
    digest = name.partition(".")[0]

    for wrong in ("", ".", "../../secret-key", digest, f"{digest}.", f"{digest}.not hex", f"{digest}.00"):
        assert files.read(FileName(wrong), record=record_of("1")) is None


def test_a_file_that_was_changed_where_it_lies_is_not_shown(files: DatabaseFiles, database: str) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)
    files.keep(b"another" * 50, record=record_of("1"), about=CHILD, at=AT)

    digest = name.partition(".")[0]
    tell(
        database,
        "UPDATE kept_file SET sealed = (SELECT sealed FROM kept_file WHERE digest <> %s) WHERE digest = %s",
        digest, digest,
    )  # fmt: skip

    assert files.read(name, record=record_of("1")) is None


def test_disposal_destroys_the_file_with_the_words_that_name_it(files: DatabaseFiles, database: str) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)
    other = files.keep(PICTURE, record=record_of("2"), about=CHILD, at=AT)
    entered(database, name)

    dispose(disposal("1"), ledger=open_ledger(database), supplies=SUPPLIES)

    assert files.read(name, record=record_of("1")) is None
    assert files.read(other, record=record_of("2")) == PICTURE
    assert held(database) == 1
    assert all(name.partition(".")[0] not in row[0] for row in ask(database, "SELECT envelope FROM event"))


def test_disposal_of_one_persons_words_leaves_anothers_file(files: DatabaseFiles, database: str) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)
    hers = files.keep(PICTURE, record=record_of("1"), about=SISTER, at=AT)
    entered(database, name)

    dispose(disposal("1", whose=CHILD), ledger=open_ledger(database), supplies=SUPPLIES)

    assert files.read(name, record=record_of("1")) is None
    assert files.read(hers, record=record_of("1")) == PICTURE


def test_a_disposal_that_is_undone_leaves_the_file(files: DatabaseFiles, database: str) -> None:
    name = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)
    entered(database, name)

    with pytest.raises(ZeroDivisionError):
        destroyed_and_then_failed(database)

    assert files.read(name, record=record_of("1")) == PICTURE


def test_what_was_never_entered_goes_after_two_days_and_what_was_stays(files: DatabaseFiles, database: str) -> None:
    left = files.keep(PICTURE, record=record_of("1"), about=CHILD, at=AT)
    kept = files.keep(b"entered" * 50, record=record_of("1"), about=CHILD, at=AT)
    entered(database, kept)

    for days in (1, 3, 6):
        files.keep(b"later", record=record_of("2"), about=CHILD, at=AT + timedelta(days=days))

    assert files.read(left, record=record_of("1")) is None
    assert files.read(kept, record=record_of("1")) == b"entered" * 50
