"""What scripts/soak knows of the indexes that it has made: which dispatches a query finds, as of which commit."""
import collections
import json
import threading
import time

SOURCES = ["AFP", "Reuters", "Belga"]
FILLING = ["barrage", "canal", "phare", "digue", "moulin", "verger", "glacier", "viaduc", "tramway", "musée", "lycée", "marché"]
STATES_KEPT = 300


class Dispatch(collections.namedtuple("Dispatch", "id number revision")):
    """A dispatch whose words follow from its number and revision."""

    def revised(self):
        return self._replace(revision=self.revision + 1)

    mot = property(lambda self: self.number % 37)
    suite = property(lambda self: self.number * 31 % 101)
    source = property(lambda self: SOURCES[self.number % 3])
    date = property(lambda self: f"2022-01-{self.number % 28 + 1:02}")
    is_alert = property(lambda self: self.number % 10 == 3)

    def line(self):
        filling = " ".join(FILLING[(self.number * k + k * k) % len(FILLING)] for k in range(1, 12))
        text = (f"Le contingent a débuté son retrait, mot{self.mot} suite{self.suite} vers numero{self.number}. {filling}. "
                f"Le prix du gaz augmente, version{self.revision}.{' alerte' if self.is_alert else ''}")  # fmt: skip
        members = {"id": self.id, "title": f"Jour {self.number % 30}, version{self.revision}", "text": text, "date": self.date, "source": self.source}
        return json.dumps(members, ensure_ascii=False) + "\n"


