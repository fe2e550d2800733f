"""Whether what the programs and the C interface write fits common/render/output-1.schema.json.

    schema_test.py ROOT INDEXER SEARCHER

The schema is open for members to come; here it is closed, so that none comes without being described.
"""

import copy
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

from published import INDEXER, ROOT, SCHEMA, SEARCHER, Draft202012Validator

STORY = ("Les gardiens de la paix ont remis vendredi aux unités de la Garde nationale la protection des centrales d'Almaty, "
         "a communiqué l'état-major. Le retrait des {} soldats s'achève dans la semaine. Les avions partent de Jetygen. "
         "Le commandant de la mission a remercié les habitants, qui avaient apporté du pain et du thé aux sentinelles. "
         "Les écoles rouvrent lundi, le couvre-feu reste en vigueur jusqu'au 19 janvier, de 23 heures à 7 heures. "
         "Dans le centre, des ouvriers démontaient les barrages et réparaient les façades de la mairie incendiée. "
         "Le parquet général a ouvert plusieurs centaines d'enquêtes sur les émeutes et les pillages de la ville. ")

DISPATCHES = [
    {"id": "flash", "title": "Retrait des gardiens de la paix", "text": STORY.format(100), "date": "2022-01-13", "source": "AFP"},
    {"id": "update", "title": "Retrait des gardiens de la paix", "text": STORY.format(150) + "Moscou se tait.",
     "date": "2022-01-14", "source": "AFP"},
    {"id": "1", "title": "Retrait", "text": "L'Organisation du traité de sécurité collective (OTSC) est partie.\n\nFin.",
     "date": "2022-01-13", "source": "AFP", "place": "Almaty", "url": "https://exemple.fr/1", "credits": "Par X"},
    {"id": "2", "text": "L'OTSC reste, a-t-on appris mercredi 12 janvier 2022.", "date": "2022-01", "status": "canceled"},
    {"id": "3", "text": "Rien.", "embargoed": "9998-01-13T05:00:00Z"},
    {"id": "4", "text": "L'OTSC du 5 au 8.", "date": "2022", "status": "withheld"},
]


