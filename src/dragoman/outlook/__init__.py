"""What comes of a negotiation model, for people to look at: on the terminal, as one HTML file, or as JSON."""

from dragoman.outlook.columns import Column, make_columns
from dragoman.outlook.findings import Outlook
from dragoman.outlook.solving import solve_outlook

__all__ = ["Column", "Outlook", "make_columns", "solve_outlook"]
