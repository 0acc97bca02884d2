"""Single documents: real files, and real servers on this machine."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter
from wordings import TRAINING

from sayno.seams import Unreachable
from sayno.terms.documents import BadDocument, document_of, read_document
from sayno.terms.fetching import fetch
from sayno.terms.language import language_of
from sayno.terms.single import is_single, read_single

PAGE = f"""<!doctype html><html lang="en"><head><title>Privacy</title><script>{"var a = 1;" * 2000}</script></head>
<body>
<nav><a href="/">Home</a></nav><main><h1>Privacy Policy</h1>
<p>This notice tells what we do with the information that you give us when you use our services.</p>
<p>{TRAINING}</p>
<ul><li>You can <a href="/optout">opt out</a> of the use of your posts to train our AI models.</li>
<li>We keep what you give us for as long as your account exists, and delete it after that.</li></ul>
<table><tr><th>Purpose</th><th>Basis</th></tr><tr><td>Training AI models</td><td>Legitimate interests</td></tr></table>
</main><script>document.write("never run")</script></body></html>"""


def pdf(*lines: str) -> bytes:
    """A PDF of one page with these lines, written by hand."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 700 Td {shown} ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body, places = b"%PDF-1.4\n", []
    for n, one in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (n, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return body + end % (table, len(body))


def empty_pdf() -> bytes:
    out = BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(out)
    return out.getvalue()


def test_markdown_and_plain_text_are_taken_as_they_are(tmp_path) -> None:
    file = tmp_path / "terms.md"
    file.write_text(f"# Terms\n\n{TRAINING}\n", encoding="utf-8")
    document = read_document(file)
    assert (document.text, document.format) == (f"# Terms\n\n{TRAINING}\n", "markdown")


def test_a_page_is_cut_down_to_its_text() -> None:
    document = document_of(PAGE.encode(), source="page")
    assert (document.format, document.language) == ("html", "en")
    assert TRAINING in document.text
    assert "Training AI models" in document.text
    assert "var a" not in document.text
    assert "never run" not in document.text


def test_a_pdf_is_read() -> None:
    document = document_of(pdf("Privacy Policy", TRAINING), source="x.pdf")
    assert document.format == "pdf"
    assert TRAINING in document.text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", "Données à caractère personnel. " * 9),
        ("utf-16", "Données à caractère personnel. " * 9),
        ("latin-1", "Données à caractère personnel, réutilisées pour améliorer nos services. " * 9),
        ("cp1252", "“We use your data” – Größe, Straße. " * 9),
        ("cp1251", "Мы используем ваши данные для обучения моделей. " * 9),
        ("shift_jis", "当社は、お客様のデータを使用してモデルを学習させることがあります。" * 9),
    ],
)
def test_encodings_are_recognised(encoding, text) -> None:
    assert document_of(text.encode(encoding), source="file").text == text


def test_an_encoding_that_the_page_names_is_believed() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-2">').replace(
        "This notice", "Zażółć gęślą. This notice"
    )
    assert "Zażółć gęślą" in document_of(page.encode("iso-8859-2"), source="page").text


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (b"", "", "there is no text in it"),
        (b" \n ", ".md", "there is no text in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 40, ".md", "binary data, not a text"),
        (b"<html><body><script>render()</script></body></html>", "", "a page without text"),
        (b"%PDF-1.7 and no more", "", "a PDF that cannot be read"),
        (empty_pdf(), "", "a PDF without text"),
        (b"a" * (16 * 2**20 + 1), ".html", "more than 16 MiB"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(body, kind, said) -> None:
    with pytest.raises(BadDocument, match=said) as caught:
        document_of(body, source="source", kind=kind)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We use your data to provide our services, and to make them better for you and the others. " * 3, "en"),
        ("Wir verwenden Ihre Daten, um unsere Modelle zu trainieren. Dem können Sie widersprechen. " * 3, "de"),
        ("Nous utilisons vos données pour entraîner nos modèles. Vous pouvez vous y opposer. " * 3, "fr"),
        ("当社は、お客様のデータを使用してモデルを学習させることがあります。" * 5, "ja"),
        ("Terms", None),
        ("", None),
    ],
)
def test_languages_are_told_apart(text, language) -> None:
    assert language_of(text) == language


