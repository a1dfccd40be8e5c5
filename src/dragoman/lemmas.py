"""The dictionary form of an English word, from the tables of a spaCy rule lemmatizer and the word's Penn tag.

The rules are spaCy's, with two cures. A word that the tag calls uninflected and the index knows is its own lemma ("process",
"need", "other"). Where a verb's form may come from two verbs of the index, spelling decides: "hoped" is no form of "hop",
which doubles its consonant, nor is "hopes", which adds no e.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

_POS_BY_TAG = {"V": "verb", "N": "noun", "J": "adj", "R": "adv"}
_UNINFLECTED = frozenset({"NN", "VB", "VBP", "JJ"})
# Singular nouns that no list need hold: "recanvass", "litmus", "stasis".
_SINGULAR_ENDINGS = ("ss", "us", "is")
# One vowel between single consonants, in one syllable: such a verb doubles its last letter before -ed and -ing.
_DOUBLING = re.compile(r"(?:qu|[^aeiou])*[aeiouy][^aeiouwxy]")
# Only verbs that end so take -es: "passes", "fixes", "teaches", "does".
_SIBILANT = ("s", "x", "z", "ch", "sh", "o")
# Verbs made of others: "relaunch", "deregister", "waterboard" is none of these.
_PREFIXES = ("re", "un", "de", "dis", "co", "mis", "out", "over", "under", "pre", "counter", "cross", "air")
# "unbanned", "airdropping": the last letter is doubled before the ending.
_DOUBLED = re.compile(r"[^aeiou][aeiou]([bdgkmnprt])\1$")
# What needs no e any more: two consonants (but "bounce", "solve"), two vowels before one, an unstressed ending.
_COMPLETE = re.compile(r"([^aeiouéèê][^aeioucgsuvz]|[^ae]x|y|w|x|sh|ch|ck|ss|[aeiou]{2}[dfklmnprt]|[^s]er|on|or|al|el|it)$")


class Lemmas:
    """Looks up lemmas.

    Args:
        lemmatizer: spaCy's lemmatizer, whose tables are read; None, or one without tables, leaves words as they are.
    """

    def __init__(self, lemmatizer: Any) -> None:
        self.index: Mapping[str, Any] = _table(lemmatizer, "lemma_index")
        self.exceptions: Mapping[str, Mapping[str, Sequence[str]]] = _table(lemmatizer, "lemma_exc")
        self._rules: Mapping[str, Sequence[Sequence[str]]] = _table(lemmatizer, "lemma_rules")

    def of(self, word: str, tag: str) -> str:
        """Return the lemma, lower case, of a lower-case word with this Penn tag; names, marks and function words stay."""
        pos = "" if tag in ("NNP", "NNPS", "RP") else _POS_BY_TAG.get(tag[:1], "")
        if not pos or not self._rules or not word[:1].isalpha():
            return word
        known = self.index.get(pos, ())
        if tag == "JJ" or (tag in _UNINFLECTED and word in known) or (tag == "NN" and word.endswith(_SINGULAR_ENDINGS)):
            return word
        forms = [(word[: -len(old)] + new, old, new) for old, new in self._rules.get(pos, ()) if old and word.endswith(old)]
        forms = [f for f in forms if f[0]]
        regular = {form for form, _, _ in forms if form in known or not form.isalpha()}
        irregular = [form for form in self.exceptions.get(pos, {}).get(word, ()) if form not in regular]
        if irregular:
            return str(irregular[-1])
        likely = [f for f in forms if f[0] in known]
        if pos == "verb" and len(likely) > 1:
            likely = [f for f in likely if _spelled(*f)] or likely
        # The last rule that gives a known word counts, as spaCy has it; of unknown words the first.
        unwritten = [f for f in forms if not f[0].isalpha()]
        found = likely[-1:] or unwritten[:1]
        if not found and pos == "verb" and forms:
            return self._unlisted(word)
        found = found or forms[:1]
        return found[0][0].lower() if found else word

    def _unlisted(self, word: str) -> str:
        """Return the likely infinitive of a verb form whose verb no list holds: "relaunched", "resupplied", "deregistering"."""
        verbs = self.index.get("verb", ())
        for prefix in _PREFIXES:
            rest = word[len(prefix) :]
            if word.startswith(prefix) and (known := self.of(rest, "VBD")) != rest and known in verbs:
                both = known + "e" in verbs and rest == known + "ed"  # "rerouted"
                return prefix + known + "e" * both
        if word.endswith("s"):
            return word[:-3] + "y" if word.endswith("ies") else word[:-2] if _hissed(word) else word[:-1]
        stem = word[:-3] if word.endswith("ing") else word[:-2]
        if stem.endswith("i"):
            return stem[:-1] + "y"
        if _DOUBLED.search(stem):
            return stem[:-1]
        return stem if _COMPLETE.search(stem) else stem + "e"


def _spelled(stem: str, ending: str, new: str) -> bool:
    """Tell whether a verb takes this ending as it stands."""
    if new:
        return True
    if ending == "es":
        return stem.endswith(_SIBILANT)
    return ending == "s" or _DOUBLING.fullmatch(stem) is None


def _hissed(word: str) -> bool:
    """Tell whether an s behind a sibilant took an e along: "relaunches"."""
    return word.endswith("es") and word[:-2].endswith(_SIBILANT)


def _table(lemmatizer: Any, name: str) -> Mapping[str, Any]:
    """Return one of the lemmatizer's tables, by part of speech, as plain dictionaries and sets; empty if it has none."""
    lookups = getattr(lemmatizer, "lookups", None)
    if lookups is None or not lookups.has_table(name):
        return {}
    table = lookups.get_table(name)
    parts = {pos: table[pos] for pos in _POS_BY_TAG.values() if pos in table}  # the table's own keys are numbers
    return {pos: frozenset(part) if name == "lemma_index" else part for pos, part in parts.items()}
