"""What the reports of a process say, before anything is cut: acts, wishes and conditions, report by report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.actors import load_gazetteer
from dragoman.drafting.acts import load_acts
from dragoman.drafting.conditions import Scenario, find_scenarios
from dragoman.drafting.contraries import join_contraries
from dragoman.drafting.ellipsis import taken_up
from dragoman.drafting.holdings import find_holders, settle_definite, settle_owner
from dragoman.drafting.homes import join_kin, ruled_by_soldiers, settle_sides, state_and_movement
from dragoman.drafting.hosts import venues_of
from dragoman.drafting.other_acts import known_objects
from dragoman.drafting.parties import PartyBook, make_party_book
from dragoman.drafting.people import introduced_people
from dragoman.drafting.process import largest_cluster
from dragoman.drafting.retaliation import answers_in_kind
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import ANYBODY, Sighting, find_sightings, keep_open, parse_relevant
from dragoman.drafting.speakers import settle_speaker
from dragoman.drafting.staging import listed_together, scenes
from dragoman.drafting.wish import THE_AGREEMENT, Wish
from dragoman.drafting.wishes import find_wishes
from dragoman.errors import UsageError
from dragoman.records import Coding


@dataclass(frozen=True, slots=True)
class Found:
    """What the reports of the process say, before anything is cut."""

    codings: list[Coding]
    scenes: list[dict[int, Scene]]
    sightings: list[Sighting]
    wishes: list[Wish]
    scenarios: list[Scenario]
    book: PartyBook


def gather(codings: list[Coding], attach_proxies: bool, inside: bool = False) -> Found:
    """Read acts, wishes and conditions from coded reports.

    Args:
        codings: coded reports.
        attach_proxies: count a proxy as its backer.
        inside: look for more sides inside a country (see :func:`organised_sides`).
    """
    gazetteer = load_gazetteer()
    book = make_party_book(codings, attach_proxies, inside)
    book.people = introduced_people(codings, book)
    by_report, all_wishes, scenarios = [], [], []
    cuts = parse_relevant(codings)
    # A store keeps no sentence spans: they come from cutting the text again, which gives the same ones.
    codings = [replace(c, sentence_spans=tuple(s.span for s in cut)) for c, cut in zip(codings, cuts, strict=True)]
    known = known_objects((s for cut in cuts for s in cut if s.parsed), load_acts())
    together = listed_together(codings, book)
    home = state_and_movement(codings, book)
    ruled = ruled_by_soldiers(codings)
    staged = [scenes(coding, cut, gazetteer, book, together, home[0], ruled) for coding, cut in zip(codings, cuts, strict=True)]
    sides = _most_named(codings, book)[:2]
    told = [[s for scene in here for s in (*find_sightings(scene, known), *_hosts(scene, sides))] for here in staged]
    told = join_contraries(told)
    told = [answers_in_kind({x.sentence.index: x for x in here}, seen) for seen, here in zip(told, staged, strict=True)]
    told = [taken_up({x.sentence.index: x for x in here}, seen) for seen, here in zip(told, staged, strict=True)]
    holders = find_holders(scene for here in staged for scene in here)
    told = [[settle_owner(s, holders) for s in seen] for seen in told]
    known_owners = _owners(s for seen in told for s in seen)
    told = [
        settle_definite(seen, {x.sentence.index: x for x in here}, known_owners) for seen, here in zip(told, staged, strict=True)
    ]
    told = [
        settle_speaker(seen, {x.sentence.index: x for x in here}, known_owners) for seen, here in zip(told, staged, strict=True)
    ]
    told = [[_unsettled(s, c) for s in seen] for c, seen in zip(codings, told, strict=True)]
    for coding, here, seen in zip(codings, staged, told, strict=True):
        all_wishes.extend(find_wishes(coding, here, seen))
        by_report.append({scene.sentence.index: scene for scene in here})
        scenarios.extend(find_scenarios(coding, seen, by_report[-1]))
    sightings = keep_open([s for seen in told for s in seen], {w.act for w in all_wishes})
    sightings, all_wishes = join_kin(sightings, all_wishes)
    sightings, all_wishes = settle_sides(sightings, all_wishes, home, book.regions)
    each = {c.report.id: _two_sides([c], book) for c in codings}
    at_home = load_acts().of_a_state
    all_wishes = [
        replace(w, owner=book.lands[w.holder]) if not w.owner and w.act in at_home and w.holder in book.lands else w
        for w in all_wishes
    ]
    all_wishes = _asked_of_the_other(all_wishes, _owners(sightings), _two_sides(codings, book), each, _opponents(all_wishes))
    all_wishes = _to_consent(all_wishes, _owners(sightings))
    sightings, all_wishes = join_kin(sightings, all_wishes)  # again, now that more wishes have an owner
    open_acts = {s.act for s in sightings} | {THE_AGREEMENT}
    return Found(codings, by_report, sightings, [w for w in all_wishes if w.act in open_acts], scenarios, book)


# Where the third party is named at most this often against the second, reports are about two sides.
_TWO_SIDED = 0.5
_ASKING = frozenset({"demands", "demanded", "wants"})
_ASKING_OF = _ASKING | {"its condition"}


def _most_named(codings: Sequence[Coding], book: PartyBook) -> list[str]:
    """Return the parties of the reports, the one named most often first."""
    named = Counter(k for c in codings for m in c.mentions if (k := book.key(m.actor)))
    return sorted(named, key=lambda k: (-named[k], k))


def _hosts(scene: Scene, sides: Sequence[str]) -> list[Sighting]:
    """Return where talks are held, unless one of the two sides is at home there."""
    return [s for s in venues_of(scene) if s.owner not in sides]


def _two_sides(codings: Sequence[Coding], book: PartyBook) -> tuple[str, ...]:
    """Return the two parties that the reports are about, none where they are about more."""
    named = Counter(k for c in codings for m in c.mentions if (k := book.key(m.actor)))
    ranked = _most_named(codings, book)
    third = named[ranked[2]] if len(ranked) > 2 else 0
    return tuple(ranked[:2]) if len(ranked) > 1 and third <= _TWO_SIDED * named[ranked[1]] else ()


def _asked_of_the_other(
    wishes: list[Wish],
    owners: Mapping[str, frozenset[str]],
    whole: tuple[str, ...],
    each: Mapping[str, tuple[str, ...]],
    opponents: Mapping[str, str],
) -> list[Wish]:
    """Return the wishes; what one asks of nobody by name, and nobody else is told to do, it asks of the other side.

    Args:
        wishes: of all reports.
        owners: act -> the parties whose act it is anywhere.
        whole: the two sides of all the reports together, if there are two.
        each: report -> the two sides of that report, if there are two.
        opponents: party -> the one of whom it asks most, where the reports are about more than two sides.
    """
    found = []
    for w in wishes:
        here = each.get(w.evidence[0].report, ())
        sides = whole if w.holder in whole else here
        act = load_acts().first(w.act)
        plain = load_acts().known(w.act) and not act.mutual and not act.shared and w.act not in load_acts().of_a_state
        asked = not w.owner and w.wants and w.basis in _ASKING_OF
        other = next((k for k in sides if k != w.holder), "") if w.holder in sides else ""
        other = other or opponents.get(w.holder, "")
        if asked and other and plain and not owners.get(w.act, frozenset()) - {w.holder} and w.target != other:
            told = replace(w.evidence[0], how=f"{w.evidence[0].how}, of whom is not said")
            w = replace(w, owner=other, evidence=(told, *w.evidence[1:]))
        found.append(w)
    return found


# A party's opponent is asked by it at least this often, and for at least this share of what it asks of anybody by name.
_OFTEN_ASKED, _MOSTLY_ASKED = 2, 0.6


def _opponents(wishes: Iterable[Wish]) -> dict[str, str]:
    """Return party -> the one of whom it asks most of what it asks, where there is such a one."""
    asked: dict[str, Counter[str]] = {}
    for w in wishes:
        if w.owner not in ("", ANYBODY, w.holder) and w.basis in _ASKING_OF:
            asked.setdefault(w.holder, Counter())[w.owner] += 1
    everybody = Counter(k for c in asked.values() for k in c.elements())
    found = {}
    for holder, own in asked.items():
        others = everybody if own.total() < _OFTEN_ASKED else own  # who asks once asks of whom all the others ask most
        first = max(sorted(own), key=lambda k: others[k])
        if others[first] >= max(_OFTEN_ASKED, _MOSTLY_ASKED * others.total()):
            found[holder] = first
    return found


_TURNS_DOWN = frozenset({"rejects", "refused"})


def _to_consent(wishes: list[Wish], owners: Mapping[str, frozenset[str]]) -> list[Wish]:
    """Return the wishes; what others want, nobody is told to do, and one turns down, is that one's to agree to."""
    table = load_acts()
    wanted = {(w.act, w.holder) for w in wishes if w.wants and not w.owner}
    found = []
    for w in wishes:
        act = table.first(w.act)
        if not any(name == w.act and holder != w.holder for name, holder in wanted):
            found.append(w)
            continue
        open_to_it = table.known(w.act) and not act.harms and not act.shared and not w.owner and not w.wants
        if open_to_it and w.basis in _TURNS_DOWN and not owners.get(w.act) and w.target != w.holder:
            w = replace(w, owner=w.holder)
        found.append(w)
    return found


