"""How a predicate stands: its tense, modality, negation, and the predicates that embed it. Works for verbs and event nouns."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language import Sentence
from dragoman.sentence import asked_once
from dragoman.word_lists import word_list

_NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "none", "nobody", "nothing"})
# "At no point", "under no circumstances": these nouns behind "no" negate the clause.
_NO_NOUNS = word_list("clauses", "no_nouns")
# Without one of these words, or a token that the parser calls a negation, nothing in a sentence is negated.
_NEGATING = _NEGATORS | {"nowhere", "than", "few", "little", "hardly", "scarcely", "all"}
# "Not only two of them" denies nothing.
_ALONE = frozenset({"only", "just", "merely", "simply", "solely", "least"})
_WILL = frozenset({"will", "wo", "'ll", "shall", "’ll"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Tense (past, present, future, none), modal words, negators and progressive or perfect aspect of one predicate."""

    tense: str
    modals: tuple[int, ...]
    negators: tuple[int, ...]
    perfect: bool
    progressive: bool

    @property
    def negated(self) -> bool:
        """Tell whether an odd number of negators bears on the predicate."""
        return len(self.negators) % 2 == 1


def _auxiliaries(sentence: Sentence, i: int) -> list[int]:
    own = sentence.children_with(i, "aux", "auxpass")
    if not own and sentence.deps[i] == "conj" and sentence.is_verb(sentence.heads[i]):
        above = sentence.heads[i]
        if sentence.tags[i] == sentence.tags[above] and sentence.child(i, "nsubj", "nsubjpass") is None:
            return _auxiliaries(sentence, above)
    return own


@asked_once
def tense(sentence: Sentence, i: int) -> str:
    """Return past, present, future or none (non-finite) for the verb at token i, from its own and its auxiliaries' forms."""
    auxiliaries = _auxiliaries(sentence, i)
    words = [sentence.lower[j] for j in auxiliaries]
    if any(w in _WILL for w in words):
        return "future"
    if sentence.tags[i] == "VB" and sentence.deps[i] == "xcomp" and sentence.lower[sentence.heads[i]] in ("going", "about"):
        return "future"
    for j in [*auxiliaries, i]:
        if sentence.tags[j] == "VBD":
            return "past"
        if sentence.tags[j] in ("VBP", "VBZ"):
            perfect = sentence.lemmas[j] == "have" and j != i
            if sentence.zone == "title" and not auxiliaries and sentence.lemmas[i] != "be":
                return "past"  # a headline tells in the present what was done: "Moscow hosts talks"
            return "past" if perfect else "present"
    return "none"


@asked_once
def _may_negate(sentence: Sentence) -> bool:
    return not _NEGATING.isdisjoint(sentence.lower) or "neg" in sentence.deps


@asked_once
def negation(sentence: Sentence, i: int) -> tuple[int, ...]:
    """Return the negators that bear on the predicate at token i: on itself, its subject or its object ("no one met")."""
    if not _may_negate(sentence):
        return ()
    found = [j for j in sentence.children[i] if sentence.deps[j] == "neg" or sentence.lower[j] in ("never", "neither", "nor")]
    found = [j for j in found if not (j > 1 and sentence.lower[j - 1] == "or" and sentence.lower[j - 2] == "whether")]
    found = [j for j in found if j < 2 or sentence.lower[j - 2 : j] not in (["likely", "than"], ["often", "as"])]  # "than not"
    for j in sentence.children_with(i, "nsubj", "nsubjpass", "dobj", "attr"):
        if sentence.lower[j] in _NEGATORS or _few(sentence, j):
            found.append(j)
        found.extend(_opening_negator(sentence, j))
        found.extend(k for k in sentence.children[j] if _says_none(sentence, j, k))
        found.extend(k for k in sentence.children_with(j, "preconj", "cc") if k < j and sentence.lower[k] == "neither")
    if sentence.deps[i] == "conj":  # "neither confirmed nor denied"
        found.extend(k for k in sentence.children[sentence.heads[i]] if sentence.lower[k] == "nor" and k < i)
    if sentence.is_noun(i):
        found.extend(k for k in sentence.children[i] if sentence.lower[k] == "no" and _says_none(sentence, i, k))
        found.extend(k for k in sentence.children_with(i, "amod") if _little(sentence, i, k))
    top = sentence.heads[i]
    if sentence.deps[i] == "acl" and sentence.tags[i] in ("VBN", "VBD") and sentence.deps[top] in ("ROOT", "appos", "dep"):
        found.extend(k for k in sentence.children_with(top, "det") if sentence.lower[k] == "no")  # "No shots fired at crowd"
    found.extend(_adverbial_negators(sentence, i))
    above = sentence.heads[i]
    if sentence.deps[i] in ("pobj", "pcomp") and sentence.lower[above] == "without":
        found.append(above)
    return tuple(sorted({j for j in found if sentence.lower[j] != "not" or sentence.lower_after(j) not in _ALONE}))


