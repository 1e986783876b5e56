PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
OUT    ?= out/demo

SECONDS_GUIDED ?= 120
DOCUMENTS ?= 1000
SCANS   ?=
MOMENTS ?= 50

.PHONY: setup demo test lint sealed fuzz bench kill-test docs clean

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

sealed: setup ## Hide a secret in every place of a PDF and print which ways of redacting let it through
	$(BIN)/python -m tests.hiding_places

fuzz: setup ## Damage 1,000 documents and run them; then search for faults by coverage, where atheris can be installed
	$(BIN)/python -m tests.fuzz --count 1000 --keep out/fuzz
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[fuzz]" || echo "atheris cannot be installed here."
	$(BIN)/python -m tests.fuzz.guided intake --seconds $(SECONDS_GUIDED) --keep out/fuzz
	$(BIN)/python -m tests.fuzz.guided verify --seconds $(SECONDS_GUIDED) --keep out/fuzz

bench: setup ## Measure this program beside the script one would otherwise write; make bench DOCUMENTS=90 SCANS=folder
	$(BIN)/python -m benchmarks.bench --documents $(DOCUMENTS) $(if $(SCANS),--scans $(SCANS))
	$(BIN)/python -m benchmarks.stages samples/production

kill-test: setup ## Kill a job at random moments and at each change of its state; the table must end with 0s
	$(BIN)/python -m benchmarks.kill --moments $(MOMENTS)

docs: setup ## Build the documentation into out/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

clean:
	rm -rf $(VENV) out
