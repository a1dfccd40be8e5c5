"""Verbs that a small model takes for nouns, adjectives or participles, read again as the verbs they are.

In "A Dutch court jailed for life a businessman" or "South Sudanese rebels called for talks" small models see no verb at all: the
court is "jailed", the rebels are "called". The sentence is parsed once more with a past form in the verb's place that cannot be
a participle, as headlines are (:mod:`dragoman.headlines`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from dragoman.sentence import SUBJECTS, Sentence

# Past forms that are no participles: "rebels took for talks" can only be a clause. The last has no object.
_PLAIN_PAST = ("wrote", "took", "went")
_HAVE = frozenset({"has", "have", "had", "'ve", "’ve"})
_VERBLIKE = ("VBD", "VBN", "NN", "JJ", "NNP")
# Words taken for these may be verbs where they head a clause.
_NOUNLIKE = ("NN", "JJ")
_HEADING_CLAUSES = frozenset({"ROOT", "ccomp", "conj", "relcl"})
_UNDER_NOUNS = ("acl", "amod", "relcl", "nmod", "compound", "appos", "ROOT", "dep")


class Rereader(Protocol):
    """What a parser must offer to read a sentence again."""

    def parse_as(self, sentence: Sentence, instead: dict[int, str]) -> Sentence:
        """Return the sentence parsed as if other words stood at some tokens."""

    def lemma(self, word: str, tag: str) -> str:
        """Return the dictionary form of a word with this tag."""

    def parts_of_speech(self, word: str) -> frozenset[str]:
        """Return which parts of speech a word may be."""


def reread_verbs(sentence: Sentence, parser: Rereader) -> bool:
    """Mend in place a sentence whose verbs were taken for something else; tell whether it was parsed again.

    Only sentences that end as sentences do: headings have no verb.
    """
    if not sentence.parsed or not len(sentence) or sentence.words[-1] not in (".", '"', "”"):
        return False
    since = [i for i, word in enumerate(sentence.lower) if word == "since"] if "since" in sentence.lower else ()
    if any(_reread_since(sentence, i, parser) for i in since):
        return True
    _name_verbs(sentence, parser)
    _name_present_verbs(sentence, parser)
    root = sentence.deps.index("ROOT") if "ROOT" in sentence.deps else 0
    if sentence.tags[root][:2] in ("VB", "MD") or sentence.child(root, "cop", "aux", "auxpass") is not None:
        return False
    return any(_reread(sentence, i, parser) for i in _misread(sentence, root, parser))


def _name_verbs(sentence: Sentence, parser: Rereader) -> None:
    """Give the tag of a verb to a word that stands as one, with subject and object: "Widows petitioned the king"."""
    for i in [i for i, tag in enumerate(sentence.tags) if tag in _NOUNLIKE and sentence.deps[i] in _HEADING_CLAUSES]:
        word = sentence.lower[i]
        if sentence.words[i] != word or not _governs(sentence, i) or word.endswith("ing"):
            continue
        if "verb" in parser.parts_of_speech(word):
            sentence.tags[i] = "VBD" if word.endswith("ed") else "VBP"
            sentence.lemmas[i] = parser.lemma(word, sentence.tags[i])
            sentence.forget()


def _name_present_verbs(sentence: Sentence, parser: Rereader) -> None:
    """Give the tag of a verb to a plural behind a name that has an object: "Kenya imports most of its wheat"."""
    for i in [i for i, tag in enumerate(sentence.tags) if tag == "NNS"]:
        name = sentence.child(i, "compound")
        if name is None or name != i - 1 or sentence.tags[name] != "NNP" or sentence.child(i, "dobj") is None:
            continue
        lemma = parser.lemma(sentence.lower[i], "VBZ")
        bare = sentence.child(i, "det", "poss", "amod", "nummod") is None and sentence.words[i].islower()
        if bare and sentence.deps[i] in ("ROOT", "ccomp", "relcl", "advcl") and "verb" in parser.parts_of_speech(lemma):
            sentence.tags[i], sentence.lemmas[i] = "VBZ", lemma
            sentence.deps[name] = "nsubj"
            sentence.forget()


def _governs(sentence: Sentence, i: int) -> bool:
    """Tell whether a word has a subject before it and an object or phrase, and nothing that only nouns and adjectives have."""
    subject = sentence.child(i, "nsubj")
    nominal = sentence.child(i, "aux", "cop", "det", "poss", "amod") is not None
    return subject is not None and subject < i and not nominal and sentence.child(i, "dobj", "ccomp", "prep") is not None


def _misread(sentence: Sentence, root: int, parser: Rereader) -> Iterator[int]:
    """Yield the words of a sentence without verb that may be its verb."""
    for i, word in enumerate(sentence.lower):
        if i == 0 or sentence.words[i] != word or not word.endswith("ed"):
            continue
        if sentence.tags[i] not in _VERBLIKE or sentence.deps[i] not in _UNDER_NOUNS:
            continue
        inside = i == root or root in sentence.ancestors(i)
        passive = i + 1 < len(sentence) and sentence.lower[i + 1] == "by"
        before = sentence.tags[i - 1][:2]
        if before == "," and "," not in sentence.words[: i - 1]:  # "the truce, mediated in Jeddah": it needs a clause before it
            continue
        if inside and not passive and before in ("NN", "CD", ",", "RB", "HY") and "verb" in parser.parts_of_speech(word):
            yield i


def _reread(sentence: Sentence, verb: int, parser: Rereader) -> bool:
    """Parse the sentence with a plain past form at this token, and keep that parse if the word governs it with a subject."""
    for past in _PLAIN_PAST:
        again = parser.parse_as(sentence, {verb: past})
        subject = again.child(verb, *SUBJECTS)
        if again.deps[verb] == "ROOT" and again.tags[verb] == "VBD" and subject is not None and subject < verb:
            again.lemmas[verb] = parser.lemma(sentence.lower[verb], "VBD")
            _take_over(sentence, again)
            return True
    return False


def _reread_since(sentence: Sentence, since: int, parser: Rereader) -> bool:
    """Parse the sentence with another adverb for "since": small models read "has since signed accords" as "since accords"."""
    if not 0 < since < len(sentence) - 1 or sentence.lower[since - 1] not in _HAVE:
        return False
    participle = since + 1
    well = sentence.heads[since - 1] in (participle, participle + 1)
    if well or not sentence.lower[participle].endswith(("ed", "en", "n", "t")):
        return False
    again = parser.parse_as(sentence, {since: "already"})
    if again.heads[since - 1] not in (participle, participle + 1) or not again.is_verb(again.heads[since - 1]):
        return False
    again.lemmas[since] = "since"
    _take_over(sentence, again)
    return True


def _take_over(sentence: Sentence, again: Sentence) -> None:
    sentence.tags, sentence.deps, sentence.lemmas = again.tags, again.deps, again.lemmas
    sentence.heads, sentence.children = again.heads, again.children
    sentence.forget()
