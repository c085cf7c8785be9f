"""The door of load: what comes of files, folders, JSON and pages."""

import gzip
import io
import json
from pathlib import Path

import pytest

from rashomon.load import load
from rashomon.model import Problem, Report

STORY = "Ferry sinks off Lund\n\nA ferry sank off the port of Lund on Tuesday, the harbour master said."
ROW = {
    "title": "Ferry sinks off Lund",
    "description": "All 40 passengers were saved.",
    "maintext": "A ferry sank off the port of Lund on Tuesday.\nThe harbour master said so.",
    "date_publish": "2021-03-04 00:00:00",
    "source_domain": "lundpost.example",
    "url": "https://lundpost.example/2021/03/04/ferry",
    "authors": ["Ann Bo", "Carl Dahl"],
    "language": "en",
}


def reports(*sources: object) -> list[Report]:
    return [thing for thing in load([str(source) for source in sources]) if isinstance(thing, Report)]


def problems(*sources: object) -> list[Problem]:
    return [thing for thing in load([str(source) for source in sources]) if isinstance(thing, Problem)]


def write(path: Path, content: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8", newline="")
    return path


@pytest.mark.parametrize(
    "text", [STORY, "  \n" + STORY + "\r\n\r\n", STORY.replace("\n", "\r\n"), "# " + STORY + "\n\n"]
)
def test_a_plain_text_is_unchanged_and_its_id_is_its_stem(tmp_path: Path, text: str) -> None:
    (report,) = reports(write(tmp_path / "07-lund.txt", text))
    assert (report.id, report.text, report.findings) == ("07-lund", text, ())


def test_json_text_is_title_standfirst_and_article(tmp_path: Path) -> None:
    (report,) = reports(write(tmp_path / "a.json", ROW))
    assert report.text == "\n\n".join((ROW["title"], ROW["description"], ROW["maintext"]))  # type: ignore[arg-type]
    assert (report.id, report.published, report.outlet) == ("a", "2021-03-04", "lundpost.example")
    assert report.authors == ("Ann Bo", "Carl Dahl")
    assert {finding.field: finding.basis for finding in report.findings}["published"] == "key date_publish"
    assert report.span(*(report.title_at or (0, 0))).text == report.title


def test_the_shape_of_trafilatura_is_read(tmp_path: Path) -> None:
    row = {"title": "T of it", "author": "Ann Bo; Carl Dahl", "date": "2021-03-04", "sitename": "Lund Post"}
    row |= {"text": "A ferry sank.", "source": "https://lundpost.example/x", "excerpt": None}  # type: ignore[dict-item]
    (report,) = reports(write(tmp_path / "a.json", row))
    assert (report.outlet, report.url, report.authors) == ("Lund Post", row["source"], ("Ann Bo", "Carl Dahl"))
    assert report.text == "T of it\n\nA ferry sank."


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"articles": rows}], ids=["list", "key"])
def test_a_list_of_articles_gives_a_report_each(tmp_path: Path, wrap: object) -> None:
    rows = [ROW, {**ROW, "url": "https://other.example/", "maintext": "Something else.", "id": "own"}]
    found = reports(write(tmp_path / "many.json", wrap(rows)))  # type: ignore[operator]
    assert [report.id for report in found] == ["many-001", "own"]


@pytest.mark.parametrize("packed", [False, True])
def test_json_lines_are_read_past_a_broken_one(tmp_path: Path, packed: bool) -> None:
    lines = [json.dumps(ROW), '{"title": "cut sho', "", json.dumps({**ROW, "maintext": "Other.", "url": None})]
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    data = "\n".join(lines).encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    assert [report.id for report in reports(path)] == ["a-001", "a-004"]
    (problem,) = problems(path)
    assert problem.report.endswith("(line 2)") and "cut short" in problem.reason


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[1, 2]", "without an article text"),
        ("{}", "without an article text"),
        ('{"title": "only"}', "its keys are title"),
        ('{"title": "x", "maintext": "cut', "cut short or broken"),
        ("[]", "without an article text"),
        ("[" * 100_000, "cut short or broken"),
        ('{"maintext": "\\u0000 ..."}', "no word"),
    ],
)
def test_json_of_another_shape_is_a_problem(tmp_path: Path, content: str, said: str) -> None:
    path = write(tmp_path / "a.json", content)
    assert not reports(path)
    assert all(said in problem.reason for problem in problems(path)) and problems(path)


