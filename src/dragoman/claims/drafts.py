"""An attribution being built, and the spans that its parts cover: what source, cue and content include.

The conventions are PolNeAR's (Newell, Margolin & Ruths 2018): the source is the whole noun phrase with its titles and
relative clauses; the cue is the verb with its auxiliaries, negation, adverbs in front and particle; the content includes
its "that" and its quotation marks; who is spoken to and when belong to neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.claims.shared_speakers import speaks_on
from dragoman.clauses.arguments import antecedent, subjects
from dragoman.language import Sentence
from dragoman.records import Span
from dragoman.word_lists import word_list

# Verbs that only lead over to the cue proper: "went on to say", "declined to comment".
_LEADING = word_list("claims", "leading")
_FRAMING = word_list("claims", "framing_speech")
_DEEPEST = 8


@dataclass(slots=True)
class Draft:
    """One attribution under construction: ``head`` is the cue's token in the sentence ``sentence``."""

    sentence: Sentence
    head: int
    stance: str
    quotation: str = "indirect"
    source: list[Span] = field(default_factory=list)
    source_head: int | None = None
    source_tokens: list[int] = field(default_factory=list)
    source_sentence: Sentence | None = None
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)
    in_quotation: bool = False
    phrase: bool = False  # the cue is a phrase of several words
    light_verb: int | None = None  # the verb that a cue noun has taken into the cue ("expressed hope")


def trimmed(sentence: Sentence, tokens: Iterable[int]) -> list[int]:
    """Return the tokens in order without punctuation and conjunctions at their ends; quotation marks stay."""
    kept = sorted(tokens)
    while kept and _loose(sentence, kept[0], left=True):
        kept.pop(0)
    while len(kept) > 1 and sentence.deps[kept[-1]] == "cc":
        kept.pop()
    while kept and _loose(sentence, kept[-1], left=False):
        kept.pop()
    return kept


def _loose(sentence: Sentence, i: int, left: bool) -> bool:
    word = sentence.words[i]
    if word.isalnum():  # nearly all words
        return False
    if word in ("“", "”", '"', "''", "``", "‘", "(", ")", "[", "]", "%", "$", "’"):
        return word in (")", "]", "”") if left else word in ("(", "[", "“")
    return not any(c.isalnum() for c in word)


def spans_of(sentence: Sentence, tokens: Iterable[int]) -> list[Span]:
    """Return the spans of the runs of neighbouring tokens; punctuation alone between two words does not part them."""
    kept = trimmed(sentence, tokens)
    runs: list[list[int]] = []
    for i in kept:
        if runs and (runs[-1][-1] == i - 1 or _only_marks(sentence.words[runs[-1][-1] + 1 : i])):
            runs[-1].append(i)
        else:
            runs.append([i])
    out = []
    for run in runs:
        run = trimmed(sentence, run)
        if run:
            out.append(sentence.span_of(run[0], run[-1]))
    return out


def _only_marks(words: Iterable[str]) -> bool:
    return not any(c.isalnum() for word in words for c in word)


def one_span(sentence: Sentence, tokens: Iterable[int]) -> list[Span]:
    """Return the span from the first to the last token, trimmed, as a list of one (or none)."""
    kept = trimmed(sentence, tokens)
    return [sentence.span_of(kept[0], kept[-1])] if kept else []


def particle_of(sentence: Sentence, v: int) -> str:
    """Return the particle of a verb ("out" of "point out"), or an empty string."""
    j = sentence.child(v, "prt")
    if j is not None:
        return sentence.lower[j]
    after = v + 1
    if after < len(sentence) and sentence.lower[after] in ("out", "off", "up", "back", "down") and sentence.heads[after] == v:
        return sentence.lower[after]
    return ""


def verb_group(sentence: Sentence, v: int) -> list[int]:
    """Return the tokens of a verb with auxiliaries, negation, adverbs in front, particle, and verbs that lead over to it."""
    group = [v]
    for j in sentence.children[v]:
        label = sentence.deps[j]
        adverb = label == "advmod" and j < v and not sentence.children[j]
        if label in ("aux", "auxpass", "neg") or (label == "prt" and j > v) or adverb:
            group.append(j)
    group = _contiguous_left(sentence, v, group)
    leader = sentence.heads[v]
    by = sentence.deps[v] == "pcomp" and leader == v - 1 and sentence.lower[leader] == "by"
    if by and sentence.heads[leader] == v - 2 and sentence.lemmas[v - 2] in _FRAMING:  # "began by saying"
        return sorted({*group, *verb_group(sentence, v - 2), leader})
    if (
        sentence.deps[v] == "xcomp"
        and leader < v
        and sentence.is_verb(leader)
        and sentence.lemmas[leader] in _LEADING
        and v - leader <= 5
        and not sentence.child(leader, "dobj")
    ):
        group.extend(verb_group(sentence, leader))
        group.extend(range(leader, v))
    return sorted(set(group))


