"""Cue verbs and adjectives with their contents in the same clause: "said that", "called for", "is confident that"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.drafts import Draft, noun_phrase, one_span, particle_of, source_of, spans_of, verb_group
from dragoman.claims.lexicon import Cue, negated_stance, readings_of, stance_for
from dragoman.clauses.arguments import voice
from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.links import clause_kind as adverbial_kind
from dragoman.clauses.links import is_subjunctive
from dragoman.language import Sentence

# Prepositions that say when or where something was said, not what.
_CIRCUMSTANCE = frozenset(
    """on in at during after before since until by amid through throughout within without near via following despite
    ahead outside inside behind under around across""".split()
)
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december today tonight yesterday tomorrow morning afternoon evening night day week month year years
    weeks months days hour hours minute minutes moment time recent""".split()
)
_OCCASIONS = frozenset(
    """interview statement speech rally conference briefing tweet debate letter post article column memo email op-ed
    address meeting call testimony twitter facebook television tv radio show program programme event forum hearing summit
    stage trail campaign town""".split()
)
_OBJECTS = ("dobj", "obj")
_COPULAS = frozenset({"be", "seem", "appear", "feel", "sound", "remain", "look", "become", "grow", "get"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_VAGUE_SUBJECTS = frozenset({"it", "there", "what", "which"})


def clause_drafts(sentence: Sentence, quoted: Sequence[bool]) -> list[Draft]:
    """Return the attributions whose cue is a verb or adjective of this sentence.

    Args:
        sentence: a parsed sentence.
        quoted: for each token whether it stands inside direct speech.
    """
    out = []
    for i in range(len(sentence)):
        tag = sentence.tags[i]
        if tag == "VBN" and sentence.child(i, "auxpass") is not None and readings_of("J", sentence.lower[i]):
            draft = _adjective_draft(sentence, i)  # "is convinced that"
        elif tag[:1] == "V":
            draft = _verb_draft(sentence, i)
        elif tag[:1] == "J" and sentence.deps[i] in ("acomp", "conj", "oprd"):
            draft = _adjective_draft(sentence, i)
        else:
            continue
        if draft is not None:
            draft.in_quotation = quoted[i]
            out.append(draft)
    return out


def _verb_draft(sentence: Sentence, v: int) -> Draft | None:
    particle = particle_of(sentence, v)
    readings = readings_of("V", sentence.lemmas[v], particle)
    if not readings and not (sentence.child(v, "ccomp") is not None and sentence.child(v, "nsubj") is not None):
        return None
    if sentence.lemmas[v] == "be":
        return _equation(sentence, v)
    if sentence.deps[v] == "amod" or _unrealised(sentence, v):
        return None
    found = _content(sentence, v, readings)
    if found is None:
        return None
    tokens, stance, kind, extra = found
    if circumstances(sentence, v).negated:
        stance = negated_stance(stance)
    draft = Draft(sentence, v, stance, "summary" if kind == "object" else "indirect")
    _set_source(sentence, v, draft)
    draft.cue = one_span(sentence, [*verb_group(sentence, v), *extra])
    draft.content = spans_of(sentence, tokens)
    return draft if draft.content else None


def _equation(sentence: Sentence, v: int) -> Draft | None:
    """ "The minister's message was that ...": a noun of saying is the subject of a form of "be"."""
    noun, clause = sentence.child(v, "nsubj"), sentence.child(v, "ccomp")
    if noun is None or clause is None or clause < v or not sentence.is_noun(noun):
        return None
    readings = readings_of("N", sentence.lemmas[noun])
    stance = stance_for(readings, "that")
    if stance is None:
        return None
    draft = Draft(sentence, v, stance)
    owner = sentence.child(noun, "poss")
    if owner is not None:
        tokens = sentence.subtree(owner)
        draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, owner
        draft.source_sentence = sentence
    modifiers = [k for k in sentence.children_with(noun, "amod", "compound") if k < noun]
    draft.cue = one_span(sentence, [*modifiers, noun, *verb_group(sentence, v)])
    draft.content = spans_of(sentence, sentence.subtree(clause))
    return draft if draft.content else None


def _unrealised(sentence: Sentence, v: int) -> bool:
    """Tell whether the verb is an infinitive that nobody has carried out yet ("a plan to criticise", "told him to say")."""
    if sentence.tags[v] != "VB" or sentence.deps[v] not in ("xcomp", "acl", "ccomp", "pcomp", "relcl"):
        return False
    if any(sentence.tags[j] == "MD" for j in sentence.children_with(v, "aux")):
        return False
    own = 1 + len(sentence.children_with(v, "aux", "advmod", "neg"))
    return len(verb_group(sentence, v)) <= own


def _set_source(sentence: Sentence, v: int, draft: Draft) -> None:
    if voice(sentence, v) == "passive":
        agent = sentence.child(v, "agent")
        target = sentence.child(agent, "pobj") if agent is not None else None
        tokens, head = (noun_phrase(sentence, target, v), target) if target is not None else ([], None)
        if draft.stance == "accuses" and target is not None:  # "accused by residents of looting"
            aside = {t for j in sentence.children_with(target, "prep") if sentence.lower[j] == "of" for t in sentence.subtree(j)}
            tokens = [t for t in tokens if t not in aside]
    else:
        tokens, head = source_of(sentence, v)
    if head is not None and sentence.lower[head] in _VAGUE_SUBJECTS and len(tokens) == 1 and sentence.lower[head] != "it":
        tokens, head = [], None
    draft.source = one_span(sentence, tokens)
    draft.source_tokens, draft.source_head, draft.source_sentence = tokens, head, sentence


def _content(
    sentence: Sentence, v: int, readings: tuple[Cue, ...]
) -> tuple[list[int], str, str, list[int]] | None:
    """Return content tokens, stance, kind of content and tokens that the cue takes in besides (a preposition)."""
    clause = _clause_content(sentence, v, readings)
    if clause is not None:
        return clause
    if voice(sentence, v) == "passive":
        return _passive_content(sentence, v, readings)
    preposed = _preposed(sentence, v, readings)
    if preposed is not None:
        return preposed
    target = next((j for j in sentence.children_with(v, *_OBJECTS) if sentence.lower[j] not in _TIMES), None)
    if target is not None:
        stance = stance_for(readings, "object")
        if stance is None and sentence.tags[target] not in ("WP", "WDT"):
            return _object_and_preposition(sentence, v, readings)
        if stance is None or sentence.tags[target] in ("WP", "WDT") or sentence.lower[target] in _REFLEXIVES:
            return None
        return _object_tokens(sentence, v), stance, "object", []
    return _prepositional_content(sentence, v, readings)


def _clause_content(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    for j in sentence.children_with(v, "advcl"):
        kind = adverbial_kind(sentence, j, "advcl")
        opener = min(sentence.subtree(j))
        if kind == "for-to" and j > v and stance_for(readings, "for"):  # "called for him to go"
            return [t for t in sentence.subtree(j) if t != opener], stance_for(readings, "for") or "demands", "to", [opener]
        alone = sentence.child(v, "ccomp", "xcomp", *_OBJECTS) is None
        if kind == "purpose" and j > v and alone and stance_for(readings, "to"):  # "vowed on Monday to go"
            return sentence.subtree(j), stance_for(readings, "to") or "wants", "to", []
        if kind == "ing" and j > v and stance_for(readings, "ing"):
            return sentence.subtree(j), stance_for(readings, "ing") or "says", "ing", []
    for j in sentence.children_with(v, "ccomp", "xcomp"):
        if j < v:
            continue
        kind = clause_kind(sentence, j)
        if kind == "that" and _asks_for_more(sentence, j):
            kind = "whether" if stance_for(readings, "whether") else "that"
        if sentence.lemmas[v] == "want" and sentence.lemmas[j] == "know" and sentence.child(j, "ccomp") is not None:
            return sentence.subtree(sentence.child(j, "ccomp") or j), "asks", "whether", []  # "wanted to know if"
        if kind == "that" and readings and is_subjunctive(sentence, j):
            return _without_cue(sentence, j, v), "demands", kind, []
        stance = stance_for(readings, kind) or (stance_for(readings, "quote") if kind == "that" else None)
        if stance is None and not readings and kind == "that" and sentence.child(j, "mark") is not None:
            stance = "says"
        if stance is None and kind == "to" and stance_for(readings, "object") and sentence.child(j, "nsubj") is not None:
            stance = stance_for(readings, "object")
        if stance is not None:
            return [*_fronted_pronoun(sentence, j, v), *_without_cue(sentence, j, v)], stance, kind, []
    return None


def _asks_for_more(sentence: Sentence, j: int) -> bool:
    """Tell whether a clause opens with a question word ("asked when they would leave")."""
    return sentence.tags[min(sentence.subtree(j))] in ("WRB", "WP", "WDT")


def _fronted_pronoun(sentence: Sentence, j: int, v: int) -> list[int]:
    """ "Which she said was a mistake": the relative pronoun belongs to the content."""
    if sentence.child(j, "nsubj", "nsubjpass") is not None or sentence.deps[v] != "relcl":
        return []
    return [k for k in sentence.children[v] if k < v and sentence.tags[k] in ("WDT", "WP") and sentence.deps[k] != "nsubj"]


def clause_kind(sentence: Sentence, j: int) -> str:
    """Return which kind of clause token j heads: that, to, ing or whether."""
    openers = sentence.children_with(j, "mark", "advmod", "dobj", "attr", "nsubj", "pobj")
    marks = [sentence.lower[k] for k in openers]
    if any(m in ("whether", "if") for m in marks):
        return "whether"
    if any(sentence.tags[k] == "TO" for k in sentence.children_with(j, "aux")):
        return "to"
    if sentence.tags[j] == "VBG" and sentence.child(j, "aux") is None:
        return "ing"
    return "that"


def _without_cue(sentence: Sentence, j: int, v: int) -> list[int]:
    """Return the subtree of clause j without the cue's own clause, should that hang inside it."""
    tokens = sentence.subtree(j)
    if v in tokens:
        inside = set(sentence.subtree(v))
        tokens = [t for t in tokens if t not in inside]
    return tokens


def _preposed(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "The deal is dead, officials said": the content stands before the cue, or around it."""
    stance = stance_for(readings, "quote") or stance_for(readings, "that")
    if stance is None or sentence.child(v, "nsubj") is None:
        return None
    before = next((j for j in sentence.children_with(v, "ccomp") if j < v), None)
    if before is not None:
        return _without_cue(sentence, before, v), stance, "that", []
    head = sentence.heads[v]
    if sentence.deps[v] in ("parataxis", "ccomp", "advcl") and head != v and sentence.is_verb(head):
        own = sentence.subtree(v)
        marked = any(sentence.deps[j] == "mark" for j in sentence.children[v])
        commas = (own[0] > 0 and sentence.words[own[0] - 1] in (",", "—", "–")) or sentence.words[own[0]] == ","
        if not marked and (sentence.deps[v] == "parataxis" or commas) and sentence.child(v, *_OBJECTS) is None:
            inside = set(own)
            return [t for t in sentence.subtree(head) if t not in inside], stance, "that", []
    return None


def _object_tokens(sentence: Sentence, v: int) -> list[int]:
    """Return the object with what completes it ("the show a success", "his rival for lying"), in one piece."""
    tokens: list[int] = []
    for j in sentence.children[v]:
        label = sentence.deps[j]
        if j < v:
            continue
        if label in (*_OBJECTS, "oprd", "xcomp", "ccomp", "dative") or (
            label == "prep" and tokens and not _says_when_or_where(sentence, j)
        ):
            tokens.extend(sentence.subtree(j))
    return list(range(min(tokens), max(tokens) + 1)) if tokens else []


def _says_when_or_where(sentence: Sentence, preposition: int) -> bool:
    """Tell whether a phrase gives the day or occasion of the saying ("on Monday", "in an interview"), not its content."""
    if sentence.lower[preposition] not in _CIRCUMSTANCE:
        return False
    if sentence.lower[preposition] not in ("in", "on", "at"):
        return True
    phrase = [sentence.lower[k] for k in sentence.subtree(preposition)]
    return any(w in _TIMES or w in _OCCASIONS or w[:2] in ("19", "20") for w in phrase)


def _object_and_preposition(
    sentence: Sentence, v: int, readings: tuple[Cue, ...]
) -> tuple[list[int], str, str, list[int]] | None:
    """ "Charged the colonel with torture": whom and with what, for verbs that say something only together with the latter."""
    for reading in readings:
        for j in sentence.children_with(v, "prep"):
            if j > v and sentence.lower[j] in reading.prepositions and reading.takes <= {"with", "as"}:
                return _object_tokens(sentence, v), reading.stance, "object", []
    return None


def _passive_content(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "The move was first reported by an agency": what is reported is the subject."""
    stance = stance_for(readings, "object") or stance_for(readings, "that")
    subject = sentence.child(v, "nsubjpass")
    agent = sentence.child(v, "agent")
    if stance is None:
        return None
    if subject is None:
        return None
    tokens = noun_phrase(sentence, subject, v)
    if stance == "accuses":  # "was accused of looting": of whom, and of what
        by = sentence.child(agent, "pobj") if agent is not None else None
        aside = sentence.children_with(by, "prep") if by is not None else []
        for j in (*sentence.children_with(v, "prep"), *aside):
            if sentence.lower[j] in ("of", "for", "over", "with"):
                tokens = [*tokens, *sentence.subtree(j)]
    for j in sentence.children_with(v, "oprd"):  # "are feared dead"
        tokens = [*tokens, *sentence.subtree(j)]
    return tokens, stance, "object", [agent] if agent is not None else []


def _prepositional_content(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    for j in sentence.children_with(v, "prep"):
        if j < v or not sentence.children[j]:
            continue
        stance = stance_for(readings, sentence.lower[j])
        if stance is not None:
            content = [t for k in sentence.children[j] for t in sentence.subtree(k)]
            return content, stance, "object", [j]
    return None


def _adjective_draft(sentence: Sentence, i: int) -> Draft | None:
    readings = readings_of("J", sentence.lower[i])
    participle = sentence.is_verb(i)
    verb = i if participle else sentence.heads[i]
    if not readings or not sentence.is_verb(verb) or not (participle or sentence.lemmas[verb] in _COPULAS):
        return None
    tokens, head = source_of(sentence, verb)
    if head is None or sentence.lower[head] in ("it", "there", "that", "this", "which", "what"):
        return None
    for j in sentence.children[i]:
        if j < i:
            continue
        label = sentence.deps[j]
        if label in ("ccomp", "xcomp", "advcl"):
            stance = stance_for(readings, clause_kind(sentence, j))
            content, extra = sentence.subtree(j), []
        elif label == "prep":
            stance = stance_for(readings, sentence.lower[j])
            content, extra = [t for k in sentence.children[j] for t in sentence.subtree(k)], [j]
        else:
            continue
        if stance is not None and content:
            draft = Draft(sentence, i, stance)
            draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, head
            draft.source_sentence = sentence
            adverbs = [k for k in sentence.children_with(i, "advmod") if k < i]
            draft.cue = one_span(sentence, [*verb_group(sentence, verb), *adverbs, i, *extra])
            draft.content = spans_of(sentence, content)
            return draft if draft.content else None
    return None
