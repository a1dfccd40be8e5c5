"""Reading: files, folders, pages and dumps into reports, with the page's furniture marked as such."""

from __future__ import annotations

from dragoman.reading.files import Skipped, read
from dragoman.reading.reports import main_text, report_from_html, report_from_markdown, report_from_text, report_id

__all__ = ["Skipped", "main_text", "read", "report_from_html", "report_from_markdown", "report_from_text", "report_id"]
