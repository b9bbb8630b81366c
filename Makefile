# sayso: `make` sets up, builds the graph and the view from data/; `make test` proves it.
# Needs make and Python 3.11 or newer; the network is used only to install packages.
SHELL := /bin/sh
VENV  := .venv
BIN   := $(VENV)/bin
PY    := $(BIN)/python
OUT   := output
JOBS  ?= 1
PYTEST_ARGS ?= -n auto
SECONDS_EACH ?= 60
# The first of these that runs and is new enough makes the environment; `make PYTHON=…` overrides.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

.PHONY: all build test lint unit ray bench fuzz golden view clean help
.DEFAULT_GOAL := all

help:
	@echo "make        environment, then build data/ into $(OUT)/ (only what changed)"
	@echo "make view   open $(OUT)/view.html"
	@echo "make test   style, types, layers and all tests"
	@echo "make ray    the tests of builds on many machines that need Ray (80 MB to fetch)"
	@echo "make bench  speed and memory, written to docs/benchmarks.md (POLNEAR=DIR and NEWS=DIR add extraction quality)"
	@echo "make fuzz   broken files for every reader, $(SECONDS_EACH) s each; then the property tests with many more examples"
	@echo "make golden rewrite the expected rows of the shipped queries and the README's examples (look at the diff)"
	@echo "make clean  remove what make made"

# ---------------------------------------------------------------- environment
$(VENV)/.installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "sayso needs Python 3.11 or newer; found none. Try: make PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "sayso: setting up $(VENV) with $(PYTHON) (once; a few minutes)"
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# ---------------------------------------------------------------- build
# Names of articles may hold spaces, and deleting one must count, so find(1) decides, not make:
# folders are compared too, since removing a file changes its folder.
STAMP := $(OUT)/.built
CHANGED = find data/articles data/facts -newer $(STAMP) -print; \
	find graph extract ontology -type f ! -name '*.pyc' -newer $(STAMP) -print

all: $(VENV)/.installed
	@if [ -e $(STAMP) ] && [ -e $(OUT)/graph.ttl ] && [ -e $(OUT)/view.html ] && [ -z "$$($(CHANGED))" ]; \
	then echo "sayso: nothing to do; $(OUT)/ is up to date. Open $(OUT)/view.html (make view)."; \
	else $(MAKE) --no-print-directory build; fi

build: $(VENV)/.installed
	@mkdir -p $(OUT) && touch $(OUT)/.building
	@$(PY) -m graph build data/articles --facts data/facts -o $(OUT) --jobs $(JOBS) --sparql
	@mv -f $(OUT)/.building $(STAMP)

view: all
	@$(PY) -m webbrowser -t "file://$(CURDIR)/$(OUT)/view.html" >/dev/null

# ---------------------------------------------------------------- proof
test: lint unit

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

unit: $(VENV)/.installed-dev
	$(PY) -m pytest $(PYTEST_ARGS)

fuzz: $(VENV)/.installed-dev
	$(PY) -m tests.properties.fuzz --seconds $(SECONDS_EACH)
	HYPOTHESIS_PROFILE=fuzz $(PY) -m pytest tests/properties $(PYTEST_ARGS)

golden: $(VENV)/.installed-dev
	SAYSO_GOLDEN=1 $(PY) -m pytest -q tests/questions tests/test_readme.py
	@git --no-pager diff --stat tests/questions README.md || true

$(VENV)/.installed-ray: $(VENV)/.installed-dev requirements-ray.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-ray.lock
	@touch $@

ray: $(VENV)/.installed-ray
	$(PY) -m pytest tests/ray

$(VENV)/.installed-bench: $(VENV)/.installed-dev requirements-bench.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	@touch $@

bench: $(VENV)/.installed-bench
	$(PY) -m benchmarks.run $(if $(POLNEAR),--polnear $(POLNEAR)) $(if $(NEWS),--news $(NEWS)) $(BENCH_ARGS)

clean:
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find $(OUT) -mindepth 1 ! -name .gitignore -delete
	find graph extract ontology tests benchmarks data -name __pycache__ -type d -prune -exec rm -rf {} +
