"""Whether `searcher --serve` answers what its own description says, and begins and ends as it should.

    serve_test.py ROOT INDEXER SEARCHER

Where an answer has a schema in common/render/output-1.schema.json, it must fit that; the others fit /openapi.json.
"""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.parse
import urllib.request

from published import INDEXER, ROOT, SCHEMA, SEARCHER, Draft202012Validator

DISPATCHES = [
    {"id": "1", "title": "Retrait", "text": "L'Organisation du traité de sécurité collective (OTSC) est partie.", "date": "2022-01-13",
     "source": "AFP", "place": "Almaty", "category": "Politique"},
    {"id": "2", "text": "L'OTSC reste, a-t-on appris mercredi 12 janvier 2022.", "date": "2022-01", "status": "canceled"},
    {"id": "3", "text": "Rien de neuf.", "embargoed": "2099-01-13T05:00:00Z"},
]


class Server:
    """A server at a free port, until the end of the block."""

    def __init__(self, index, *arguments, command=()):
        place = [] if command else ["127.0.0.1:0"]
        self.process = subprocess.Popen([*command, SEARCHER, "--no-config", "-i", index, "--serve", *place, *arguments],
                                        encoding="utf-8", stderr=subprocess.PIPE, close_fds=not command)
        self.root = "http://" + re.search(r"127\.0\.0\.1:\d+", self.process.stderr.readline()).group(0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(20)
        self.process.stderr.close()
        return status

    def ask(self, target, body=None):
        headers = {"Content-Type": "application/json"} if body else {}
        request = urllib.request.Request(self.root + target, body.encode() if body else None, headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()


class UnixConnection(http.client.HTTPConnection):
    """A connection to a Unix socket."""

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


class Client(threading.Thread):
    """Asks again and again. What a broken connection costs is asked once more; any other answer than `total` is wrong."""

    def __init__(self, place, total):
        super().__init__()
        self.place, self.total = place, total
        self.over, self.right, self.broken, self.wrong = False, 0, 0, []

    def run(self):
        while not self.over:
            connection = UnixConnection(self.place, timeout=20)
            try:
                connection.request("GET", "/v1/search?query=OTSC&limit=1", headers={"Host": "localhost"})
                reply = connection.getresponse()
                text = reply.read()
                if reply.status == 200 and json.loads(text)["total"] == self.total:
                    self.right += 1
                else:
                    self.wrong.append(text)
            except (OSError, http.client.HTTPException):
                self.broken += 1
                time.sleep(0.005)
            finally:
                connection.close()


class Serving(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.index = os.path.join(cls.folder.name, "index")
        lines = "\n".join(json.dumps(dispatch) for dispatch in DISPATCHES)
        subprocess.run([INDEXER, "--no-config", "-q", "-i", cls.index, "-"], input=lines, encoding="utf-8", check=True)
        cls.log = os.path.join(cls.folder.name, "log")
        cls.server = Server(cls.index, "--access-log", cls.log, "--no-query-log")
        cls.addClassCleanup(cls.server.end)
        cls.description = json.loads(cls.server.ask("/openapi.json")[1])

    def fits(self, schema, text):
        errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(json.loads(text))]
        self.assertEqual(errors, [], text)

    def schema_of(self, reference):
        name = reference.rsplit("/", 1)[1]
        if reference.startswith("#"):
            return self.description["components"]["schemas"][name]
        return {**SCHEMA, "anyOf": [{"$ref": f"#/$defs/{name}"}]}

    def test_every_answer_fits_what_its_route_says(self):
        targets = {
            "/v1/search": ["?query=OTSC&facets=date,source,category&explain=true", "?query=date:2022-01-13&offsets=utf16", "?query=zzz"],
            "/v1/like": ["?like_text=organisation+du+trait%C3%A9"],
            "/v1/dispatches/{id}": ["1", "2", "3"],
            "/v1/compare": ["?before=1&after=2"],
            "/v1/facets/{field}": ["source?prefix=a", "date", "category"],
            "/v1/timeline": ["?query=OTSC", "?measure=share"],
            "/v1/suggest": ["?prefix=org"],
        }
        described = {}
        for path, operations in self.description["paths"].items():
            content = operations["get"]["responses"]["200"]["content"]
            reference = content.get("application/json", {}).get("schema", {}).get("$ref")
            if reference:
                described[path] = reference
        self.assertEqual(set(described), set(targets))
        for path, endings in targets.items():
            for ending in endings:
                with self.subTest(path + ending):
                    status, text = self.server.ask(path.split("{")[0] + ending)
                    self.assertEqual(status, 200, text)
                    self.fits(self.schema_of(described[path]), text)

    def test_every_problem_fits_the_description(self):
        problem = self.description["components"]["schemas"]["problem"]
        for target, status in [("/v1/search?query=date:nie", 400), ("/v1/search?x=1", 400), ("/v1/dispatches/x", 404), ("/x", 404)]:
            with self.subTest(target):
                got, text = self.server.ask(target)
                self.assertEqual(got, status)
                self.fits(problem, text)

    def test_every_parameter_that_is_described_is_taken(self):
        values = {"array": "source", "string": "2022-01-13", "integer": "1", "number": "1", "boolean": "true"}
        special = {"like_text": "organisation du traité", "sort": "newest", "mode": "all", "counting": "exact", "offsets": "utf16", "like_id": "1", "after": "",
                   "now": "2022-01-13T18:32:00+01:00", "to": "2022-01-14", "without": "coverage"}
        for parameter in self.description["paths"]["/v1/search"]["get"]["parameters"]:
            name = parameter["name"]
            if name in ("after", "from", "to"):  # not beside others
                continue
            with self.subTest(name):
                value = special.get(name, values[parameter["schema"]["type"]])
                status, text = self.server.ask("/v1/search?" + urllib.parse.urlencode({name: value}))
                self.assertEqual(status, 200, text)

    def test_the_log_has_no_queries_when_it_must_not(self):
        self.server.ask("/v1/search?query=secret")
        lines = [json.loads(line) for line in pathlib.Path(self.log).read_text(encoding="utf-8").splitlines()]
        self.assertEqual({line["target"] for line in lines if line["route"] == "/v1/search"}, {"/v1/search"})
        self.assertNotIn("secret", json.dumps(lines))

    def test_the_clients_that_are_shown_find_something(self):
        examples = ROOT / "searcher/serve/examples"
        for command in ([str(examples / "search.sh")], [sys.executable, str(examples / "search.py")], ["node", str(examples / "search.mjs")]):
            if not shutil.which(command[0]) or not shutil.which("curl"):
                continue
            with self.subTest(command[-1]):
                found = subprocess.run([*command, self.server.root, "OTSC", "parti"], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
                self.assertEqual(found.splitlines()[0], "Retrait")

    def test_the_service_of_systemd_is_exposed_little(self):
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd-analyze was not found")
        for unit in "depeche.service", "depeche-shard.service":
            path = pathlib.Path(os.environ["DEPECHE_BUILD"]) / "systemd" / unit
            command = ["systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20", str(path)]
            with self.subTest(unit):
                self.assertEqual(subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode, 0)

    def test_a_server_ends_in_good_order(self):
        with Server(self.index) as server:
            self.assertEqual(server.ask("/health/ready"), (200, "ok\n"))
            self.assertEqual(server.end(), 0)

    def test_a_server_that_is_killed_under_load_starts_again_at_its_socket(self):
        place = os.path.join(self.folder.name, "socket")

        def start():
            command = [SEARCHER, "--no-config", "-i", self.index, "--serve", "unix:" + place]
            process = subprocess.Popen(command, encoding="utf-8", stderr=subprocess.PIPE)
            self.assertIn("unix:", process.stderr.readline())
            return process

        process = start()
        clients = [Client(place, 2) for _ in range(4)]
        for client in clients:
            client.start()
        try:
            for _ in range(2):
                before = [client.right for client in clients]
                end = time.monotonic() + 20
                while any(client.right <= was for client, was in zip(clients, before)) and time.monotonic() < end:
                    time.sleep(0.01)
                process.kill()
                process.wait()
                process.stderr.close()
                process = start()
            before = [client.right for client in clients]
            end = time.monotonic() + 20
            while any(client.right <= was for client, was in zip(clients, before)) and time.monotonic() < end:
                time.sleep(0.01)
        finally:
            for client in clients:
                client.over = True
            for client in clients:
                client.join()
            process.terminate()
            process.wait(20)
            process.stderr.close()
        for client, was in zip(clients, before):
            self.assertEqual(client.wrong, [])
            self.assertGreater(client.right, was)
        self.assertGreater(sum(client.broken for client in clients), 0)
        self.assertFalse(os.path.exists(place))

    def test_the_log_is_opened_anew_when_it_was_moved_and_goes_on_when_it_was_emptied(self):
        log = pathlib.Path(self.folder.name) / "rotated"

        def wait_for(condition):
            end = time.monotonic() + 20
            while not condition() and time.monotonic() < end:
                time.sleep(0.01)
            self.assertTrue(condition())

        with Server(self.index, "--access-log", str(log)) as server:
            server.ask("/v1/search?query=first")
            wait_for(lambda: "first" in log.read_text())
            moved = log.rename(log.with_suffix(".1"))
            server.ask("/v1/search?query=second")
            wait_for(lambda: "second" in moved.read_text())
            server.process.send_signal(signal.SIGHUP)
            wait_for(log.exists)
            server.ask("/v1/search?query=third")
            wait_for(lambda: "third" in log.read_text())
            self.assertNotIn("third", moved.read_text())
            os.truncate(log, 0)
            server.ask("/v1/search?query=fourth")
            wait_for(lambda: log.stat().st_size > 0)
            self.assertEqual(json.loads(log.read_text())["status"], 200)

    def test_a_hang_up_ends_no_server_that_has_no_terminal(self):
        with Server(self.index) as server:
            server.process.send_signal(signal.SIGHUP)
            self.assertEqual(server.ask("/health/live"), (200, "ok\n"))
            self.assertEqual(server.end(), 0)

    def test_a_socket_that_was_handed_over_is_served(self):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            os.set_inheritable(listener.fileno(), True)
            script = f'exec 3<&{listener.fileno()}; LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"'
            with Server(self.index, command=["bash", "-c", script, "bash"]) as server:
                self.assertTrue(server.root.endswith(f":{listener.getsockname()[1]}"))
                self.assertEqual(server.ask("/health/live")[0], 200)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