class Site(BaseHTTPRequestHandler):
    """A host with every bad habit that one may meet."""

    protocol_version = "HTTP/1.0"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class has it so
        pass

    def do_GET(self) -> None:
        match self.path:
            case "/policy":
                self._send(200, PAGE.encode(), "text/html; charset=utf-8")
            case "/moved":
                self._send(301, b"", "text/html", Location="/policy")
            case "/loop":
                self._send(302, b"", "text/html", Location="/loop")
            case "/away":
                self._send(302, b"", "text/html", Location="file:///etc/passwd")
            case "/long":
                self._send(200, b"a" * 300_000, "text/plain")
            case "/bomb":
                self._send(200, gzip.compress(b"a" * 5_000_000), "text/plain", **{"Content-Encoding": "gzip"})
            case "/drip":
                self._drip()
            case path:
                self._send(int(path[1:]), b"no", "text/html")

    def _send(self, status: int, body: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b"a")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass


@pytest.fixture(scope="module")
def site() -> Iterator[Callable[[str], str]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield lambda path: f"http://127.0.0.1:{server.server_port}{path}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


def test_a_live_page_is_read_where_it_was_moved_to(site) -> None:
    document = read_document(site("/moved"))
    assert TRAINING in document.text
    assert document.address == site("/policy")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/403", "the host answers 403 Forbidden; it does not speak to a program"),
        ("/404", "the host answers 404 Not Found"),
        ("/500", "the host answers 500"),
        ("/loop", "redirects more than 10 times"),
        ("/away", "not an address that can be fetched"),
    ],
)
def test_a_host_that_gives_nothing_is_said_so_in_one_line(site, path, said) -> None:
    with pytest.raises(Unreachable, match=said) as caught:
        read_document(site(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["/long", "/bomb"])
def test_a_host_that_gives_too_much_is_left(site, path) -> None:
    with pytest.raises(Unreachable, match="nothing is read of it"):
        fetch(site(path), limit=100_000)


def test_a_host_that_drips_is_left_in_time(site) -> None:
    with pytest.raises(Unreachable, match="no complete answer within 0 seconds"):
        fetch(site("/drip"), seconds=0.3)


def test_a_host_that_takes_the_call_and_says_nothing_is_left() -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute, pytest.raises(Unreachable, match="no complete answer"):
        fetch(f"http://127.0.0.1:{mute.getsockname()[1]}/", seconds=0.3)


def test_nobody_at_an_address_is_said_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1"):
        fetch(f"http://127.0.0.1:{port}/")


def test_a_public_address_may_not_lead_inside(site, monkeypatch) -> None:
    inside = iter([False, False, True])

    async def is_inside(host: str) -> bool:
        return next(inside)

    monkeypatch.setattr("sayno.terms.fetching._is_inside", is_inside)
    with pytest.raises(Unreachable, match="which is no public address"):
        fetch(site("/moved"))


def test_a_single_document_is_a_history_of_one_version(site, tmp_path) -> None:
    trail = read_single(site("/policy"))
    assert {(e.event, e.kind, e.commit) for e in trail.events} >= {("present-at-start", "trains", None)}
    assert (trail.name, trail.document, trail.versions) == ("127.0.0.1", "policy", 1)
    assert trail.events[0].address == site("/policy")
    french = tmp_path / "conditions.md"
    french.write_text("Nous utilisons vos données pour entraîner nos modèles. " * 9, encoding="utf-8")
    assert read_single(str(french)).unread == {"language fr": 1}


@pytest.mark.parametrize(
    ("source", "single"),
    [
        ("https://example.org/privacy", True),
        ("https://example.org/terms/collection.git", False),
        ("https://github.com/OpenTermsArchive/pga-versions", False),
        ("https://github.com/site/terms/privacy.html", True),
        ("file:///srv/pga-versions", False),
        ("nowhere", False),
        ("-", True),
    ],
)
def test_what_is_one_document_and_what_is_a_history(source, single) -> None:
    assert is_single(source) is single


def test_files_are_told_from_bundles(tmp_path: Path) -> None:
    bundle, text = tmp_path / "a", tmp_path / "b"
    bundle.write_bytes(b"# v2 git bundle\n")
    text.write_bytes(b"# Privacy\n")
    assert (is_single(str(bundle)), is_single(str(text)), is_single(str(tmp_path))) == (False, True, False)
