"""Where the pages of this journey are."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.briefing.keeping import KEEP_PHOTOGRAPH, WITHDRAW_PHOTOGRAPH
from wayhome.web.briefing.pictures import show_cover, show_photograph
from wayhome.web.briefing.printing import BRIEFING, show_prints, show_sheet
from wayhome.web.briefing.taking_back import TAKE_BACK

addresses = [
    path("photographs/<path:event>/picture/", show_photograph, name="photograph"),
    path("photographs/<path:event>/covered/", show_cover, name="photograph-covered"),
    path("cases/<path:record>/briefing/sheet/", show_sheet, name="briefing-sheet"),
    path("cases/<path:record>/briefing/prints/", show_prints, name="briefing-prints"),
    path("cases/<path:record>/briefing/taken-back/", serve(TAKE_BACK), name="take-back-sheets"),
    path("cases/<path:record>/briefing/", serve(BRIEFING), name="briefing"),
    path("cases/<path:record>/photograph/", serve(KEEP_PHOTOGRAPH), name="keep-photograph"),
    path("cases/<path:record>/photograph/withdraw/", serve(WITHDRAW_PHOTOGRAPH), name="withdraw-photograph"),
]