def closed(schema):
    """The same, but no member may be there that is not described."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {name: closed(part) for name, part in schema.items()}
    if "properties" in schema and "allOf" not in schema and "type" in schema:
        result.setdefault("additionalProperties", False)
    return result


def validator(name):
    return Draft202012Validator({**closed(SCHEMA), "anyOf": [{"$ref": f"#/$defs/{name}"}]})


class Output(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.index = os.path.join(folder.name, "index")
        lines = "\n".join(json.dumps(dispatch) for dispatch in DISPATCHES)
        subprocess.run([INDEXER, "--no-config", "-q", "-i", cls.index, "-"], input=lines, encoding="utf-8", check=True)

    def searched(self, *arguments, text=None):
        command = [SEARCHER, "--no-config", "-i", self.index, *arguments]
        return subprocess.run(command, input=text, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout

    def fits(self, name, text):
        errors = [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(json.loads(text))]
        self.assertEqual(errors, [], text)
        self.assertTrue(Draft202012Validator(SCHEMA).is_valid(json.loads(text)), text)

    def test_the_schema_is_one_of_this_version(self):
        Draft202012Validator.check_schema(SCHEMA)
        header = (ROOT / "common/include/depeche/c_api.h").read_text(encoding="utf-8")
        version = re.search(r"#define DEPECHE_API_VERSION (\d+)", header).group(1)
        self.assertEqual(SCHEMA["$id"], f"urn:depeche:output:{version}")

    def test_answers(self):
        for arguments in [
            ["OTSC"], ["*"], ["introuvable"], ["colective"], ["OTSC", "--on", "2022-01-13", "--facets", "date,source,place,mentions,category,credits"],
            ["OTSC", "--from", "2022", "--explain"], ["*", "--explain"], ["\"la paix\" ga* OTSC~ (gardiens OU agence:AFP)", "--explain"],
            ["titre:retrait SAUF (agence:Inconnue date:2021)", "--usable", "--explain"], ["*", "--mentions", "2022-01-01.."], ["*", "-n", "0"],
            ["OTSC", "--feedback"], ["zzz OTSC", "--on", "2019", "--source", "AFPP", "--place", "Almaty"], ["\"traité OTSC\" reste partie"], ["--like", "1"],
        ]:
            with self.subTest(arguments):
                self.fits("answer", self.searched("-f", "json", *arguments))

    def test_hits_dispatches_and_timelines(self):
        for line in self.searched("-f", "jsonl", "*", "--mentions", "2022").splitlines():
            self.fits("hit", line)
        for dispatch in DISPATCHES:
            self.fits("dispatch", self.searched("-f", "json", "--show", dispatch["id"]))
        for measure in ("matches", "share"):
            self.fits("timeline", self.searched("-f", "json", f"--timeline={measure}", "*"))
        self.fits("timeline", self.searched("-f", "json", "--timeline", "introuvable"))

    def test_versions_and_comparisons(self):
        answer = self.searched("-f", "json", "gardiens paix")
        self.assertIn("versions", json.loads(answer)["hits"][0])
        self.fits("answer", answer)
        comparison = self.searched("-f", "json", "--diff", "flash", "update")
        self.assertEqual({change["kind"] for change in json.loads(comparison)["changes"]}, {"changed", "added"})
        self.fits("comparison", comparison)
        self.fits("comparison", self.searched("-f", "json", "--diff", "update", "2"))

    def test_alerts(self):
        with tempfile.TemporaryDirectory() as folder:
            index = os.path.join(folder, "index")

            def add(dispatch):
                subprocess.run([INDEXER, "--no-config", "-q", "-i", index, "-"], input=json.dumps(dispatch), encoding="utf-8", check=True)

            add(DISPATCHES[4])
            command = [SEARCHER, "--no-config", "-i", index, "--watch", "-n", "2", "-f", "json", "OTSC"]
            with subprocess.Popen(command, encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.PIPE) as watch:
                self.assertIn("watching", watch.stderr.readline())
                add(DISPATCHES[2])
                self.fits("alert", watch.stdout.readline())
                add(DISPATCHES[3])
                self.fits("alert", watch.stdout.readline())
                self.assertEqual(watch.wait(), 0)

    def test_batches(self):
        lines = self.searched("-f", "jsonl", "--batch", "-", text='{"id": 7, "text": "OTSC"}\n{"id": "x", "text": "gaz"}').splitlines()
        self.assertEqual(len(lines), 2)
        for line in lines:
            self.fits("answer_line", line)

    def test_the_c_interface(self):
        if not os.environ.get("DEPECHE_LIBRARY"):
            self.skipTest("no shared library that Python could load")
        from depeche.searcher import Searcher

        with Searcher(self.index) as searcher:
            self.fits("answer", searcher._call("depeche_search", b'{"query": "OTSC", "facets": ["date"], "explain": true}'))
            requests = b'{"query": "OTSC"}\nnonsense\n{"query": "date:nie"}'
            answer, failure, bad_query = searcher._call("depeche_search_lines", requests).splitlines()
            self.fits("answer_line", answer)
            self.fits("failure", failure)
            self.fits("failure", bad_query)

    def test_a_fault_is_seen(self):
        answer = json.loads(self.searched("-f", "json", "OTSC"))
        self.assertTrue(validator("answer").is_valid(answer))
        for damage in (
            lambda a: a.pop("total"), lambda a: a.update(total="3"), lambda a: a.update(more=1),
            lambda a: a["hits"][0].update(rank=0), lambda a: a["hits"][0].pop("snippet"),
            lambda a: a["query"].update({"from": "13/01/2022"}), lambda a: a["hits"][0].update(status="unknown"),
        ):
            damaged = copy.deepcopy(answer)
            damage(damaged)
            self.assertFalse(validator("answer").is_valid(damaged), damaged)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
