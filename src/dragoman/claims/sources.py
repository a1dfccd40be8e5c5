"""Who speaks by a cue verb: its subject, the agent behind "by", whoever sends the text that says it."""

from __future__ import annotations

from dragoman.claims.drafts import Draft, misread_past, noun_phrase, one_span, source_of
from dragoman.claims.lexicon import messages, readings_of, senders
from dragoman.clauses.arguments import voice
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# Whoever is this to say something says it.
_PROMPT = word_list("claims", "prompt")
# Whom one hears, sees or remembers speaking, speaks.
HEARS = word_list("claims", "hears")
_VAGUE_SUBJECTS = frozenset({"it", "there", "what", "which"})


def prompt_to(sentence: Sentence, v: int) -> int | None:
    """Return the adjective of "was quick to deny", whose subject carries out the infinitive at v, or None."""
    above = sentence.heads[v]
    prompt = sentence.deps[v] == "xcomp" and sentence.deps[above] == "acomp" and sentence.lower[above] in _PROMPT
    return above if prompt else None


def set_source(sentence: Sentence, v: int, draft: Draft) -> None:
    """Enter whoever speaks by the cue verb v into the draft; nobody where the text names nobody."""
    head: int | None
    sender = sender_of(sentence, v)
    if sender is not None:
        tokens, head = source_of(sentence, sender)
    elif misread_past(sentence, v):
        head = sentence.heads[v]
        tokens = [t for t in noun_phrase(sentence, head, v) if t < v]
    elif _overheard(sentence, v) is not None:
        head = _overheard(sentence, v)
        tokens = sentence.subtree(head) if head is not None else []
    elif voice(sentence, v) == "passive" or _opening_participle(sentence, v) or _stands_accused(sentence, v):
        agent = sentence.child(v, "agent")
        target = sentence.child(agent, "pobj") if agent is not None else None
        tokens, head = (noun_phrase(sentence, target, v), target) if target is not None else ([], None)
        if target is not None:  # "accused by residents of looting", "praised by all for its calm"
            aside = [j for j in sentence.children_with(target, "prep") if _what_for(sentence, j, draft)]
            aside += [j for j in sentence.children_with(target, "acl", "relcl", "ccomp") if _content_clause(sentence, j)]
            apart = {t for j in aside for t in sentence.subtree(j)}
            tokens = [t for t in tokens if t not in apart]
    else:
        prompt = prompt_to(sentence, v)
        tokens, head = source_of(sentence, v if prompt is None else sentence.heads[prompt])
    if head is not None and sentence.lower[head] in _VAGUE_SUBJECTS and len(tokens) == 1 and sentence.lower[head] != "it":
        tokens, head = [], None
    draft.source = one_span(sentence, tokens)
    draft.source_tokens, draft.source_head, draft.source_sentence = tokens, head, sentence


def _overheard(sentence: Sentence, v: int) -> int | None:
    """Return who speaks in "recalled the mayor boasting that ...": the object right before the participle; else None."""
    verb = sentence.heads[v]
    if sentence.tags[v] != "VBG" or sentence.deps[v] not in ("advcl", "xcomp", "acl") or sentence.lemmas[verb] not in HEARS:
        return None
    thing = sentence.child(verb, "dobj")
    return thing if thing is not None and sentence.right_edge(thing) == sentence.left_edge(v) - 1 else None


def _stands_accused(sentence: Sentence, v: int) -> bool:
    return sentence.tags[v] == "VBN" and sentence.lemmas[sentence.heads[v]] == "stand" and sentence.child(v, "nsubj") is None


def _opening_participle(sentence: Sentence, v: int) -> bool:
    """ "Asked whether he would go, the minister laughed": who asked is not told."""
    plain = sentence.tags[v] == "VBN" and sentence.deps[v] == "advcl" and sentence.child(v, "nsubj", "aux", "dobj") is None
    return plain and v < sentence.heads[v] and not readings_of("J", sentence.lower[v])


def sender_of(sentence: Sentence, v: int) -> int | None:
    """Return the verb whose subject speaks by the text that v belongs to: "issued a statement saying", "held banners reading"."""
    noun = sentence.heads[v]
    if sentence.tags[v] != "VBG" or sentence.deps[v] != "acl" or sentence.lemmas[noun].lower() not in messages():
        return None
    verb = sentence.heads[noun]
    sends = sentence.deps[noun] == "dobj" and sentence.lemmas[verb] in senders() and voice(sentence, verb) == "active"
    return verb if sends and sentence.child(verb, "nsubj") is not None else None


def _content_clause(sentence: Sentence, j: int) -> bool:
    """ "Was told by a witness | that the captain was drunk": what is told, hung on who tells it."""
    mark = sentence.child(j, "mark")
    return mark is not None and sentence.lower[mark] == "that" and sentence.left_edge(j) == mark


def _what_for(sentence: Sentence, preposition: int, draft: Draft) -> bool:
    """Tell whether a phrase behind "by residents" says of what or as what, not who the residents are."""
    word = sentence.lower[preposition]
    return word in ("as", "for") or (word == "of" and draft.stance == "accuses")
