"""The types of what goes in and comes out; at run time all of it is dicts, lists, texts and numbers."""

from __future__ import annotations

import datetime
from typing import Any, Literal, Mapping, Optional, TypedDict, Union

#: A date as people type it, ISO or French ("2022-01", "13 janvier 2022", "hier", "hier 18h"), a day or a moment.
Date = Union[str, datetime.date]


#: When a dispatch was written, as exactly as it is known; "match" is there in hits.
DateFound = TypedDict(
    "DateFound",
    {
        "from": str,
        "to": str,
        "precision": Literal["day", "month", "year", "range"],
        "match": Optional[Literal["certain", "possible"]],
    },
    total=False,
)


class Snippet(TypedDict):
    """One line of a dispatch; the highlights are pairs of offsets into its UTF-8 bytes. See marked()."""

    text: str
    highlights: list[list[int]]


class _ValueAlways(TypedDict):
    value: str
    code: Optional[str]


class Value(_ValueAlways, total=False):
    """A value of a property; "name" is what a vocabulary calls it, such as the French name of a subject's code."""

    name: str


class Version(TypedDict):
    """Another dispatch of the story that a hit tells; "is_later" than the hit."""

    id: str
    title: Optional[str]
    date: Optional[DateFound]
    written_at: Optional[str]
    is_later: bool


class _HitAlways(TypedDict):
    rank: int
    score: float
    id: str
    title: Optional[str]
    date: Optional[DateFound]
    source: Optional[str]
    place: Optional[str]
    url: Optional[str]
    status: Literal["usable", "withheld", "canceled", "embargoed"]
    written_at: Optional[str]
    embargoed_until: Optional[str]
    path: Optional[str]
    credits: Optional[str]
    snippet: Optional[Snippet]
    abstract: Optional[str]
    abstract_snippet: Optional[Snippet]
    properties: dict[str, list[Value]]


class Hit(_HitAlways, total=False):
    """A dispatch that matches; "features" are there with explain=True, "mentions" when they were asked for,
    "versions" when there are others of the same story.
    """

    features: dict[str, float]
    mentions: list[str]
    versions: list[Version]


class Facet(TypedDict, total=False):
    """A value and its number of matches; dates have children: year → month → day → hour, as far as they are looked at."""

    value: str
    count: int
    children: list["Facet"]


class _PlanPartAlways(TypedDict):
    role: Literal["must", "may", "filter", "without", "synonym"]
    kind: Literal["word", "phrase", "near", "pattern", "value", "embargo", "group"]
    text: Optional[str]
    field: Optional[str]
    weight: float


class PlanPart(_PlanPartAlways, total=False):
    """A part of how a query was understood: "parts" of a group, "forms" of a pattern or a name, "without_forms" of a word
    that asks for no name of its stem, "is_known" when no dispatch can have it.
    """

    stem: str
    forms: list[str]
    without_forms: list[str]
    is_known: Literal[False]
    parts: list["PlanPart"]
    synonyms: list["PlanPart"]


class KnownValue(TypedDict):
    """A value that dispatches have, and how many."""

    value: str
    count: int


class UnknownValue(TypedDict):
    """A value of a filter that no dispatch has, with those that there are."""

    name: str
    value: str
    nearest: list[str]
    known: list[KnownValue]


class Understood(TypedDict):
    """What was understood of the filters; the intervals are as they may be typed."""

    dates: Optional[str]
    mentions: Optional[str]
    unknown_values: list[UnknownValue]


class WithoutFilter(TypedDict):
    """How many dispatches there would be without a filter: "dates", "source", …; "filters" for all of them."""

    filter: str
    total: int


class Relaxed(TypedDict):
    """How a search that found little was relaxed. Hits that match what was asked, "strict_total" of them, stand first."""

    strict_total: int
    phrases: list[str]
    families: list[dict[str, str]]
    spellings: list[dict[str, str]]


class _AnswerAlways(TypedDict):
    query: dict[str, Any]
    total: int
    total_is_exact: bool
    all_words: Optional[int]
    some_words: Optional[int]
    took_ms: float
    excluded: list[str]
    hits: list[Hit]
    facets: dict[str, list[Facet]]
    suggestion: Optional[str]
    next: Optional[str]
    expansions: list[dict[str, str]]
    understood: Understood
    missing_words: list[str]
    without_filters: list[WithoutFilter]
    notices: list[str]


class Answer(_AnswerAlways, total=False):
    """The answer to a request. "total" is a lower bound unless "total_is_exact". "missing_words" are in no dispatch;
    "without_filters" are there when nothing was found. "plan", with explain=True, is how the query was understood.
    "partial" is True, with partial=True, when the time was up before the answer was whole. "relaxed" stands where little
    matched, and the search was relaxed.
    """

    plan: list[PlanPart]
    partial: bool
    relaxed: Relaxed


class Dispatch(TypedDict):
    """A dispatch as it was indexed."""

    id: str
    title: Optional[str]
    text: Optional[str]
    date: Optional[DateFound]
    source: Optional[str]
    place: Optional[str]
    url: Optional[str]
    status: Literal["usable", "withheld", "canceled", "embargoed"]
    written_at: Optional[str]
    embargoed_until: Optional[str]
    path: Optional[str]
    credits: Optional[str]
    abstract: Optional[str]
    properties: dict[str, list[Value]]


class Alert(Dispatch):
    """A dispatch that has come, with the names of the searches that it matches."""

    searches: list[str]


class Comparison(TypedDict):
    """What changed from one dispatch to another: sentences, and the figures and names that only one of them has."""

    before: dict[str, Any]
    after: dict[str, Any]
    figures: dict[str, list[str]]
    names: dict[str, list[str]]
    sentences_kept: int
    changes: list[dict[str, Any]]


class _Counts(TypedDict):
    added: int
    replaced: int
    unchanged: int


class Counts(_Counts, total=False):
    """What a commit did. `discarded`: how many dispatches were in the index that a rebuild replaced. `notices`: what was
    found damaged, and what was used instead."""

    discarded: int
    notices: list[str]


class Request(TypedDict, total=False):
    """What may be asked besides the query; depeche/c_api.h says what each is. `from_` stands for "from"."""

    like_id: str
    like_text: str
    offset: int
    limit: int
    from_: Date
    to: Date
    on: Date
    mentions: Date
    strict_dates: bool
    usable: bool
    expand: bool
    relax: bool
    aliases: Mapping[str, list[str]]
    stop_words: list[str]
    snippets: bool
    suggest: bool
    feedback: bool
    after: str
    fold_versions: bool
    explain: bool
    sources: list[str]
    places: list[str]
    without: list[str]
    where: Mapping[str, Union[str, list[str]]]
    not_sources: list[str]
    not_places: list[str]
    not_where: Mapping[str, Union[str, list[str]]]
    facets: list[str]
    sort: Literal["relevance", "newest", "oldest"]
    mode: Literal["some", "all"]
    counting: Literal["automatic", "exact", "none"]
    snippet_length: int
    boost_recent: float
    timeout: float
    partial: bool
    jobs: int
    today: Date
    id: str


def marked(snippet: Optional[Snippet], before: str = "[", after: str = "]") -> str:
    """The text of the snippet with `before` and `after` around each highlight; empty for None."""
    if snippet is None:
        return ""
    text = snippet["text"].encode()
    parts = []
    done = 0
    for begin, end in snippet["highlights"]:
        parts += [text[done:begin].decode(), before, text[begin:end].decode(), after]
        done = end
    return "".join(parts) + text[done:].decode()
