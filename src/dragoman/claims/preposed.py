"""Content before its cue or around it: "The deal is dead, officials said"; "The bridge, a witness said, collapsed"."""

from __future__ import annotations

from dragoman.claims.drafts import phrase_before, speaker_behind
from dragoman.claims.lexicon import Cue, stance_for
from dragoman.claims.shared_speakers import without_further_cues
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_OBJECTS = ("dobj", "obj")
_TELLS_SOMEBODY = word_list("claims", "tells_somebody")
_SUBORDINATES = frozenset("if as after before while because although though since unless until whether once but and".split())


def without_cue(sentence: Sentence, j: int, v: int) -> list[int]:
    """Return the subtree of clause j without the cue's own clause, should that hang inside it."""
    tokens = sentence.subtree(j)
    if v in tokens:
        inside = set(sentence.subtree(v))
        tokens = [t for t in tokens if t not in inside]
    return without_further_cues(sentence, tokens, v)


def preposed_content(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "The deal is dead, officials said": the content stands before the cue, or around it."""
    stance = stance_for(readings, "quote") or stance_for(readings, "that")
    if stance is None or sentence.child(v, "nsubj") is None:
        return None
    before = next((j for j in sentence.children_with(v, "ccomp") if j < v), None)
    if before is not None and ";" in sentence.words[before:v] and sentence.child(v, *_OBJECTS) is not None:
        return None  # "they fled, he said; the army admitted losses"
    if before is None:
        loose = sentence.children_with(v, "dep", "advcl")
        rules = (_headline_before, _order_before, _wish_before)
        before = next((j for j in loose if any(rule(sentence, j, v) for rule in rules)), None)
    if before is not None:
        return without_cue(sentence, before, v), stance, "that", []
    named = sentence.children_with(v, "nsubj")
    if len(named) == 2 and named[0] < v < named[1] and sentence.words[v - 1] == ",":  # "No deal yet, says envoy"
        return sentence.subtree(named[0]), stance, "that", []
    if len(named) == 2 and named[1] < v and _headline_subject(sentence, named[0]):  # "Two held over plot, police say"
        return sentence.subtree(named[0]), stance, "that", []
    amid = _amid_the_content(sentence, v)
    if amid:
        return amid, stance, "that", []
    head = sentence.heads[v]
    so = sentence.deps[v] == "conj" and any(sentence.lower[j] == "so" for j in sentence.children_with(v, "advmod"))
    if so and sentence.is_verb(head) and sentence.child(v, *_OBJECTS, "ccomp", "xcomp") is None:  # "it fell, or so he says"
        inside = {*sentence.subtree(v), *sentence.children_with(head, "cc")}
        return [t for t in sentence.subtree(head) if t not in inside], stance, "that", []
    if sentence.deps[v] in ("parataxis", "ccomp", "advcl") and head != v and sentence.is_verb(head):
        own = sentence.subtree(v)
        aside = sentence.lower[own[0]] == "as" and own[-1] + 1 < len(sentence) and sentence.words[own[-1]] == ","
        aside = aside or (sentence.lower[own[0]] == "as" and own[-1] + 1 < len(sentence) and sentence.words[own[-1] + 1] == ",")
        marked = any(sentence.deps[j] == "mark" and sentence.lower[j] != "as" for j in sentence.children[v])
        commas = (own[0] > 0 and sentence.words[own[0] - 1] in (",", "—", "–")) or sentence.words[own[0]] == ","
        hearer = sentence.deps[v] == "parataxis" and sentence.lemmas[v] in _TELLS_SOMEBODY  # "a witness told the paper"
        bare = hearer or sentence.child(v, *_OBJECTS) is None
        if not marked and (sentence.deps[v] == "parataxis" or commas or aside) and bare:
            inside = set(own)
            return [t for t in sentence.subtree(head) if t not in inside], stance, "that", []
    return None


def around_inverted(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "The quake, said the survey, struck at noon": cue and speaker stand amid the content."""
    stance = stance_for(readings, "quote") or stance_for(readings, "that")
    speaker = speaker_behind(sentence, v) if stance is not None else []
    behind = range(speaker[-1] + 2, len(sentence)) if speaker else range(0)
    finite = any(sentence.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in behind)
    told = any(sentence.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in range(v))
    if stance is None or not finite or told or any(word in ('"', "“", "”") for word in sentence.words):
        return None
    return [*range(v - 1), *behind], stance, "that", []


def aside_content(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "Prospects are dim, both sides admit": the words of saying set off by commas, by the words alone where the parse fails."""
    stance = stance_for(readings, "quote") or stance_for(readings, "that")
    speaker = _speaker_beside(sentence, v)
    if stance is None or not speaker or sentence.tags[v] not in ("VBD", "VBZ", "VBP"):
        return None
    first, last = min(speaker.start, v), max(speaker.stop - 1, v)
    hearer = _OBJECTS if sentence.lemmas[v] in ("tell", "assure", "remind", "inform", "warn") else ()
    for j in sentence.children_with(v, "prep", "advmod", "npadvmod", *hearer):
        last = max(last, sentence.right_edge(j))
    behind = [t for t in range(last + 1, len(sentence)) if sentence.words[t] not in ('"', "”", "''")]
    if first < 3 or sentence.words[first - 1] != "," or (behind and sentence.words[behind[0]] not in (",", ".", "!")):
        return None
    other = {*_OBJECTS, "ccomp", "xcomp"} - set(hearer)
    if any(sentence.deps[j] in other and j > v for j in sentence.children[v]):
        return None
    said = [*range(first - 1), *behind[1:]]
    finite = any(sentence.tags[t] in ("VBD", "VBZ", "VBP", "MD") for t in said)
    subordinate = sentence.tags[0] in ("WP", "WDT", "WRB", "VBN", "VBG", "TO") or sentence.lower[0] in _SUBORDINATES
    return (said, stance, "that", []) if finite and not subordinate else None


def _speaker_beside(sentence: Sentence, v: int) -> range:
    """Return the tokens of the speaker right before the verb or right behind it (", say friends,"), empty if there is none."""
    named = sentence.children_with(v, "nsubj")
    behind = next((j for j in named if j > v), None)
    if behind is not None and sentence.words[v - 1] == ",":
        return range(sentence.left_edge(behind), sentence.right_edge(behind) + 1)
    if named:
        return range(sentence.left_edge(named[-1]), v) if named[-1] < v else range(0)
    phrase = phrase_before(sentence, v)  # taken for an apposition: "its pipelines, the governor said"
    return range(phrase[0], v) if phrase else range(0)


def _headline_before(sentence: Sentence, j: int, v: int) -> bool:
    """ "Talks to resume, governor says": what stands before the comma, without any mark, is no clause to the parser."""
    phrase = sentence.subtree(j)
    if phrase[0] != 0 or phrase[-1] > v or sentence.words[phrase[-1] + 1] != "," or sentence.words[-1] == ".":
        return False
    return sentence.child(j, "mark") is None and sentence.child(v, *_OBJECTS, "ccomp", "xcomp") is None


def _headline_subject(sentence: Sentence, noun: int) -> bool:
    phrase = sentence.subtree(noun)
    told = any(sentence.tags[k] == "VBN" for k in sentence.children_with(noun, "acl"))
    return told and phrase[0] == 0 and sentence.words[phrase[-1] + 1] == "," and sentence.words[-1] != "."


def _wish_before(sentence: Sentence, j: int, v: int) -> bool:
    """ "If only the rains had come, an old man said"."""
    phrase = sentence.subtree(j)
    opening = [sentence.lower[k] for k in phrase if sentence.words[k].isalpha()][:2]
    return opening == ["if", "only"] and phrase[-1] < v and sentence.child(v, *_OBJECTS, "xcomp") is None


def _order_before(sentence: Sentence, j: int, v: int) -> bool:
    """ "Do not sell arms, the monks begged": an order stands before the cue."""
    phrase = sentence.subtree(j)
    helpers = [sentence.lower[k] for k in sentence.children_with(j, "aux", "mark", "nsubj", "nsubjpass")]
    ordered = sentence.tags[j] == "VB" and all(word == "do" for word in helpers)
    return ordered and phrase[0] == 0 and phrase[-1] < v and sentence.words[phrase[-1] + 1] == ","


def _amid_the_content(sentence: Sentence, v: int) -> list[int]:
    """ "The bridge, a witness told the paper, collapsed": the cue taken for the main verb, with two subjects before it."""
    named = sentence.children_with(v, "nsubj", "nsubjpass")
    behind = sentence.child(v, "dep", "ccomp")
    if len(named) < 2 or behind is None or behind < v or sentence.child(behind, "nsubj", "nsubjpass", "mark") is not None:
        return []
    first, last = sentence.subtree(named[0]), sentence.subtree(behind)
    commas = sentence.words[first[-1]] == "," or sentence.words[first[-1] + 1] == ","
    return [*first, *last] if commas and sentence.words[min(last) - 1] == "," else []
