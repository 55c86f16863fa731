# make run   install what is needed, run the pipeline on the sample newsroom
# make test  install what is needed, run all checks and tests
# Both work on a fresh machine with Python 3.11+, git and make.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-bench
UV := $(BIN)/uv pip
INSTALL := $(UV) install --quiet --python $(BIN)/python --require-hashes --compile-bytecode
# The first interpreter that is new enough.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

# Nothing here phones home.
export DO_NOT_TRACK := 1
export PREFECT_SERVER_ANALYTICS_ENABLED := false
export GX_ANALYTICS_ENABLED := false
# Trust what the machine trusts, as pip does: some sit behind a proxy with a certificate of its own.
export UV_SYSTEM_CERTS := 1

.PHONY: help run browse test test-all lint types contracts fast browser slow serve compiled guarantees guarantees-long canary mutants bench lock docs clean

help:  ## Say what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

$(BIN)/uv: requirements/bootstrap.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; install it or say make PYTHON=/path/to/python"; exit 1; }
	@echo "making the environment ($$($(PYTHON) --version))"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	@touch $@

$(VENV)/.run: $(BIN)/uv requirements/run.txt pyproject.toml
	@echo "installing what runs need"
	@$(INSTALL) -r requirements/run.txt
	@$(UV) install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@echo "installing what tests need"
	@$(INSTALL) -r requirements/dev.txt
	@touch $@

run: $(VENV)/.run  ## Install, then read the sample newsroom into data/
	@$(BIN)/communique run

browse: $(VENV)/.dev  ## Install, then browse the published warehouse on loopback
	@$(BIN)/communique browse

serve: $(VENV)/.run  ## Install, then serve the nightly schedule on loopback
	@$(BIN)/communique serve

compiled: $(VENV)/.dev  ## Install, then compile the readers: English is read 1.5 times as fast (needs a C compiler)
	@$(BIN)/python -m press.compiling

test: lint types contracts fast slow  ## Install, then run every check and test

lint: $(VENV)/.dev  ## Style and common mistakes
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## Types, strictly
	@$(BIN)/mypy

contracts: $(VENV)/.dev  ## Which package may import which
	@$(BIN)/lint-imports

fast: $(VENV)/.dev  ## Tests of under a minute in all
	@$(BIN)/pytest -q -n 2 -m "not slow and not long"

browser:  ## Have a Chromium for the tests in a browser: installed where this machine allows it
	@for p in chromium chromium-browser google-chrome google-chrome-stable; do command -v $$p >/dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "installing Chromium for the tests in a browser"; \
		{ apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >/dev/null 2>&1 && exit 0; \
	fi; \
	echo "no Chromium here, and none could be installed: the tests in a browser are skipped"

slow: $(VENV)/.dev browser  ## The longer tests: servers, browsers, kills
	@$(BIN)/pytest -q -n 3 --dist loadfile --no-loadscope-reorder -m "slow and not long"

test-all: test  ## All checks and tests, and the long ones: hundreds of kills, weeks of nights
	@$(BIN)/pytest -q -m long

$(PEERS)/.bench: $(BIN)/uv requirements/bench.txt
	@test -x $(PEERS)/bin/python || $(PYTHON) -m venv $(PEERS)
	@$(UV) install --quiet --python $(PEERS)/bin/python --require-hashes -r requirements/bench.txt
	@touch $@

bench: $(VENV)/.run $(PEERS)/.bench  ## Measure, beside other libraries; writes the tables of benchmarks/
	@$(BIN)/python benchmarks/bench_reading.py --peers-python $(PEERS)/bin/python
	@$(BIN)/python benchmarks/bench_validation.py
	@$(BIN)/python benchmarks/bench_warehouse.py --peers-python $(PEERS)/bin/python
	@$(BIN)/python benchmarks/scaling_report.py
	@$(BIN)/python benchmarks/bench_main_text.py --peers-python $(PEERS)/bin/python
	@$(BIN)/python benchmarks/bench_ingest.py --peers-python $(PEERS)/bin/python
	@$(BIN)/python benchmarks/bench_overhead.py

guarantees: $(VENV)/.dev browser  ## Run the tests of every promise (no long ones); writes docs/guarantees.md
	@$(BIN)/pytest -q -n 2 --dist loadfile -m "not long" --figures docs/guarantees.json $$($(BIN)/python -m tests.guarantees --tests)
	@$(BIN)/python -m tests.guarantees

guarantees-long: $(VENV)/.dev  ## The long tests of the promises, and their figures into docs/guarantees.md
	@$(BIN)/pytest -q -m long --figures docs/guarantees.json $$($(BIN)/python -m tests.guarantees --tests)
	@$(BIN)/python -m tests.guarantees

canary: $(BIN)/uv  ## Install the newest allowed versions in a scratch environment and run the sample night there
	@place=$$(mktemp -d); trap 'rm -rf "$$place"' EXIT; \
	$(PYTHON) -m venv "$$place/venv"; \
	$(UV) compile -q --upgrade --all-extras --no-annotate --no-header pyproject.toml -o "$$place/new.txt"; \
	$(UV) install --quiet --python "$$place/venv/bin/python" --compile-bytecode -r "$$place/new.txt"; \
	echo "newer than the lock (<) there would be (>):"; \
	versions() { grep -oE '^[A-Za-z0-9._-]+==[^ ;]+' "$$1" | sort; }; \
	{ diff <(versions requirements/dev.txt) <(versions "$$place/new.txt") || true; } | grep '^[<>]' || echo "nothing"; \
	"$$place/venv/bin/python" -m flows.cli run --data "$$place/data"; \
	"$$place/venv/bin/python" -m flows.cli query --data "$$place/data" "SELECT count(*) AS figures FROM figure"; \
	echo "the same night under Prefect, with a server of its own:"; \
	PREFECT_HOME="$$place/prefect" PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS=120 PREFECT_LOGGING_LEVEL=WARNING \
		COMMUNIQUE_DATA="$$place/under" "$$place/venv/bin/python" -c "from flows.deploy import night; night(None)"; \
	"$$place/venv/bin/python" -m flows.cli query --data "$$place/under" "SELECT count(*) AS figures FROM figure"

mutants: $(VENV)/.dev  ## Break the readers rule by rule; writes docs/mutation.md
	@COMMUNIQUE_COMPILED=0 $(BIN)/python -m tests.quality.mutation

docs: $(VENV)/.dev  ## Write the generated pages of docs/ again
	@$(BIN)/python -m warehouse.dictionary
	@$(BIN)/python -m flows.cli.docs
	@$(BIN)/python -m flows.cli.saved
	@$(BIN)/python -m flows.prefect_yaml

lock: $(BIN)/uv  ## Resolve the requirements again, with hashes and without addresses
	@$(UV) compile -q --universal --generate-hashes --no-annotate --no-header --all-extras pyproject.toml -o requirements/dev.txt
	@$(UV) compile -q --universal --generate-hashes --no-annotate --no-header -c requirements/dev.txt pyproject.toml -o requirements/run.txt
	@$(UV) compile -q --universal --generate-hashes --no-annotate --no-header requirements/bench.in -o requirements/bench.txt
	@printf 'uv\nhatchling\neditables\n' | $(UV) compile -q --universal --generate-hashes --no-annotate --no-header - -o requirements/bootstrap.txt

clean:  ## Remove the environment and all caches (never data/)
	@rm -rf $(VENV) $(PEERS) .compiled .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
