"""The pages as text: what stands on them, and what hostile input does not do."""

import os
import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from report_facts import deals, declarations, laws, plaza, silent_trail, trail
from report_town import Shelf, audit, study, walk

from sayno.model.audit import Study
from sayno.model.service import Declaration
from sayno.model.walk import Outcome
from sayno.report import write
from sayno.report.film import strips
from sayno.report.pictures import album
from sayno.report.site import pages

GOLDEN = Path(__file__).parent / "golden" / "index.html"
HOSTILE = "<script>alert(1)</script>\"' onload=alert(2) \u202egnp.exe\x00\x1b[31m" + "long" * 300


def made(
    shelf: Shelf | None = None, of: tuple[Declaration, ...] | None = None, the: Study | None = None
) -> dict[str, str]:
    shelf = shelf or Shelf()
    chosen = of or declarations()
    done = pages(the or study(shelf, chosen), chosen, laws(), deals(), shelf)
    return {name: data.decode() for name, data in done.items()}


@cache
def usual() -> dict[str, str]:
    """The pages of the study as it stands; no test changes them."""
    return made()


@cache
def dated() -> dict[str, str]:
    """The same with a history of policies."""
    shelf = Shelf()
    return made(shelf, the=study(shelf, trails=(trail(),)))


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<(style|svg|title)\b.*?</\1>", " ", page)).split())


def test_the_front_page_is_the_golden_one() -> None:
    """After a wanted change, run with SAYNO_GOLDEN=write and look at the difference."""
    page = usual()["index.html"]
    if os.environ.get("SAYNO_GOLDEN") == "write":
        GOLDEN.write_text(page, encoding="utf-8")
    assert page == GOLDEN.read_text(encoding="utf-8")


def test_the_same_study_gives_the_same_pages() -> None:
    assert made() == usual()
    assert list(usual()) == ["platforms/plaza.html", "platforms/forms.html", "platforms/silent.html", "index.html"]


def test_grades_stand_in_columns_of_their_own() -> None:
    page = usual()["index.html"]
    row = re.search(r'<th scope="row"><a href="platforms/forms.html">.*?</tr>', page, re.DOTALL)
    assert row
    whats = re.findall(r'<span class="what">([^<]*)</span>', row[0])
    assert whats == ["19", "2–4", "≥ 4 · ≥ 4†"]
    text = plain(page)
    assert text.index("First: how each number is known") < text.index("How many actions does it take")
    assert "not what the service shows today" in text


def test_the_headline_is_what_the_audits_say() -> None:
    text = plain(usual()["index.html"])
    assert "2 of 3 platforms let people refuse in at least one of the places looked at." in text
    assert "takes part, somewhere or everywhere, on 2: Plaza and Forms & Co." in text.replace("&amp;", "&")
    assert "Silent offers no way at all." in text
    assert "The longest way counted in grade “replica”: Plaza and Forms" in text


def test_insights_stand_beside_what_was_published() -> None:
    text = plain(usual()["index.html"])
    assert re.search(r"\? Cannot tell Published Forms .* takes 19\. This study Forms .* takes at least 4\.", text)
    assert "✓ Holds Published 2 of 3." in text
    assert "✕ Does not hold Published Nothing was published on this." in text


def test_the_timeline_says_which_record_it_shows() -> None:
    shelf, read = Shelf(), dated()
    assert "No policy history was given" in usual()["index.html"]
    assert "No policy history was given" not in read["index.html"]
    assert "We use your posts to train models." in read["index.html"]
    assert "Forms &amp; Co</bdi></a></dt>\n<dd>Nothing dated is known." in read["index.html"]
    facts = plaza().model_copy(update={"id": "silent", "names": ("Silent",)})
    mixed = made(shelf, (plaza(), facts), study(shelf, (plaza(), facts), trails=(trail(),)))["index.html"]
    assert mixed.count("From the catalogue.") == 1
    silenced = made(shelf, the=study(shelf, trails=(silent_trail(),)))
    assert "Nothing in the documents that were read says that it trains." in silenced["index.html"]
    assert "No claim was found, and no denial: Privacy Policy (contrib-versions)." in silenced["platforms/plaza.html"]
    assert "Silent in every document that was read: Plaza." in silenced["index.html"]
    page = read["platforms/plaza.html"]
    assert "What the Privacy Policy says now" in page
    assert "public data; since 2023-06-01" in plain(page)


