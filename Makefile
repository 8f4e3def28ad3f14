# The environment lives in .venv; everything else is made from the lock files.
PYTHON ?= python3
BIN := .venv/bin
# npm packages run with the environment's own Node, so that Python and make are enough.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm
BIOME := $(BIN)/node .venv/biome/node_modules/@biomejs/biome/bin/biome
SCRATCH := .cache/assets-build
# Tests run in as many processes; each of the browser's has a server of its own.
WORKERS ?= 2

.PHONY: run dev quick check test format bench cells audit assets lock clean

run: .venv/run ## Serve the dashboard on the embedded dataset
	$(BIN)/python app.py

dev: .venv/dev ## Serve it, and start again when Python, CSS, JS or the codebook change
	$(BIN)/watchfiles "$(BIN)/python app.py" *.py assets callbacks components data

check: .venv/dev ## The quick part: lint, types, contracts, and every test without a browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIOME) check --error-on-warnings
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest --ignore=tests/browser --ignore=tests/deployment -n $(WORKERS) --dist worksteal $(SOME)

quick: SOME := -m "not slow"
quick: check ## While one works: `check` without its longest sweeps

test: check ## Everything: `check`, then the tests in a real browser and behind a real nginx
	$(BIN)/python tests/browser/chromium.py
	$(BIN)/python tests/deployment/nginx.py
	$(BIN)/python -m pytest tests/browser tests/deployment -n $(WORKERS) --dist loadfile

format: .venv/dev ## Lay out Python, JS and CSS as `check` wants them
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIOME) check --write

# One of them alone: `make bench ONLY=growth`.
ONLY ?= beside growth memory speed
bench: .venv/dev ## The table of docs/performance.md, on a quiet machine (half an hour)
	set -e; for one in $(ONLY); do echo "== $$one"; $(BIN)/python tests/benchmarks/$$one.py; done

# Its own environment, for it brings thirty packages that nothing else needs.
audit: .venv/bin/python ## Advisories published about what we run on, against docs/dependencies.toml
	@test -x .venv/audit/bin/pip-audit || { $(PYTHON) -m venv .venv/audit && .venv/audit/bin/pip install --quiet --disable-pip-version-check pip-audit==2.10.1; }
	@.venv/audit/bin/pip-audit --disable-pip --require-hashes --progress-spinner off --timeout 10 --format json -r requirements.lock 2>/dev/null | $(BIN)/python tests/audit.py

cells: .venv/dev ## Protect the demonstration's confidential answers anew, and say what it costs
	$(BIN)/python tests/benchmarks/protection.py --write

assets: .venv/dev ## Rebuild what is vendored under assets/ and data/reference/ from npm
	mkdir -p $(SCRATCH)
	cp assets/build/build.mjs assets/build/package.json assets/build/package-lock.json assets/build/.npmrc $(SCRATCH)/
	$(NPM) --prefix $(SCRATCH) ci --silent --no-progress
	$(BIN)/node $(SCRATCH)/build.mjs .

lock: .venv/dev ## Rewrite the lock files from pyproject.toml (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --group dev -c requirements.lock -o tests/requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header tests/backends/requirements.in -o tests/backends/requirements.lock

clean: ## Remove the environment and every cache
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (try: make run PYTHON=python3.12)"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/run: .venv/bin/python requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	touch .venv/run

.venv/dev: .venv/bin/python requirements.lock tests/requirements.lock tests/backends/requirements.lock tests/biome/package-lock.json
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.lock
	$(BIN)/python tests/backends/install.py
	mkdir -p .venv/biome
	cp tests/biome/package.json tests/biome/package-lock.json tests/biome/.npmrc .venv/biome/
	$(NPM) --prefix .venv/biome ci --silent --no-progress
	touch .venv/run .venv/dev
