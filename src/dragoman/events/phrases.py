"""Small helpers on phrases that matching needs: lemmas of any token, noun phrases seen through "a series of", PPs in reach."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.clauses.arguments import agents, caused_by, conjuncts, objects, subjects, voice
from dragoman.language import Sentence
from dragoman.sentence import asked_once
from dragoman.word_lists import word_list

# Names of days and months, and other words of time that are tagged as names.
CALENDAR = word_list("calendar", "weekdays") | word_list("calendar", "months") | word_list("calendar", "other_names")
# Through these labels a prepositional phrase may still belong to the verb above, whatever the parser attached it to.
_PHRASE = frozenset({"prep", "pobj", "dobj", "dative", "agent", "attr", "prt", "oprd", "npadvmod", "nmod"})
_MODIFIER = frozenset({"compound", "amod", "nmod", "poss", "advmod", "npadvmod"})
# A phrase nested deeper than this below a verb is no argument of the verb any more.
_REACH = 4
# The first words of prepositions of several words, whose own prepositions are not the verb's: "according to the ministry".
_COMPOUND_PREPOSITIONS = frozenset({"according", "due", "owing", "thanks", "prior", "subsequent", "because", "instead"})

# Behind these stands where or as what something is done.
_PLACES = frozenset({"as", "of", "with", "into", "at", "on", "onto", "to", "from", "near", "outside", "out", "through"})

# On whose orders something is done does it: "was arrested on the orders of the king".
_ON_ORDERS, _BEHESTS = frozenset({"on", "at", "by", "under", "upon"}), word_list("events", "behests")

# With a preposition these say when, and fill no role: "marched on Monday", "met for hours".
_TIMES = word_list("events", "times")

# Verbs by which somebody gives a thing a name of his own.
_CALLING = word_list("events", "naming")


def is_time(sentence: Sentence, i: int) -> bool:
    """Tell whether the word at token i names a time ("Monday", "the weekend")."""
    word = sentence.lower[i].rstrip(".")
    return word in CALENDAR or word in _TIMES


def key(sentence: Sentence, i: int) -> str:
    """Return the dictionary form of token i: its lemma, and for proper nouns (headlines) the lower-case singular."""
    if sentence.tags[i][:3] != "NNP":
        return sentence.lemmas[i]
    return key_of(sentence.lemmas[i], sentence.lower[i], sentence.tags[i])


def key_of(lemma: str, word: str, tag: str) -> str:
    """Return the dictionary form of a word in small letters, given its lemma and tag (:func:`key`)."""
    if tag[:3] != "NNP":
        return lemma
    return singular(word) if tag == "NNPS" or word[-1:] == "s" else word


def singular(word: str) -> str:
    """Return the singular of a lower-case English plural by its ending; other words as they are.

    >>> [singular(w) for w in ("parties", "clashes", "talks", "crisis", "congress")]
    ['party', 'clash', 'talk', 'crisis', 'congress']
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def stems(word: str) -> tuple[str, ...]:
    """Return what an inflected lower-case verb may be a form of, for words that the lemmatizer gets wrong.

    >>> stems("fined"), stems("resupplied"), stems("axed"), stems("hacked"), stems("bussed")
    (('fine', 'fin'), ('resupply',), ('axe', 'ax'), ('hack', 'hacke'), ('buss', 'bus'))
    """
    for ending in ("ed", "ing", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            base = word[: -len(ending)]
            if base[-1] == "i" and ending in ("ed", "es"):
                return (base[:-1] + "y",)
            if base[-1] == base[-2]:
                return (base, base[:-1]) if base[-1] in "sl" else (base[:-1], base)
            if ending == "s":
                return (base,)
            return (base + "e", base) if len(base) < 4 or base[-1] in "cgsuvz" else (base, base + "e")
    return (word,)


def forms(sentence: Sentence, i: int) -> tuple[str, ...]:
    """Return the forms under which token i may stand in a word class: lemma, word, and with what a hyphen or space joins."""
    own = key(sentence, i)
    out = (own,) if own == sentence.lower[i] else (own, sentence.lower[i])
    if i > 1 and sentence.words[i - 1] == "-":
        return (*out, f"{sentence.lower[i - 2]}-{own}")
    return (*out, f"{sentence.lower[i - 1]} {own}") if i else out


_PROPER = frozenset({"NNP", "NNPS"})


@asked_once
def keys_of(sentence: Sentence) -> list[str]:
    """Return the dictionary form of every token, as :func:`key` gives it."""
    keys = sentence.lemmas.copy()
    if not _PROPER.isdisjoint(sentence.tags):
        for i in [i for i, tag in enumerate(sentence.tags) if tag in _PROPER]:
            keys[i] = key(sentence, i)
    return keys


def names(sentence: Sentence, i: int) -> frozenset[str]:
    """Return all words that may name the phrase headed by token i: its own forms, and its compounds ("aid convoy")."""
    compounds = [key(sentence, j) for j in sentence.children[i] if sentence.deps[j] in ("compound", "nmod")]
    return frozenset((*forms(sentence, i), *compounds))


def is_word(sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    """Tell whether one of the words names the phrase headed by token i."""
    return not names(sentence, i).isdisjoint(words)


def modified_by(sentence: Sentence, i: int, words: frozenset[str]) -> bool:
    """Tell whether one of the words modifies token i ("peace talks", "air-strike", "talks on peace" not)."""
    if any(
        sentence.deps[j] in _MODIFIER and (key(sentence, j) in words or sentence.lower[j] in words) for j in sentence.children[i]
    ):
        return True
    before = i - 2 if i > 1 and sentence.words[i - 1] == "-" else i - 1
    return before >= 0 and (sentence.lower[before] in words or key(sentence, before) in words)


def seen_through(sentence: Sentence, tokens: Iterable[int], partitives: frozenset[str]) -> list[int]:
    """Return the tokens, and where one only measures ("a series of attacks", "a round of talks"), what it measures too."""
    out: list[int] = []
    for i in tokens:
        out.append(i)
        if key(sentence, i) in partitives or sentence.tags[i] in ("CD", "DT"):
            for j in sentence.children[i]:
                if sentence.deps[j] == "prep" and sentence.lower[j] == "of":
                    out.extend(k for p in sentence.children_with(j, "pobj") for k in conjuncts(sentence, p))
    return out


def anchor(sentence: Sentence, i: int, partitives: frozenset[str]) -> int:
    """Return the noun through which event noun i hangs in its clause: itself, or the "series" of "a series of attacks"."""
    for _ in range(4):
        above = sentence.heads[i]
        if sentence.deps[i] == "conj" and above != i and sentence.is_noun(above):
            i = above
        elif sentence.deps[i] == "pobj" and sentence.lower[above] == "of" and key(sentence, sentence.heads[above]) in partitives:
            i = sentence.heads[above]
        else:
            break
    return i


@asked_once
def prepositions_in_reach(sentence: Sentence, i: int) -> list[int]:
    """Return the prepositions inside the phrase of verb i, nearest first, whatever noun the parser hung them on."""
    deps, tags = sentence.deps, sentence.tags
    out: list[int] = []
    layer = [i]
    for _ in range(_REACH):
        below: list[int] = []
        for j in layer:
            if sentence.lower[j] in _COMPOUND_PREPOSITIONS:
                continue
            for k in sentence.children[j]:
                label = deps[k]
                if label not in _PHRASE:
                    listed = label == "conj" and deps[j] == "dobj"  # "put a priest and a nun on a plane"
                    if not listed and not (j == i and label in ("nsubjpass", "advmod")):
                        continue
                below.append(k)
                if label in ("prep", "dative", "agent") or tags[k] in ("IN", "TO") or governs(sentence, k):
                    out.append(k)
        layer = below
    return out


def governs(sentence: Sentence, i: int) -> bool:
    """Tell whether what the parser takes for a particle is a preposition: "called on the warring sides"."""
    return sentence.deps[i] == "prt" and sentence.child(i, "pobj") is not None


def another_verb(sentence: Sentence, i: int) -> bool:
    """Tell whether a particle makes another verb of the one at token i ("called off", not "called")."""
    return any(sentence.deps[j] == "prt" and not governs(sentence, j) for j in sentence.children[i])


def complements(sentence: Sentence, preposition: int) -> list[int]:
    """Return what stands behind a preposition: nouns with their coordinates, or the verb of a gerund clause."""
    out: list[int] = []
    for j in sentence.children[preposition]:
        if sentence.deps[j] in ("pobj", "pcomp", "dobj"):
            for k in conjuncts(sentence, j):
                out.extend(called(sentence, k) or [k])
                out.extend(included(sentence, k))
        elif sentence.deps[j] in ("prep", "conj"):  # "from within", "out of"; "to us and to them"
            out.extend(complements(sentence, j))
    if not sentence.children[preposition]:
        out = _misplaced_object(sentence, preposition)
    return out


def _misplaced_object(sentence: Sentence, preposition: int) -> list[int]:
    """Return the noun phrase right behind a preposition without object, which the parser took for a subject."""
    for j in range(preposition + 1, len(sentence)):
        if sentence.deps[j] in ("nsubj", "nsubjpass") and sentence.left_edge(j) == preposition + 1:
            return conjuncts(sentence, j)
    return []


def included(sentence: Sentence, i: int) -> list[int]:
    """Return the members that "including" names of the group at token i ("many countries, including Kenya")."""
    including = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] == "including"]
    return [k for j in including for p in sentence.children_with(j, "pobj") for k in conjuncts(sentence, p)]


