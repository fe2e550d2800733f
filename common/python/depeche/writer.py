"""Writes one index."""

from __future__ import annotations

import datetime
import json
import os
import threading
from types import TracebackType
from typing import Any, Mapping, Optional, Union, cast

from ._library import Handle, c_path, c_text, call, call_for_text
from .answers import Counts


def _plain_time(value: Any) -> str:
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a dispatch")


class IndexWriter:
    """Writes one index, which no other writer can open meanwhile. Nothing is visible to searchers before commit().

    As a context manager it commits at the end, unless there is an exception: then what was not committed is dropped.
    Threads may share it; they take turns.
    """

    def __init__(
        self,
        index: Union[str, os.PathLike[str]],
        *,
        jobs: int = 0,
        memory: Optional[int] = None,
        rebuild: bool = False,
        wait_seconds: float = 0,
        topics_of: Union[str, os.PathLike[str], None] = None,
        parts: int = 0,
    ) -> None:
        """Opens the index in that directory, and creates it when there is none.

        `jobs`: how many threads analyse, 0: one per processor. `memory`: how many bytes to keep within, about, however
        large the collection; None: 500 MB; 64 MB are needed anyway. `rebuild`: start from an empty index, which
        replaces the old one at the first commit. `wait_seconds`: how long to wait for another writer before
        LockedError. `topics_of`: another index, whose topics this one takes over, so that both score alike when they
        are searched together. `parts`: of how many parts the index may consist, so that a large addition does not
        rewrite all of it; 0: as many as it has, and one in a new index.
        """
        options: dict[str, Any] = {"jobs": jobs, "rebuild": rebuild, "wait_seconds": wait_seconds, "parts": parts}
        if topics_of is not None:
            options["topics_of"] = os.fspath(topics_of)
        if memory is not None:
            options["memory"] = memory
        pointer = call("depeche_writer_open", c_path(index), json.dumps(options, allow_nan=False).encode())
        self._handle: Optional[Handle] = Handle(pointer, "depeche_writer_close")
        self._turn = threading.Lock()

    def add(self, dispatch: Mapping[str, Any]) -> None:
        """Adds a dispatch: "id", "text" or "title" or both, and perhaps "abstract", "date", "source", "place", "url",
        "credits", "status" and "embargoed"; other members become properties. The last one added under an id wins.
        InvalidInputError when it is not understood.
        """
        text = json.dumps(dict(dispatch), default=_plain_time, ensure_ascii=False, allow_nan=False)
        with self._turn:
            call("depeche_writer_add", self._pointer(), text.encode())

    def remove(self, id: str) -> bool:
        """Removes the dispatch with this id; True when there was one."""
        with self._turn:
            return bool(call("depeche_writer_remove", self._pointer(), c_text(id, "the id")))

    def commit(self) -> Counts:
        """Everything since the last commit becomes visible at once, and durable."""
        with self._turn:
            return cast(Counts, json.loads(call_for_text("depeche_writer_commit", self._pointer())))

    def close(self) -> None:
        """Ends it; what was not committed is dropped."""
        with self._turn:
            self._handle = None

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        try:
            if kind is None and self._handle is not None:
                self.commit()
        finally:
            self.close()

    def _pointer(self) -> int:
        if self._handle is None:
            raise ValueError("the writer is closed")
        return self._handle.pointer
