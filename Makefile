# Wayhome, one command each. On a machine with Python 3.11 or newer, make and git, nothing else is needed.
.DEFAULT_GOAL := help
.NOTPARALLEL:
SHELL := /bin/bash

BIN := .venv/bin
RUNTIME := .venv/.installed-runtime
DEV := .venv/.installed-dev
ASSETS := src/wayhome/web/static/vendor/LICENCES.txt
ARGS ?=

# Where it is set, every start of Python reads its sources anew, and a run of the tests starts it many times.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## List these commands
	@echo "Wayhome"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: $(RUNTIME) $(ASSETS) ## Set up, load a fictional borough and serve it (keeps its data)
	@$(BIN)/wayhome demo $(ARGS)

.PHONY: demo-reset
demo-reset: $(RUNTIME) $(ASSETS) ## Throw the demonstration's data away and start it again
	@$(BIN)/wayhome demo --reset $(ARGS)

.PHONY: test
test: $(DEV) $(ASSETS) ## Run every test, as CI does (ARGS="-k name" for some of them)
	@tools/find_test_services
	@$(BIN)/python -m pytest $(ARGS)

.PHONY: check
check: $(DEV) $(ASSETS) ## Format, lint, types, import contracts, packs, generated pages
	@tools/check

.PHONY: fix
fix: $(DEV) ## Mend what can be mended by itself: format and lint
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

.PHONY: docs
docs: $(RUNTIME) ## Write the generated pages anew
	@$(BIN)/wayhome docs $(ARGS)

.PHONY: pictures
pictures: $(DEV) $(ASSETS) ## Take the pictures of the how-to pages anew, from the journeys that tell them
	@WAYHOME_PICTURES=1 $(BIN)/python -m pytest tests/journeys -k "picture" $(ARGS)

.PHONY: bench
bench: $(DEV) $(ASSETS) ## Run the measures, each against a baseline in the same run
	@$(BIN)/python -m bench $(ARGS)

.PHONY: bench-holdings
bench-holdings: $(DEV) ## Measure how well and how fast what is held is found, beside four others
	@tools/install_peers peers splink4
	@$(BIN)/python -m bench.holdings_measures $(ARGS)

.PHONY: bench-reading
bench-reading: $(DEV) ## Measure how well and how fast text is read, beside five others
	@tools/install_peers wording
	@if command -v npm >/dev/null; then npm ci --silent --no-audit --no-fund --prefix bench/reading_measures/peers; fi
	@$(BIN)/python -m bench.reading_measures $(ARGS)

.PHONY: spark-test
spark-test: requirements/spark.txt ## Link on Spark once, in an environment of its own (half a gigabyte; needs Java 17)
	@test -x .venv-spark/bin/python || python3 -m venv .venv-spark
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/spark.txt
	@PYTHONPATH=$(CURDIR)/src .venv-spark/bin/python -m pytest tests/linking/test_on_spark.py --numprocesses=0 $(ARGS)

.PHONY: setup
setup: $(DEV) $(ASSETS) ## Install everything a developer needs, without running anything
	@echo "Ready. Next: make demo, make test, make check."

.PHONY: lock
lock: $(DEV) ## Lock the dependencies again after changing pyproject.toml
	@tools/lock

$(RUNTIME): requirements/runtime.txt requirements/bootstrap.txt pyproject.toml
	@tools/install_packages runtime

$(DEV): requirements/dev.txt requirements/bootstrap.txt pyproject.toml
	@tools/install_packages dev

$(ASSETS): package-lock.json tools/fetch_browser_assets tools/install_browser_assets.py | $(RUNTIME)
	@tools/fetch_browser_assets
	@$(BIN)/python tools/install_browser_assets.py
