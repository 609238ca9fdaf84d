"""The same conversation on a board and on the JVM, as pytest would test it, over plain HTTP.

    ./wiretwin serve &      WIRETWIN_URL=http://127.0.0.1:8080 BOARD=virt0 pytest http-api/examples
"""

import os
from pathlib import Path

import pytest
import requests

API = os.environ.get("WIRETWIN_URL", "http://127.0.0.1:8080") + "/api/v1"
BOARD = os.environ.get("BOARD", "virt0")


def ask(method, path, body=None, **query):
    answer = requests.request(method, API + path, json=body, params=query, timeout=90)
    assert answer.ok, answer.text
    return answer


@pytest.fixture(scope="module")
def fence():
    """The board is ours while the tests run; the number proves it."""
    lease = ask("POST", f"/boards/{BOARD}/lease", {"holder": "pytest", "seconds": 300}).json()
    yield lease["fence"]
    ask("DELETE", f"/boards/{BOARD}/lease", fence=lease["fence"])


@pytest.fixture
def lab():
    """A server that shakes hands, echoes one message, and goes away."""
    script = ["handshake", {"expect_frame": 1}, {"text": "hello"}, {"close": 1001}]
    server = ask("POST", "/lab", {"script": script}).json()
    yield server["url"]
    ask("DELETE", f"/lab/{server['id']}")


@pytest.mark.parametrize("target", [f"board:{BOARD}", "jvm"])
def test_a_message_comes_back_and_the_server_goes_away(target, lab, fence):
    session = "/sessions/" + ask("POST", "/sessions", {"target": target}, fence=fence).json()["id"]
    assert ask("POST", session + "/connect", {"url": lab}, wait="20s").json()["outcome"] == "open"
    answer = ask("POST", session + "/send", {"text": "hello"}, wait="20s").json()
    assert answer["event"]["text"] == "hello"
    closed = ask("POST", session + "/close", wait="20s").json()["session"]["close"]
    assert closed["status"] in (-6, -99)  # the documented 0 never comes: the server was first
    ask("DELETE", session)


def test_smoke_has_nothing_new(fence):
    wish = {"suite": "smoke", "targets": [f"board:{BOARD}", "jvm"]}
    run = ask("POST", "/comparisons", wish, fence=fence, wait="60s").json()
    while run["state"] in ("queued", "running"):
        run = ask("GET", f"/comparisons/{run['id']}", wait="60s").json()
    junit = ask("GET", f"/comparisons/{run['id']}/report.xml").content
    Path(os.environ.get("JUNIT", "junit.xml")).write_bytes(junit)
    assert run["exitCode"] == 0, run
