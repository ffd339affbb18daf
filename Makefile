# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
EXTRAS ?= dev,nbgrader
BIN := $(VENV)/bin

.PHONY: help demo test check format bench clean

help:
	@echo "make demo    set up, grade the sample class, say where the results lie"
	@echo "make test    set up, run every check"
	@echo "make format  write the code as ruff likes it"
	@echo "make bench   show what is fast"
	@echo "make clean   remove what was made here"

demo: $(VENV)/.installed
	@sh scripts/system-packages --wanted
	@$(BIN)/grader demo

test: $(VENV)/.installed-dev
	@sh scripts/system-packages --needed
	@sh scripts/check $(BIN)

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is older than 3.11; name a newer one: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	@touch $@