def _says_none(sentence: Sentence, noun: int, k: int) -> bool:
    """ "No troops", "neither army", but not "a no vote"."""
    if sentence.deps[k] != "det" or sentence.lower[k] not in ("no", "neither"):
        return False
    return not any(sentence.deps[m] == "det" and m < k for m in sentence.children[noun])


def _adverbial_negators(sentence: Sentence, i: int) -> list[int]:
    """ "No longer controls", "at no point did they fire", "under no circumstances", "all but destroyed"."""
    found: list[int] = []
    for j in (*sentence.children[i], *(k for a in sentence.children_with(i, "aux") for k in sentence.children[a])):
        if sentence.lower[j] in ("longer", "more") and sentence.deps[j] == "advmod":
            found.extend(k for k in sentence.children[j] if sentence.lower[k] == "no")
        elif sentence.deps[j] == "prep" and sentence.lower[j] in ("at", "under", "in", "by", "on"):
            nouns = sentence.children_with(j, "pobj")
            found.extend(
                k
                for n in nouns
                if sentence.lemmas[n].lower() in _NO_NOUNS or sentence.lower[n] in _NO_NOUNS
                for k in sentence.children[n]
                if sentence.lower[k] == "no"
            )
    if i > 1 and sentence.lower[i - 1] == "but" and sentence.lower[i - 2] == "all" and sentence.is_verb(i):
        found.append(i - 1)
    found.extend(j for j in sentence.children_with(i, "advmod") if sentence.lower[j] == "nowhere" and j < i)
    if i > 1 and sentence.lower[i - 1] == "than" and sentence.lower[i - 2] == "rather" and sentence.tags[i] == "VB":
        found.append(i - 1)  # "would resign rather than sign"
    return found


def _few(sentence: Sentence, j: int) -> bool:
    """ "Few expect it", "few soldiers returned", but not "a few soldiers"."""
    quantifier = j if sentence.lower[j] == "few" else next((k for k in sentence.children[j] if sentence.lower[k] == "few"), None)
    if quantifier is None:
        return False
    return not any(sentence.lower[k] in ("a", "the", "these", "those") for m in (j, quantifier) for k in sentence.children[m])


def _little(sentence: Sentence, i: int, k: int) -> bool:
    """ "There is little doubt", but not "a little doubt"."""
    return sentence.lower[k] == "little" and not any(sentence.deps[j] == "det" for j in sentence.children[i])


def _opening_negator(sentence: Sentence, j: int) -> list[int]:
    """ "Not one shell fell", "hardly any trucks crossed": the negator stands deep in the noun phrase, at its beginning."""
    for k in sentence.children[j]:
        if k > j:
            break
        for m in (k, *sentence.children[k]):
            if sentence.lower[m] in ("not", "hardly", "scarcely") and m == sentence.left_edge(j):
                return [m]
    return []


@asked_once
def circumstances(sentence: Sentence, i: int) -> Circumstances:
    """Return tense, modals, negators and aspect of the predicate at token i."""
    auxiliaries = _auxiliaries(sentence, i)
    modals = tuple(j for j in auxiliaries if sentence.tags[j] == "MD" and sentence.lower[j] not in _WILL)
    lemmas = {sentence.lemmas[j] for j in auxiliaries}
    return Circumstances(
        tense=tense(sentence, i),
        modals=modals,
        negators=negation(sentence, i),
        perfect="have" in lemmas or "'ve" in lemmas,
        progressive=sentence.tags[i] == "VBG" and "be" in lemmas,
    )


def embedding_predicates(sentence: Sentence, i: int) -> list[tuple[int, str]]:
    """Return the predicates above token i that it depends on for its truth, nearest first, each with how i hangs on it.

    The relation is the dependency label through which the embedded predicate attaches (xcomp, ccomp, advcl, acl, relcl, dobj,
    pobj:of, conj ...); coordinated predicates are skipped over, so "vowed to resist and retaliate" embeds both.
    """
    out: list[tuple[int, str]] = []
    j = i
    while sentence.heads[j] != j:
        label, above = sentence.deps[j], sentence.heads[j]
        if label == "conj":
            j = above
            continue
        if label in ("pobj", "pcomp") and sentence.heads[above] != above:
            label = f"{label}:{sentence.lower[above]}"
            above = sentence.heads[above]
        if sentence.is_verb(above) or sentence.is_noun(above) or sentence.tags[above][:1] == "J":
            out.append((above, label))
        j = above
    return out
