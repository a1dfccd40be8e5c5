"""From coded reports to a draft conflict model: who decides, what each could do, what stands today, who prefers what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.drafting.assembling import make_conflict
from dragoman.drafting.choosing import choose_items, list_left_out, rank_parties
from dragoman.drafting.gathering import Found, gather, named_parties, one_process
from dragoman.drafting.model import Draft
from dragoman.drafting.options import DraftOption, make_options, standing_options
from dragoman.drafting.parties import PartyBook
from dragoman.drafting.preferences import DraftStatement, weigh_unowned
from dragoman.drafting.process import select_reports
from dragoman.drafting.sightings import ANYBODY
from dragoman.errors import InputError, UsageError
from dragoman.records import Coding

# The states are 2 to the power of the options, and a table of unknown preferences is made over at most 10,000 of them.
MOST_OPTIONS = 13


def draft(
    codings: Iterable[Coding],
    *,
    parties: Sequence[str] | None = None,
    period: tuple[date | None, date | None] | None = None,
    words: Sequence[str] | None = None,
    most_parties: int = 6,
    most_options: int = 10,
    attach_proxies: bool = False,
    conduct: bool = True,
    title: str = "",
) -> Draft:
    """Draft a conflict model from coded reports.

    Args:
        codings: coded reports, in any order; the draft does not depend on it.
        parties: keys or names of the decision makers, such as "TUR"; by default those that the reports show, ranked.
        period: first and last publication date, either None for open; undated reports are then left out.
        words: use only reports that speak of one of these.
        most_parties: decision makers at most.
        most_options: options at most; the states are 2 to this power.
        attach_proxies: count a proxy's acts and wishes as its backer's.
        conduct: what a party does today counts as its weakest wish where nothing is said of it.
        title: of the model; by default its parties.

    Returns:
        The draft: every item with its evidence; what the reports do not settle is unknown.

    Raises:
        UsageError: nothing is left of the choice, two processes are mixed, or more parties are asked for than allowed.
        InputError: the reports hold no negotiation: no act anybody could do, one party only, or nobody who wants anything.
    """
    if parties and len(parties) > most_parties:
        raise UsageError(
            f"{len(parties)} parties are asked for, at most {most_parties} go in", cure="name fewer, or raise --most-parties"
        )
    if most_parties < 2 or most_options < 1 or most_options > MOST_OPTIONS:
        raise UsageError(
            f"at most {most_parties} parties and {most_options} options",
            cure=f"a model takes 2 parties or more and 1 to {MOST_OPTIONS} options",
        )
    found, wanted, dropped = find_process(codings, parties, period, words, attach_proxies)
    _check(found)
    all_options = find_options(found)
    ranked = rank_parties(found, all_options)
    kept, options, statements, unclear = choose_items(found, ranked, all_options, wanted, most_parties, most_options, conduct)
    _check_model(kept, options, statements, found.book)
    conflict, unknown = make_conflict(title, kept, options, statements, found)
    left = list_left_out(ranked, kept, all_options, options, found, dropped, unclear, most_parties, most_options)
    drafted = tuple(p for p in ranked if p.key in kept)
    return Draft(conflict, drafted, tuple(options), tuple(statements), tuple(left), unknown, len(found.codings))


def find_process(
    codings: Iterable[Coding],
    parties: Sequence[str] | None = None,
    period: tuple[date | None, date | None] | None = None,
    words: Sequence[str] | None = None,
    attach_proxies: bool = False,
) -> tuple[Found, list[str], list[str]]:
    """Return what the reports of one process say, the keys of the parties asked for, and a line for each other process.

    Args:
        codings: coded reports, in any order.
        parties: names or codes of parties that the process must be of; None for the largest process.
        period: first and last day of the reports taken, None where open.
        words: words of which a report must hold one.
        attach_proxies: whether a proxy counts as its backer.

    Raises:
        UsageError: if no report is left, a party is unknown, or two processes are of one size.
    """
    chosen = sorted(select_reports(list(codings), period, words), key=lambda c: (c.report.published or date.min, c.report.id))
    found = gather(chosen, attach_proxies)
    if len(_sides(found)) == 1:  # the state alone: who opposes it are people, a court, a company of its own
        inside = gather(chosen, attach_proxies, inside=True)
        found = inside if len(_sides(inside)) > 1 else found
    wanted = named_parties(parties, found.book)
    found, dropped = one_process(found, wanted)
    return found, wanted, dropped


def find_options(found: Found) -> list[DraftOption]:
    """Return all options that the reports speak of, heaviest first."""
    standing = standing_options(found.codings, found.scenes)
    options = make_options(found.codings, found.sightings, found.wishes, standing, found.book)
    return weigh_unowned(options, found.wishes)


def _sides(found: Found) -> list[str]:
    """Return the parties that act or want anything."""
    acting = {s.owner for s in found.sightings if s.owner} - {ANYBODY}
    return sorted(acting | {w.holder for w in found.wishes})


def _check(found: Found) -> None:
    sides = _sides(found)
    if not sides:
        raise InputError(
            "the reports speak of nothing that a party could do or not do",
            cure="a negotiation needs reports that tell what is asked, offered or refused",
        )
    if len(sides) < 2:
        raise InputError(
            f"the reports tell of one party only ({', '.join(sides)})",
            cure="a negotiation needs two: add reports on the other side",
        )
    if not found.wishes:
        raise InputError(
            "no report says what any party wants, opposes, demands or refuses",
            cure="without that no outcome can be compared: add reports on the parties' aims",
        )


def _check_model(
    kept: Sequence[str], options: Sequence[DraftOption], statements: Sequence[DraftStatement], book: PartyBook
) -> None:
    if not options:
        raise InputError("no act in the reports belongs to a party of the draft", cure="choose other parties with --parties")
    if len(kept) < 2:
        names = ", ".join(book.name(k) for k in kept) or "nobody"
        raise InputError(
            f"only {names} can do or wants something in the reports", cure="a negotiation needs two parties: add reports"
        )
    if not statements:
        raise InputError(
            "no wish in the reports is about an option of these parties",
            cure="add reports on the parties' aims, or choose other parties",
        )
