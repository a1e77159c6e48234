"""How much longer a longer text takes: by the processor's time, whatever else the machine does."""

import time
from collections.abc import Callable


def growth(run: Callable[[int], object], size: int) -> float:
    """Give how many times as long ``run`` takes of four times ``size``: 4 if no faster than it."""

    def least(of: int) -> float:
        times: list[float] = []
        for _ in range(3):
            start = time.process_time()
            run(of)
            times.append(time.process_time() - start)
        return min(times)

    return least(4 * size) / least(size)
