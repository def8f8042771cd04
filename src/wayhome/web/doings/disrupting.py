"""Acts of an investigation: disruption."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ELSEWHERE, INVESTIGATING, Doing, act, in_group

INVESTIGATE = Permission.INVESTIGATE

ACTS: tuple[Doing, ...] = in_group(
    "Disruption",
    act("disruption", "Consider every means of disruption", phases=INVESTIGATING, by=INVESTIGATE),
    act("consider-power", "Decide on one power", phases=ELSEWHERE, by=INVESTIGATE),
    act("warning-notice", "Warning notice to an adult", phases=INVESTIGATING, by=INVESTIGATE),
    act("notice-made-known", "Make the warning notice known", phases=ELSEWHERE, by=INVESTIGATE),
    act("notice-breach", "Contact against a warning notice", phases=INVESTIGATING, by=INVESTIGATE),
    act("notice-ends", "When a warning notice ends", phases=ELSEWHERE, by=INVESTIGATE),
    act("police-protection", "Police protection", phases=INVESTIGATING, by=INVESTIGATE),
    act("court-order", "Order of a court", phases=INVESTIGATING, by=INVESTIGATE),
    act("order-breach", "Breach of an order", phases=INVESTIGATING, by=INVESTIGATE),
    act("renew-order", "Decide whether the order is renewed", phases=ELSEWHERE, by=Permission.SUPERVISE_INVESTIGATIONS),
    act("order-review", "The court's review of a gang injunction", phases=ELSEWHERE, by=INVESTIGATE),
    act("order-address", "Name and address under the order", phases=ELSEWHERE, by=INVESTIGATE),
    act("closure-notice", "Close a place", phases=INVESTIGATING, by=INVESTIGATE),
    act("hotel-notice", "Notice to a hotel", phases=INVESTIGATING, by=INVESTIGATE),
    act("licensing", "Tell the licensing authority", phases=INVESTIGATING, by=INVESTIGATE),
    act("ask-partner", "Ask a partner to use a power of theirs", phases=INVESTIGATING, by=INVESTIGATE),
)
