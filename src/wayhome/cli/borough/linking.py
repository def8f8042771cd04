"""Linking the borough's held records, as ``wayhome holdings reconcile`` does, so that there is something to judge."""

from collections.abc import Iterable, Sequence

from wayhome.application.linking.reconciling import Reconciling
from wayhome.holdings.judgements import Judgement, reference_of
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.holdings.records import HeldRecord

Groups = Sequence[tuple[str, ...]]


def linked(records: Iterable[HeldRecord], pack: LinkagePack, judged: tuple[Judgement, ...]) -> tuple[Groups, int]:
    """Return the groups of records that are proposed to be of one person, and how many pairs were weighed."""
    by_reference = {record.id: record for record in records}
    found = Reconciling(by_reference, pack, judged, lambda _words: None).run(None)
    groups = (tuple(filter(None, map(reference_of, group))) for group in found.proposed.groups)
    return [group for group in groups if len(group) > 1], found.pairs
