"""What was last decided on going on without the child, in words."""

from collections.abc import Mapping

from wayhome.record.envelope import Event
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.entries import entered_by
from wayhome.web.presenting.times import when
from wayhome.web.without_the_child.words import OFFENCES, RESULTS

ARGUABLE = {"yes": "Can be argued", "no": "Cannot be argued"}


def decided(desk: Desk) -> Mapping[str, object] | None:
    """Return the last decision with what it rests on; None where there is none."""
    facing = desk.facing
    last = facing.last("investigation.evidence_led_review_done")
    if last is None:
        return None
    offences = last.body.get("offences")
    named = dict(OFFENCES)
    return {
        "result": dict(RESULTS).get(str(last.body.get("result")), "It does not say what was decided"),
        "by": entered_by(last),
        "when": when(last.happened_at, facing.now),
        "reasons": facing.words.get((last.id, "decision"), ""),
        "going_on": facing.words.get((last.id, "risk_of_going_on"), ""),
        "stopping": facing.words.get((last.id, "risk_of_stopping"), ""),
        "gather": facing.words.get((last.id, "to_gather"), ""),
        "offences": [named.get(str(one), str(one)) for one in offences] if isinstance(offences, tuple) else [],
        "routes": [_route(desk, event) for event in _routes(desk, last)],
    }


def _routes(desk: Desk, decision: Event) -> list[Event]:
    gone = desk.facing.story.of_type("investigation.route_checked")
    return [event for event in gone if event.happened_at == decision.happened_at and event.actor == decision.actor]


def _route(desk: Desk, event: Event) -> Mapping[str, str]:
    known = desk.pack.evidence_routes.get(str(event.body["route"]))
    return {
        "title": known.title if known else str(event.body["route"]),
        "arguable": ARGUABLE.get(str(event.body["arguable"]), "Not known yet"),
        "gap": desk.facing.words.get((event.id, "gap"), ""),
    }
