"""What a denial in passing denies: the noun that its clause hangs on, or the statement that it sums up.

"The attack, which the group denies, ..." denies the attack; "the army burned the market, a charge the general denies" and
"..., an allegation rejected by the general" deny that the market was burned.
"""

from __future__ import annotations

from dragoman.claims.drafts import noun_phrase
from dragoman.claims.lexicon import Cue, deniable_things, stance_for, summing_up
from dragoman.clauses.arguments import voice
from dragoman.language import Sentence

Content = tuple[list[int], str, str, list[int]]


def denied_aside(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> Content | None:
    """Return content tokens, stance, kind and further cue tokens of a denial in a relative clause or participle, or None."""
    noun = sentence.heads[v]
    if sentence.deps[v] not in ("relcl", "acl") or stance_for(readings, "ing") != "denies" or sentence.is_verb(noun):
        return None
    told = _summed_up(sentence, noun, v)
    if told and (_has_subject(sentence, v) or sentence.child(v, "agent") is not None):
        agent = [] if _has_subject(sentence, v) else sentence.children_with(v, "agent")
        return told, "denies", "aside", agent
    if sentence.deps[v] != "relcl" or voice(sentence, v) == "passive" or not _has_subject(sentence, v):
        return None
    pronoun = next((j for j in sentence.children[v] if j < v and sentence.tags[j] in ("WDT", "WP")), None)
    if pronoun is None or sentence.deps[pronoun] in ("nsubj", "nsubjpass"):
        return None
    told = _whole_clause(sentence, noun, v, pronoun)
    return told or noun_phrase(sentence, noun, v), "denies", "aside", []


def _has_subject(sentence: Sentence, v: int) -> bool:
    return sentence.child(v, "nsubj") is not None


def _summed_up(sentence: Sentence, noun: int, v: int) -> list[int]:
    """Return the clause that a noun behind a comma sums up: "..., a charge (claim, version) that the navy denied"."""
    phrase = sentence.subtree(noun)
    first = phrase[0]
    if sentence.lemmas[noun].lower() not in summing_up() or first == 0 or sentence.words[first - 1] not in (",", "-", "–", "—"):
        return []
    if sentence.lower[noun] != "something" and sentence.lower[first] not in ("a", "an", "charges", "claims", "allegations"):
        return []
    return _before(sentence, noun, first - 1)


def _whole_clause(sentence: Sentence, noun: int, v: int, pronoun: int) -> list[int]:
    """Return the clause before "which" at its end, where the noun is no act: "shelled the hospital, which the army denies"."""
    comma = pronoun - 1
    last = sentence.right_edge(v)
    ends = not any(word.isalnum() for word in sentence.words[last + 1 :])
    if sentence.lower[pronoun] != "which" or sentence.words[comma] != "," or not ends:
        return []
    if sentence.child(v, "xcomp", "ccomp") is not None or sentence.lemmas[noun].lower() in deniable_things():
        return []
    return [] if sentence.deps[noun] in ("nsubj", "nsubjpass") else _before(sentence, noun, comma)


def _before(sentence: Sentence, noun: int, comma: int) -> list[int]:
    """Return the tokens, before a comma, of the nearest clause above a noun that has a subject of its own."""
    for j in sentence.ancestors(noun):
        if sentence.is_verb(j) and j < comma and sentence.child(j, "nsubj", "nsubjpass") is not None:
            return [t for t in sentence.subtree(j) if t < comma]
    return []