def called(sentence: Sentence, i: int) -> list[int]:
    """Return what somebody calls by a name in a clause with "what": "condemned what it called the aggression of Chad"."""
    what = any(sentence.lower[j] == "what" for j in sentence.children_with(i, "dobj", "nsubj"))
    if sentence.lemmas[i] not in _CALLING or not what:
        return []
    named = [j for j in sentence.children_with(i, "oprd", "attr", "dobj") if sentence.lower[j] != "what" and sentence.is_noun(j)]
    behind = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] == "as"]
    return named or [k for j in behind for k in sentence.children_with(j, "pobj")]


def surface_objects(sentence: Sentence, i: int, particle: str = "") -> list[int]:
    """Return what the verb at token i is done to: objects, or the subject of a passive; "lash out" looks behind its particle."""
    if voice(sentence, i) == "passive":
        return [*subjects(sentence, i), *sentence.children_with(i, "dobj", "oprd")]
    out = objects(sentence, i) or [k for j in sentence.children_with(i, "ccomp") for k in called(sentence, j)]
    for j in sentence.children_with(i, "oprd", "attr", "acomp"):
        out.extend(conjuncts(sentence, j))
    if not out and particle:
        for j in sentence.children[i]:
            if sentence.lower[j] == particle:
                out.extend(complements(sentence, j))
    if not out and sentence.deps[i] == "acl" and sentence.tags[i] == "VBN" and sentence.is_noun(sentence.heads[i]):
        out = [sentence.heads[i]]
    return out


