# `make demo` and `make test` need nothing but Python 3.11 or later, make and git.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo run test check lint format evaluate bench openapi messages

# On one's own machine the printed password is enough; a site that others reach asks for a second factor.
demo run: export SECOND_FACTOR_REQUIRED ?= false

demo: .venv/ready  ## sets everything up and runs the site on sample data
	$(BIN)/python manage.py demo
	$(BIN)/python manage.py runserver --noreload $(ADDRESS)

run: .venv/ready  ## runs the site on the data that is there
	$(BIN)/python manage.py migrate -v0
	$(BIN)/python manage.py runserver $(ADDRESS)

test: .venv/ready  ## the tests on SQLite, then those that ask the database on a real PostgreSQL
	$(BIN)/python -m pytest -n auto
	TEST_DATABASE=postgresql $(BIN)/python -m pytest -n auto -m database

check: lint test  ## all that must pass before a commit

lint: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy policytracker articles initiatives
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python manage.py makemigrations --check --dry-run

format: .venv/ready
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 2 templates

evaluate: .venv/ready  ## quality of reading on the annotated articles
	$(BIN)/python -m tests.evaluate

bench: .venv/ready  ## speed of reading beside a plain pass over the same words; pages with 100,000 statements
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_pages

openapi: .venv/ready
	$(BIN)/python manage.py spectacular --lang en --validate --fail-on-warn --file openapi.yaml

messages: .venv/ready  ## needs GNU gettext
	$(BIN)/python manage.py makemessages --all --no-location --no-obsolete -i .venv
	$(BIN)/python manage.py compilemessages -i .venv

.venv/ready: requirements.txt requirements-dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
