"""Setting the system up and looking after it."""

from django.urls import path

from wayhome.web.administering import faults, letters, own_times, rules, set_up, system, who_looked

addresses = [
    path("set-up/", set_up.show_set_up, name="set-up"),
    path("set-up/force/", set_up.name_the_force, name="set-up-force"),
    path("set-up/rules/", rules.set_rules, name="set-up-rules"),
    path("set-up/times/", own_times.list_times, name="set-up-times"),
    path("set-up/times/<str:rule>/<str:limb>/", own_times.set_time, name="set-up-time"),
    path("system/", system.show_system, name="system"),
    path("system/faults/", faults.list_faults, name="faults"),
    path("system/faults/<int:number>/", faults.show_fault, name="fault"),
    path("system/said/<int:number>/", faults.answer_said, name="fault-said"),
    path("system/letters/", letters.set_letters, name="system-letters"),
    path("system/restored/", system.note_restore, name="note-restore"),
    path("who-looked/", who_looked.show_who_looked, name="who-looked"),
    path("something-is-wrong/", faults.say_fault, name="say-fault"),
    path("health/", system.say_health, name="health"),
]