def _owners(sightings: Iterable[Sighting]) -> dict[str, frozenset[str]]:
    """Return act -> the parties whose act the words say it is, anywhere."""
    found: dict[str, set[str]] = {}
    for s in sightings:
        if s.owner and s.owner != ANYBODY and not s.by_holding:
            found.setdefault(s.act, set()).add(s.owner)
    return {act: frozenset(keys) for act, keys in found.items()}


def _unsettled(sighting: Sighting, coding: Coding) -> Sighting:
    """Take what somebody demands for not yet done, whatever tense the words have ("insists that they leave")."""
    asked = any(s.attitude == "demands" and s.target.contains(sighting.span) for s in coding.stances)
    return replace(sighting, finite=False) if asked else sighting


def named_parties(parties: Sequence[str] | None, book: PartyBook) -> list[str]:
    """Return the keys of parties given by key or name; raises :class:`UsageError` for one that no report names."""
    keys = []
    for party in parties or ():
        folded = party.casefold()
        key = next((k for k, name in sorted(book.names.items()) if folded in (k.casefold(), name.casefold())), None)
        if key is None:
            known = ", ".join(sorted(book.names)[:20]) or "none"
            raise UsageError(f"no report names the party {party!r}", cure=f"the reports name: {known}")
        keys.append(key)
    return keys


def one_process(found: Found, wanted: Sequence[str]) -> tuple[Found, list[str]]:
    """Keep what belongs to the parties named, or else the reports of the largest process."""
    if wanted:
        inside = {s.report for s in found.sightings if {s.owner, s.target} & set(wanted)}
        inside |= {w.evidence[0].report for w in found.wishes if {w.holder, w.owner} & set(wanted)}
        return _narrowed(found, inside), []
    ids, dropped = largest_cluster(found.codings, found.sightings, found.wishes)
    # What a report says that pairs nobody with anybody counts too, where all the reports are of one process.
    loose = {c.report.id for c in found.codings} - {s.report for s in found.sightings if s.target}
    return (_narrowed(found, {*ids} | (loose if not dropped else set())) if ids else found), dropped


def _narrowed(found: Found, ids: set[str]) -> Found:
    kept = [(c, s) for c, s in zip(found.codings, found.scenes, strict=True) if c.report.id in ids]
    return Found(
        [c for c, _ in kept], [s for _, s in kept], [s for s in found.sightings if s.report in ids],
        [w for w in found.wishes if w.evidence[0].report in ids], [s for s in found.scenarios if s.evidence.report in ids],
        found.book,
    )  # fmt: skip
