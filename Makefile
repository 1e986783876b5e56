PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= out/demo

.PHONY: setup demo test lint docs clean

setup: $(VENV)/.ready

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@

demo: setup ## Redact the sample production: ends 0, or 3 when a document waits for a person
	@$(BIN)/python samples/produce.py --out $(OUT); code=$$?; [ $$code -eq 0 ] || [ $$code -eq 3 ] || exit $$code; \
	echo "The job ended with exit code $$code (0: all done; 3: a document waits for a person)."

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: lint
	$(BIN)/pytest -n 2

docs: setup ## Build the documentation into out/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

clean:
	rm -rf $(VENV) out
