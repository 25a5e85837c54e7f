# Two commands for a newcomer: `make run` and `make test`. Needs Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint format bench soak messages clean

run: $(VENV)/.run
	@$(BIN)/laurel run

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/laurel kb check

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks

# Hours: hostile messages by the hundred thousand, and a life of months. SOAK='--only fuzz --messages 2000' for less.
soak: $(VENV)/.dev
	$(BIN)/python -m tests.soak $(SOAK)

# Collects the sentences for translators into laurel.pot.
messages: $(VENV)/.dev
	$(BIN)/pybabel extract --no-location -o laurel.pot bot

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Laurel needs Python 3.11 or newer; say which with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The stamps make the second run fast: pip runs again only when pyproject.toml changed. Compiled here as well, for where
# PYTHONDONTWRITEBYTECODE is set, every start would compile the whole bot: half a second. And the phrases are
# learned here, some minutes, so that the first start need not.
$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@$(BIN)/python -m compileall -q bot
	@$(BIN)/laurel learn
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m compileall -q bot
	@$(BIN)/laurel learn
	@touch $@ $(VENV)/.run