def doers(sentence: Sentence, i: int) -> list[int]:
    """Return who does what the verb at token i tells: the subject, the by-phrase of a passive, or who had it done."""
    if voice(sentence, i) != "passive":
        return subjects(sentence, i)
    causing = caused_by(sentence, i)
    found = agents(sentence, i) or _agents_behind_a_place(sentence, i) or _at_whose_behest(sentence, i)
    return found or (subjects(sentence, causing) if causing is not None else [])


def _at_whose_behest(sentence: Sentence, i: int) -> list[int]:
    """Return on whose orders something is done by nobody named: "was arrested on the orders of the king", "at his behest"."""
    orders = [k for j in sentence.children_with(i, "prep") if sentence.lower[j] in _ON_ORDERS for k in sentence.children[j]]
    orders = [k for k in orders if sentence.deps[k] == "pobj" and sentence.lemmas[k] in _BEHESTS]
    whose = [k for o in orders for k in sentence.children_with(o, "poss")]
    behind = [j for o in orders for j in sentence.children_with(o, "prep") if sentence.lower[j] in ("of", "from", "by")]
    return [*whose, *(k for j in behind for k in complements(sentence, j))]


def _agents_behind_a_place(sentence: Sentence, i: int) -> list[int]:
    """Return who does what a passive tells where the parser hangs "by" on a place: "were bundled into vans by police"."""
    places = [k for j in sentence.children_with(i, "prep") if sentence.lower[j] in _PLACES for k in complements(sentence, j)]
    return [t for k in places if sentence.is_noun(k) for t in agents(sentence, k)]
