# Two commands matter: `make demo` and `make test`. Both set up what they need.
SHELL := /bin/bash
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: setup demo test check tests bench lock messages clean help

help:            ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

setup: $(STAMP)  ## the virtual environment .venv with the lantu command in it
$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python scripts/compile_messages.py
	@touch $@

demo: setup      ## the sample city, read and running at http://127.0.0.1:8000
	$(BIN)/python scripts/compile_messages.py
	$(BIN)/lantu demo

test: setup      ## everything that must hold: style, types, imports, licences, tests on both databases, browser
	scripts/system-packages
	$(MAKE) --no-print-directory check tests

check: setup     ## style, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

tests: setup     ## the tests: all on SQLite, those of the database again on PostgreSQL
	$(BIN)/python scripts/compile_messages.py
	$(BIN)/pytest -n 2 --dist loadgroup
	scripts/with-postgres $(BIN)/pytest -m database

bench: setup     ## a measurement: make bench AREA=speed (AREA alone lists them)
	$(BIN)/python -m benchmarks $(AREA)

lock:            ## requirements.lock again from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --extra postgres --group dev --generate-hashes --no-header \
	  --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11 -q -o requirements.lock

clean:           ## what was made here, the demo's data included
	rm -rf .venv build dist var .pytest_cache .mypy_cache .ruff_cache .hypothesis
