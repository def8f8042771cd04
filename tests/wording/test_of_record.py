"""Reading the whole record of words: for a purpose, written down with who reads it, and as rates alone."""

import pytest

from tests.casework.desk import OFFICER, Desk
from wayhome.casework.add_news import AddNews
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.wording.of_record import EVERY, read_record
from wayhome.store.looks import DatabaseLookLog

BLAMING = "She keeps putting herself at risk."  # an example of wording


@pytest.mark.django_db
def test_the_record_is_read_for_a_purpose_and_who_read_it_is_written_down_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
):
    desk.report()
    desk.do(AddNews, OFFICER, kind="sighting", content=BLAMING)
    monkeypatch.setattr("wayhome.cli.wording.of_record.open_record", lambda: desk.ledger)

    with pytest.raises(CannotUse, match="Say with --purpose what every record about a child is read for: audit, "):
        read_record(purpose="", by="DI Astley 1877")
    assert DatabaseLookLog().noted(shown=EVERY, actor=None) == []

    lines = list(read_record(purpose="audit", by="DI Astley 1877"))

    (look,) = DatabaseLookLog().noted(shown=EVERY, actor=None)
    assert (look.actor, look.page, look.purpose) == ("DI Astley 1877", "wayhome wording --record", "audit")
    assert "The whole record: fewer than 30 entries, so no rate is given" in lines
    assert "  WD-SELF-01 (A, self risk): too few to say" in lines
