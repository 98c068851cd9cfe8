"""The service as its clients see it: `pytest test.py`. `SERVICE` names the program, if not the one built last."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import openapi_spec_validator
import pytest
import requests

HERE = Path(__file__).parent
PROGRAM = os.environ.get("SERVICE", str(HERE / "../../target/debug/enkat-service"))
SECRET = "a secret of the tests, of 32 bytes"
ROW = {"mo": 2, "sc": 1, "ua": 2, "pd": 3, "ad": 2, "vas": 70}


class Service:
    """A running service, its log, and a client of it."""

    def __init__(self, folder: Path, secret: str = SECRET):
        self.log_file = folder.parent / "log"
        settings = {"ENKAT_FOLDER": str(folder), "ENKAT_SITES": "north,south"}
        settings |= {"ENKAT_ID_SECRET": secret, "ENKAT_ADDRESS": "127.0.0.1:0"}
        with self.log_file.open("ab") as log:
            started = log.tell()
            self.process = subprocess.Popen([PROGRAM], env=os.environ | settings, stdout=log, stderr=log)
        deadline = time.monotonic() + 20
        while not (address := re.search(r"listens address=(\S+)", self.log_file.read_text()[started:])):
            assert self.process.poll() is None and time.monotonic() < deadline, self.log()
            time.sleep(0.02)
        self.address = address[1]

    def log(self) -> str:
        return self.log_file.read_text()

    def __call__(self, method: str, path: str, **options) -> requests.Response:
        return requests.request(method, f"http://{self.address}{path}", timeout=30, **options)

    def visit(self, person: str, occasion: str = "start", site: str = "north", **more) -> requests.Response:
        sent = {"id": person, "occasion": occasion, "rows": {"eq5d5l": ROW}} | more
        return self("POST", f"/sites/{site}/visits", json=sent)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def service(folder: Path):
    service = Service(folder)
    yield service
    service.kill()


def test_a_response_has_scores_or_everything_that_is_wrong(service):
    scored = service("POST", "/responses/eq5d5l", json=ROW)
    assert (scored.status_code, scored.json()["eq5d5l_index"], scored.json()["eq5d5l_profile"]) == (200, 0.878, "21232")
    refused = service("POST", "/responses/eq5d5l", json=ROW | {"mo": 9, "sc": 1.5, "mobility": 1})
    assert refused.status_code == 422
    wrong = refused.json()["row"]
    assert ([it["column"] for it in wrong["findings"]], wrong["unknown"]) == (["mo", "sc"], ["mobility"])


def test_an_item_that_comes_twice_is_refused(service):
    visits = "/sites/north/visits"
    for path, body in [
        ("/responses/eq5d5l", '{"mo": 1, "mo": 2}'),
        ("/batches/eq5d5l", '[{"mo": 1, "mo": 2}]'),
        (visits, '{"id": "P1", "occasion": "start", "rows": {"eq5d5l": {"mo": 1, "mo": 2}}}'),
        (visits, '{"id": "P1", "occasion": "start", "rows": {"eq5d5l": {"mo": 1}, "eq5d5l": {"mo": 2}}}'),
        (visits, '{"id": "P1", "id": "P2", "occasion": "start", "rows": {"eq5d5l": {"mo": 1}}}'),
    ]:
        assert service("POST", path, data=body).status_code == 422, body


def test_the_rows_of_a_batch_are_scored_or_refused_by_number(service):
    first, second, third = service("POST", "/batches/eq5d5l", json=[ROW, {"mo": 6}, ROW]).json()
    assert (first["row"], third["row"], first["scores"], "error" in first) == (1, 3, third["scores"], False)
    assert (second["row"], second["error"]["findings"][0]["row"], "scores" in second) == (2, 2, False)


def test_limits_of_size_hold(service):
    assert service("POST", "/batches/eq5d5l", json=[{}] * 1_001).status_code == 422
    assert service("POST", "/batches/eq5d5l", data=b" " * (512 * 1024 + 1)).status_code == 413
    assert service("PUT", "/sites/north/parts/p1", data=b" " * (512 * 1024 + 1)).status_code == 413


def test_a_client_that_sends_too_slowly_is_told_so(service):
    host, port = service.address.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as slow:
        slow.sendall(b"POST /responses/eq5d5l HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")
        assert slow.recv(64).startswith(b"HTTP/1.1 408")


def test_a_visit_counts_once(service):
    assert service.visit("P1").status_code == 201
    again = service.visit("P1")
    assert (again.status_code, "is not counted" in again.json()["error"]) == (409, True)
    assert service.visit("P1", "exit").status_code == 201
    # what is refused leaves nothing behind
    for no_pseudonym in ["19811218-9876", "8112189876", "NA", "", "P1 ", "P123456789"]:
        refused = service.visit(no_pseudonym)
        assert (refused.status_code, "9876" in refused.text) == (422, False), no_pseudonym
    assert service.visit("P2", rows={"eq5d5l": {"mo": 6}}).status_code == 422
    assert service("POST", "/sites/north/visits", json=["P3", "start", None, None, {}]).status_code == 422
    assert service.visit("P2").json() == []


@pytest.mark.parametrize("site", ["west", "..", "%2e%2e", "..%2fnorth", "north%00", "NORTH", "north.state", ""])
def test_there_are_no_other_sites(service, folder, site):
    before = sorted(folder.iterdir())
    for method, rest in [("POST", "visits"), ("PUT", "parts/p1"), ("GET", "report"), ("POST", "report")]:
        # as it is, without a client that tidies the path
        with requests.Session() as session:
            body = {"id": "P1", "occasion": "start", "rows": {}}
            request = requests.Request(method, f"http://{service.address}/", json=body).prepare()
            request.url = f"http://{service.address}/sites/{site}/{rest}"
            assert session.send(request, timeout=30).status_code in (404, 422), (method, site)
    assert sorted(folder.iterdir()) == before


def test_visits_sent_at_once_are_all_kept_and_survive_a_kill(service, folder):
    people = [f"P{number}" for number in range(60)]
    acknowledged: list[str] = []

    def send(person: str) -> None:
        try:
            if service.visit(person).status_code == 201:
                acknowledged.append(person)
        except requests.ConnectionError:
            pass

    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(send, person) for person in people]
        while len(acknowledged) < 20 and not all(each.done() for each in sent):
            time.sleep(0.001)
        service.kill()
        for each in sent:
            each.result()
    assert 20 <= len(acknowledged) < len(people), "killed in the midst of it"

    later = Service(folder)
    try:
        with ThreadPoolExecutor(8) as pool:
            statuses = dict(zip(people, pool.map(lambda person: later.visit(person).status_code, people), strict=True))
        assert all(statuses[person] == 409 for person in acknowledged), "what was acknowledged is kept"
        assert set(statuses.values()) <= {201, 409}
        for person in people:
            assert later.visit(person, "exit").status_code == 201
        assert later("POST", "/sites/north/report").status_code == 201
        assert figure(later("GET", "/sites/north/report").json(), "people", "change", "n") == len(people)
    finally:
        later.kill()
    assert {file.name for file in folder.iterdir()} == {"lock", "north.releases", "north.state"}, "nothing half-written"
    assert all(file.stat().st_mode & 0o077 == 0 for file in folder.glob("north.*")), "only the owner reads it"


def figure(report: dict, measure: str, occasion: str, statistic: str):
    names = {"group": "all", "measure": measure, "occasion": occasion, "statistic": statistic}
    return next(it["value"] for it in report["figures"] if names.items() <= it.items())


def test_a_report_is_a_release_as_data_or_as_a_page(service):
    for number in range(4):
        service.visit(f"P{number}")
    assert service("GET", "/sites/north/report").status_code == 404
    assert service("POST", "/sites/north/report").status_code == 409, "of a handful there is none"
    for number in range(4, 12):
        service.visit(f"P{number}")
    assert service("POST", "/sites/north/report").status_code == 201
    report = service("GET", "/sites/north/report")
    assert (report.headers["content-type"], report.json()["internal"]) == ("application/json", False)
    page = service("GET", "/sites/north/report", headers={"Accept": "text/html,*/*"})
    assert page.headers["content-type"].startswith("text/html") and page.text.startswith("<!doctype html>")
    assert service("GET", "/sites/south/report").status_code == 404


def test_two_reports_may_not_tell_about_the_one_who_came_between(service):
    for number in range(12):
        service.visit(f"P{number}")
    assert service("POST", "/sites/north/report").status_code == 201
    first = service("GET", "/sites/north/report").json()
    service.visit("P12")
    refused = service("POST", "/sites/north/report")
    assert (refused.status_code, "fewer than 5 people" in refused.json()["error"]) == (409, True)
    assert service("GET", "/sites/north/report").json() == first
    for number in range(13, 18):
        service.visit(f"P{number}")
    assert service("POST", "/sites/north/report").status_code == 201
    assert figure(service("GET", "/sites/north/report").json(), "people", "start", "n") == 18


def test_a_part_is_merged_once(service, folder, tmp_path):
    elsewhere = tmp_path / "elsewhere" / "kept"
    elsewhere.mkdir(parents=True)
    other = Service(elsewhere)
    for number in range(3):
        other.visit(f"P{number}")
    other.kill()
    state = (elsewhere / "north.state").read_bytes()
    assert service("PUT", "/sites/north/parts/2026-01", data=state).json() == 3
    assert service("PUT", "/sites/north/parts/2026-01", data=state).status_code == 409
    assert service("PUT", "/sites/north/parts/2026-02", data=state).status_code == 409, "the same people"
    assert service.visit("P1").status_code == 409
    assert service("PUT", "/sites/south/parts/2026-01", data=state[:-1]).status_code == 422
    assert service("PUT", "/sites/south/parts/A%20B", data=state).status_code == 422


def test_another_secret_or_a_second_service_is_refused_at_once(service, folder):
    service.visit("P1")
    with pytest.raises(AssertionError, match="WouldBlock"):
        Service(folder)
    service.kill()
    with pytest.raises(AssertionError, match="OtherIdKey"):
        Service(folder, secret="another secret, of other bytes")


MARKERS = [f"PLANTED{number}" for number in range(10, 22)]


def test_nothing_that_a_client_chose_is_logged(service):
    one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve = MARKERS
    headers = {"X-Trace": one, "User-Agent": two, "Cookie": three, "Accept": four, "Content-Type": "application/json"}
    answers = [
        service("POST", f"/responses/eq5d5l?{five}={six}", json={"mo": seven, "sc": {eight: eight}}, headers=headers),
        service("POST", "/responses/eq5d5l", data=f'{{"mo": {nine}', headers=headers),
        service("POST", "/batches/eq5d5l", json=[{"vas": seven}, eight], headers=headers),
        service("POST", "/sites/north/visits", json={"id": ten, "occasion": eleven, "rows": {}}, headers=headers),
        service("POST", "/sites/north/visits", json={"id": ten, nine: nine, "occasion": "start", "rows": {}}),
        service("POST", "/sites/north/visits", json={"id": ten, "occasion": "start", "day": nine, "rows": {}}),
        service.visit(ten, sex=eleven),
        service.visit(ten, rows={"eq5d5l": {"mo": eight}}),
        service("POST", f"/sites/{eleven}/visits", json={"id": ten, "occasion": "start", "rows": {}}),
        service("PUT", f"/sites/north/parts/{eleven}", data=twelve),
        service("PUT", f"/sites/north/parts/{eleven.lower()}", data=twelve),
        service(five, f"/{six}/{seven}"),
        service(five, "/sites/north/report"),
        service.visit(ten),
        service.visit(ten),
    ]
    log = service.log()
    assert log.count("status=") == len(answers)
    assert not re.search("planted", log + "".join(answer.text for answer in answers), re.IGNORECASE)

    # names of items that do not exist are told to the one who sent them, and nowhere else
    unknown = [
        service("POST", "/responses/eq5d5l", json={one: two}),
        service("POST", "/batches/eq5d5l", json=[{one: two}]),
        service.visit(ten, rows={"eq5d5l": {one: two}}),
    ]
    questionnaire = service.visit(three, rows={one: {"mo": 1}})
    assert all(one in answer.text and two not in answer.text for answer in unknown)
    assert (questionnaire.status_code, two in questionnaire.text) == (422, False)
    assert "PLANTED" not in service.log()
    templates = {"none", "/responses/eq5d5l", "/batches/eq5d5l"}
    templates |= {f"/sites/{{site}}/{rest}" for rest in ["visits", "parts/{part}", "report"]}
    assert set(re.findall(r"route=\"(\S+)\"", log)) == templates


def test_the_service_does_what_its_document_says(service, tmp_path):
    document = service("GET", "/openapi.json").json()
    openapi_spec_validator.validate(document)
    row = document["components"]["schemas"]["soc13"]["properties"]["soc13_4"]
    assert (document["openapi"], row["minimum"], row["maximum"]) == ("3.1.0", 1, 7)
    seconds = os.environ.get("SECONDS_OF_FUZZING", "30")
    for site in ["north", "south"]:
        for number in range(12):
            service.visit(f"P{number}", site=site)
        assert service("POST", f"/sites/{site}/report").status_code == 201
    schemathesis = [Path(sys.executable).with_name("schemathesis"), "--config-file", HERE / "schemathesis.toml"]
    run = [*schemathesis, "run", f"http://{service.address}/openapi.json", "--max-time", seconds]
    run += ["--seed", "1", "--checks", "all", "--no-color"]
    fuzzed = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True)
    assert fuzzed.returncode == 0, fuzzed.stdout[-20_000:] + fuzzed.stderr
    assert "status=5" not in service.log()
    assert json.dumps(document) == json.dumps(service("GET", "/openapi.json").json())
