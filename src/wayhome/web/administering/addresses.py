"""Setting the system up and looking after it."""

from django.urls import path

from wayhome.web.administering import faults, system

addresses = [
    path("system/", system.show_system, name="system"),
    path("system/faults/", faults.list_faults, name="faults"),
    path("system/faults/<int:number>/", faults.show_fault, name="fault"),
    path("system/said/<int:number>/", faults.answer_said, name="fault-said"),
    path("system/restored/", system.note_restore, name="note-restore"),
    path("something-is-wrong/", faults.say_fault, name="say-fault"),
    path("health/", system.say_health, name="health"),
]
