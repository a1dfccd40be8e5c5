"""Stances told by a judgment: "said the plan was unacceptable", "for Peru the base is a red line", "regards the dam as a threat",
"the tariff drew criticism from Peru", "growth tops its agenda".

The words stand in ``[labels]``, ``[drawing]`` and ``[topping]`` of ``data/claims/stances.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.claims.parties import Cast
from dragoman.claims.stance_words import table
from dragoman.claims.targets import Draft, evidence_span, noun_phrase
from dragoman.clauses import negation, subjects
from dragoman.language import Sentence
from dragoman.records import Party

# How a source puts what it holds of something.
_HOLDING = frozenset({"says", "claims", "believes", "warns", "demands", "accuses"})
_SEEING_AS = frozenset({"as"})
_POINTING = frozenset({"PRP", "WP", "WDT", "EX", "DT"})
# The attitude of each list of labels and how strong it is; the first list that has the word counts.
_ATTITUDES = (
    ("ruled_out", "rejects", "strong"),
    ("insisted_on", "demands", "strong"),
    ("bad", "opposes", "medium"),
    ("good", "supports", "medium"),
)


def label_attitude(words: set[str], negated: bool = False) -> tuple[str, str] | None:
    """Return the attitude and strength that these labels tell, None where they tell nothing ("was not a mistake").

    >>> label_attitude({"unacceptable"})
    ('opposes', 'medium')
    >>> label_attitude({"acceptable"}, negated=True)
    ('opposes', 'medium')
    """
    for key, attitude, strength in _ATTITUDES:
        if not words.isdisjoint(table("labels", key)):
            if negated:
                return ("opposes", strength) if attitude == "supports" else None
            return attitude, strength
    return None


def label_stances(sentence: Sentence, i: int) -> Iterator[Draft]:
    """Read "called the plan a mistake", "regards the dam as a threat", "considers the fence illegal" at verb i."""
    if sentence.lemmas[i] not in table("labels", "verbs") or negation(sentence, i):
        return
    thing = sentence.child(i, "dobj", "obj", "intj")
    labels = sentence.children_with(i, "oprd")
    labels += [k for j in sentence.children_with(i, "prep") if sentence.lower[j] in _SEEING_AS for k in sentence.children[j]]
    clause = sentence.child(i, "ccomp", "xcomp")
    if thing is None and clause is not None and sentence.child(clause, "mark", "aux") is None:
        thing = sentence.child(clause, "nsubj")
        labels += [clause, *sentence.children_with(clause, "attr", "acomp")]
    heads = subjects(sentence, i)
    found = label_attitude({sentence.lemmas[k].lower() for k in labels} | {sentence.lower[k] for k in labels})
    if thing is not None and heads and found is not None:
        span = noun_phrase(sentence, thing)
        yield Draft(found[0], found[1], heads, span, evidence_span(sentence, heads, i, span))


def judgment_stances(sentence: Sentence, i: int, cast: Cast) -> Iterator[Draft]:
    """Read "X is unacceptable" at the verb "be" or "remain", as what a source says or what holds "for Peru"."""
    thing = sentence.child(i, "nsubj")
    if thing is None or sentence.tags[thing] in _POINTING:
        return
    labels = sentence.children_with(i, "acomp", "attr")
    words = {sentence.lower[k] for k in labels}
    words |= {"-".join(sentence.lower[k - 2 : k + 1 : 2]) for k in labels if sentence.words[k - 1] == "-"}  # "non-negotiable"
    words |= {f"{sentence.lower[m]} {sentence.lower[k]}" for k in labels for m in sentence.children_with(k, "amod", "compound")}
    out = any(sentence.lower[k : k + 4] == ["out", "of", "the", "question"] for k in range(i + 1, len(sentence) - 3))
    words |= {"out of the question"} if out else set()
    found = label_attitude(words, bool(len(negation(sentence, i)) % 2))
    if found is None:
        return
    span = noun_phrase(sentence, thing)
    attitude, strength = found
    near = [*sentence.children_with(i, "prep"), *(j for k in labels for j in sentence.children_with(k, "prep"))]
    nouns = [k for j in near if sentence.lower[j] in ("for", "to") for k in sentence.children_with(j, "pobj")]
    if nouns and cast.parties(sentence, nouns[:1]):
        yield Draft(attitude, strength, nouns[:1], span, evidence_span(sentence, nouns[:1], i, span))
        return
    attribution = cast.attribution_of(sentence, sentence.span_of(i, i))
    if attribution is None or attribution.actor is None or attribution.stance not in _HOLDING or not attribution.actor.country:
        return
    holder = Party(attribution.actor, attribution.source[0] if attribution.source else None)
    yield Draft(attitude, strength, [], span, span, (holder,))


def drawn_stances(sentence: Sentence, i: int) -> Iterator[Draft]:
    """Read "the tariff drew criticism from Peru" and "growth tops Peru's agenda": the subject is what the stance is about."""
    tops, draws = (sentence.lemmas[i] in table(key, "verbs") for key in ("topping", "drawing"))
    thing, noun = (sentence.child(i, "nsubj"), sentence.child(i, "dobj")) if tops or draws else (None, None)
    if thing is None or noun is None or negation(sentence, i) or sentence.tags[thing] in _POINTING:
        return
    span, lemma = noun_phrase(sentence, thing), sentence.lemmas[noun].lower()
    if tops and lemma in table("topping", "nouns"):
        owner = sentence.child(noun, "poss")
        if owner is not None:
            yield Draft("prioritises", "strong", [owner], span, evidence_span(sentence, [owner], i, span))
        return
    attitude = next((key for key in ("opposes", "supports") if lemma in table("drawing", key)), "")
    if not draws or not attitude:
        return
    links = [*sentence.children_with(noun, "prep"), *sentence.children_with(i, "prep")]
    heads = [k for j in links if sentence.lower[j] in ("from", "in") for k in sentence.children_with(j, "pobj")][:1]
    if heads:
        yield Draft(attitude, "medium", heads, span, evidence_span(sentence, heads, i, span))
