"""What every run of pytest here shares: the examples in Markdown are tests, and chance is fixed."""

from hypothesis import HealthCheck, settings
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

# Every Python block of the README files and of docs/ runs; after ``>>>`` its output is compared.
# The docstrings are run by tests/test_documentation.py, wherever the package is installed.
pytest_collect_file = Sybil(parsers=[PythonCodeBlockParser()], pattern="*.md").pytest()

# The same cases on every run and every machine, and nothing that a slow one can fail.
settings.register_profile(
    "default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
# To look further: pytest --hypothesis-profile=heavy.
settings.register_profile(
    "heavy", settings.get_profile("default"), derandomize=False, max_examples=2_000
)
settings.load_profile("default")
