"""A mail server and a Notify of our own on this machine, that say what a test tells them to."""

import json
import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass
class MailServer:
    """What a mail server was told, and what it answers to who may receive; ``knows`` says that it can report."""

    answer: str = "250 2.1.5 OK"
    knows: bool = True
    said: list[str] = field(default_factory=list)
    content: list[str] = field(default_factory=list)
    port: int = 0


class Session(socketserver.StreamRequestHandler):
    """One conversation of a mail server."""

    server: "ListeningForMail"

    def handle(self) -> None:
        self.say("220 mail.example ready")
        while line := self.rfile.readline().decode().strip():
            self.server.told.said.append(line)
            if not self.answered(line.split(" ")[0].upper()):
                return

    def answered(self, verb: str) -> bool:
        if verb == "EHLO":
            self.say("250-mail.example\r\n250 DSN" if self.server.told.knows else "250 mail.example")
        elif verb == "RCPT":
            self.say(self.server.told.answer)
        elif verb == "DATA":
            self.say("354 go on")
            self.server.told.content.append(self.read())
            self.say("250 2.0.0 taken")
        else:
            self.say("221 bye" if verb == "QUIT" else "250 OK")
        return verb != "QUIT"

    def read(self) -> str:
        lines: list[str] = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        return "\n".join(lines)

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class ListeningForMail(socketserver.ThreadingTCPServer):
    """A mail server that listens."""

    told: MailServer


@contextmanager
def mail_server(server: MailServer) -> Iterator[MailServer]:
    """Let a mail server listen, for as long as the block runs."""
    with ListeningForMail(("127.0.0.1", 0), Session) as listening:
        listening.told, server.port = server, listening.server_address[1]
        with _served(listening):
            yield server


@dataclass
class Notify:
    """What Notify was asked, and what it answers: the next answers first, then that all is well."""

    answers: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    address: str = ""


@contextmanager
def notify(server: Notify) -> Iterator[Notify]:
    """Let a Notify listen, for as long as the block runs."""

    class Asked(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self.answer("POST", json.loads(self.rfile.read(length)))

        def do_GET(self) -> None:
            self.answer("GET", {})

        def answer(self, verb: str, body: dict[str, Any]) -> None:
            server.asked.append((verb, self.path, body))
            code, said = server.answers.pop(0) if server.answers else (201, {"id": "n-1"})
            written = json.dumps(said).encode()
            self.send_response(code)
            self.send_header("Content-Length", str(len(written)))
            self.end_headers()
            self.wfile.write(written)

        def log_message(self, *_words: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Asked) as listening:
        server.address = f"http://127.0.0.1:{listening.server_address[1]}"
        with _served(listening):
            yield server


@contextmanager
def _served(listening: socketserver.BaseServer) -> Iterator[None]:
    thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        listening.shutdown()
        thread.join()
