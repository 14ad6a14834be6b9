# Every target first makes the environment that it needs, from the hashed lock files in requirements/.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null)
BIN := .venv/bin
INSTALL = @PYTHON="$(PYTHON)" UV="$(UV)" requirements/install
# The longest files come first, so that no worker is left with one at the end.
PYTEST = $(BIN)/python -m pytest -q -n 3 --dist loadfile --no-loadscope-reorder
OUTSIDE = postgres or browser
LOCK = $(if $(UV),$(UV),$(error `make lock` needs uv)) pip compile --quiet --universal --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --python-version 3.11 pyproject.toml

.PHONY: help play run migrate doctor test services thorough check lint types imports fix coverage mutants chaos bench bench-jobs lock screenshot clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/.run: requirements/run.txt
	$(INSTALL) .venv $<
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.run
	$(INSTALL) .venv $<
	@touch $@

.venv-bench/.done: requirements/bench.txt
	$(INSTALL) .venv-bench $<
	@touch $@

play: .venv/.run ## Try the bot in your browser: no account, no key, no network
	@$(BIN)/python -m bot play $(if $(PROVIDERS),--providers $(PROVIDERS))

run: .venv/.run ## Run the bot for Telegram (settings from the environment or .env)
	@$(BIN)/python -m bot run

migrate: .venv/.run ## Bring the database up to date (run does this by itself)
	@$(BIN)/python -m bot migrate

doctor: .venv/.run ## Check the settings and say what is wrong and what to do
	@$(BIN)/python -m bot doctor

test: .venv/.dev ## Run the tests that need nothing but Python
	@$(PYTEST) -m "not ($(OUTSIDE)) and not thorough"

services: .venv/.dev ## Run the tests that need PostgreSQL or a browser; they are skipped where there is none
	@$(PYTEST) -m "($(OUTSIDE)) and not thorough"

thorough: .venv/.dev ## Run all tests, also those that repeat themselves for every call and every service
	@$(PYTEST) -m "thorough or not thorough"

check: lint types imports test services ## Exactly what CI runs: lint, types, import rules, all tests

lint: .venv/.dev
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@git ls-files '*.py' | xargs wc -l | awk '$$2 != "total" && $$1 > 300 {print "note: " $$2 " has " $$1 " lines; 300 are plenty"}'

types: .venv/.dev
	@$(BIN)/mypy --no-error-summary

imports: .venv/.dev
	@said=$$(PYTHONPATH=. $(BIN)/lint-imports --no-cache 2>&1) || { echo "$$said"; exit 1; }

fix: .venv/.dev ## Format, and mend what the linter can mend
	@$(BIN)/ruff format . ; $(BIN)/ruff check --fix .

coverage: .venv/.dev ## Run the tests and show what they do not reach
	@$(BIN)/coverage erase && $(BIN)/coverage run -m pytest -q && $(BIN)/coverage combine && $(BIN)/coverage report

mutants: .venv/.dev ## Break one promise of the bot after another and see whether the tests notice
	@$(BIN)/python -m tools.mutants

chaos: .venv/.dev ## Kill the bot while everything goes wrong (JOBS=10000 KILLS=200 SEED=7 REPLICAS=2)
	@$(BIN)/python -m tools.chaos $(if $(JOBS),--jobs $(JOBS)) $(if $(KILLS),--kills $(KILLS)) \
		$(if $(SEED),--seed $(SEED)) $(if $(REPLICAS),--replicas $(REPLICAS))

bench: .venv-bench/.done ## Measure the bot beside bare frameworks, in one run
	@.venv-bench/bin/python -m bench

bench-jobs: .venv-bench/.done ## Measure whole jobs: how many a minute, how long, how much of everything
	@.venv-bench/bin/python -m bench.jobs

lock: ## Resolve the dependencies again (needs uv)
	$(LOCK) -o requirements/run.txt
	$(LOCK) --group dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) --group bench -o requirements/bench.txt
	$(filter-out pyproject.toml,$(LOCK)) --group ci -o requirements/ci.txt

screenshot: .venv/.dev ## Take the picture at the top of the README again
	@SCREENSHOT=docs/images/playground.png $(BIN)/python -m pytest -q tests/e2e/test_play.py -k readme

clean: ## Remove what the targets above made, but no data
	@rm -rf .venv .venv-bench .venv-ci .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
