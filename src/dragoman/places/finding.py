"""Which capitalised words of a text name places: the gazetteer proposes, the words beside the name decide.

Every proposal gets points for what it is (a state of the world, a large city, a village) and for its surroundings
(a preposition, a state behind a comma, an institution, a title, a given name). The points are weights of evidence set by
hand; what is accepted somewhere in the text helps the same name elsewhere in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from dragoman.places.features import features_of, unknown_settlements, with_direction
from dragoman.places.gazetteer import ALTERNATE, DEMONYM, REGIONS, Candidate, Gazetteer, context_words
from dragoman.places.people import find_people
from dragoman.places.proposals import OPENERS, Proposal
from dragoman.places.spans import PARTICLES, Word, closes, joined, parted, runs
from dragoman.records import Span

_LONGEST = 6  # words of the longest names looked up
_WINDOW = 12  # words of a run looked at on either side
_HEADLINE = 6  # capitalised words in a row that are a headline rather than one name
ACCEPT = 1.5  # points that make a proposal a place
_LISTED = 1.2  # points for a name in a list with one that is accepted
_SHARED = 2.0  # points for a name that is accepted elsewhere in the text


class Finder:
    """Finds the places named in one text.

    Args:
        text: the text.
        words: its words.
        gazetteer: the place gazetteer.
        blocked: spans known to be something else (people, organisations).
    """

    def __init__(self, text: str, words: list[Word], gazetteer: Gazetteer, blocked: tuple[Span, ...] = ()) -> None:
        self.text = text
        self.words = words
        self.gazetteer = gazetteer
        self.know = context_words()
        self.runs = runs(words)
        self.run_of = {i: run for run in self.runs for i in range(*run)}
        self.lower = {w.text.lower() for w in words if not w.capital}
        self.people, self.surnames = find_people(text, words, self.runs, gazetteer)
        self.blocked = _words_inside(words, blocked)

    def find(self) -> list[Proposal]:
        """Return the accepted proposals in text order."""
        proposals = self._propose()
        self._read_county_lists(proposals)
        for p in proposals:
            self._weigh(p)
        self._tie_neighbours(proposals)
        self._share(proposals)
        accepted = [with_direction(p, self.text, self.words) for p in proposals if p.points >= ACCEPT]
        taken = self.blocked | self.people
        found = features_of(self.text, self.words, self.runs, accepted, self.gazetteer)
        return unknown_settlements(self.text, self.words, self.runs, found, taken)

    # -- proposals --------------------------------------------------------------------------------------------------

    def _propose(self) -> list[Proposal]:
        """Return the longest gazetteer names, left to right, not overlapping."""
        out, i = [], 0
        while i < len(self.words):
            found = self._longest_at(i) if self.words[i].capital and i not in self.blocked else None
            if found is None:
                i += 1
            else:
                out.append(found)
                i = found.last
        return out

    def _longest_at(self, i: int) -> Proposal | None:
        limit = self._reach(i)
        for last in range(limit, i, -1):
            end = self.words[last - 1]
            if not (end.capital or end.text.isdigit()):
                continue
            text = self.text[self.words[i].start : end.end]
            candidates = self._candidates(i, last, text) if not self._is_padded(i, last) else ()
            wordy = last - i > 1 and end.bare in self.know["institution"]  # "Kansas City" is one, "Alexandria City" is not
            if candidates and not (wordy and candidates[0].sort == ALTERNATE):
                return Proposal(i, last, Span(self.words[i].start, end.end), text, candidates)
        return None

    def _is_padded(self, i: int, last: int) -> bool:
        """Tell whether the words hold more than a name: "The Kremlin", "City of Leeds", or nothing but directions."""
        words = self.words[i:last]
        opening = words[0].text.lower()
        second = words[1].text.lower() if len(words) > 1 else ""
        padded = opening == "the" or (opening in ("city", "town", "village") and second == "of")
        if second and padded and second not in _WITH_THE:
            return True
        return all(w.text in self.know["compass"] or w.text == "Far" for w in words)

    def _reach(self, i: int) -> int:
        """Return the end (excluded) of the words that one name beginning at word i can cover."""
        last = i + 1
        while last < min(i + _LONGEST, len(self.words)):
            word, before = self.words[last], self.words[last - 1]
            if not joined(word) or last in self.blocked or not (word.capital or word.text in PARTICLES or word.text.isdigit()):
                break
            if closes(self.words, last - 1) and not (before.possessive and word.capital):
                break
            last += 1
        return last

    def _candidates(self, i: int, last: int, text: str) -> tuple[Candidate, ...]:
        if last == i + 1:
            word = self.words[i]
            behind = word.gap in (", ", "-") and len(word.text) > 3
            if word.text.endswith(".") or word.text in self.gazetteer.abbreviations or behind:
                known = self.gazetteer.expand(word.text) or (self.gazetteer.expand(word.text + ".") if behind else ())
                if known:
                    return known
            if len(word.bare) < 2 or (len(word.text) == 2 and word.text.isalpha() and word.text not in _TWO_LETTERS):
                return self._code(i)
        elif any(w.possessive for w in self.words[i : last - 1]):
            text = self.text[self.words[i].start : self.words[last - 1].end]
        return self.gazetteer.lookup(text)

    def _code(self, i: int) -> tuple[Candidate, ...]:
        """Return the state that a two-letter code behind a comma means ("Dayton, OH")."""
        word = self.words[i]
        behind_name = word.gap in (", ", " ") and i > 0 and self.words[i - 1].capital
        return self.gazetteer.lookup(word.text) if word.text.isupper() and word.gap == ", " and behind_name else ()

    def _read_county_lists(self, proposals: list[Proposal]) -> None:
        """Take "Clay, Platte and Ray counties" as counties: the noun stands behind the last of them."""
        for n, p in enumerate(proposals):
            after = self.words[p.last].text if p.last < len(self.words) else ""
            if after != "counties":
                continue
            while True:
                counties = self.gazetteer.lookup(p.text + " County")
                if counties:
                    p.candidates = counties
                    p.add(3.0, "counties")
                n -= 1
                if n < 0 or self.text[proposals[n].span.end : p.span.start].strip() not in (",", "and", ", and", "&"):
                    break
                p = proposals[n]

    # -- evidence ---------------------------------------------------------------------------------------------------

    def _weigh(self, p: Proposal) -> None:
        p.add(self._base(p), "base")
        self._weigh_before(p)
        self._weigh_after(p)
        self._weigh_run(p)
        self._weigh_word(p)

    def _base(self, p: Proposal) -> float:
        best = p.candidates[0]
        words = p.last - p.first
        if best.sort == DEMONYM or best.kind == "country":
            return 4.0
        if best.kind == "seat":  # mostly stands for those who sit there: a place only by its preposition
            return 0.4
        if best.kind in ("area", "feature"):
            return 3.0
        if best.kind == "region":
            return 3.0 if best.prior > 5 else (1.8 if words > 1 else 1.0)
        if best.kind == "county":
            return 3.0 if words > 1 else 0.3
        size = best.population if best.geonames is not None else _OWN_TOWN
        value = next(points for least, points in _BY_SIZE if size >= least)
        return value + (1.2 if words > 1 else 0.0) + (0.5 if best.kind == "capital" else 0.0) - (1.0 if best.sort else 0.0)

    def _weigh_before(self, p: Proposal) -> None:
        i = p.first - 1
        if i >= 0 and self.words[p.first].gap == "-" and closes(self.words, i) and not self.words[i].possessive:
            p.add(3.0, "seat behind a party")
            return
        while i >= 0 and (self.words[i].text in ("the", "The") or self.words[i].text in self.know["compass"]):
            i -= 1
        if i < 0 or parted(self.words[i + 1]):
            return
        word = self.words[i]
        if word.text.lower() == "of" and i > 0 and self.words[i - 1].text.lower() in self.know["settlement_of"]:
            p.add(3.0, "city of")
        elif word.text == "of" and (word.gap.strip() == "," or self._says(i - 1, "both", "all")):
            p.add(2.0, "of, after a name or age")
        elif word.text.lower() in self.know["strong_preposition"]:
            p.add(2.0, "preposition")
        elif word.text in self.know["place_verb"]:
            p.add(1.4, "verb of moving or fighting")
        elif word.text.lower() in self.know["weak_preposition"]:
            p.add(0.6, "weak preposition")
        elif word.text.lower() in ("mayor", "governor"):
            p.add(1.0, "office")

    def _says(self, i: int, *forms: str) -> bool:
        return i >= 0 and self.words[i].text.lower() in forms

    def _weigh_after(self, p: Proposal) -> None:
        if self._is_saint(p) and self.words[p.last - 1].possessive:
            p.add(-3.0, "saint's")
        if self._is_dateline(p):
            p.add(3.5, "dateline")
        if p.last >= len(self.words) or parted(self.words[p.last]) or "(" in self.words[p.last].gap:
            return
        after = self.words[p.last]
        if not after.capital and after.text.lower() in self.know["settlement_after"]:
            p.add(1.5, "settlement noun")
        elif not after.capital and after.text.lower() in self.know["resident_after"]:
            p.add(2.2, "resident")
        elif after.text == "state" and any(c.kind in REGIONS for c in p.candidates):
            p.candidates = tuple(c for c in p.candidates if c.kind in REGIONS)
            p.add(3.0, "state")
        elif after.capital and joined(after) and after.bare in self.know["institution"]:
            p.add(1.3, "institution")
            if self._is_saint(p):
                p.add(-3.0, "saint")
        elif after.capital and joined(after) and after.bare in self.know["team"]:
            p.add(0.3, "team")

    def _is_saint(self, p: Proposal) -> bool:
        return self.words[p.first].bare in ("St", "Saint") and p.candidates[0].population < 200_000

    def _is_dateline(self, p: Proposal) -> bool:
        """Tell whether a name in capitals opens a sentence and is followed by a dash ("HARTFORD - ")."""
        after = self.words[p.last].gap if p.last < len(self.words) else ""
        dash = after.strip() in ("-", "--", "---", "—", "–")
        return dash and self.words[p.first].opens and p.text.isupper() and len(p.text) > 3

    def _weigh_run(self, p: Proposal) -> None:
        """Weigh the other capitalised words of the same run."""
        if not self.people.isdisjoint(range(p.first, p.last)):
            p.add(-7.0, "person")
            return
        best = p.candidates[0]
        strong = best.kind == "country" or p.demonym or (best.kind == "county" and p.last - p.first > 1)
        first, last = self.run_of.get(p.first, (p.first, p.last))
        before = any(not self._explained(i) for i in range(max(first, p.first - _WINDOW), p.first))
        after = any(not self._explained(i) for i in range(p.last, min(last, p.last + _WINDOW)))
        headline = last - first >= _HEADLINE
        if before and not self.words[p.first - 1].possessive:
            p.add(-1.0 if strong or headline else -2.2, "unknown before")
        if after:
            p.add(-0.5 if strong else -1.0 if headline else -2.0, "unknown after")

    def _explained(self, i: int) -> bool:
        """Tell whether a capitalised word beside a place name is accounted for without making the name another's."""
        word, know = self.words[i], self.know
        bare = word.bare
        kinds = ("institution", "compass", "title", "team", "county_after", "nature_after", "street", "calendar")
        if i in self.people or any(bare in know[kind] for kind in kinds):
            return True
        if word.opens and word.text.lower() in self.gazetteer.common:
            return True
        if word.opens and (word.text.lower() in self.lower or word.text.lower() in OPENERS):
            return True
        found = self.gazetteer.lookup(word.text) if len(word.text) > 2 else ()
        return bool(found) and found[0].prior >= 6.0

    def _weigh_word(self, p: Proposal) -> None:
        """Weigh the word itself: given and family names, common words, the surnames of the text."""
        word = self.words[p.first]
        if p.last - p.first > 1 or p.candidates[0].sort == DEMONYM:
            return
        low, best = word.bare.lower(), p.candidates[0]
        if word.text.endswith("."):
            return
        if low in self.surnames and best.kind != "country":
            p.add(-5.0, "surname here")
        large = best.kind in ("country", *REGIONS) or best.population > 500_000
        if not large:
            p.add(-min(1.5, 12 * self.gazetteer.given.get(low, 0.0)), "given name")
            p.add(-min(1.5, 12 * self.gazetteer.family.get(low, 0.0)), "family name")
        acronym = word.text.isupper() and len(word.bare.replace(".", "")) <= 3
        if acronym and best.sort == 0:
            return
        if low in self.gazetteer.common:
            p.add(-4.0 if word.opens else -3.0, "common word")
        elif low in self.lower:
            p.add(-2.5, "lower case here")
        if word.opens and not large and not self._is_dateline(p):
            p.add(-0.7, "opens a sentence")
        if word.text.isupper() and len(word.text) <= 5 and best.sort != 0:
            p.add(-2.5, "acronym")

    # -- proposals together -----------------------------------------------------------------------------------------

    def _tie_neighbours(self, proposals: list[Proposal]) -> None:
        """Tie a name to the region or country named right behind it ("Paris, Texas", "Cook, Minn.")."""
        for p, q in pairwise(proposals):
            if q.first != p.last or self.words[q.first].gap.strip() != ",":
                continue
            holders = [c for c in q.candidates if c.kind in ("country", "county", *REGIONS) and c.sort != DEMONYM]
            inside = [c for c in p.candidates if any(_lies_in(c, h) for h in holders)]
            if inside:
                holder = next(h for h in holders if any(_lies_in(c, h) for c in p.candidates))
                p.within = (holder.country, holder.region)
                p.add(4.0, "holder behind it")
                q.add(2.0, "behind what lies in it")
            elif holders and p.points < ACCEPT:
                q.add(0.5, "behind a name")

    def _share(self, proposals: list[Proposal]) -> None:
        """Help names in a list with accepted ones, and names accepted elsewhere in the text with reasons of their own."""
        for some in (proposals, proposals[::-1]):
            for p, q in pairwise(some):
                if p.points >= ACCEPT and -1.0 < q.points < ACCEPT and self._listed(p, q):
                    q.add(_LISTED, "listed with a place")
        sure = {p.text.lower() for p in proposals if p.points >= ACCEPT + 1.0}
        for p in proposals:
            if p.points < ACCEPT and p.text.lower() in sure and not any(r.startswith("person") for r in p.reasons):
                p.add(_SHARED, "accepted elsewhere")

    def _listed(self, p: Proposal, q: Proposal) -> bool:
        a, b = sorted((p.span, q.span))
        return self.text[a.end : b.start].strip() in (",", "and", ", and", "or", "&", ", including")


