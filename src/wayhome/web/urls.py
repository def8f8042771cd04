"""Every page and its address. A test walks this list and fails for a page nobody tested."""

from django.urls import path

from wayhome.web.accounts.addresses import addresses as accounts
from wayhome.web.administering.addresses import addresses as administering
from wayhome.web.allocating.addresses import addresses as allocating
from wayhome.web.answering.addresses import addresses as answering
from wayhome.web.board.addresses import addresses as board
from wayhome.web.briefing.addresses import addresses as briefing
from wayhome.web.carers.addresses import addresses as carers
from wayhome.web.cases import views as cases
from wayhome.web.closing.addresses import addresses as closing
from wayhome.web.concerns.addresses import addresses as concerns
from wayhome.web.court.addresses import addresses as court
from wayhome.web.disrupting.addresses import addresses as disrupting
from wayhome.web.dossier.addresses import addresses as dossier
from wayhome.web.ending.addresses import addresses as ending
from wayhome.web.enquiring.addresses import addresses as enquiring
from wayhome.web.evidence import views as evidence
from wayhome.web.family.addresses import addresses as family
from wayhome.web.governing.addresses import addresses as governing
from wayhome.web.grading.addresses import addresses as grading
from wayhome.web.hearing.addresses import addresses as hearing
from wayhome.web.helping.addresses import addresses as helping
from wayhome.web.holders.addresses import addresses as holders
from wayhome.web.home import views as home
from wayhome.web.importing import views as importing
from wayhome.web.invited.addresses import addresses as invited
from wayhome.web.judging.addresses import addresses as judging
from wayhome.web.looking_up.addresses import addresses as looking_up
from wayhome.web.mailbox import views as mailbox
from wayhome.web.material.addresses import addresses as material
from wayhome.web.missing_again.addresses import addresses as missing_again
from wayhome.web.my_duties.addresses import addresses as my_duties
from wayhome.web.needs.addresses import addresses as needs
from wayhome.web.partners.addresses import addresses as partners
from wayhome.web.planning.addresses import addresses as planning
from wayhome.web.providers.addresses import addresses as providers
from wayhome.web.reconciling.addresses import addresses as reconciling
from wayhome.web.reporting.addresses import addresses as reporting
from wayhome.web.returning.addresses import addresses as returning
from wayhome.web.reviewing.addresses import addresses as reviewing
from wayhome.web.rostering.addresses import addresses as rostering
from wayhome.web.rulebook import views as rulebook
from wayhome.web.searching.addresses import addresses as searching
from wayhome.web.supervising.addresses import addresses as supervising
from wayhome.web.suspects.addresses import addresses as suspects
from wayhome.web.telling.addresses import addresses as telling
from wayhome.web.training.addresses import addresses as training
from wayhome.web.undelivered.addresses import addresses as undelivered
from wayhome.web.without_the_child.addresses import addresses as without_the_child
from wayhome.web.wording.addresses import addresses as wording

urlpatterns = [
    path("", home.show_home, name="home"),
    *my_duties,
    path("cases/", cases.list_cases, name="cases"),
    path("cases/<path:record>/duties/", cases.show_duties, name="case-duties"),
    path("cases/<path:record>/time-line/", cases.show_time_line, name="case-time-line"),
    *grading,
    *judging,
    *reporting,
    *searching,
    *returning,
    *closing,
    *missing_again,
    *supervising,
    *reconciling,
    *briefing,
    *dossier,
    *wording,
    *concerns,
    *allocating,
    *planning,
    *enquiring,
    *suspects,
    *hearing,
    *material,
    *reviewing,
    *without_the_child,
    *disrupting,
    *partners,
    *ending,
    *holders,
    *needs,
    *court,
    *telling,
    *answering,
    *carers,
    *providers,
    *family,
    *invited,
    path("cases/<path:record>/", cases.show_case, name="case"),
    path("entries/<path:event>/", cases.show_entry, name="entry"),
    path("evidence/", evidence.show_evidence, name="evidence"),
    path("evidence/measures/<str:measure>/", evidence.show_measure, name="measure"),
    path("evidence/measures/<str:measure>/<str:which>/", evidence.show_list, name="measure-list"),
    path("evidence/measures/<str:measure>/<str:which>/list.csv", evidence.send_list, name="measure-list-csv"),
    path("evidence/<str:recommendation>/", evidence.show_recommendation, name="recommendation"),
    path("import/", importing.import_histories, name="import"),
    path("import/example/", importing.import_example, name="import-example"),
    path("mailbox/", mailbox.show_mailbox, name="mailbox"),
    path("mailbox/<str:letter>/letter.pdf", mailbox.show_letter_pdf, name="letter-pdf"),
    path("mailbox/<str:letter>/", mailbox.show_letter, name="letter"),
    path("rulebook/", rulebook.list_packs, name="rulebook"),
    path("rulebook/<str:pack>/", rulebook.show_pack, name="pack"),
    path("rulebook/<str:pack>/words/", rulebook.show_words, name="pack-words"),
    path("rulebook/<str:pack>/sources/", rulebook.show_sources, name="pack-sources"),
    path("rulebook/<str:pack>/<str:rule>/", rulebook.show_rule, name="rule"),
    *undelivered,
    *board,
    *rostering,
    *training,
    *governing,
    *administering,
    *helping,
    *looking_up,
    path("about/", home.show_about, name="about"),
    path("who-may/", home.show_permissions, name="who-may"),
    *accounts,
]
