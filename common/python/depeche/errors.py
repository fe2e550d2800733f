"""What goes wrong, as exceptions."""

from __future__ import annotations

from typing import Any, Mapping, Optional


class DepecheError(Exception):
    """A failure of the library: what failed on which input (message), and what to do next (hint, may be empty).

    `code` is its name: "io", "index_version", "corrupt", …; `offset` is the byte of the query that is wrong, if any.
    """

    def __init__(self, code: str, message: str, hint: str = "", offset: Optional[int] = None) -> None:
        super().__init__(f"{message} ({hint})" if hint else message)
        self.code = code
        self.message = message
        self.hint = hint
        self.offset = offset

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.code, self.message, self.hint, self.offset)


class InvalidInputError(DepecheError, ValueError):
    """A request, a dispatch, a date or an option that is not understood or beyond a limit."""


class QueryError(InvalidInputError):
    """A query that is not understood; `offset` is the byte of it, in UTF-8."""


class NotFoundError(DepecheError, LookupError):
    """There is no such index, or no dispatch with that id."""


class LockedError(DepecheError):
    """Another process is writing the index."""


class SearchTimeoutError(DepecheError, TimeoutError):
    """A search took longer than its `timeout`."""


# In the order of the numbers in depeche/c_api.h, from 1.
CODES = (
    "invalid_argument",
    "not_found",
    "io",
    "format",
    "encoding",
    "date",
    "query",
    "index_version",
    "locked",
    "corrupt",
    "limit",
    "internal",
    "timeout",
)

_CLASSES: Mapping[str, type[DepecheError]] = {
    "invalid_argument": InvalidInputError,
    "not_found": NotFoundError,
    "format": InvalidInputError,
    "encoding": InvalidInputError,
    "date": InvalidInputError,
    "query": QueryError,
    "locked": LockedError,
    "limit": InvalidInputError,
    "timeout": SearchTimeoutError,
}


def make_error(code: str, message: str, hint: str, offset: Optional[int]) -> DepecheError:
    """The exception of the class that stands for `code`."""
    return _CLASSES.get(code, DepecheError)(code, message, hint, offset)