# Points of a city by its people: what is large is mostly itself.
_BY_SIZE = ((1_000_000, 2.5), (200_000, 1.8), (50_000, 1.2), (10_000, 0.6), (0, 0.2))
_OWN_TOWN = 200_000  # towns of our own list are there because the news names them
_TWO_LETTERS = ("US", "UK", "EU")  # states and unions that go by two letters anywhere in a sentence
_WITH_THE = frozenset("hague gambia bronx".split())


def _words_inside(words: list[Word], spans: tuple[Span, ...]) -> set[int]:
    """Return the indices of the words that lie wholly within one of the spans."""
    starts, ends = [w.start for w in words], [w.end for w in words]
    return {i for s in spans for i in range(bisect_left(starts, s.start), bisect_right(ends, s.end))}


def _lies_in(candidate: Candidate, holder: Candidate) -> bool:
    """Tell whether a candidate lies in a state, region or county."""
    if candidate.id == holder.id or candidate.country != holder.country:
        return False
    if holder.kind == "country":
        return candidate.kind != "country"
    if holder.kind == "county":
        inside = candidate.county == holder.county and candidate.region == holder.region
        return inside and candidate.kind not in ("country", *REGIONS)
    return candidate.kind not in ("country", *REGIONS) and candidate.region == holder.region
