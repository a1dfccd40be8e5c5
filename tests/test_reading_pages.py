"""Pages: the body is kept, the furniture is not, and the page's own account of itself is read."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costs import calls
from dragoman.reading import main_text, report_from_html, report_from_markdown, report_from_text
from dragoman.reading.page import unwrap

BODY = [
    "The two harbour towns signed a fishing accord on Monday after nine years of quarrels over the shoals between them.",
    "“Nobody got all that he wanted,” said the mayor of the larger town, who had threatened to walk out in the spring.",
    "Fishermen on both shores were wary. Several of them said that they would wait and see who counted the catch.",
]
PAGE = f"""Home | World | Sport | Weather
Subscribe
Log in

Oceans

Rival Harbours Sign Fishing Accord After Nine Years

By Maren Testwriter
12 March 2020, 14:05

Boats at anchor in the larger of the two harbours (Photo: archive)

Follow the Imaginary Tribune on Telegram | Mastodon | YouTube

{BODY[0]}

{BODY[1]}

Sign up for our daily newsletter and never miss a catch!

{BODY[2]}

Related articles

Whale Sinks Ferry In Storm

Staff Reporter

Minister Denies Selling Lighthouse To Neighbour

Leave a comment

© Imaginary Tribune. All rights reserved.
"""


def words(report, kind):
    return [z.span.of(report.text) for z in report.zones if z.kind == kind]


def test_page_body_is_the_article_and_nothing_else():
    report = report_from_text(PAGE, page=True)
    assert words(report, "body") == BODY


def test_page_says_title_section_date_outlet_and_author():
    report = report_from_text(PAGE, page=True)
    assert report.title == "Rival Harbours Sign Fishing Accord After Nine Years"
    assert (report.section, report.outlet, report.author) == ("Oceans", "Imaginary Tribune", "Maren Testwriter")
    assert report.published == date(2020, 3, 12)
    assert words(report, "caption") == ["Boats at anchor in the larger of the two harbours (Photo: archive)"]


def test_page_keeps_the_text_whole_and_zones_in_order():
    report = report_from_text(PAGE, page=True)
    assert report.text == PAGE
    spans = [z.span for z in report.zones]
    assert spans == sorted(spans) and all(a.end <= b.start for a, b in pairwise(spans))


def test_page_given_overrides_go_before_what_it_says():
    report = report_from_text(PAGE, page=True, published=date(2021, 1, 1), outlet="Other")
    assert (report.published, report.outlet) == (date(2021, 1, 1), "Other")


def test_page_takes_the_published_date_not_the_revised_one():
    page = PAGE.replace("12 March 2020, 14:05", "Updated: 14 March 2020 | Published: 12 March 2020")
    assert report_from_text(page, page=True).published == date(2020, 3, 12)


def test_page_date_in_a_caption_or_in_prose_is_not_the_publication_date():
    page = PAGE.replace("12 March 2020, 14:05\n", "").replace("(Photo: archive)", "on 3 May 2001 (Photo: archive)")
    assert report_from_text(page, page=True).published is None


def test_text_without_furniture_is_all_body():
    report = report_from_text("\n\n".join(BODY), page=True)
    assert words(report, "body") == BODY and report.title == "" and report.published is None


def test_text_given_directly_is_taken_as_it_stands():
    report = report_from_text(PAGE)
    assert words(report, "body") == [PAGE]


def test_hard_wrapped_paragraphs_are_joined_without_moving_an_offset():
    wrapped = "The two harbour towns signed an accord on Monday after\nnine years of quarrels over the shoals between them, and\n"
    wrapped += "the fishermen on both of the shores were as wary as ever\nof what the other side would make of it in the end.\n\n"
    text = unwrap(wrapped * 2)
    assert len(text) == len(wrapped * 2) and "after nine years" in text and text.count("\n\n") == 2


def test_markdown_loses_its_marks_and_links_and_keeps_front_matter():
    report = report_from_markdown(
        f"---\ndate: 2020-03-12\noutlet: The Test\n---\n# Rival Harbours Sign\n\n{BODY[0]}\n\n## Next\n\n**{BODY[2]}**"
    )
    assert (report.title, report.outlet, report.published) == ("Rival Harbours Sign", "The Test", date(2020, 3, 12))
    assert "#" not in report.text and "*" not in report.text and words(report, "title") == ["Rival Harbours Sign"]


def test_html_gives_the_article_and_its_metadata():
    html = f"""<html><head><title>Rival harbours sign | Imaginary Tribune</title>
    <meta property="og:site_name" content="Imaginary Tribune">
    <meta property="article:published_time" content="2020-03-12T10:00:00Z">
    <meta property="article:section" content="Oceans"><meta property="og:title" content="Rival harbours sign"></head>
    <body><nav><a href="/">Home</a></nav><article><h1>Rival harbours sign</h1>{"".join(f"<p>{p}</p>" for p in BODY)}</article>
    <footer>All rights reserved 2024</footer></body></html>"""
    report = report_from_html(html)
    assert words(report, "body") == BODY
    assert (report.title, report.section, report.outlet) == ("Rival harbours sign", "Oceans", "Imaginary Tribune")
    assert report.published == date(2020, 3, 12)
    assert main_text(html) == "\n\n".join(BODY)


def test_html_without_a_stated_date_has_none():
    paragraphs = "".join(f"<p>{p}</p>" for p in BODY * 2)
    html = f"<html><body><article>{paragraphs}</article><footer>© 2019 Someone</footer></body></html>"
    assert report_from_html(html).published is None


def test_main_text_of_page_text():
    assert main_text(PAGE, use="page_text") == "\n\n".join(BODY)


@given(st.text(max_size=400))
def test_page_reader_takes_any_text(text):
    report = report_from_text(text, page=True)
    assert all(0 <= z.span.start < z.span.end <= len(report.text) for z in report.zones)


@pytest.mark.parametrize("text", ["a" + " " * 50_000 + "b", "-" * 50_000, "Share this\n" * 5_000, "> " * 25_000])
def test_page_reader_stays_fast_on_endless_runs(text):
    half = text[: len(text) // 2]
    report_from_text(half, page=True)
    assert calls(lambda: report_from_text(text, page=True)) < 2 * calls(lambda: report_from_text(half, page=True)) * 1.5 + 1_000
