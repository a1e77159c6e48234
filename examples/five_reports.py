"""Five published reports: what they print, what follows from it, and what does not add up.

    python examples/five_reports.py

Every figure was printed by the association named above its table. The rest is computed: the exact
ratio beside the printed one, how it was rounded, the population, plan or earlier year behind it,
and what cannot be true.
"""

import os
import sys

import khuyenhoc as kh


def main() -> None:
    """Print a table and the findings of each report, in Vietnamese."""
    for name in kh.SAMPLE_REPORTS:
        report = kh.sample_report(name)
        found = kh.reconcile(report)
        print(found.table("vi").text(width=26))
        print()
        if found.habit.only is not None:
            print(f"Tỷ lệ trong báo cáo này được {found.rounding('vi')}")
        for number, finding in enumerate(found, 1):
            print(f"  {number}. {finding.sentence('vi')}")
        print()


if __name__ == "__main__":
    try:
        main()
        sys.stdout.flush()
    except BrokenPipeError:  # the reader has seen enough, as after ``| head``
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
