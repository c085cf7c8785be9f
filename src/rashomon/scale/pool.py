"""Several processes that do one work on a stream of batches; results come in the order of the stream.

Only a few batches are under way at a time, so that a stream of any length needs little memory. With one worker all is
done in this process.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from threading import Thread
from types import TracebackType
from typing import TypeVar

from rashomon.errors import RashomonError

A = TypeVar("A")
B = TypeVar("B")
AHEAD = 3  # batches under way for each worker


class Pool:
    """Workers for one run; they start when the first batch comes."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self.executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Pool:
        """Begin; nothing starts yet."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Stop the workers, at once where something broke."""
        if self.executor:
            self.executor.shutdown(wait=kind is None, cancel_futures=True)

    def map(self, work: Callable[[A], B], batches: Iterable[A]) -> Iterator[B]:
        """Do the work on each batch; RashomonError where a process dies."""
        if self.workers < 2:
            yield from map(work, batches)
            return
        try:
            yield from self.spread(work, batches)
        except BrokenProcessPool as error:
            raise RashomonError(
                "a working process was ended from outside, most likely for want of memory; run the same command again "
                "to go on, with fewer --workers"
            ) from error

    def spread(self, work: Callable[[A], B], batches: Iterable[A]) -> Iterator[B]:
        """Do the work on each batch in the processes."""
        if self.executor is None:
            context = multiprocessing.get_context("spawn")
            self.executor = ProcessPoolExecutor(self.workers, mp_context=context, initializer=follow_parent)
        waiting: deque[Future[B]] = deque()
        for batch in batches:
            waiting.append(self.executor.submit(work, batch))
            if len(waiting) >= AHEAD * self.workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def follow_parent() -> None:
    """Leave it to the first process to act on a break from the keyboard, and end when that process ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent:
        Thread(target=end_with, args=(parent.sentinel,), daemon=True).start()


def end_with(sentinel: int) -> None:
    """Wait for the first process to end, however it does, and end too; else a worker would wait for work for ever."""
    wait([sentinel])
    os._exit(1)