def _contiguous_left(sentence: Sentence, v: int, group: list[int]) -> list[int]:
    """Keep what stands in an unbroken row before the verb (a subject may stand between in a question) or right after it."""
    chosen = set(group)
    kept = [j for j in group if j >= v]
    j = v - 1
    while j >= 0 and j in chosen:
        kept.append(j)
        j -= 1
    adverbs_cut = {k for k in kept if sentence.deps[k] == "advmod" and k < v}
    auxiliaries = [k for k in kept if sentence.deps[k] in ("aux", "auxpass", "neg")]
    if not auxiliaries and adverbs_cut and j >= 0 and sentence.deps[j] == "punct":
        return [k for k in kept if k not in adverbs_cut] if sentence.lower[min(adverbs_cut)] in _SENTENCE_ADVERBS else kept
    return [k for k in kept if not (sentence.lower[k] in _SENTENCE_ADVERBS and k == min(kept))]


_SENTENCE_ADVERBS = frozenset(
    "however meanwhile then thus therefore moreover instead when why how where so as yesterday today".split()
)


_QUOTES = frozenset({'"', "“", "”", "''", "``", "‘", "’"})


def source_of(sentence: Sentence, v: int) -> tuple[list[int], int | None]:
    """Return the tokens and head of whoever is the grammatical subject of the cue verb, empty if nobody is named."""
    earlier = speaks_on(sentence, v)
    if earlier is not None:
        return source_of(sentence, earlier)
    behind = speaker_behind(sentence, v)
    if behind:
        return behind, sentence.head_of(behind)
    own = next(reversed(sentence.children_with(v, "nsubj", "nsubjpass")), None)  # of two the nearer ("X, a witness said, fell")
    if own is None:  # the parser may hang the subject on the auxiliary
        own = next((k for j in sentence.children_with(v, "auxpass", "aux") for k in sentence.children_with(j, "nsubj")), None)
    before = next((sentence.words[j] for j in range(v - 1, -1, -1) if sentence.words[j] not in _QUOTES), "")
    if own is not None and own > v and before != ",":  # but "no deal yet, says envoy"
        own = sentence.child(v, "nsubj", "nsubjpass")
    if own is not None and sentence.tags[own] not in ("WDT", "WP") and sentence.lower[own] != "that":
        return noun_phrase(sentence, own, v), own
    heads = _quoted_person(sentence, v) or subjects(sentence, v)
    if not heads:
        return _missed_subject(sentence, v)
    head = heads[0]
    for _ in range(_DEEPEST):  # up to the whole coordination
        if sentence.deps[head] != "conj" or sentence.heads[head] == head or not sentence.is_noun(sentence.heads[head]):
            break
        head = sentence.heads[head]
    noun = antecedent(sentence, v)
    return noun_phrase(sentence, head, v, before=v if noun == head or sentence.deps[v] == "acl" else None), head


def speaker_behind(sentence: Sentence, v: int) -> list[int]:
    """ "The quake, said the survey, struck at noon": who speaks stands between the verb and a comma, as it reads."""
    finite = sentence.tags[v] in ("VBD", "VBZ", "VBP")
    if v < 2 or sentence.words[v - 1] != "," or sentence.lemmas[v] not in _SAYS_AMID or not finite:
        return []
    comma = next((j for j in range(v + 1, len(sentence)) if sentence.words[j] == ","), v)
    tokens = range(v + 1, comma)
    plain = tokens and all(sentence.tags[j] in _INSIDE_PHRASE or sentence.lower[j] in ("of", "in", "for", "at") for j in tokens)
    return list(tokens) if plain and sentence.is_noun(comma - 1) else []


_SAYS_AMID = word_list("claims", "says_amid")


def relative_pronoun(sentence: Sentence, v: int) -> int | None:
    """Return the "who", "which" or "that" which is the subject of verb v or of the verb that v is coordinated with, or None."""
    for _ in range(_DEEPEST):
        own = sentence.child(v, "nsubj", "nsubjpass")
        if own is not None:
            return own if own < v and (sentence.tags[own] in ("WP", "WDT") or sentence.lower[own] == "that") else None
        if sentence.deps[v] not in ("conj", "xcomp") or not sentence.is_verb(sentence.heads[v]):
            return None
        v = sentence.heads[v]
    return None


