"""Which verb heads the consequent of a condition: what it hangs on, through reporting verbs, coordination and bad parses."""

from __future__ import annotations

from dragoman.claims.sides import Range, has_subject, is_finite, modal_of, starts_clause, words_of
from dragoman.language import Sentence

_NEW_CLAUSE = frozenset({"and", "but", "or", "so", "that", "because", "since", "yet"})
# How a verb without a tense of its own hangs on the one it belongs to.
_NON_FINITE = frozenset({"xcomp", "pcomp", "acl", "advcl", "prep", "pobj", "acomp", "conj"})


def main_verb(sentence: Sentence, antecedent: Range, governor: int, supposing: bool = False) -> int | None:
    """Return the verb of the consequent: what the antecedent hangs on, or what that reports or coordinates.

    Args:
        sentence: the parsed sentence.
        antecedent: range of the condition.
        governor: the token that the condition's verb hangs on.
        supposing: whether the consequent needs a modal verb ("Had they stayed, it would ...").
    """
    first, last = antecedent
    inside = range(first, last + 1)
    above = governor
    while not sentence.is_verb(above) and sentence.heads[above] != above and not _predicative(sentence, above):
        above = sentence.heads[above]
    if above in inside:
        return _any_main_verb(sentence, antecedent)
    if sentence.deps[above] in ("aux", "auxpass"):
        above = sentence.heads[above]
    above = _raise_infinitive(sentence, above, inside)
    above = _nearest_conjunct(sentence, antecedent, above)
    verb = _reported(sentence, antecedent, above)
    told = sentence.heads[verb]
    speaker = sentence.child(verb, "nsubj")
    someone = speaker is not None and sentence.lower[speaker] not in ("i", "we", "one")
    reports = sentence.deps[verb] == "parataxis" and sentence.lemmas[verb] in words_of("reporting", "verbs")
    if someone and reports and last < verb < told:
        verb = told  # "If it reopens, the minister said, wages will be paid"
    if verb < first and first and sentence.lower[first - 1] in _NEW_CLAUSE:
        after = _any_main_verb(sentence, antecedent)
        verb = after if after is not None and after > last else verb
    if supposing and modal_of(sentence, verb) is None:
        other = _any_main_verb(sentence, antecedent)
        below = (
            other is not None and last < verb < other and verb in sentence.ancestors(other)
        )  # "it is unlikely that they would": all of it
        verb = other if other is not None and not below and modal_of(sentence, other) is not None else verb
    return _compared(sentence, verb, inside)


def _predicative(sentence: Sentence, i: int) -> bool:
    return any(sentence.deps[j] in ("nsubj", "nsubjpass") for j in sentence.children[i])


def _raise_infinitive(sentence: Sentence, verb: int, inside: range) -> int:
    """From a non-finite verb climb to the finite one whose clause it belongs to."""
    while not is_finite(sentence, verb) and sentence.deps[verb] in _NON_FINITE:
        above = sentence.heads[verb]
        if above == verb or above in inside or modal_of(sentence, verb) is not None:
            break
        verb = above
    return verb


def _nearest_conjunct(sentence: Sentence, antecedent: Range, verb: int) -> int:
    """Of coordinated clauses before the condition take the last; the condition belongs to it unless the parse is right."""
    first, _ = antecedent
    best = verb
    stack = [verb]
    while stack:
        j = stack.pop()
        for k in sentence.children[j]:
            if sentence.deps[k] == "conj" and k < first and sentence.is_verb(k) and is_finite(sentence, k) and k > best:
                best = k
                stack.append(k)
    return best


def _reported(sentence: Sentence, antecedent: Range, verb: int) -> int:
    """From a reporting verb go down to what it reports, unless the reporting verb itself is the consequent."""
    first, last = antecedent
    for _ in range(4):
        if sentence.lemmas[verb] not in words_of("reporting", "verbs") and verb < last:
            return verb
        if any(sentence.lower[j] in ("i", "one") and sentence.deps[j] == "nsubj" for j in sentence.children[verb]):
            return verb  # "I doubt they would": the writer's hedge belongs to what is claimed
        below = [
            j
            for j in sentence.children[verb]
            if sentence.deps[j] in ("ccomp", "parataxis", "conj", "advcl")
            and not first <= j <= last
            and is_finite(sentence, j)
            and (sentence.deps[j] != "advcl" or modal_of(sentence, j) is not None)
        ]
        if verb > last and sentence.lemmas[verb] not in words_of("reporting", "verbs"):
            return verb
        if not below or (modal_of(sentence, verb) is not None and verb > last):
            return verb
        with_modal = [j for j in below if modal_of(sentence, j) is not None]
        verb = (with_modal or below)[0]
    return verb


def _compared(sentence: Sentence, verb: int, inside: range) -> int:
    """From a clause of comparison ("safer than it would be") climb to the clause that it compares."""
    if not any(sentence.lower[j] in ("than", "as") and sentence.deps[j] in ("mark", "prep") for j in sentence.children[verb]):
        return verb
    for above in sentence.ancestors(verb):
        if above not in inside and is_finite(sentence, above) and has_subject(sentence, above):
            return above
    return verb


def _any_main_verb(sentence: Sentence, antecedent: Range) -> int | None:
    """Where the parse gives no main clause: a verb with a modal near the antecedent, on the side that its place suggests."""
    first, last = antecedent
    verbs = [i for i in range(len(sentence)) if sentence.is_verb(i) and sentence.tags[i] != "MD" and not first <= i <= last]
    opens = starts_clause(sentence, first)
    modal = [i for i in verbs if any(sentence.tags[j] == "MD" for j in sentence.children[i])]
    modal = [i for i in modal if not _aside(sentence, i)] or modal
    finite = modal or [i for i in verbs if is_finite(sentence, i) and has_subject(sentence, i)]
    after = [i for i in finite if i > last]
    before = [i for i in finite if i < first]
    if after and (opens or not before):
        return after[0]
    return before[-1] if before else None


def _aside(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb stands in a relative clause or an "as" clause, which hold no consequent where there is another."""
    return sentence.deps[verb] == "relcl" or (sentence.deps[verb] == "advcl" and sentence.lower[sentence.left_edge(verb)] == "as")