def test_quotes_link_to_their_versions() -> None:
    read = dated()
    where = "https://github.com/OpenTermsArchive/contrib-versions/blob/eeee/Plaza/Privacy%20Policy.md"
    assert f'<a href="{where}" rel="noreferrer">version <code>eeeeeeeeee</code></a>' in read["platforms/plaza.html"]
    assert f'<a href="{where}" rel="noreferrer">We use your posts to train models.</a>' in read["index.html"]


def test_every_service_of_the_histories_has_its_row() -> None:
    shelf = Shelf()
    stranger = trail().model_copy(update={"service": "bakery", "name": "Bakery"})
    text = plain(made(shelf, the=study(shelf, trails=(trail(), stranger)))["index.html"])
    assert "2 documents of 2 services were read" in text
    assert "Bakery Privacy Policy, contrib-versions yes public data none named silent 2023-06-01" in text


def test_a_film_shows_each_action_with_its_label_and_whether_it_counts() -> None:
    page = usual()["platforms/plaza.html"]
    text = plain(page)
    assert re.search(r"1 · ✓ counts · 0\.2 s Press Settings", text)
    assert re.search(r"3 · ✓ counts · 0\.8 s Switch off Improve AI", text)
    assert "Held back by the guard: Press button “Delete account”" in text.replace("&#34;", '"')
    assert "The same in every region looked at." in text
    images = len(re.findall(r'<img src="data:image/webp;base64,', page))
    assert images == (1 + 3 + 1) + (1 + 4 + 1)
    captions = re.findall(r"<figcaption>(.*?)<", page)
    assert len(captions) == images
    assert all(c.startswith("Reconstruction from cited descriptions.") for c in captions)


def test_a_way_that_opens_an_address_begins_there() -> None:
    shelf = Shelf()
    here = walk(shelf, "plaza", "DE", "web", ["Form", "Off"], Outcome.REFUSED)
    opened = here.actions[0].model_copy(update={"do": "open", "control": None})
    stored = shelf.put(here.model_copy(update={"actions": (opened, here.actions[1])}).model_dump_json().encode())
    first = audit(shelf, plaza(), "DE", "web")
    first = first.model_copy(update={"walks": (first.walks[0].model_copy(update={"walk": stored}),)})
    film = strips([first], shelf.walk)[0].films[0]
    assert film.starts == "at an address"
    assert [(f.number, f.doing, f.label) for f in film.frames[:2]] == [
        (1, "Open", "/r/plaza/"),
        (2, "Switch off", "Off"),
    ]


def test_what_a_search_found_stands_beside_what_was_followed() -> None:
    front, page = plain(usual()["index.html"]), plain(usual()["platforms/plaza.html"])
    assert "Platform ◇ Published ■ Documented ● Replica Found by itself" in front
    assert "= 3, same web &lt; 3, shorter Android" in front.replace(" <", " &lt;")
    assert (
        "in 2 of the 4 places where a route was followed from the open service to its end, and a shorter way in 2."
        in front
    )
    assert "Everywhere: found, 3 actions" in page
    assert "The search came to the same control by a shorter way than the documented one." in page
    assert "Everything shorter was looked at, and the end was played through without a network." in page
    assert "9 screens opened, 1 request stopped, 1 thing not pressed." in page
    assert "Press Settings Point at Privacy (not counted) Switch off Improve AI" in page
    assert "The documented route, followed: 4 Press Profile Press Menu Press AI Switch off Off" in page


def test_what_a_search_did_not_find_is_said_with_what_was_covered() -> None:
    page = plain(usual()["platforms/silent.html"])
    assert "Everywhere: not found" in page
    assert "That is not the same as that there is none." in page
    assert "Every place that is known to lie within 3 actions of the start was looked at." in page
    assert "Screens that were looked at: Home , After Settings , After Look around ." in page


def test_a_study_without_searches_shows_none() -> None:
    shelf = Shelf()
    the = study(shelf)
    bare = the.model_copy(update={"audits": tuple(a.model_copy(update={"searched": None}) for a in the.audits)})
    for page in made(shelf, the=bare).values():
        assert "Found by itself" not in page


def test_regions_that_differ_have_films_of_their_own() -> None:
    text = plain(usual()["platforms/forms.html"])
    assert "Germany: the documents stop here, ≥ 4 actions" in text
    assert "US: the documents stop here, ≥ 4† actions" in text
    assert "At least 2 further actions are known to exist and could not be walked." in text
    assert "Android: not walked." in text


