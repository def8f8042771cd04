"""The demonstration's pictures are plainly drawings, are kept as photographs are, and are loaded once."""

from datetime import timedelta
from io import BytesIO

from PIL import Image

from tests.casework.desk import CASE, CHILD, Desk
from wayhome.application.photographs import cleaned
from wayhome.cli.borough.photographs import drawing, load_photographs
from wayhome.kernel.ids import RecordId
from wayhome.store.files.memory import MemoryFiles


def test_a_missing_child_of_the_demonstration_gets_one_drawing_however_often_it_is_loaded() -> None:
    desk, files = Desk(), MemoryFiles()
    desk.report()
    desk.now += timedelta(hours=2)

    loaded = [load_photographs(desk.ledger, files, desk.supplies, (CASE, "EM-NONE")) for _ in range(2)]

    (kept,) = desk.events("child.photograph_kept")
    (words,) = [one for one in desk.ledger.words(CASE) if one.field == "photograph"]
    content = next(content for (record, _), content in files.held.items() if record == CASE)
    assert loaded == [(kept.id,), (kept.id,)]
    assert kept.subjects == (CHILD,)
    assert words.event == kept.id
    assert content == cleaned(drawing(0))
    assert [event.body["item"] for event in desk.events("missing.item_obtained")] == ["photo"]
    assert desk.ledger.read(RecordId("EM-NONE")).events == ()


def test_a_drawing_has_a_white_band_that_says_it_is_invented_across_the_face() -> None:
    for place in range(3):
        picture = Image.open(BytesIO(drawing(place))).convert("L")

        band = picture.crop((0, 405, 60, 495))

        assert band.getextrema() == (255, 255)
        assert picture.crop((100, 410, 620, 490)).getextrema() == (0, 255)
