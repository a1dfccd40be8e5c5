"""The mission: every row of what a careful reader gets from the page of 25 April 2023 is in its brief.

Asked of our own page (never skipped), of the seed page where ../shared is present, and of both once more with other
countries, capitals, ministries and leaders in them: every row must follow, or a rule has been fitted to names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dragoman.cli import app
from mission_rows import ROWS, Cast, Page, no_date_is_guessed, tuesday_is_dated_once_published

ROOT = Path(__file__).resolve().parent.parent
OURS = ROOT / "examples" / "moscow-talks" / "april-25.txt"
SEED = ROOT.parent / "shared" / "seeds" / "000_9c88af45da0280e4.txt"

OUR_FURNITURE = (
    "Follow the Levant", "Tired of banners", "Related articles", "Sharm El-Sheikh", "Foreign Desk", "log in", "newsletter",
)  # fmt: skip
# Which of the seed page's lines that hold text are furniture, counted from 0 (its words may not stand here).
SEED_FURNITURE_LINES = (3, 8, *range(13, 22))

# Other countries in the same parts. Longer names first; "the U.S." before "U.S." as an adjective.
RECAST = [
    (r"\b[Tt]he U\.?S\.?(?=\s+(?:occupation|presence|troops|bases|forces)\b)", "the French"),
    (r"\b[Tt]he U(?:\.S\.|S\b)", "France"),
    (r"\b([Aa])n American\b", r"\1 French"),
    (r"\bthe United States\b", "France"),
    (r"\bthe Pentagon\b|\bThe Pentagon\b", "the French Defence Ministry"),
    (r"\bU\.S\.|\bUS\b|\bAmericans?\b", "French"),
    (r"\bWashington\b", "Paris"),
    (r"Sergei Shoigu", "Li Shangfu"),
    (r"Vladimir Putin", "Xi Jinping"),
    (r"Bashar al-Assad", "Abdel Fattah al-Burhan"),
    (r"\bAssad\b", "Burhan"),
    (r"Syrian Arab Republic", "Republic of the Sudan"),
    (r"Syrian Democratic Forces", "Rapid Support Forces"),
    (r"\bSDF\b", "RSF"),
    (r"\bKurdish\b", "Nubian"),
    (r"\bRussian\b", "Chinese"),
    (r"\bRussia\b", "China"),
    (r"\bMoscow\b", "Beijing"),
    (r"\bthe Kremlin\b", "Zhongnanhai"),
    (r"\bTurkish\b", "Ethiopian"),
    (r"\bTurkey\b", "Ethiopia"),
    (r"\bAnkara\b", "Addis Ababa"),
    (r"\bSyrian\b", "Sudanese"),
    (r"\bSyria\b", "Sudan"),
    (r"\bDamascus\b", "Khartoum"),
    (r"\bIran\b", "Egypt"),
    (r"\bIraq\b", "Chad"),
    (r"\bISIS\b", "Boko Haram"),
    (r"\bSaudi Arabia\b", "Kenya"),
    (r"\bJordan\b", "Uganda"),
    (r"\bArab League\b", "African Union"),
    (r"\bArab\b", "African"),
    (r"\bUkraine\b", "Vietnam"),
]
OTHER_CAST = Cast(
    host="CHN", first="ETH", second="SDN", fourth="EGY", outsider="FRA", returner="KEN", enemy="VNM",
    minister="Li Shangfu|Shangfu", leader="Burhan", president="Xi", proxy="RSF|Rapid Support Forces",
    jihadists="Boko Haram", city="Beijing", league="African Union",
)  # fmt: skip


def recast(text: str) -> str:
    for pattern, other in RECAST:
        text = re.sub(pattern, other, text)
    return text


@lru_cache(maxsize=8)
def page(text: str, cast: Cast, published: str = "") -> Page:
    options = ["brief", "-", "--format", "json"] + (["--published", published] if published else [])
    done = CliRunner().invoke(app, options, input=text)
    assert done.exit_code == 0, done.output[-2000:]
    return Page(json.loads(done.stdout), cast)


def ours() -> Page:
    return page(OURS.read_text(encoding="utf-8"), Cast(furniture=OUR_FURNITURE))


def seed_text() -> str:
    if not SEED.exists():
        pytest.skip("no ../shared here: the seed page is asked only where it is present")
    return SEED.read_text(encoding="utf-8")


@pytest.mark.parametrize("row", [*ROWS, no_date_is_guessed], ids=lambda r: r.__name__)
def test_row_holds_of_our_own_page(row: Callable[[Page], None]) -> None:
    row(ours())


def test_tuesday_gets_its_date_once_our_page_is_dated() -> None:
    tuesday_is_dated_once_published(page(OURS.read_text(encoding="utf-8"), Cast(), "2023-04-28"))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.__name__)
def test_row_holds_of_our_own_page_with_other_countries(row: Callable[[Page], None]) -> None:
    row(page(recast(OURS.read_text(encoding="utf-8")), OTHER_CAST))


@pytest.mark.parametrize("row", [*ROWS, tuesday_is_dated_once_published], ids=lambda r: r.__name__)
def test_row_holds_of_the_seed_page(row: Callable[[Page], None]) -> None:
    lines = [line for line in seed_text().splitlines() if line.strip()]
    row(page(seed_text(), Cast(furniture=tuple(lines[n] for n in SEED_FURNITURE_LINES)), "2023-04-28"))


def test_seed_page_without_a_date_stays_without() -> None:
    no_date_is_guessed(page(seed_text(), Cast()))


@pytest.mark.parametrize("row", ROWS, ids=lambda r: r.__name__)
def test_row_holds_of_the_seed_page_with_other_countries(row: Callable[[Page], None]) -> None:
    row(page(recast(seed_text()), OTHER_CAST, "2023-04-28"))