def test_what_is_known_and_what_is_not_stands_with_its_sources() -> None:
    page = usual()["platforms/plaza.html"]
    text = plain(page)
    for expected in (
        "Since 2025-05. Basis: legitimate interests.",
        "Press Settings (also seen: Options) 1",
        "Here the sources stop (at least 2 more): The fields of the form",
        "Superseded, as far as known, in 2025.",
        "Public posts: used",
        "Can training that has happened be undone? No.",
        "Some say four, some five.",
        "Whether iOS differs.",
        "(8) check box options preselected (near)",
        "Skipping: deceptive snugness",
        "not public",
    ):
        assert expected in text
    assert '<a href="https://example.org/help" rel="noreferrer"><bdi>Help page</bdi></a>' in page
    cited = set(re.findall(r'href="#source-(\d+)"', page))
    assert cited <= set(re.findall(r'id="source-(\d+)"', page))


def test_hostile_text_stays_text_and_hostile_addresses_stay_no_links() -> None:
    hostile = (plaza(HOSTILE, "javascript:alert(1)"), *declarations()[1:])
    shown = made(of=hostile)
    for page in shown.values():
        assert "<script" not in page
        assert not re.search(r"<[^>]*\son\w+=", page)
        assert not re.search(
            r'(href|src)="(?!https?://|#|data:|platforms/|\.\./|study\.|datapackage|[a-z]+\.html)', page
        )
        assert not re.search(r"[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", page)
    assert "[U+202E]" in shown["index.html"]
    assert "more characters)" in shown["platforms/plaza.html"]


def test_evidence_that_is_missing_or_altered_is_said_to_be() -> None:
    class Lost(Shelf):
        def walk(self, digest: str):
            raise KeyError(digest)

    class Forged(Shelf):
        def walk(self, digest: str):
            raise ValueError("altered")

    assert "The evidence of this walk is missing." in made(Lost())["platforms/plaza.html"]
    assert "cannot be trusted: it was altered" in made(Forged())["platforms/plaza.html"]


def test_pictures_that_cannot_be_read_leave_a_gap_that_says_so() -> None:
    class Blind(Shelf):
        def blob(self, digest: str) -> bytes:
            return b"no picture"

    page = made(Blind())["platforms/plaza.html"]
    assert "<img" not in page
    assert page.count("Picture in the evidence") == 11


def test_many_pictures_stay_within_the_budget() -> None:
    shelf = Shelf()
    noise = [Image.effect_noise((1280, 800), 90 + n) for n in range(12)]
    digests = []
    for image in noise:
        out = BytesIO()
        image.save(out, "PNG")
        digests.append(shelf.put(out.getvalue()))
    kept = album(digests, shelf.blob, budget=400_000)
    assert sum(len(p.address) for p in kept.values()) <= 400_000
    assert kept
    generous = album(digests[:1], shelf.blob, budget=10**7)
    assert generous[digests[0]].width == 640


def test_writing_is_whole_or_not_at_all(tmp_path: Path) -> None:
    shelf = Shelf()
    the = study(shelf)
    front = write(the, declarations(), laws(), deals(), shelf, tmp_path)
    files = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert front == tmp_path / "index.html"
    assert files == {
        "index.html", "study.csv", "study.parquet",
        "platforms/plaza.html", "platforms/forms.html", "platforms/silent.html",
    }  # fmt: skip
    before = {name: (tmp_path / name).read_bytes() for name in files}
    with pytest.raises(ValueError, match="no declaration"):
        write(the, declarations()[:1], laws(), deals(), shelf, tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in files} == before


def test_a_folder_that_cannot_be_written_is_an_error_and_leaves_no_trace(tmp_path: Path) -> None:
    (tmp_path / "platforms").write_text("in the way")
    shelf = Shelf()
    with pytest.raises(OSError, match="platforms"):
        write(study(shelf), declarations(), laws(), deals(), shelf, tmp_path)
    assert not list(tmp_path.rglob(".writing-*"))
    assert not (tmp_path / "index.html").exists()


def test_pictures_lead_to_their_originals_where_these_lie_in_the_folder(tmp_path: Path) -> None:
    shelf = Shelf()
    the = study(shelf)
    for name, data in shelf.blobs.items():
        path = tmp_path / "evidence" / name[:2] / f"{name}.bin"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    write(the, declarations(), laws(), deals(), shelf, tmp_path)
    page = (tmp_path / "platforms" / "plaza.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="(\.\./evidence/[^"]+)"', page))
    assert len(links) > 10
    assert all((tmp_path / "platforms" / link).resolve().is_file() for link in links)
