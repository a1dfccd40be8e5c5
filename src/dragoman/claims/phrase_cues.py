"""Attributions whose cue is a phrase of several words: "let it be known that", "poured cold water on", "took the view that"."""

from __future__ import annotations

from dragoman.claims.drafts import Draft, one_span, source_of, spans_of, verb_group
from dragoman.claims.lexicon import cue_phrases, negated_stance
from dragoman.clauses.circumstances import negation
from dragoman.clauses.effects import names_a_request
from dragoman.clauses.phrases import phrases_at
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# Words that open the content; others at the end of a phrase belong to the cue.
_OPENS_CONTENT = frozenset({"that", "to"})
# What stands behind these is who is spoken to or whom it concerns, not what is said.
_NOBODY = word_list("claims", "no_source")


def phrase_draft(sentence: Sentence, v: int) -> Draft | None:
    """Return the attribution whose cue is a phrase of ``cues.toml`` that begins with the verb at token v, or None."""
    for last, words, stance in phrases_at(sentence, v, cue_phrases().get(sentence.lemmas[v].lower(), ())):
        verb = sentence.heads[v] if sentence.deps[v] in ("aux", "auxpass") else v  # "is haunted by the thought of"
        content = content_behind(sentence, v, last)
        if stance == "accuses":  # "pointed the finger at the paper | over the leak"
            grounds = (j for j in sentence.children_with(v, "prep") if j > last and sentence.lower[j] in ("for", "over"))
            content = [*content, *(t for j in grounds for t in sentence.subtree(j))]
        tokens, head = source_of(sentence, verb)
        if not content or head is None or sentence.lower[head] in _NOBODY:
            continue
        if len(negation(sentence, verb)) % 2 and "no" not in words:
            stance = negated_stance(stance)
        if stance == "denies" and any(names_a_request(sentence, t) for t in content[:4]):
            stance = "opposes"  # "shrugged off demands"
        draft = Draft(sentence, verb, stance, "indirect" if words[-1] in _OPENS_CONTENT else "summary", phrase=True)
        draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, head
        draft.source_sentence = sentence
        end = last if words[-1] not in _OPENS_CONTENT else last - 1
        draft.cue = one_span(sentence, [*(t for t in verb_group(sentence, verb) if t <= end), *range(v, end + 1)])
        draft.content = spans_of(sentence, content)
        return draft if draft.content else None
    return None


def content_behind(sentence: Sentence, v: int, last: int) -> list[int]:
    """Return the tokens of what stands behind the last word of a phrase that begins at token v, "that" with its clause."""
    if sentence.lower[last] == "that" and sentence.deps[last] in ("mark", "det"):
        return [t for t in sentence.subtree(sentence.heads[last]) if t >= last]
    if sentence.tags[last] == "TO" and sentence.heads[last] > last:
        return [t for t in sentence.subtree(sentence.heads[last]) if t >= last]
    below = [j for j in sentence.children[last] if j > last]
    if not below:  # the last word is a particle, the object hangs on the verb
        below = [j for j in sentence.children_with(v, "dobj") if j > last]
    if not below:
        behind = last + 1
        while behind < len(sentence) and sentence.heads[behind] > behind and sentence.heads[behind] != v:
            behind = sentence.heads[behind]
        below = [behind] if behind < len(sentence) and sentence.is_noun(behind) else []
    return [t for j in below for t in sentence.subtree(j) if t > last]
