"""The examples run, and print what they are known to print.

After a change that is meant to show, write the new output and read the difference:

    python examples/five_reports.py > tests/data/examples/five_reports.txt
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import nbclient
import nbformat
import pytest

ROOT: Final = Path(__file__).parents[1]
EXAMPLES: Final = ROOT / "examples"
EXPECTED: Final = ROOT / "tests" / "data" / "examples"


def stem(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=stem)
def test_script_prints_what_is_stored(script: Path, tmp_path: Path) -> None:
    """Kills: an example that runs only from its folder, and a result that changed unnoticed."""
    finished = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert finished.stderr == ""
    assert finished.stdout == (EXPECTED / f"{script.stem}.txt").read_text("utf-8")
    assert finished.returncode == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("script", sorted(EXAMPLES.glob("*.py")), ids=stem)
def test_script_ends_quietly_when_nobody_reads_on(script: Path) -> None:
    """Kills: a traceback after ``| head``, which looks as if the example were broken."""
    reads, writes = os.pipe()
    os.close(reads)
    with os.fdopen(writes, "wb") as nobody_reads:
        finished = subprocess.run(
            [sys.executable, "-W", "error", str(script)],
            env={**os.environ, "PYTHONUTF8": "1"},
            stdout=nobody_reads,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert finished.stderr == ""
    assert finished.returncode == 0


def test_the_made_up_province_is_what_its_maker_makes(tmp_path: Path) -> None:
    """Kills: tables changed by hand, which the next run of their maker would undo."""
    province = EXAMPLES / "province"
    maker = tmp_path / "make.py"
    maker.write_bytes((province / "make.py").read_bytes())
    subprocess.run([sys.executable, "-W", "error", str(maker)], check=True)
    made = {path.name: path.read_bytes() for path in tmp_path.glob("*.csv")}
    assert made == {path.name: path.read_bytes() for path in province.glob("*.csv")}
    assert sorted(made) == ["2022.csv", "2023.csv", "units.csv"]


def load(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def outputs(notebook: Any) -> list[list[dict[str, str]]]:
    """Give, for each cell of code, what it shows, without what differs from run to run."""
    return [
        [dict(output.get("data") or {"text": output.get("text", "")}) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.ipynb")), ids=stem)
# Jupyter's own packages warn of each other's changes.
@pytest.mark.filterwarnings("default")
def test_notebook_shows_what_is_stored(path: Path) -> None:
    """Kills: a notebook whose stored output is not what its cells give."""
    stored, run = load(path), load(path)
    assert any(outputs(stored)), "the notebook was stored without its output"
    nbclient.NotebookClient(run, timeout=120, kernel_name="python3").execute()
    assert outputs(run) == outputs(stored)
