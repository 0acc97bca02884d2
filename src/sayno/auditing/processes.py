"""Processes that work for this one, and end with it."""

import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager


@contextmanager
def processes(count: int) -> Iterator[Executor]:
    """A pool of ``count`` processes that end with this one, however it ends."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
    workers = pool._processes
    try:
        yield pool
        pool.shutdown()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in list((workers or {}).values()):
            worker.terminate()
        for worker in list((workers or {}).values()):
            worker.join(10)
        raise


@contextmanager
def interruptible() -> Iterator[Callable[[], None]]:
    """Ctrl-C is only noted, and raised by the function that is given: Python may drop one that comes in a finalizer."""
    noted: list[int] = []

    def heed() -> None:
        if noted:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, lambda number, _: noted.append(number))
    try:
        yield heed
        heed()
    finally:
        signal.signal(signal.SIGINT, before)


def _begin() -> None:
    """In a worker: leave Ctrl-C to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG, prctl(2)
