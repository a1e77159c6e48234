"""How much longer a longer text takes: by the processor's time, whatever else the machine does."""

import gc
import time
from collections.abc import Callable
from typing import Final

__all__ = ["TIMES_LONGER", "growth"]

#: So many times as long a text takes as much longer, or its square if all that came before is
#: looked at again: 16 and 256 lie far enough apart to be told from each other on a busy machine.
TIMES_LONGER: Final = 16


def growth(run: Callable[[int], object], size: int, *, below: float) -> float:
    """Give how many times as long ``run`` takes of ``TIMES_LONGER`` times ``size``.

    The least of three times counts, as a busy machine only ever adds to one; once it shows a
    growth ``below`` what is asked for, another could only show less.
    """

    def taken(of: int) -> float:
        start = time.process_time()
        run(of)
        return time.process_time() - start

    # What else lives in the process is not looked through while a longer text is read.
    gc.collect()
    gc.disable()
    try:
        short = min(taken(size) for _ in range(3))
        found = taken(TIMES_LONGER * size) / short
        for _ in range(2):
            if found >= below:
                found = min(found, taken(TIMES_LONGER * size) / short)
    finally:
        gc.enable()
    return found
