# Allegiance: `make run` to see it, `make test` to check it. Needs git, make and Python 3.11 or later.

PYTHON ?= python3
BIN := .venv/bin
STORE ?= allegiance.kgl
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run install test lint chromium neo4j bench questions accuracy identity pictures docs constraints clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: install ## read samples/ into allegiance.kgl and show what came of it
	@$(BIN)/allegiance ingest samples --store $(STORE)
	@echo; echo "In the graph:"; $(BIN)/allegiance cypher "MATCH (n) WHERE NOT n:NameKey AND NOT n:Graph RETURN labels(n)[0] AS nodes, count(*) AS number ORDER BY nodes" --store $(STORE) --format table
	@echo; echo "Defections by sect:"; $(BIN)/allegiance defections --by sect --store $(STORE) --format table
	@echo; echo "Defections by agency:"; $(BIN)/allegiance defections --by agency --store $(STORE) --format table
	@echo; echo "Worth trying next:"
	@echo "  $(BIN)/allegiance defections --sect alawite --agency intelligence --store $(STORE)"
	@echo "  $(BIN)/allegiance query careers/history --param person='Manaf Tlass' --store $(STORE)"
	@echo "  $(BIN)/allegiance report --store $(STORE) --open"
	@echo "  $(BIN)/allegiance review --list --store $(STORE)"
	@echo "  $(BIN)/allegiance query --list"

install: .venv/installed ## make .venv with the allegiance command

test: .venv/developing chromium ## run everything: format, lint, types, imports, all tests (with a real Neo4j)
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: .venv/developing ## check format, style, types and which room imports which
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

chromium: ## install the browser that the tests of pages drive, where there is none and apt-get may be used
	@command -v chromium chromium-browser google-chrome >/dev/null || [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || \
	  { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends chromium fonts-dejavu-core >/dev/null; }

neo4j: .venv/installed ## start a Neo4j with Browser; prints address, user, password and the command to fill it
	@$(BIN)/python -m deploy

bench: .venv/developing ## measure, print one table, write docs/performance.md
	@$(BIN)/python -m bench

questions: .venv/developing ## ask every question among 100,000 persons on both stores, and write docs/questions.md
	@$(BIN)/python -m bench.questions_page

accuracy: .venv/developing ## score the annotated articles, or SETS="c1 c2"; WRITE=1 keeps the figures in docs/accuracy.md
	@$(BIN)/python -m bench.accuracy $(SETS) $(if $(WRITE),--write)

identity: .venv/developing ## score who is who on the sets of tests/identity, and write docs/identity-figures.md
	@$(BIN)/python -m bench.identity --write

pictures: .venv/developing chromium ## draw the pictures of docs/browser.md again, in a real Neo4j Browser over samples/
	@PICTURES=1 $(BIN)/python -m pytest tests/test_browser.py -k "pictures or dropped"

docs: .venv/developing ## write the generated documents again
	@$(BIN)/python -m graph.reference
	@$(BIN)/python -m cli.reference

constraints: ## pin the versions of today's packages in constraints.txt
	@rm -rf .venv-constraints && $(PYTHON) -m venv .venv-constraints
	@.venv-constraints/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	@{ echo "# Written by 'make constraints'. kglite is left out: its old versions vanish, pyproject.toml gives its range."; \
	   .venv-constraints/bin/python -m pip freeze --exclude allegiance --exclude kglite; } > constraints.txt
	@rm -rf .venv-constraints

clean: ## remove the environment, caches and builds; graphs stay
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist *.egg-info

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one with: make PYTHON=python3.12")'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: pyproject.toml constraints.txt | .venv/python
	@$(PIP) --editable '.[all]'
	@touch $@

.venv/developing: pyproject.toml constraints.txt | .venv/python
	@$(PIP) --editable '.[dev]'
	@touch $@ .venv/installed