def misread_past(sentence: Sentence, v: int) -> bool:
    """Tell whether a past tense was taken for a participle: "The communique called upon all", without any finite verb."""
    noun = sentence.heads[v]
    if sentence.tags[v] != "VBN" or sentence.deps[v] != "acl" or sentence.heads[noun] != noun or sentence.zone == "title":
        return False
    below = set(sentence.subtree(v))
    finite = any(tag in ("VBD", "VBZ", "VBP", "MD") and t not in below for t, tag in enumerate(sentence.tags))
    return v > noun and not finite and sentence.child(v, "agent") is None


def _missed_subject(sentence: Sentence, v: int) -> tuple[list[int], int | None]:
    """Return the noun phrase before a finite verb for its subject, where the parser found none."""
    if sentence.tags[v] not in ("VBD", "VBZ", "VBP") or sentence.deps[v] in ("acl", "amod", "conj"):
        return [], None
    first = min(verb_group(sentence, v))
    tokens = phrase_before(sentence, first) or _behind_apposition(sentence, first)
    return (tokens, tokens[-1]) if tokens else ([], None)


def _behind_apposition(sentence: Sentence, first: int) -> list[int]:
    """Return "Jon Vale, the club's manager," before token first: a name and what stands beside it between commas."""
    if first < 4 or sentence.words[first - 1] != ",":
        return []
    opening = next((k for k in range(first - 2, 0, -1) if sentence.words[k] == ","), 0)
    beside = range(opening + 1, first - 1)
    if not opening or any(sentence.is_verb(t) for t in beside) or not any(sentence.is_noun(t) for t in beside):
        return []
    name = phrase_before(sentence, opening)
    return [*range(name[0], first - 1)] if name and sentence.tags[name[-1]] == "NNP" else []


def _quoted_person(sentence: Sentence, v: int) -> list[int]:
    """ "The agency quoted officials as saying": those who say are the object of the verb above."""
    preposition = sentence.heads[v]
    if sentence.deps[v] != "pcomp" or sentence.lower[preposition] != "as":
        return []
    return sentence.children_with(sentence.heads[preposition], "dobj", "nsubjpass")[:1]


def noun_phrase(sentence: Sentence, head: int, v: int, before: int | None = None) -> list[int]:
    """Return the tokens of the noun phrase at head, without the clause that holds verb v.

    ``before`` cuts the phrase at the clause that modifies it ("officials | who said").
    """
    tokens = sentence.subtree(head)
    if before is not None:
        inside = set()
        j = before
        while sentence.heads[j] not in (j, head):
            j = sentence.heads[j]
        if sentence.heads[j] == head:
            inside = set(sentence.subtree(j))
        tokens = [t for t in tokens if t not in inside]
        tokens = [t for t in tokens if t <= max([head, *[t for t in tokens if t < min(inside or {before})]])]
    elif v in tokens:
        inside = set(sentence.subtree(_child_towards(sentence, head, v)))
        tokens = [t for t in tokens if t not in inside]
    return trimmed(sentence, tokens)


def phrase_before(sentence: Sentence, i: int) -> list[int]:
    """Return the tokens of the noun phrase right before token i, by the words alone: for subjects that the parser misses."""
    k = i - 1
    while k >= 0 and sentence.tags[k] == "RB":
        k -= 1
    if k < 0 or not (sentence.is_noun(k) or sentence.tags[k] in ("PRP", "CD") or sentence.lower[k] in _NUMBER_WORDS):
        return []
    last = k
    while k > 0:
        tag, word = sentence.tags[k - 1], sentence.lower[k - 1]
        linked = word in ("of", "in", "at", "than") and k > 1 and sentence.tags[k - 2] in ("CD", "NN", "NNS", "JJR", "NNP", "DT")
        if not (tag in _INSIDE_PHRASE or linked) or sentence.tags[k] in ("PRP", "DT", "PRP$"):
            break
        k -= 1
    return trimmed(sentence, range(k, last + 1))


_INSIDE_PHRASE = frozenset("NN NNS NNP NNPS JJ JJR JJS DT CD POS PRP$ HYPH".split())
_NUMBER_WORDS = frozenset("one some many most others both half all few several none another".split())


def _child_towards(sentence: Sentence, head: int, i: int) -> int:
    j = i
    while sentence.heads[j] not in (j, head):
        j = sentence.heads[j]
    return j
