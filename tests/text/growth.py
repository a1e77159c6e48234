"""How much longer a longer text takes: by the processor's time, whatever else the machine does."""

import gc
import time
from collections.abc import Callable
from typing import Final

__all__ = ["TIMES_LONGER", "growth"]

#: So many times as long a text takes as much longer, or its square if all that came before is
#: looked at again: 16 and 256 lie far enough apart to be told from each other on a busy machine.
TIMES_LONGER: Final = 16


def growth(run: Callable[[int], object], size: int) -> float:
    """Give how many times as long ``run`` takes of ``TIMES_LONGER`` times ``size``."""

    def least(of: int) -> float:
        times: list[float] = []
        for _ in range(3):
            start = time.process_time()
            run(of)
            times.append(time.process_time() - start)
        return min(times)

    # What else lives in the process is not looked through while a longer text is read.
    gc.collect()
    gc.disable()
    try:
        return least(TIMES_LONGER * size) / least(size)
    finally:
        gc.enable()
