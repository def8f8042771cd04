"""The borough's rulebook is put in force as a real one is: by two people, after the leads were named and staff told."""

from datetime import UTC, datetime

from tests.casework.desk import england_wales
from wayhome.application.bulk import BulkDoor
from wayhome.application.setting_up import Around, steps
from wayhome.cli.borough.living import supplies_from
from wayhome.duties.derive import derive
from wayhome.duties.duty import Status
from wayhome.duties.stories import stories
from wayhome.kernel.ids import OUR_FORCE
from wayhome.simulation.playing import play
from wayhome.simulation.put_in_force import put_in_force
from wayhome.store.memory import MemoryLedger

BEGAN = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


def played() -> MemoryLedger:
    ledger = MemoryLedger()
    door = BulkDoor(ledger=ledger, supplies=supplies_from("in force", BEGAN), rulebook=england_wales())
    play(put_in_force(england_wales().pack, BEGAN), door)
    return ledger


def test_set_up_finds_the_force_named_its_rules_in_force_and_its_times_confirmed():
    done = {step.key: step.done for step in steps(played(), Around())}

    assert done["force"]
    assert done["rules"]
    assert done["times"]


def test_the_leads_were_named_and_staff_told_before():
    told = stories(sealed.event for sealed in played().about(OUR_FORCE).events)
    duties = derive(told[OUR_FORCE], england_wales(), horizon=BEGAN)

    assert [duty.status_at(BEGAN) for duty in duties if duty.rule == "MC-80"] == [Status.MET]