class Query:
    """A query, and which dispatches it finds. `plain`: without options that not every searcher has."""

    def __init__(self, rng, sample, plain=False, indexes="first"):
        self.first, self.second = indexes in ("first", "both"), indexes in ("second", "both")
        self.date = None
        mot, suite, other = sample.mot, sample.suite, rng.randrange(37)
        ways = [
            (f"+mot{mot}", lambda d: d.mot == mot),
            (f"+mot{mot} +suite{suite}", lambda d: d.mot == mot and d.suite == suite),
            (f'"mot{mot} suite{suite}"', lambda d: d.mot == mot and d.suite == suite),
            (f"mot{mot} -suite{suite}", lambda d: d.mot == mot and d.suite != suite),
            (f"mot{mot} OU mot{other}", lambda d: d.mot in (mot, other)),
            (f"+mot{mot} agence:{sample.source}", lambda d: d.mot == mot and d.source == sample.source),
            (f"+numero{sample.number}", lambda d: d.number == sample.number),
            (f"+mot{mot} +version{sample.revision}", lambda d: d.mot == mot and d.revision == sample.revision),
            (f"suite{suite // 10 or 1}*", lambda d: str(d.suite).startswith(str(suite // 10 or 1))),
            (f"+mot{mot} date:{sample.date}", lambda d: d.mot == mot and d.date == sample.date),
        ]
        self.text, self.matches = rng.choice(ways)
        if rng.random() < 0.2:
            self.date, before = sample.date, self.matches
            self.matches = lambda d: before(d) and d.date >= self.date
        elif not plain and rng.random() < 0.1:
            self.text, self.matches = "*", lambda d: True

    def words(self):
        return self.text + (f" --from {self.date}" if self.date else "")

    def members(self):
        return {"from": self.date} if self.date else {}

    def options(self):
        return ["--from", self.date] if self.date else []

    def ids(self, dispatches):
        return sorted(dispatch.id for dispatch in dispatches if self.matches(dispatch))


def contrast(expected, found):
    missing, more = set(expected) - set(found), set(found) - set(expected)
    return f"missing {sorted(missing)[:10]} ({len(missing)}), too many {sorted(more)[:10]} ({len(more)})"


class News:
    """What alerts are to tell that take each version by itself: a dispatch that comes or changes while they wait, once. Of
    one that is gone again within some seconds they may know nothing."""

    def __init__(self, seconds):
        self.seconds = seconds
        self.spans = {}  # (id, revision) → [when it began to be written, when it was there, when it began to go]

    def begin(self, dispatches, now):
        for dispatch in dispatches:
            if dispatch.is_alert:
                self.spans.setdefault((dispatch.id, dispatch.revision), [now, None, None])

    def finish(self, dispatches, now):
        for dispatch in dispatches:
            span = self.spans.get((dispatch.id, dispatch.revision))
            if span is not None and span[1] is None:
                span[1] = now

    def end(self, dispatches, now):
        for dispatch in dispatches:
            span = self.spans.get((dispatch.id, dispatch.revision))
            if span is not None:
                span[2] = now

    def told(self, started, ready):
        """What an alert must tell that waits since `ready`, and what it may, started a little before."""
        required, allowed = set(), set()
        for (identity, revision), (begun, there, gone) in self.spans.items():
            if there is None or there > started:
                allowed.add(f"{identity} {revision}")
            if begun > ready and there is not None and (gone is None or gone > there + self.seconds):
                required.add(f"{identity} {revision}")
        return required, allowed


class History:
    """The states of an index that one writer changes: what it held, from when, until when. For several threads."""

    def __init__(self, alerted):
        self.lock = threading.Lock()
        self.states = collections.OrderedDict()  # number → [when it was there, dispatches by id]
        self.last = -1
        self.news = News(alerted)

    def begin(self, state):
        with self.lock:
            if self.last >= 0:
                before = self.states[self.last][1].values()
                self.news.end([dispatch for dispatch in before if state.get(dispatch.id) != dispatch], time.monotonic())
            self.last += 1
            self.states[self.last] = [None, state]
            while len(self.states) > STATES_KEPT:
                self.states.popitem(last=False)
            self.news.begin(state.values(), time.monotonic())
            return self.last

    def finish(self, number):
        with self.lock:
            now = time.monotonic()
            self.states[number][0] = now
            self.news.finish(self.states[number][1].values(), now)

    def some_dispatch(self, rng):
        with self.lock:
            state = self.states[self.last][1]
        return rng.choice(list(state.values()))

    def difference(self, query, found, begun):
        """Nothing when the index held just these at a moment from `begun` on, else words."""
        with self.lock:
            finished = [number for number, (there, _) in self.states.items() if there is not None and there <= begun]
            if not finished:
                return "it took longer than the model remembers"
            possible = [state for number, (_, state) in self.states.items() if number >= finished[-1]]
        answers = []
        for state in possible:
            answers.append(query.ids(state.values()))
            if answers[-1] == found:
                return None
        last = finished[-1] + len(possible) - 1
        return f"as of none of the commits {finished[-1]} to {last}; of the first {contrast(answers[0], found)}"

    def final(self):
        with self.lock:
            return list(self.states[self.last][1].values())

    def told(self, started, ready):
        with self.lock:
            return self.news.told(started, ready)


class Folder:
    """What comes into a folder that is watched: found soon after it came, and from then on. For several threads."""

    def __init__(self, latest, alerted):
        self.latest = latest  # seconds until it must be found
        self.lock = threading.Lock()
        self.versions = {}  # id → [(dispatch, when it was there)], as they came
        self.found_at = {}  # id → when an answer had it
        self.news = News(alerted)

    def begin(self, dispatch):
        with self.lock:
            self.news.end([before for before, _ in self.versions.get(dispatch.id, [])[-1:]], time.monotonic())
            self.versions.setdefault(dispatch.id, []).append([dispatch, None])
            self.news.begin([dispatch], time.monotonic())

    def came(self, dispatch):
        with self.lock:
            self.versions[dispatch.id][-1][1] = time.monotonic()
            self.news.finish([dispatch], time.monotonic())

    def difference(self, query, found, begun):
        """Nothing when each version that must be there is, and none that cannot be, else words."""
        ended = time.monotonic()
        required, allowed = [], set()
        with self.lock:
            for identity, versions in self.versions.items():
                old = [at for at, (_, there) in enumerate(versions) if there is not None and there < begun - self.latest]
                possible = [dispatch for dispatch, _ in versions[old[-1] if old else 0 :]]
                if any(query.matches(dispatch) for dispatch in possible):
                    allowed.add(identity)
                seen = self.found_at.get(identity, ended) < begun
                if (old or seen) and all(query.matches(dispatch) for dispatch in possible):
                    required.append(identity)
            for identity in found:
                self.found_at.setdefault(identity, ended)
        if set(required) <= set(found) <= allowed:
            return None
        return f"of the folder {contrast(required, found)}, where {len(allowed)} may be found"

    def final(self):
        with self.lock:
            return [versions[-1][0] for versions in self.versions.values()]

    def told(self, started, ready):
        with self.lock:
            return self.news.told(started, ready)


class Both:
    """What alerts over two indexes are to tell."""

    def __init__(self, first, second):
        self.parts = first, second

    def told(self, started, ready):
        required, allowed = zip(*(part.told(started, ready) for part in self.parts))
        return set().union(*required), set().union(*allowed)
