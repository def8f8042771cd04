"""What a command of the product reads in before it does anything, as far as that needs no settings."""

import gc
from importlib import import_module
from pkgutil import walk_packages

from wayhome import packs

PURE = (
    *("kernel", "record", "rulebook", "duties", "reading", "holdings", "access", "casework", "assurance"),
    *("application", "simulation", "packs"),
)
DJANGO = ("core.mail", "core.management", "db.backends.sqlite3.base", "db.migrations.executor", "forms", "urls")

for part in PURE:
    for module in walk_packages(import_module(f"wayhome.{part}").__path__, f"wayhome.{part}."):
        import_module(module.name)
for name in DJANGO:
    import_module(f"django.{name}")
for pack in ("england-wales-2026.1", "examples-2026.1"):
    packs.load(pack)
packs.reader()
gc.freeze()  # what is there stays: whoever is forked need not look through it, nor copy it by looking
