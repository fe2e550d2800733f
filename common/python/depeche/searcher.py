"""Answers queries over one or more indexes."""

from __future__ import annotations

import datetime
import json
import os
from types import TracebackType
from typing import Any, Iterable, Literal, Mapping, Optional, Union, cast, overload

from ._library import Handle, c_path, c_paths, c_text, call, call_for_bytes, call_for_text
from .answers import Answer, Comparison, Dispatch
from .errors import DepecheError, make_error


def _plain_date(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, datetime.date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a request")


def request_json(query: Optional[str], options: Mapping[str, Any]) -> str:
    """A request as the library takes it."""
    request = {"from" if name == "from_" else name: value for name, value in options.items()}
    for name in ("today", "mentions"):
        if isinstance(request.get(name), datetime.datetime):
            request[name] = request[name].date()
    if query is not None:
        request["query"] = query
    return json.dumps(request, default=_plain_date, allow_nan=False)


class Searcher:
    """Answers queries over one or more indexes; may be used from several threads at once, sees the commits of writers.

    >>> with Searcher("archive") as searcher:
    ...     answer = searcher.search("retrait OTSC", on="13 janvier 2022", limit=3)
    """

    def __init__(self, index: Union[str, os.PathLike[str]], *more: Union[str, os.PathLike[str]]) -> None:
        """Opens the indexes. NotFoundError when one is absent; DepecheError when one is damaged or of another version."""
        paths = [c_path(path) for path in (index, *more)]
        pointer = call("depeche_searcher_open", c_paths(paths), len(paths))
        self._handle: Optional[Handle] = Handle(pointer, "depeche_searcher_close")

    def search(self, query: Optional[str] = None, /, **options: Any) -> Answer:
        """The answer to a query, without one to all dispatches. The options are those of `Request`.

        QueryError for the query, InvalidInputError for an option, SearchTimeoutError when it takes longer than its
        `timeout`.
        """
        request = request_json(query, options).encode()
        return cast(Answer, json.loads(self._call("depeche_search", request)))

    @overload
    def search_many(
        self, requests: Iterable[Union[str, Mapping[str, Any]]], *, return_errors: Literal[False] = False, **options: Any
    ) -> list[Answer]: ...

    @overload
    def search_many(
        self, requests: Iterable[Union[str, Mapping[str, Any]]], *, return_errors: Literal[True], **options: Any
    ) -> list[Union[Answer, DepecheError]]: ...

    def search_many(
        self, requests: Iterable[Union[str, Mapping[str, Any]]], *, return_errors: bool = False, **options: Any
    ) -> Any:
        """The answers to many requests, in their order, by one call of the library.

        A request is a query or a dict of `Request` with "query"; `options` hold for each that does not say otherwise.
        The first error is raised; with `return_errors` each stands in the list in place of its answer.
        """
        lines = []
        for request in requests:
            own: Mapping[str, Any] = {"query": request} if isinstance(request, str) else request
            lines.append(request_json(None, {**options, **own}))
        text = self._call("depeche_search_lines", "\n".join(lines).encode())
        answers = [_answer_or_error(line) for line in text.splitlines()]
        if not return_errors:
            for answer in answers:
                if isinstance(answer, DepecheError):
                    raise answer
        return answers

    def export(self, query: Optional[str] = None, /, *, format: str, **options: Any) -> bytes:
        """The answer to a query in a format that other programs take: "csv", "tsv", "xlsx", "html", "md", "ris",
        "bibtex", "atom".

        Beside the options of `Request`, it takes `columns` (names, for csv, tsv and xlsx), `excel` (csv for a French Excel)
        and `whole_texts` (whole dispatches instead of snippets).

        >>> Path("dossier.html").write_bytes(searcher.export("retrait OTSC", format="html", whole_texts=True))
        """
        handle = self._handle
        if handle is None:
            raise ValueError("the searcher is closed")
        request = request_json(query, options).encode()
        return call_for_bytes("depeche_export", handle.pointer, request, c_text(format, "the format"))

    def show(self, id: str) -> Dispatch:
        """The dispatch with this id; NotFoundError when there is none."""
        return cast(Dispatch, json.loads(self._call("depeche_show", c_text(id, "the id"))))

    def properties(self) -> dict[str, int]:
        """The properties that the dispatches have, and how many dispatches have each, by name."""
        return cast("dict[str, int]", json.loads(self._call("depeche_properties")))

    def compare(self, before: str, after: str) -> Comparison:
        """What changed from one dispatch to another; NotFoundError when there is none of that id."""
        return cast(
            Comparison,
            json.loads(self._call("depeche_compare", c_text(before, "the id"), c_text(after, "the id"))),
        )

    def close(self) -> None:
        """Ends it; searches of other threads come to their end."""
        self._handle = None

    def __enter__(self) -> Searcher:
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        self.close()

    def _call(self, name: str, *texts: bytes) -> bytes:
        handle = self._handle
        if handle is None:
            raise ValueError("the searcher is closed")
        return call_for_text(name, handle.pointer, *texts)


def _answer_or_error(line: bytes) -> Union[Answer, DepecheError]:
    answer = json.loads(line)
    error = answer.get("error")
    if error is None:
        return cast(Answer, answer)
    return make_error(error["code"], error["message"], error["hint"], error["offset"])
