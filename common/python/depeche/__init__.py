"""Full-text search for French news wire copy: the library libdepeche.so for Python.

    with depeche.IndexWriter("archive") as writer:
        writer.add({"id": "1", "text": "Les éclusiers ont cessé le travail.", "date": "13 janvier 2022"})

    with depeche.Searcher("archive") as searcher:
        for hit in searcher.search("éclusier", limit=3)["hits"]:
            print(hit["id"], depeche.marked(hit["snippet"]))

The library is looked for in $DEPECHE_LIBRARY (a file), beside an installed package, and where the system looks.
"""

from ._library import set_time_zone, version
from .alerts import Alerts
from .answers import Alert, Answer, Comparison, Counts, Date, Dispatch, Facet, Hit, PlanPart, Request, Snippet, Value
from .answers import Understood, UnknownValue, Version, WithoutFilter, marked
from .errors import DepecheError, InvalidInputError, LockedError, NotFoundError, QueryError, SearchTimeoutError
from .searcher import Searcher
from .writer import IndexWriter

__all__ = [
    "Alert",
    "Alerts",
    "Answer",
    "Comparison",
    "Counts",
    "Date",
    "DepecheError",
    "Dispatch",
    "Facet",
    "Hit",
    "IndexWriter",
    "InvalidInputError",
    "LockedError",
    "NotFoundError",
    "PlanPart",
    "QueryError",
    "Request",
    "SearchTimeoutError",
    "Searcher",
    "Snippet",
    "Understood",
    "UnknownValue",
    "Value",
    "Version",
    "WithoutFilter",
    "marked",
    "set_time_zone",
    "version",
]
