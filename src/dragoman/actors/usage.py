"""How a name of a land is used: as its government, as ground, as its people, or describing something else (metonymy)."""

from __future__ import annotations

from functools import lru_cache

from dragoman.actors.entries import Reading
from dragoman.actors.gazetteer import DATA
from dragoman.actors.tables import Problem, read_rows
from dragoman.language import Sentence


@lru_cache(maxsize=1)
def usage_words() -> dict[str, frozenset[str]]:
    """Return the words that decide a use, by kind, from ``usage.csv``."""
    problems: list[Problem] = []
    return {row["kind"]: frozenset(row.many("words")) for row in read_rows(DATA / "usage.csv", problems)}


def use_of(sentence: Sentence, first: int, last: int, head: int, reading: Reading) -> str:
    """Tell how the name at tokens [first, last) is used: actor, place, people, goods, modifier or backer.

    "Moscow said" is a government, "in Moscow" a place, "Russian gas" goods, "Turkish-Syrian relations" a modifier,
    "Syrians" people; "Russian-backed" is a backer, which does nothing itself.

    Args:
        sentence: a parsed sentence.
        first, last: the tokens of the name, ``last`` not included.
        head: the token of the name that hangs on a word outside it.
        reading: what the gazetteer takes the name for, and in which form.
    """
    s = sentence
    after = s.lower[last] if last < len(s) else ""
    if after == "-" and last + 1 < len(s) and s.tags[last + 1] in ("VBN", "VBD", "JJ") and s.lower[last + 1].endswith("ed"):
        return "backer"
    if reading.form in ("adjective", "demonym") or (reading.entry.kind == "ethnic"):
        return _use_of_adjective(s, last, head, reading)
    label, above = s.deps[head], s.heads[head]
    if _is_dateline(s, first, last):
        return "place"
    if label in ("compound", "nmod", "amod", "npadvmod", "quantmod") and above >= last:
        return _described(s, above)
    if after == "-" and last + 1 < len(s) and s.words[last + 1][0].isupper():
        return "modifier"
    return _use_of_noun(s, head, reading, 0)


def _use_of_adjective(s: Sentence, last: int, head: int, reading: Reading) -> str:
    above = s.heads[head]
    tag = s.tags[head]
    if tag in ("NNS", "NNPS") and s.deps[head] not in ("compound", "amod", "nmod"):
        return "people"
    if above != head and above >= last and (s.is_noun(above) or s.tags[above][:1] == "J"):
        return _described(s, above)
    if last < len(s) and (s.is_noun(last) or s.lower[last] == "-") and s.deps[head] not in ("nsubj", "dobj", "pobj"):
        return _described(s, last)
    if s.deps[head] in ("conj", "acomp", "amod", "attr") and tag[:1] == "J":
        return "modifier"
    return "people" if reading.form == "demonym" or tag[:1] == "N" or reading.entry.kind == "ethnic" else "modifier"


def _described(s: Sentence, noun: int) -> str:
    return "goods" if s.lower[noun] in usage_words()["goods"] or s.lemmas[noun] in usage_words()["goods"] else "modifier"


def _is_dateline(s: Sentence, first: int, last: int) -> bool:
    if s.zone == "dateline":
        return True
    if first > 1 or last >= len(s):
        return False
    rest = s.lower[last : last + 7]
    if s.words[first].isupper() and len(s.words[first]) > 3 and not s.words[last].isupper():
        return any(w in usage_words()["dateline"] for w in rest)
    return rest[0] in ("--", "—", "–") or (rest[0] == "(" and ")" in rest and any(w in ("--", "—", "-", "–") for w in rest[2:]))


def _use_of_noun(s: Sentence, head: int, reading: Reading, depth: int) -> str:
    words = usage_words()
    label, above = s.deps[head], s.heads[head]
    city = reading.form in ("capital", "city")
    if label == "conj" and depth < 4 and above != head:
        return _use_of_noun(s, above, reading, depth + 1)
    if label == "poss":
        return "place" if s.lower[above] in words["place_noun"] else "actor"
    if label in ("pobj", "pcomp"):
        return _use_after_preposition(s, above, city)
    if label in ("dobj", "nsubjpass"):
        lemma = s.lemmas[above]
        return (
            "place"
            if (lemma in words["motion"] and lemma not in ("expel", "import", "export")) or (city and lemma in words["attack"])
            else "actor"
        )
    if label == "nsubj" and city:
        return "place" if s.lemmas[above] in words["attack"] and s.child(above, "dobj") is None else "actor"
    if label == "appos" and depth < 4:
        return (
            "place" if city or (reading.form == "name" and s.words[above][0].isupper() and s.lower[head - 1] == ",") else "actor"
        )
    if city and any(s.deps[k] == "appos" and s.lower[k] in words["place_noun"] for k in s.children[head]):
        return "place"
    return "actor"


def _use_after_preposition(s: Sentence, preposition: int, city: bool) -> str:
    words, word = usage_words(), s.lower[preposition]
    governor = s.heads[preposition]
    lemma, lower = s.lemmas[governor], s.lower[governor]
    if s.deps[preposition] == "prep" and s.tags[governor] == "IN" and governor != preposition:
        return _use_after_preposition(s, governor, city) if word in ("of", "to") else "place"
    if word in ("at", "into", "toward", "towards", "over", "across") and {lemma, lower} & words["fire"]:
        return "actor"
    if word in ("toward", "towards", "over", "under", "around"):
        return "place" if lemma in words["motion"] or city else "actor"
    if word in words["place_preposition"]:
        return "actor" if word == "at" and not city else "place"
    if word == "of" and s.lower[preposition - 1] in ("out", "outside", "inside", "west", "east", "north", "south", "ahead"):
        return "place"
    if word == "of":
        return "place" if lower in words["place_noun"] or (city and lemma in words["attack"]) else "actor"
    if word in ("to", "from"):
        return "place" if lemma in words["motion"] or lower in words["motion"] else "actor"
    if word in ("on", "for"):
        return "place" if (city and lemma in words["attack"]) or (word == "for" and lemma in words["motion"]) else "actor"
    return "actor"
