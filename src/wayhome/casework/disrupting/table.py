"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.disrupting import consider, notices, orders, partners, places, protection

INVESTIGATE = Permission.INVESTIGATE
ACTS: Mapping[type[Command], Act] = {
    consider.ConsiderPowers: entry(consider.consider_powers, INVESTIGATE),
    notices.DecideWarningNotice: entry(notices.decide_warning_notice, INVESTIGATE),
    notices.FollowUpNotice: entry(notices.follow_up_notice, INVESTIGATE),
    notices.RecordNoticeBreach: entry(notices.record_notice_breach, INVESTIGATE),
    notices.DecideNoticeBreach: entry(notices.decide_notice_breach, INVESTIGATE),
    notices.DecideNoticeEnd: entry(notices.decide_notice_end, INVESTIGATE),
    notices.EndNotice: entry(notices.end_notice, INVESTIGATE),
    protection.TakeIntoProtection: entry(protection.take_into_protection, INVESTIGATE),
    protection.FollowUpProtection: entry(protection.follow_up_protection, INVESTIGATE),
    places.ServeClosureNotice: entry(places.serve_closure_notice, INVESTIGATE),
    places.HearClosure: entry(places.hear_closure, INVESTIGATE),
    places.DecideHotelNotice: entry(places.decide_hotel_notice, INVESTIGATE),
    orders.ApplyForOrder: entry(orders.apply_for_order, INVESTIGATE),
    orders.RecordOrder: entry(orders.record_order, INVESTIGATE),
    orders.DecideRenewal: decision(orders.decide_renewal, Permission.SUPERVISE_INVESTIGATIONS),
    orders.RecordOrderBreach: entry(orders.record_order_breach, INVESTIGATE),
    orders.DecideOrderBreach: entry(orders.decide_order_breach, INVESTIGATE),
    orders.ListReview: entry(orders.list_review, INVESTIGATE),
    orders.VerifyAddress: entry(orders.verify_address, INVESTIGATE),
    partners.TellLicensing: entry(partners.tell_licensing, INVESTIGATE),
    partners.AskPartner: entry(partners.ask_partner, INVESTIGATE),
    partners.RecordPartnerAnswer: entry(partners.record_partner_answer, INVESTIGATE),
}