def test_half_characters_are_replaced(tmp_path: Path) -> None:
    (report,) = reports(write(tmp_path / "a.json", '{"maintext": "A \\ud83d\\ude00 and \\ud83d half"}'))
    assert report.text == "A 😀 and \ufffd half"


def test_folders_are_walked_in_order_and_hidden_files_passed_over(tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.md", "a.txt", ".hidden.txt", ".git/x.txt", "page_files/script.txt"):
        write(tmp_path / name, STORY + name)
    write(tmp_path / "page.html", "<html><body><p>Home News Sport Log in</p></body></html>")
    assert [report.id for report in reports(tmp_path)] == ["a", "a-2", "z"]
    assert [problem.report for problem in problems(tmp_path)] == [str(tmp_path / "page.html")]


def test_the_same_report_twice_is_counted_once(tmp_path: Path) -> None:
    first = write(tmp_path / "a.txt", STORY)
    second = write(tmp_path / "b.txt", STORY.replace("\n", "\n \n"))
    assert [report.id for report in reports(first, second, first)] == ["a"]
    assert all("duplicate of a" in problem.reason for problem in problems(first, second, first))


def test_the_same_address_twice_is_counted_once(tmp_path: Path) -> None:
    first = write(tmp_path / "a.json", ROW)
    second = write(
        tmp_path / "b.json", {**ROW, "maintext": "A later version.", "url": f"{ROW['url']}/?utm_source=x#top"}
    )
    assert [report.id for report in reports(first, second)] == ["a"]


def test_the_same_words_in_two_outlets_are_two_reports(tmp_path: Path) -> None:
    first = write(tmp_path / "a.json", ROW)
    second = write(tmp_path / "b.json", {**ROW, "url": "https://other.example/ferry", "source_domain": "other.example"})
    assert [report.id for report in reports(first, second)] == ["a", "b"]


def test_a_page_is_read_with_what_it_says_of_itself(tmp_path: Path) -> None:
    paragraph = "<p>A ferry sank off the port of Lund on Tuesday, and all of its forty passengers were saved.</p>"
    page = f"""<html lang="en"><head>
      <title>Ferry sinks | Lund Post</title>
      <meta property="og:title" content="Ferry sinks off Lund | Lund Post">
      <meta property="og:site_name" content="Lund Post"><meta name="author" content="Ann Bo">
      <meta property="article:published_time" content="2021-03-04T10:00:00Z"></head>
      <body><nav>Home News</nav><article><h1>Ferry sinks off Lund</h1>{paragraph}
      {paragraph.replace("Tuesday", "a calm day")}{paragraph.replace("ferry", "boat")}</article></body></html>"""
    (report,) = reports(write(tmp_path / "a.html", page))
    assert (report.title, report.outlet, report.published) == ("Ferry sinks off Lund", "Lund Post", "2021-03-04")
    assert report.authors == ("Ann Bo",)
    assert report.text.startswith("Ferry sinks off Lund\n\nA ferry sank")
    (same,) = reports(write(tmp_path / "b.txt", page))
    assert same.text == report.text


def test_standard_input_is_read_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    (report,) = reports("-")
    assert (report.id, report.text) == ("stdin", STORY)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\t", "empty"),
        ("a.txt", "*** --- ***", "no word"),
        ("a.txt", "word " * 50_000, "at most 200,000"),
        ("a.txt", "word " * 4_000_000, "at most 200,000"),
        ("a.html", "<html><body></body></html>", "no article"),
        ("a.jsonl", "", "empty"),
        ("a.mhtml", "From: x\n\nplain", "no page"),
    ],
    ids=["empty", "blank", "no word", "too long", "20 MB", "no article", "no lines", "no page"],
)
def test_what_cannot_be_read_is_one_problem_with_a_remedy(tmp_path: Path, name: str, content: str, said: str) -> None:
    path = write(tmp_path / name, content)
    (problem,) = list(load([str(path)]))
    assert isinstance(problem, Problem) and said in problem.reason and problem.stage == "load"
    assert problem.report.startswith(str(path))


def test_a_folder_without_files_and_a_path_that_is_not_there_are_problems(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    empty, missing = load([str(tmp_path / "empty"), str(tmp_path / "none.txt")])
    assert isinstance(empty, Problem) and ".txt" in empty.reason
    assert isinstance(missing, Problem) and "no such file" in missing.reason


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/x", "http://nowhere.invalid/x", "https://[broken/x"])
def test_an_address_that_does_not_answer_is_a_problem(address: str) -> None:
    (problem,) = load([address])
    assert isinstance(problem, Problem) and "save the page" in problem.reason
