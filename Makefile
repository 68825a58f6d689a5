# Everything sets itself up: `make demo` and `make test` need Python 3.11 or later and nothing else.
# PYTHON=… chooses the interpreter, VENV=… the place of the virtual environment.

PYTHON ?= python3
VENV ?= .venv
PYTEST_FLAGS ?= --numprocesses auto

BIN := $(VENV)/bin
STAMP := $(VENV)/.pacparse-installed
DEMO_STAMP := $(VENV)/.pacparse-demo
BENCH_STAMP := $(VENV)/.pacparse-benchmarks
SAMPLE := samples/treasury-minute.txt
ORIGINALS := build/originals

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types browser jq format golden quality bench laws clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: $(DEMO_STAMP) ## clean the first sample and show what was done to it and why; make a PDF and clean it; a table of recommendations; a page to check them on; the history of others, and a page of it
	@echo '$$ pacparse clean $(SAMPLE)'
	@$(BIN)/pacparse clean $(SAMPLE)
	@echo
	@echo '$$ pacparse explain $(SAMPLE)'
	@$(BIN)/pacparse explain $(SAMPLE)
	@echo
	@echo '$$ python -m originals $(ORIGINALS)'
	@$(BIN)/python -m originals $(ORIGINALS)
	@echo
	@echo '$$ pacparse clean $(ORIGINALS)/reply.pdf'
	@$(BIN)/pacparse clean $(ORIGINALS)/reply.pdf
	@echo
	@echo '$$ pacparse to-tables $(SAMPLE)'
	@$(BIN)/pacparse to-tables $(SAMPLE)
	@echo
	@echo '$$ pacparse to-tables samples -o build/recommendations.xlsx'
	@$(BIN)/pacparse to-tables samples -o build/recommendations.xlsx
	@echo
	@echo '$$ pacparse trace series'
	@$(BIN)/pacparse trace series
	@echo
	@echo '$$ pacparse review series -o build/history.html'
	@$(BIN)/pacparse review series -o build/history.html
	@echo
	@echo '$$ pacparse review $(SAMPLE) -o build/review.html'
	@$(BIN)/pacparse review $(SAMPLE) -o build/review.html

test: lint types browser jq ## formatting, lint, types, all tests with coverage, every documented example, the floors
	$(BIN)/python -m pytest --cov --cov-report=term $(PYTEST_FLAGS)
	$(BIN)/python -m quality --set fixed

lint: $(STAMP) ## formatting and lint, nothing is changed
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/oxfmt --check src/pacparse/render/page

browser: ## Debian's Chromium for the tests in a browser, if it can be installed; they are skipped without it
	@command -v chromium >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && echo 'installing Chromium for the tests in a browser …' && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium >/dev/null; } \
	  || echo 'there is no Chromium: tests in a browser are skipped; try: apt-get install chromium'

jq: ## Debian's jq for the test of its recipe, if it can be installed; the test is skipped without it
	@command -v jq >/dev/null || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	  && echo 'installing jq for the test of its recipe …' && apt-get update -qq \
	  && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends jq >/dev/null; } \
	  || echo 'there is no jq: the test of its recipe is skipped; try: apt-get install jq'

types: $(STAMP) ## mypy, strict, tests included
	$(BIN)/mypy

format: $(STAMP) ## format the code and apply the safe fixes
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/oxfmt src/pacparse/render/page

golden: $(STAMP) ## write the expected files of tests/cases anew and show the difference: read it
	$(BIN)/python -m pytest tests/test_cases.py --update-golden --no-cov -q -rP

quality: $(STAMP) ## how well documents are read, aspect by aspect: cases, a fixed seed, a fresh one (SEED=…)
	$(BIN)/python -m quality $(if $(SEED),--seed $(SEED))
	$(BIN)/python -m quality.series $(if $(SEED),--seed $(SEED))

laws: $(STAMP) ## the laws under Hypothesis, 10,000 examples each
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest tests/property --no-cov $(PYTEST_FLAGS)

bench: $(BENCH_STAMP) ## the benchmarks, one after the other
	@for script in $$(grep -l __main__ benchmarks/*.py); do \
	  echo "== $$script"; $(BIN)/python "$$script" || exit 1; \
	done

clean: ## remove what make made, the virtual environment included
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.* dist build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo 'make: needs Python 3.11 or later; name one with PYTHON=/path/to/python3.11' >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo 'make: this Python cannot make a virtual environment; try: apt-get install python3-venv' >&2; exit 2; }
	@echo 'making $(VENV) …'
	@$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml | $(BIN)/python
	@echo 'installing pacparse and its tools into $(VENV) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,dev]'
	@touch $@ $(DEMO_STAMP)

$(DEMO_STAMP): pyproject.toml | $(BIN)/python
	@echo 'installing pacparse and what the demo needs into $(VENV) …'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[demo]'
	@touch $@

$(BENCH_STAMP): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[all,dev,benchmarks]'
	@touch $@
