"""Searches that wait for what comes into one or more indexes."""

from __future__ import annotations

import json
import os
import threading
from types import TracebackType
from typing import Any, Optional, Union, cast

from ._library import Handle, c_path, c_paths, c_text, call, call_for_text
from .answers import Alert
from .searcher import request_json


class Alerts:
    """Searches, thousands if need be, that wait for dispatches. Threads may share it; they take turns.

    >>> with Alerts("archive") as alerts:
    ...     alerts.add("énergie", "gaz OU pétrole", sources=["AFP"])
    ...     while True:
    ...         for alert in alerts.poll():
    ...             print(alert["searches"], alert["id"])
    ...         time.sleep(0.5)
    """

    def __init__(self, index: Union[str, os.PathLike[str]], *more: Union[str, os.PathLike[str]]) -> None:
        """Watches the indexes as one; what they hold now is not new. NotFoundError when one is absent."""
        paths = [c_path(path) for path in (index, *more)]
        pointer = call("depeche_alerts_open", c_paths(paths), len(paths))
        self._handle: Optional[Handle] = Handle(pointer, "depeche_alerts_close")
        self._turn = threading.Lock()

    def add(self, name: str, query: Optional[str] = None, /, **options: Any) -> None:
        """Adds a search, or puts it in the place of the one of that name. Of the options of `Request` those count that
        say which dispatches match, and fold_versions=False: each version of a story is told.

        QueryError for the query, InvalidInputError for an option.
        """
        with self._turn:
            call("depeche_alerts_add", self._pointer(), c_text(name, "the name"), request_json(query, options).encode())

    def remove(self, name: str) -> bool:
        """Removes the search of that name; True when there was one."""
        with self._turn:
            return bool(call("depeche_alerts_remove", self._pointer(), c_text(name, "the name")))

    def poll(self) -> list[Alert]:
        """The dispatches that have come since the last call and match, each story once to each search. Of a large commit
        a part: call it until the list is empty.
        """
        with self._turn:
            lines = call_for_text("depeche_alerts_poll", self._pointer()).splitlines()
        return [cast(Alert, json.loads(line)) for line in lines]

    def close(self) -> None:
        """Ends it."""
        with self._turn:
            self._handle = None

    def __enter__(self) -> Alerts:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def _pointer(self) -> int:
        if self._handle is None:
            raise ValueError("the alerts are closed")
        return self._handle.pointer
