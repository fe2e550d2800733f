"""libdepeche.so, and calls into it that raise what it reports."""

from __future__ import annotations

import ctypes
import os
from ctypes import POINTER, byref, c_char_p, c_int, c_longlong, c_size_t, c_void_p
from pathlib import Path
from typing import Any, Callable, Optional

from .errors import CODES, DepecheError, make_error

_API_VERSION = 1
_FILE = "libdepeche.so.0.1"

# name: (result, arguments); those that may fail take the address of an error besides.
_PLAIN = {
    "depeche_version": (c_char_p, ()),
    "depeche_api_version": (c_int, ()),
    "depeche_free": (None, (c_void_p,)),
    "depeche_error_code": (c_int, (c_void_p,)),
    "depeche_error_message": (c_char_p, (c_void_p,)),
    "depeche_error_hint": (c_char_p, (c_void_p,)),
    "depeche_error_offset": (c_longlong, (c_void_p,)),
    "depeche_error_free": (None, (c_void_p,)),
    "depeche_searcher_close": (None, (c_void_p,)),
    "depeche_alerts_close": (None, (c_void_p,)),
    "depeche_writer_close": (None, (c_void_p,)),
}
_FAILING = {
    "depeche_set_time_zone": (c_int, (c_char_p,)),
    "depeche_searcher_open": (c_void_p, (POINTER(c_char_p), c_size_t)),
    "depeche_search": (c_void_p, (c_void_p, c_char_p)),
    "depeche_search_lines": (c_void_p, (c_void_p, c_char_p)),
    "depeche_export": (c_void_p, (c_void_p, c_char_p, c_char_p, POINTER(c_size_t))),
    "depeche_properties": (c_void_p, (c_void_p,)),
    "depeche_show": (c_void_p, (c_void_p, c_char_p)),
    "depeche_compare": (c_void_p, (c_void_p, c_char_p, c_char_p)),
    "depeche_alerts_open": (c_void_p, (POINTER(c_char_p), c_size_t)),
    "depeche_alerts_add": (c_int, (c_void_p, c_char_p, c_char_p)),
    "depeche_alerts_remove": (c_int, (c_void_p, c_char_p)),
    "depeche_alerts_poll": (c_void_p, (c_void_p,)),
    "depeche_writer_open": (c_void_p, (c_char_p, c_char_p)),
    "depeche_writer_add": (c_int, (c_void_p, c_char_p)),
    "depeche_writer_remove": (c_int, (c_void_p, c_char_p)),
    "depeche_writer_commit": (c_void_p, (c_void_p,)),
}


def _candidates() -> list[str]:
    named = os.environ.get("DEPECHE_LIBRARY")
    if named:
        return [named]
    # Installed as PREFIX/lib/python3/dist-packages/depeche, beside PREFIX/lib/libdepeche.so or one folder below.
    lib = Path(__file__).resolve().parents[3]
    beside = [lib / _FILE, *sorted(lib.glob(f"*/{_FILE}"))]
    return [str(path) for path in beside if path.exists()] + [_FILE]


def _load() -> ctypes.CDLL:
    failure: Optional[OSError] = None
    for candidate in _candidates():
        try:
            return _declared(ctypes.CDLL(candidate))
        except OSError as error:
            failure = error
    raise ImportError(f"{failure}; install libdepeche, or name its file in $DEPECHE_LIBRARY")


def _declared(library: ctypes.CDLL) -> ctypes.CDLL:
    for name, (result, arguments) in _PLAIN.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    for name, (result, arguments) in _FAILING.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, (*arguments, POINTER(c_void_p))
    found = library.depeche_api_version()
    if found != _API_VERSION:
        raise ImportError(f"libdepeche has the interface {found}, and this package is for {_API_VERSION}")
    return library


_library = _load()


def version() -> str:
    """The version of the library, such as "0.1.0"."""
    return str(_library.depeche_version().decode())


def _taken_error(error: c_void_p) -> DepecheError:
    try:
        code = _library.depeche_error_code(error)
        name = CODES[code - 1] if 1 <= code <= len(CODES) else "internal"
        offset = _library.depeche_error_offset(error)
        return make_error(
            name,
            _library.depeche_error_message(error).decode("utf-8", "replace"),
            _library.depeche_error_hint(error).decode("utf-8", "replace"),
            offset if offset >= 0 else None,
        )
    finally:
        _library.depeche_error_free(error)


def call(name: str, *arguments: Any) -> Any:
    """What the function gives; NULL and -1 are raised as the error that it reports. Other threads run meanwhile."""
    error = c_void_p()
    result = getattr(_library, name)(*arguments, byref(error))
    if result is None or result == -1:
        raise _taken_error(error)
    return result


def set_time_zone(name: str) -> None:
    """The time zone in which hours without a zone are read, days begin and moments are shown: "Europe/Paris" until then.

    It holds for the whole process; call it before anything is read or searched. InvalidInputError for an unknown name.
    """
    call("depeche_set_time_zone", name.encode())


def call_for_text(name: str, *arguments: Any) -> bytes:
    """The text that the function gives, copied and released."""
    text = call(name, *arguments)
    try:
        return ctypes.string_at(text)
    finally:
        _library.depeche_free(text)


def call_for_bytes(name: str, *arguments: Any) -> bytes:
    """The bytes that the function gives, whose number it sets by its last argument, copied and released."""
    size = c_size_t()
    text = call(name, *arguments, byref(size))
    try:
        return ctypes.string_at(text, size.value)
    finally:
        _library.depeche_free(text)


def c_text(text: str, what: str) -> bytes:
    """`text` in UTF-8, for C. ValueError when it holds a NUL, where C would end it."""
    if "\0" in text:
        raise ValueError(f"{what} holds a NUL character")
    return text.encode("utf-8")


def c_path(path: str | os.PathLike[str]) -> bytes:
    """The path for C. ValueError when it holds a NUL."""
    raw = os.fsencode(path)
    if b"\0" in raw:
        raise ValueError("the path holds a NUL character")
    return raw


def c_paths(paths: list[bytes]) -> ctypes.Array[c_char_p]:
    """An array of them."""
    return (c_char_p * len(paths))(*paths)


class Handle:
    """A pointer that the library gave. It is released when the last call that uses it has ended, in whatever thread."""

    def __init__(self, pointer: int, close: str) -> None:
        self.pointer = pointer
        self._close: Callable[[int], None] = getattr(_library, close)

    def __del__(self) -> None:
        self._close(self.pointer)
