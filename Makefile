# Every target makes what it needs: a bare machine with Python >= 3.11 (venv included) and make is enough.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test check format deep bench targets docs versions clean

demo: $(STAMP) ## weights, ranking, credit, order, portfolio and roadmap of Kota Mojokerto
	@$(BIN)/mcdm-smartcity assess examples/mojokerto --plan examples/mojokerto/plan.toml --out build/mojokerto
	@echo "== Roadmap 2023-2032 with 6 billion a year of the city's own money (an assumption)"
	@$(BIN)/mcdm-smartcity schedule examples/mojokerto --budget 'apbd-kota=6e9' --gantt
	@$(BIN)/mcdm-smartcity schedule examples/mojokerto --budget 'apbd-kota=6e9' --json > build/mojokerto/roadmap.json
	@echo "== What moves if the money of 2024 is cut by 30 %"
	@$(BIN)/mcdm-smartcity schedule examples/mojokerto --budget 'apbd-kota=6e9' --budget 'apbd-kota@2024=4.2e9' \
	  --last build/mojokerto/roadmap.json --now 2024 --gantt

test: check ## everything that CI runs
	$(BIN)/pytest --cov --cov-report=term-missing:skip-covered
	$(BIN)/python benchmarks/run.py --smoke

check: $(STAMP) ## format, lint, types and import contracts
	$(BIN)/ruff format --check src tests examples benchmarks
	$(BIN)/ruff check src tests examples benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP) ## put the code into its format
	$(BIN)/ruff format src tests examples benchmarks
	$(BIN)/ruff check --fix src tests examples benchmarks

deep: $(STAMP) ## the property tests on many more examples, and the random index from scratch
	HYPOTHESIS_PROFILE=deep $(BIN)/pytest tests/contracts tests/unit/dependencies

bench: $(STAMP) ## speed, as ratios to plain loops and peers in the same run
	$(BIN)/pip install --quiet --group bench
	$(BIN)/python benchmarks/run.py

targets: $(STAMP) ## what portfolios must reach, each figure beside its target
	$(BIN)/pip install --quiet --group bench
	$(BIN)/python benchmarks/targets.py

docs: $(STAMP) ## the documentation as a web site in build/site
	$(BIN)/pip install --quiet --group docs
	$(BIN)/mkdocs build --strict --site-dir build/site

versions: ## the tests on every Python from 3.11 that this machine has
	@for version in 3.11 3.12 3.13; do \
	  if python$$version -c 'import venv' 2>/dev/null; then \
	    echo "== Python $$version" && \
	    $(MAKE) --no-print-directory VENV=build/venv-$$version PYTHON=python$$version unit || exit 1; \
	  else echo "== Python $$version is not on this machine"; fi; \
	done

.PHONY: unit
unit: $(STAMP)
	$(BIN)/pytest -q

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "mcdm_smartcity needs Python 3.11 or newer; found $$($(PYTHON) --version). Run: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Making $(VENV) (once; takes a minute or two) ..."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --editable '.[cli]' --group test
	@touch $@

clean: ## remove what the targets have made
	rm -rf $(VENV) build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
