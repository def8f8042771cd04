"""A source that answers over HTTP, as each test tells it, on this machine alone."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass(slots=True)
class Told:
    """What a server answers next, in turn, and what it was asked: each with its headers."""

    port: int = 0
    answers: list[tuple[int, Mapping[str, str], object]] = field(default_factory=list)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Return where it is asked."""
        return f"http://127.0.0.1:{self.port}/held?kind=custody"

    def answer(self, body: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        """Answer so the next time."""
        self.answers.append((status, headers or {}, body))


@pytest.fixture
def told() -> Iterator[Told]:
    """Return a server that answers what it is told."""
    with answering() as told:
        yield told


@contextmanager
def answering() -> Iterator[Told]:
    """Run a server that answers what it is told, for as long as it is needed."""
    told = Told()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.path, dict(self.headers)))
            status, headers, body = told.answers.pop(0)
            sent = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(sent))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called there
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    told.port = server.server_address[1]
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    serving.start()
    yield told
    server.shutdown()
    serving.join()
    server.server_close()
