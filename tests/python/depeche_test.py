"""The module depeche, on indexes in fresh folders."""

import datetime
import os
import pickle
import subprocess
import sys
import tempfile
import threading
import unittest

import depeche

FLOODS = [
    {
        "id": "day",
        "title": "Crue de l'Allier",
        "text": "L'Allier a débordé à Vichy.",
        "date": datetime.date(2022, 1, 13),
        "source": "AFP",
    },
    {"id": "month", "text": "La crue du Cher inquiète les riverains.", "date": "janvier 2022"},
    {"id": "undated", "text": "Une crue se prépare."},
]


def ids(answer):
    return [hit["id"] for hit in answer["hits"]]


class WithIndex(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.index = os.path.join(folder.name, "index")
        with depeche.IndexWriter(self.index, jobs=1, memory=64 << 20) as writer:
            for flood in FLOODS:
                writer.add(flood)


class Waiting(WithIndex):
    def test_searches_are_told_what_comes_once(self):
        with depeche.Alerts(self.index) as alerts:
            alerts.add("crues", "crue", from_=datetime.date(2022, 1, 1))
            alerts.add("Vichy", "Vichy")
            alerts.add("Cher", "Cher")
            self.assertTrue(alerts.remove("Cher"))
            self.assertFalse(alerts.remove("Cher"))
            self.assertEqual(alerts.poll(), [])
            with depeche.IndexWriter(self.index) as writer:
                writer.add({"id": "n", "text": "Crue du Cher, de Vichy à Vierzon.", "date": "2022-02-01"})
                writer.add({"id": "o", "text": "Crue sans date."})
            told = alerts.poll()
            self.assertEqual([(alert["id"], alert["searches"]) for alert in told], [("n", ["Vichy", "crues"])])
            self.assertEqual(told[0]["date"]["from"], "2022-02-01")
            self.assertEqual(alerts.poll(), [])

    def test_what_cannot_wait_is_refused(self):
        with depeche.Alerts(self.index) as alerts:
            with self.assertRaises(depeche.QueryError):
                alerts.add("a", "date:nie")
            with self.assertRaises(depeche.InvalidInputError):
                alerts.add("a", like_id="day")
        with self.assertRaises(ValueError):
            alerts.poll()
        with self.assertRaises(depeche.NotFoundError):
            depeche.Alerts(self.index + "-absent")


class Searching(WithIndex):
    def test_requests_find_what_they_ask_for(self):
        cases = [
            ("crues", {"sort": "oldest"}, ["month", "day", "undated"]),
            ("crues", {"sort": "oldest", "limit": 1}, ["month"]),
            ("crues", {"on": "13 janvier 2022", "strict_dates": True}, ["day"]),
            ("crues", {"on": datetime.date(2022, 1, 13), "strict_dates": True}, ["day"]),
            ("crues", {"from_": "2022-01-20"}, ["month"]),
            ("crues", {"to": datetime.datetime(2021, 12, 31, 23, 0)}, []),
            (None, {"sources": ["afp"]}, ["day"]),
            ("dérobade", {}, []),
            ("Bourbonnais", {"aliases": {"Bourbonnais": ["Vichy"]}}, ["day"]),
            ("Vichy crue", {"stop_words": ["crue"]}, ["day"]),
        ]
        with depeche.Searcher(self.index) as searcher:
            for query, options, expected in cases:
                with self.subTest(query=query, **options):
                    self.assertEqual(ids(searcher.search(query, **options)), expected)

    def test_an_answer_is_the_json_of_the_programs(self):
        with depeche.Searcher(self.index) as searcher:
            self.assertEqual(searcher.properties(), {})
            self.assertEqual(ids(searcher.search("débordé", where={"agence": ["AFP", "Reuters"]})), ["day"])
            self.assertEqual(ids(searcher.search("débordé", where={"rubrique": "Politique"})), [])
            answer = searcher.search("débordé", facets=["source"])
            self.assertEqual(answer["total"], 1)
            self.assertEqual(answer["facets"]["source"][0], {"value": "AFP", "count": 1})
            self.assertEqual((answer["missing_words"], answer["without_filters"]), ([], []))
            self.assertEqual(answer["understood"]["unknown_values"], [])
            self.assertEqual(answer["hits"][0]["date"]["from"], "2022-01-13")
            self.assertEqual(depeche.marked(answer["hits"][0]["snippet"], "<", ">"), "L'Allier a <débordé> à Vichy.")
            self.assertEqual(depeche.marked(None), "")
            self.assertEqual(searcher.show("month")["text"], "La crue du Cher inquiète les riverains.")

    def test_versions_are_folded_unless_that_is_switched_off(self):
        first = {"id": "first", "text": "Le Cher a débordé à Vierzon jeudi, trois routes sont coupées.", "date": "2022-02-03"}
        second = {"id": "second", "text": first["text"].replace("trois", "sept"), "date": "2022-02-03"}
        with depeche.IndexWriter(self.index) as writer:
            writer.add(first)
            writer.add(second)
        with depeche.Searcher(self.index) as searcher:
            hit = searcher.search("Vierzon")["hits"][0]
            self.assertEqual((hit["id"], hit["versions"][0]["id"]), ("second", "first"))
            self.assertEqual(len(searcher.search("Vierzon", fold_versions=False)["hits"]), 2)
            change = searcher.compare("first", "second")["changes"][0]
            self.assertEqual((change["kind"], change["after"]["differences"]), ("changed", [[38, 42]]))

    def test_answers_are_exported(self):
        with depeche.Searcher(self.index) as searcher:
            self.assertEqual(
                searcher.export("Vichy", format="csv", columns=["id", "date"]), b"id,date\r\nday,2022-01-13\r\n"
            )
            self.assertTrue(searcher.export("Vichy", format="xlsx").startswith(b"PK"))
            page = searcher.export("Vichy", format="html", whole_texts=True).decode()
            self.assertIn("<mark>", searcher.export("Vichy", format="html").decode())
            self.assertIn("Vichy.</p>", page)
            with self.assertRaises(depeche.InvalidInputError):
                searcher.export("Vichy", format="pdf")

    def test_a_search_that_takes_longer_than_its_timeout_fails(self):
        with depeche.Searcher(self.index) as searcher:
            with self.assertRaises(depeche.SearchTimeoutError) as caught:
                searcher.search("crue", timeout=1e-9)
            self.assertIsInstance(caught.exception, TimeoutError)
            self.assertEqual(caught.exception.code, "timeout")
            self.assertIn(caught.exception.message, str(caught.exception))
            self.assertEqual(str(pickle.loads(pickle.dumps(caught.exception))), str(caught.exception))
            late, answered = searcher.search_many([{"query": "crue", "timeout": 1e-9}, "Vichy"], return_errors=True)
            self.assertIsInstance(late, depeche.SearchTimeoutError)
            self.assertEqual(ids(answered), ["day"])
            self.assertEqual(ids(searcher.search("Vichy", timeout=60)), ["day"])

    def test_many_requests_are_answered_at_once(self):
        requests = ["Vichy", {"query": "crue", "limit": 1}, {"query": "Cher", "id": "third"}]
        with depeche.Searcher(self.index) as searcher:
            answers = searcher.search_many(requests, limit=2, sort="oldest")
            self.assertEqual([ids(answer) for answer in answers], [["day"], ["month"], ["month"]])
            self.assertEqual([answer["query"]["id"] for answer in answers], ["1", "2", "third"])
            self.assertEqual(searcher.search_many([]), [])
            bad = ["Vichy", 'date:"31 février 2022"', "line\nbreak and \u2028 another"]
            first, second, third = searcher.search_many(bad, return_errors=True)
            self.assertEqual(ids(first), ["day"])
            self.assertIsInstance(second, depeche.QueryError)
            self.assertEqual(third["total"], 0)
            with self.assertRaises(depeche.QueryError):
                searcher.search_many(bad)

    def test_threads_share_a_searcher_that_one_of_them_closes(self):
        searcher = depeche.Searcher(self.index)
        outcomes = []

        def search_on():
            try:
                for _ in range(500):
                    if searcher.search("crue")["total"] != 3:
                        outcomes.append("wrong")
                outcomes.append("done")
            except ValueError as error:
                outcomes.append(str(error))

        threads = [threading.Thread(target=search_on) for _ in range(3)]
        for thread in threads:
            thread.start()
        searcher.search("Vichy")
        searcher.close()
        for thread in threads:
            thread.join()
        self.assertEqual(len(outcomes), 3)
        self.assertLessEqual(set(outcomes), {"done", "the searcher is closed"})


class Writing(WithIndex):
    def test_a_commit_says_what_it_did(self):
        with depeche.IndexWriter(self.index) as writer:
            writer.add({**FLOODS[0], "text": "La décrue est amorcée à Vichy."})
            writer.add(FLOODS[1])
            self.assertTrue(writer.remove("undated"))
            self.assertFalse(writer.remove("never there"))
            self.assertEqual(writer.commit(), {"added": 0, "replaced": 1, "unchanged": 1})
        with depeche.Searcher(self.index) as searcher:
            self.assertEqual(ids(searcher.search("décrue")), ["day"])
            self.assertEqual(searcher.search(counting="exact")["total"], 2)

    def test_an_exception_drops_what_was_not_committed(self):
        with self.assertRaises(KeyError):
            with depeche.IndexWriter(self.index) as writer:
                writer.add({"id": "lost", "text": "Un séisme."})
                raise KeyError
        with depeche.Searcher(self.index) as searcher:
            self.assertEqual(searcher.search("séisme")["total"], 0)

    def test_a_searcher_sees_commits(self):
        with depeche.Searcher(self.index) as searcher:
            with depeche.IndexWriter(self.index) as writer:
                writer.add({"id": "new", "text": "Un séisme."})
                self.assertEqual(ids(searcher.search("séisme")), [])
            self.assertEqual(ids(searcher.search("séisme")), ["new"])

    def test_a_rebuild_starts_from_nothing(self):
        with depeche.IndexWriter(self.index, rebuild=True) as writer:
            writer.add({"id": "only", "text": "Un séisme."})
        with depeche.Searcher(self.index) as searcher:
            self.assertEqual(ids(searcher.search()), ["only"])


class Failing(WithIndex):
    def test_errors_have_a_class_a_message_and_a_hint(self):
        searcher = depeche.Searcher(self.index)
        cases = [
            (lambda: depeche.Searcher(self.index + "-absent"), depeche.NotFoundError, self.index + "-absent", None),
            (lambda: searcher.show("nowhere"), depeche.NotFoundError, '"nowhere"', None),
            (lambda: searcher.search('crue date:"31 février 2022"'), depeche.QueryError, "31 février 2022", 11),
            (lambda: searcher.search("crue", limt=3), depeche.InvalidInputError, '"limt"', None),
            (lambda: searcher.search("crue", from_="charabia"), depeche.InvalidInputError, "charabia", None),
            (lambda: searcher.search("\ud800"), depeche.InvalidInputError, "not valid JSON", None),
            (lambda: depeche.IndexWriter(__file__), depeche.DepecheError, __file__, None),
        ]
        for number, (failing, kind, part, offset) in enumerate(cases):
            with self.subTest(case=number), self.assertRaises(kind) as caught:
                failing()
            self.assertIn(part, caught.exception.message)
            self.assertTrue(caught.exception.hint)
            self.assertEqual(caught.exception.offset, offset)

    def test_dispatches_that_are_wrong_are_refused(self):
        with depeche.IndexWriter(self.index) as writer:
            for dispatch in [{"id": "a"}, {"text": "Crue."}, {"id": "a", "text": "Crue.", "date": "charabia"}]:
                with self.subTest(**dispatch), self.assertRaises(depeche.InvalidInputError):
                    writer.add(dispatch)
            self.assertEqual(writer.commit()["added"], 0)

    def test_a_second_writer_is_refused(self):
        with depeche.IndexWriter(self.index):
            with self.assertRaises(depeche.LockedError) as caught:
                depeche.IndexWriter(self.index)
            self.assertEqual(caught.exception.code, "locked")

    def test_options_of_a_writer_are_checked(self):
        for options in [{"memory": -1}, {"memory": 0.5}, {"jobs": 5000}]:
            with self.subTest(**options), self.assertRaises(depeche.DepecheError):
                depeche.IndexWriter(self.index, **options)

    def test_what_c_cannot_take_is_a_value_error(self):
        searcher = depeche.Searcher(self.index)
        writer = depeche.IndexWriter(self.index)
        writer.close()
        closed = depeche.Searcher(self.index)
        closed.close()
        for failing in [
            lambda: searcher.show("a\0b"),
            lambda: depeche.Searcher("a\0b"),
            lambda: searcher.search("crue", boost_recent=float("nan")),
            lambda: searcher.search("crue", timeout=0),
            lambda: writer.add(FLOODS[0]),
            lambda: writer.remove("day"),
            lambda: closed.search("crue"),
        ]:
            with self.assertRaises(ValueError):
                failing()
        with self.assertRaises(TypeError):
            searcher.search("crue", on=object())

    def test_errors_travel_between_processes(self):
        error = depeche.QueryError("query", "what", "do", 3)
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual((type(again), str(again), again.offset), (depeche.QueryError, "what (do)", 3))


class Loading(unittest.TestCase):
    def test_a_library_that_is_not_there_is_an_import_error(self):
        environment = {**os.environ, "DEPECHE_LIBRARY": "/nowhere/libdepeche.so"}
        ended = subprocess.run([sys.executable, "-c", "import depeche"], env=environment, capture_output=True, text=True)
        self.assertIn("ImportError: /nowhere/libdepeche.so", ended.stderr)
        self.assertIn("name its file in $DEPECHE_LIBRARY", ended.stderr)

    def test_the_version_is_that_of_the_library(self):
        self.assertRegex(depeche.version(), r"^\d+\.\d+\.\d+$")


def example(name: str, *arguments: str) -> list[str]:
    return [sys.executable, os.path.join(os.environ["DEPECHE_EXAMPLES"], name), *arguments]


class Example(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.index = os.path.join(self.folder, "index")

    def test_search_prints_what_it_finds(self):
        command = example("search.py", self.index)
        ended = subprocess.run([*command, "éclusier"], capture_output=True, text=True)
        self.assertEqual(
            (ended.returncode, ended.stdout, ended.stderr),
            (
                0,
                "1 found\n1. Grève des éclusiers sur la Saône\n"
                "   Les [éclusiers] de la Saône ont cessé le travail jeudi matin.\n",
                "",
            ),
        )
        self.assertEqual(subprocess.run([*command, "séisme"], capture_output=True).returncode, 1)

    def test_a_folder_is_indexed_and_what_is_refused_is_said(self):
        with open(os.path.join(self.folder, "a.jsonl"), "w", encoding="utf-8") as file:
            file.write('{"id": "1", "text": "Le bac."}\n{"id": "2"}\n')
        ended = subprocess.run(example("index_folder.py", self.index, self.folder), capture_output=True, text=True)
        self.assertEqual((ended.returncode, ended.stdout), (1, "1 added, 0 replaced, 0 unchanged, 1 refused\n"))
        self.assertIn("a.jsonl:2: ", ended.stderr)

    def test_a_live_index_is_followed(self):
        with depeche.IndexWriter(self.index) as writer:
            writer.add({"id": "1", "text": "Le bac est en panne."})
        with subprocess.Popen(example("follow.py", self.index, "bac", "1"), stdout=subprocess.PIPE, text=True) as follower:
            self.assertEqual(follower.stdout.readline(), "following\n")
            with depeche.IndexWriter(self.index) as writer:
                writer.add({"id": "2", "title": "Retour du bac", "text": "Il navigue."})
            self.assertEqual(follower.communicate(timeout=30)[0], "2 Retour du bac\n")
            self.assertEqual(follower.returncode, 0)


if __name__ == "__main__":
    unittest.main()
