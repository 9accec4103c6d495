# `make serve` and `make test` need Python ≥ 3.11 and make; everything else they fetch themselves, at locked versions.
SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
CASEBOOK := $(PY) -m casebook
LOCKS := scripts/locks
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
export NO_MKDOCS_2_WARNING := 1
unexport PYTHONDONTWRITEBYTECODE # hundreds of processes would compile everything anew

.PHONY: help serve test test-fast build check bench clean setup setup-test lock schemas pictures screenshots tells types
.DEFAULT_GOAL := help

help: ## List what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort

serve: setup ## Show the site on http://127.0.0.1:8000, rebuilt on every change
	@$(CASEBOOK) serve

build: setup ## Check everything and write the site to site/
	@$(CASEBOOK) build

check: setup ## Name every problem in docs/, cases/ and quizzes/
	@$(CASEBOOK) check

test: setup-test ## Run every test, those in a browser included; TESTS="tests/unit tests/site" runs a part
	@$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder --durations 12 $(TESTS)

test-fast: setup $(VENV)/.test ## Run what takes no browser and no long process, for the loop while one works
	@$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not slow" tests/unit tests/examples

JUDGES := tests/bench/pages
bench: setup-test $(VENV)/.judges ## Draw thousands of forms, attack 400, and measure speed and size against plain Material; writes build/bench.json
	@CASEBOOK_THOROUGH=1 $(PY) -m pytest -q tests/attack/test_solver.py tests/unit/exam/paper tests/unit/load tests/faults tests/web tests/content/test_translations.py
	@$(PY) -m tests.bench.drawing
	@$(PY) -m tests.bench.solving
	@$(PY) tests/bench/run.py

tells: setup-test ## Say how often a program picks the key that sees the options alone; LANG_CODE=ru for a translation
	@$(PY) -m tests.bench.guessing $(LANG_CODE)

types: setup-test ## Type-check and lint Python and TypeScript
	@$(PY) -m ruff check scripts tests && $(PY) -m mypy && $(PY) -m casebook.node npm --prefix scripts/web run typecheck

pictures: setup ## Draw the pictures of pages anew from pictures/
	@$(PY) -m scripts.pictures

screenshots: setup-test ## Make the README's pictures anew
	@$(PY) scripts/screenshots.py

clean: ## Remove what was built (not the environment)
	@rm -rf site build/site build/web build/cache build/bench build/bench.json build/tests
	@find build/docs -mindepth 2 -not -name .gitignore -delete 2>/dev/null || true

setup: $(VENV)/.site $(VENV)/.web ## Fetch what the site needs
setup-test: setup $(VENV)/.test ## Fetch what the tests need, a browser included
	@sh scripts/setup/browsers.sh

$(PY):
	@sh scripts/setup/venv.sh $(VENV)

$(VENV)/.site: $(LOCKS)/site.txt pyproject.toml | $(PY)
	@echo "Setting up: Python packages"
	@$(PIP) --require-hashes -r $(LOCKS)/site.txt
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.web: $(LOCKS)/node.txt scripts/web/package-lock.json $(VENV)/.site
	@echo "Setting up: the browser part"
	@$(PY) -m casebook.node --available || $(PIP) --require-hashes -r $(LOCKS)/node.txt
	@$(PY) -m casebook.node npm --prefix scripts/web ci --silent --no-audit --no-fund
	@touch $@

$(VENV)/.test: $(LOCKS)/test.txt $(VENV)/.site
	@echo "Setting up: test packages"
	@$(PIP) --require-hashes -r $(LOCKS)/test.txt
	@touch $@

$(VENV)/.judges: $(JUDGES)/package-lock.json $(VENV)/.web
	@echo "Setting up: what judges pages"
	@$(PY) -m casebook.node npm --prefix $(JUDGES) ci --ignore-scripts --silent --no-audit --no-fund
	@touch $@

schemas: setup ## Write scripts/schemas/ anew from the model
	@$(PY) -m casebook.load.schemas

lock: ## Lock the newest allowed versions (maintainer; fetches uv)
	@sh scripts/setup/lock.sh
