# The one list of tasks. `make demo` and `make test` do all their own set-up (Python 3.11+, make, git; nothing else).

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
READY := $(VENV)/.ready
STORIES ?= $(or $(RASHOMON_SHARED),../shared)/stories
SCORER ?= $(or $(RASHOMON_SHARED),../shared)/score/score.py

.PHONY: help setup demo test check score bench lock clean

help:  ## list the tasks
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Rashomon needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Name another: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(READY)  ## make .venv from the lock file

demo: $(READY)  ## read the sample story and say where its account is
	$(RUN)/rashomon read examples/*/reports --output out/demo

test: $(READY)  ## run all tests
	$(RUN)/python -m pytest

check: $(READY)  ## lint, format and type checks
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy

score: $(READY)  ## score the development stories and hold the pinned floors
	$(RUN)/python benchmarks/stories.py $(STORIES) --scorer $(SCORER) --floors benchmarks/floors.json

bench: $(READY)  ## time a cold read, the stages of a warm one, and how a story of 5, 20 and 80 reports grows
	$(RUN)/python benchmarks/speed.py $(STORIES)/seeds/reports

lock:  ## write requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-header --no-annotate --output-file requirements.lock pyproject.toml requirements-build.in

clean:  ## remove what was built
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
