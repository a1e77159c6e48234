"""Check one report: what follows from it, what contradicts what, and which figure to doubt.

    python examples/check_a_report.py [FILE]

FILE is a report in the library's JSON form; without one the report of a district is checked that
lies beside this script, in ``reports/``. Nothing is mended: what may have gone wrong is offered.
"""

import os
import sys
from pathlib import Path

import khuyenhoc as kh

DISTRICT = Path(__file__).parent / "reports" / "vo-nhai-2019.json"


def check(report: kh.Report) -> None:
    """Print what the figures of a report come to together, in Vietnamese."""
    found = kh.reconcile(report)
    print(found.table("vi").text(width=26))
    told(found, "Suy ra được", kh.Verdict.DERIVED)
    told(found, "Khớp", kh.Verdict.CONSISTENT, kh.Verdict.CUT_OFF)
    told(found, "Cần xem lại", kh.Verdict.DOUBTFUL, kh.Verdict.UNDETERMINED)
    told(found, "Mâu thuẫn", kh.Verdict.CONTRADICTORY)
    if not found.contradictions:
        print("\nKhông tìm thấy mâu thuẫn.")
        return
    for group, sentence in zip(found.suspects, found.suspects.sentences("vi"), strict=True):
        print(f"\n{sentence}")
        for repair in group.repairs[:4]:
            print(f"  - {repair.sentence('vi')}")


def told(found: kh.Reconciliation, heading: str, *verdicts: kh.Verdict) -> None:
    """Print the findings of these verdicts under a heading."""
    sentences = [finding.sentence("vi") for finding in found if finding.verdict in verdicts]
    if sentences:
        print(f"\n{heading}:")
    for sentence in sentences:
        print(f"  - {sentence}")


def main(arguments: list[str]) -> int:
    """Check the report that the command line names; 2 says that it could not be read."""
    path = Path(arguments[0]) if arguments else DISTRICT
    try:
        report = kh.load_report(path)
    except (OSError, kh.KhuyenhocError) as error:
        print(f"{path}: {error}", file=sys.stderr)
        return 2
    check(report)
    return 0


if __name__ == "__main__":
    try:
        status = main(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as after ``| head``
        status = 0
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(status)
