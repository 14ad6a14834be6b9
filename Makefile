# Every target makes the environment that it needs, from the hashed lock files in requirements/.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
INSTALL = $(if $(UV),$(UV) pip install --quiet --python,$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check)
LOCK = uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11 pyproject.toml

.PHONY: help play run test check fix migrate doctor lock bench lint types imports coverage screenshot clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  \033[1mmake %-10s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

define make_venv
	@test -x $(1)/bin/python || { echo "Making $(1) ..."; $(if $(UV),$(UV) venv --quiet --python $(PYTHON) $(1),$(PYTHON) -m venv $(1)); }
	@echo "Installing $(2) ..."
	@$(if $(UV),$(UV) pip install --quiet --python $(1)/bin/python,$(1)/bin/python -m pip install --quiet --disable-pip-version-check) --require-hashes -r $(2)
	@touch $(3)
endef

$(VENV)/.run: requirements/run.txt
	$(call make_venv,$(VENV),requirements/run.txt,$@)

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(call make_venv,$(VENV),requirements/dev.txt,$@)

.venv-bench/.done: requirements/bench.txt
	$(call make_venv,.venv-bench,requirements/bench.txt,$@)

play: $(VENV)/.run ## Try the bot in your browser: no account, no key, no network
	@$(BIN)/python -m bot play

run: $(VENV)/.run ## Run the bot for Telegram (settings from the environment or .env)
	@$(BIN)/python -m bot run

migrate: $(VENV)/.run ## Bring the database up to date (run does this by itself)
	@$(BIN)/python -m bot migrate

doctor: $(VENV)/.run ## Check the settings and say what is wrong and how to mend it
	@$(BIN)/python -m bot doctor

test: $(VENV)/.dev ## Run every test
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: lint types imports test ## Exactly what CI runs: lint, types, import rules, tests

lint: $(VENV)/.dev
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .

types: $(VENV)/.dev
	@$(BIN)/mypy --no-error-summary

imports: $(VENV)/.dev
	@PYTHONPATH=. $(BIN)/lint-imports --no-cache >/tmp/lint-imports.$$$$ 2>&1 || { cat /tmp/lint-imports.$$$$; rm -f /tmp/lint-imports.$$$$; exit 1; }; rm -f /tmp/lint-imports.$$$$

fix: $(VENV)/.dev ## Format, and mend what the linter can mend
	@$(BIN)/ruff format . ; $(BIN)/ruff check --fix .

coverage: $(VENV)/.dev ## Run the tests and show what they do not reach
	@$(BIN)/coverage erase && $(BIN)/coverage run -m pytest -q && $(BIN)/coverage combine && $(BIN)/coverage report

bench: .venv-bench/.done ## Measure the bot beside bare frameworks, in one run
	@.venv-bench/bin/python -m bench

lock: ## Resolve the dependencies again (needs uv)
	$(LOCK) -o requirements/run.txt
	$(LOCK) --group dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) --group bench -o requirements/bench.txt

clean: ## Remove what the targets above made, but no data
	@rm -rf $(VENV) .venv-bench .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
