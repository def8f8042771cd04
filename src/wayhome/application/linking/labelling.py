"""What people judged, as pairs of held records of one person: what weights are learnt from where there is enough."""

from itertools import combinations

from wayhome.application.linking.ports import Pair
from wayhome.holdings.clusters import Clusters
from wayhome.holdings.judgements import reference_of

MOST_OF_ONE = 20  # records of one person, so that no one person teaches more than all others


def judged_pairs(judged: Clusters) -> tuple[Pair, ...]:
    """Return every two held records that were judged to be of one person, each pair once and in order."""
    references = (sorted(filter(None, map(reference_of, group))) for group in judged.groups)
    return tuple(pair for group in references for pair in combinations(group[:MOST_OF_ONE], 2))
