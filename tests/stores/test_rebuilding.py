"""Whatever order and batches acts come in, a database holds the same: kept live, entered in bulk, or made again."""

import shutil
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.stores.acts import counting, deployed, entry, graded, located, night, reported
from tests.stores.databases import known_to_django, opened_safely
from wayhome.application.drafts import Entry
from wayhome.application.entering import enter, enter_all
from wayhome.application.rebuilding import rebuild
from wayhome.store.ledger import DatabaseLedger
from wayhome.store.opening import open_ledger
from wayhome.store.sql import tell
from wayhome.store.verifying import verify

ACTS = st.builds(
    entry,
    st.sampled_from([reported(), deployed(), graded("a"), located("b")]),
    st.sampled_from([reported(), graded("c")]),
    episode=st.sampled_from(["1", "2", "3"]),
    child=st.sampled_from(["1", "2"]),
    key=st.sampled_from(["", "", "", "a", "b"]),
)


OF_EACH_DATABASE = ("held_index", "identity")  # what the keys of held records are salted with


def everything_in(using: str) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of the store; a table's own numbering, and what tells databases apart, aside."""
    found = {}
    for model in apps.get_app_config("store").get_models():
        fields = [field.attname for field in model._meta.concrete_fields if field.get_internal_type() != "BigAutoField"]
        named = [name for name in fields if (model._meta.db_table, name) != OF_EACH_DATABASE]
        found[model._meta.db_table] = sorted(model._default_manager.using(using).values_list(*named))
    return found


def agreeing_on_keys(acts: list[Entry]) -> list[Entry]:
    """Let a key that comes twice come with the same act, as a form sent twice does."""
    keyed: dict[str, Entry] = {}
    return [keyed.setdefault(act.key, act) if act.key else act for act in acts]


def test_an_entry_cannot_be_acknowledged_inside_a_transaction_that_may_still_fail(kept: DatabaseLedger) -> None:
    with transaction.atomic(kept.using), pytest.raises(RuntimeError, match="durable"):
        enter(entry(reported()), ledger=kept, supplies=counting())


def test_a_ledger_whose_head_was_lost_goes_on_where_its_events_end(kept: DatabaseLedger) -> None:
    night(kept, counting())
    tell(kept.using, "DELETE FROM ledger_head")

    entered = enter(entry(reported(), episode="2"), ledger=kept, supplies=counting(name="after"))

    assert entered.events[0].position == 5
    assert verify(kept).broken is None


def test_projections_made_again_are_those_that_were_kept_live(kept: DatabaseLedger) -> None:
    night(kept, counting(), episode="1", child="1")
    night(kept, counting(name="other"), episode="2", child="1")
    live = everything_in(kept.using)

    count = rebuild(kept)

    assert count == 8
    assert everything_in(kept.using) == live


def test_rebuilding_mends_a_projection_that_somebody_changed(kept: DatabaseLedger) -> None:
    night(kept, counting())
    live = everything_in(kept.using)
    for table in ("event_index", "event_subject", "record_list"):
        model = next(m for m in apps.get_app_config("store").get_models() if m._meta.db_table == table)
        model._default_manager.using(kept.using).all().delete()
    assert everything_in(kept.using) != live

    rebuild(kept)

    assert everything_in(kept.using) == live


def test_a_batch_on_postgresql_comes_to_the_same_as_single_entries_on_sqlite(postgres: str, sqlite: str) -> None:
    acts = [entry(reported(), episode="1"), entry(graded(), episode="2"), entry(located(), episode="1", key="a")]
    supplies = counting()

    enter_all(acts, ledger=open_ledger(postgres), supplies=counting())
    for act in acts:
        enter(act, ledger=open_ledger(sqlite), supplies=supplies)

    assert everything_in(postgres) == everything_in(sqlite)


@given(acts=st.lists(ACTS, max_size=8), cut=st.integers(0, 8))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_batches_single_entries_and_a_rebuild_always_agree(
    migrated_sqlite: Path, tmp_path: Path, acts: list[Entry], cut: int
) -> None:
    acts = agreeing_on_keys(acts)
    with ExitStack() as stack:
        single, batched = (
            open_ledger(stack.enter_context(known_to_django(opened_safely(f"sqlite:///{path}"))))
            for path in (shutil.copy(migrated_sqlite, tmp_path / name) for name in ("single", "batched"))
        )
        one, many = counting(), counting()

        for act in acts:
            enter(act, ledger=single, supplies=one)
        enter_all(acts[:cut], ledger=batched, supplies=many)
        enter_all(acts[cut:], ledger=batched, supplies=many)

        live = everything_in(single.using)
        assert everything_in(batched.using) == live
        rebuild(single)
        assert everything_in(single.using) == live
