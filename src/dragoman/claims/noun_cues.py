"""Attributions without a cue verb: "according to", event-like nouns of saying ("the ministry's denial of"), adverbs
("allegedly"), and headlines or transcripts with a colon."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.claims.drafts import Draft, noun_phrase, one_span, source_of, spans_of, verb_group
from dragoman.claims.lexicon import Cue, cue_words, readings_of, speaker_words, stance_for
from dragoman.clauses.effects import gives_word
from dragoman.clauses.links import clause_kind as link_kind
from dragoman.language import Sentence
from dragoman.records import Span
from dragoman.word_lists import word_list

_ADVERBS = {
    "reportedly": "says",
    "allegedly": "claims",
    "purportedly": "claims",
    "supposedly": "claims",
    "apparently": "believes",
}
# What somebody holds, and the prepositions before it: "in my view", "to his mind", "from the point of view of".
_VIEWS = {
    "view": ("in",), "opinion": ("in",), "judgment": ("in",), "judgement": ("in",), "estimation": ("in",), "eyes": ("in",),
    "mind": ("to",), "knowledge": ("to",), "evidence": ("on",),
    "point": ("from",), "viewpoint": ("from",), "perspective": ("from",), "standpoint": ("from",),
    "assessment": ("in",), "words": ("in",), "telling": ("in",), "version": ("in",), "account": ("by",), "count": ("by",),
    "reckoning": ("by",), "admission": ("by",), "estimate": ("by",), "calculation": ("by",),
}  # fmt: skip
_STANCES = {"words": "says", "telling": "says", "version": "claims", "account": "says", "count": "says", "admission": "admits"}
# What may be a cue besides the nouns of the list; "word" for "gave his word".
_SPECIAL = frozenset({"according", "word", "poll", "survey", *_ADVERBS, *_VIEWS})
# Verbs that say what their object names.
_LIGHT = word_list("claims", "light")
# "The idea that it would last", "a desire to go": without an owner nobody's.
_WHOSE = frozenset({"wants", "believes", "supports", "opposes", "promises", "feels", "demands"})
_NAME = r"(?:[A-Z][\w.’'&-]*|of|the|and|de|al|bin)"
_PLAIN_LINE = re.compile(r"^([A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,5})(:)\s+(\S.*)$", re.S)
_SPEAKER_LINE = re.compile(rf"^({_NAME}(?: {_NAME}){{0,6}})(:)\s+(\S.*)$", re.S)
# "Minister to Miners: Go home at once" and "Minister on Strike: It will end" in a headline.
_TO_WHOM_LINE = re.compile(rf"^({_NAME}(?: {_NAME}){{0,4}}) (?:to|on) [A-Z][^:\n\"“‘]{{2,60}}(:)\s+(\S+ \S+ \S.*)$", re.S)
# What is told, a colon or a dash, and up to six words without a full stop.
_TRAILING = re.compile(r"^([^\n:]*\w[^\n:]*?)(?:(?=:)|\s+)(:|[-–—])\s+((?:[\w.’'&-]+\s?){0,5}[\w’'&-]+)$")
# Only a line that ends so can name its speaker there: one quick look saves the pattern above.
_ENDING = re.compile(r"[:–—-]\s+[\w.’'&-]+(?:\s[\w.’'&-]+){0,5}$")
# A line of an interview: a name of up to four words and a colon.
_TURN = re.compile(r"^([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s", re.M)
_LONGEST_NAME = 3
# Shorter words in capitals at the head of a headline are acronyms ("NATO: ..."), not speakers of a transcript.
_SHORTEST_SPEAKER = 6
_NOT_SPEAKERS = word_list("claims", "not_speakers") | word_list("calendar", "weekdays")


def noun_drafts(sentence: Sentence, quoted: Sequence[bool]) -> list[Draft]:
    """Return the attributions of this sentence whose cue is "according to", a noun or an adverb."""
    out: list[Draft] = []
    nouns = cue_words("N")
    if nouns.isdisjoint(sentence.lemmas) and _SPECIAL.isdisjoint(sentence.lower):
        return out
    tokens = enumerate(zip(sentence.lower, sentence.lemmas, sentence.tags, strict=True))
    for i, word, tag in [(i, word, tag) for i, (word, lemma, tag) in tokens if word in _SPECIAL or lemma in nouns]:
        if quoted[i]:
            continue
        draft = None
        if word == "according":
            draft = _according(sentence, i)
        elif tag[:2] == "NN":
            draft = _in_the_view(sentence, i) or _in_a_poll(sentence, i) or _noun(sentence, i)
        elif word in _ADVERBS:
            draft = _adverb(sentence, i)
        if draft is not None:
            out.append(draft)
    return out


def _according(sentence: Sentence, i: int) -> Draft | None:
    to = next((j for j in (i + 1, i + 2) if j < len(sentence) and sentence.lower[j] == "to"), None)
    if to is None:
        return None
    target = sentence.child(to, "pobj") or sentence.child(i, "pobj")
    if target is None:
        return None
    tokens = noun_phrase(sentence, target, i)
    if not any(sentence.words[t][:1].isalnum() for t in tokens):
        return None  # a cell of a table, read as a sentence
    draft = Draft(sentence, i, "says")
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, target
    draft.source_sentence = sentence
    draft.cue = [sentence.span_of(i, to)]
    first, last = i, max(tokens)
    before, after = list(range(first)), list(range(last + 1, len(sentence)))
    draft.content = spans_of(sentence, before) + spans_of(sentence, after) if before else spans_of(sentence, after)
    return draft if draft.content else None


def _in_the_view(sentence: Sentence, i: int) -> Draft | None:
    """ "In the view of the court, ...", "in the governor's opinion", "to her mind": set off by a comma or at an end."""
    if sentence.lower[i] not in _VIEWS or sentence.deps[i] != "pobj":
        return None
    opener = sentence.heads[i]
    owner = sentence.child(i, "poss")
    of = next((j for j in sentence.children_with(i, "prep") if sentence.lower[j] == "of"), None)
    if sentence.lower[i] == "point" and of is not None and sentence.lower_after(of) == "view":
        of = next((j for j in sentence.children_with(of + 1, "prep") if sentence.lower[j] == "of"), None)
    if owner is None and of is not None and any(sentence.lower[j] in ("the", "this") for j in sentence.children[i]):
        owner = sentence.child(of, "pobj")
    if owner is None or sentence.lower[opener] not in _VIEWS[sentence.lower[i]] or not _whose(sentence, owner):
        return None
    verb = sentence.heads[opener]
    phrase = sentence.subtree(opener)
    first, last = phrase[0], phrase[-1]
    set_off = first == 0 or sentence.words[first - 1] == ","
    if not sentence.is_verb(verb) or sentence.deps[opener] != "prep" or not set_off:
        return None
    if sentence.words[last] != "," and last + 1 < len(sentence) and sentence.words[last + 1] not in (",", "."):
        return None
    draft = Draft(sentence, i, _STANCES.get(sentence.lower[i], "believes"))
    tokens = sentence.subtree(owner)
    if sentence.lower_after(tokens[-1]) == "own":
        tokens = [*tokens, tokens[-1] + 1]  # "by his own account"
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, owner
    draft.source_sentence = sentence
    draft.cue = spans_of(sentence, [t for t in phrase if t not in set(tokens)])
    draft.content = spans_of(sentence, [t for t in sentence.subtree(verb) if t not in set(phrase)])
    return draft if draft.content else None


def _in_a_poll(sentence: Sentence, i: int) -> Draft | None:
    """ "In a poll by the paper, half of them backed the tax": the poll says so, unless somebody says something in it."""
    opener = sentence.heads[i]
    verb = sentence.heads[opener]
    inside = sentence.lower[opener] == "in" and sentence.deps[i] == "pobj" and sentence.deps[opener] == "prep"
    if sentence.lower[i] not in ("poll", "survey") or not inside or not sentence.is_verb(verb):
        return None
    phrase, clause = sentence.subtree(opener), sentence.subtree(verb)
    says = sentence.child(verb, "ccomp", "xcomp") is not None and readings_of("V", sentence.lemmas[verb])
    if says or not (opener == 0 or phrase[-1] + 1 >= len(sentence) or sentence.words[phrase[-1] + 1] in (".", ",")):
        return None
    draft = Draft(sentence, opener, "says")
    tokens = [t for t in phrase if t > opener]
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, i
    draft.source_sentence = sentence
    draft.cue = [sentence.span_of(opener, opener)]
    draft.content = spans_of(sentence, [t for t in clause if t not in set(phrase)])
    return draft if draft.content else None


def _whose(sentence: Sentence, owner: int) -> bool:
    """Tell whether a view is somebody's: a name, a person or a body with a determiner, a pronoun; not "in view of floods"."""
    before = any(sentence.deps[j] in ("det", "nummod", "amod", "poss", "compound") for j in sentence.children[owner])
    return sentence.tags[owner] in ("NNP", "NNPS", "NNS", "PRP$") or before


def _noun(sentence: Sentence, i: int) -> Draft | None:
    readings = readings_of("N", "promise" if gives_word(sentence, i) else sentence.lemmas[i])
    if not readings:
        return None
    light = _light_verb(sentence, i)
    owner = _owner(sentence, i) if light is None else None
    owner = _of_whom(sentence, i) if light is None and owner is None else owner
    verb = sentence.heads[i]
    there = sentence.deps[i] == "attr" and sentence.child(verb, "expl") is not None  # "there is speculation that"
    beside = sentence.children_with(light if light is not None else verb, "ccomp") if light is not None or there else []
    pledged = gives_word(sentence, i)
    whose = (owner is not None or light is not None) and not pledged
    if light is not None and stance_for(readings, "for") == "demands":
        acts = sentence.children_with(light, "advcl")  # "made a plea | for the guards to leave"
        beside += [k for k in acts if sentence.left_edge(k) == i + 1 and sentence.lower[i + 1] == "for"]
    if pledged:
        beside += sentence.children_with(verb, "advcl", "xcomp")  # "gave their word to release them"
    for j in (*sentence.children[i], *beside):
        if j < i:
            continue
        label = sentence.deps[j]
        stance, content, extra = _clause_told(sentence, i, j, readings, pledged)
        if label == "prep" and whose and sentence.lower[j] not in ("by", "from"):
            stance = stance_for(readings, sentence.lower[j])
            content = [t for k in sentence.children[j] for t in sentence.subtree(k)]
            extra = [j]
            if light is not None and sentence.lower[j] == "for" and content:
                content += _to_act(sentence, light, content[-1] + 1)
        if owner is None and label == "prep" and sentence.deps[i] == "nsubj" and sentence.lower[j] == "for":
            stance = stance_for(readings, "for")  # "calls for his resignation grew"
            content, extra = [t for k in sentence.children[j] for t in sentence.subtree(k)], [j]
        nobody = owner is None and light is None and not there
        if stance is None or not content or (nobody and stance in _WHOSE and label in ("acl", "relcl", "ccomp")):
            continue
        draft = Draft(sentence, i, stance, "summary" if label == "prep" else "indirect")
        _set_source_and_cue(draft, owner, light, extra)
        draft.content = spans_of(sentence, content)
        if draft.content:
            return draft
    return None


def _clause_told(
    sentence: Sentence, i: int, j: int, readings: tuple[Cue, ...], pledged: bool
) -> tuple[str | None, list[int], list[int]]:
    """Return stance, content and further tokens of the cue where the clause at token j is what the noun at token i tells."""
    label = sentence.deps[j]
    finite = sentence.tags[j] not in ("VBN", "VBG") or sentence.child(j, "nsubj", "nsubjpass", "aux") is not None
    that = label == "relcl" and link_kind(sentence, j, label) == "that"  # "an assurance that nobody would be hurt"
    if (label in ("acl", "ccomp") or that or (pledged and label in ("advcl", "xcomp"))) and finite:
        to = any(sentence.tags[k] == "TO" for k in sentence.children_with(j, "aux"))
        perfect = to and any(sentence.lower[k] == "have" for k in sentence.children_with(j, "aux"))
        stance = stance_for(readings, "to" if to and not perfect else "that")  # "its claim to have sunk it"
        return stance, sentence.subtree(j), []
    if label == "advcl" and not pledged:
        return "demands", sentence.subtree(j)[1:], [i + 1]
    return None, [], []


def _set_source_and_cue(draft: Draft, owner: int | None, light: int | None, extra: list[int]) -> None:
    """Set whose words a noun is, its owner's or those of the subject of the verb that says it, and the words of the cue."""
    sentence, i = draft.sentence, draft.head
    if owner is not None:
        tokens = sentence.subtree(owner)
        draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, owner
        draft.source_sentence = sentence
    modifiers = [k for k in sentence.children_with(i, "amod", "compound") if k < i]
    if light is not None:
        draft.source_tokens, draft.source_head = source_of(sentence, light)
        draft.source, draft.source_sentence = one_span(sentence, draft.source_tokens), sentence
        modifiers = [*verb_group(sentence, light), *modifiers]
        draft.light_verb = light
    draft.cue = one_span(sentence, [*modifiers, i, *extra])


def _to_act(sentence: Sentence, verb: int, first: int) -> list[int]:
    """Return the tokens of "to fall silent" behind "made a plea for | the guns", hung on the verb; none if it is not so."""
    below = sentence.children_with(verb, "advcl", "xcomp")
    clause = next((k for k in below if sentence.left_edge(k) == first and sentence.tags[first] == "TO"), None)
    return sentence.subtree(clause) if clause is not None else []


def _light_verb(sentence: Sentence, i: int) -> int | None:
    """Return the verb of "expressed hope", "made the claim", whose subject says what its object names; else None."""
    verb = sentence.heads[i]
    if sentence.deps[i] != "dobj" or sentence.lemmas[verb] not in _LIGHT:
        return None
    owner = sentence.child(i, "poss")
    return verb if owner is None or sentence.tags[owner] == "PRP$" else None


def _owner(sentence: Sentence, i: int) -> int | None:
    """Return whose statement a noun is: its possessor, or the noun after "by" or "from"."""
    owner = sentence.child(i, "poss")
    if owner is not None:
        return owner
    for j in sentence.children_with(i, "prep"):
        if sentence.lower[j] in ("by", "from"):
            target = sentence.child(j, "pobj")
            if target is not None:
                return target
    return None


def _of_whom(sentence: Sentence, i: int) -> int | None:
    """ "The assertion of the minister that ...": whose the statement is, between the noun and what it says."""
    of = next((j for j in sentence.children_with(i, "prep") if sentence.lower[j] == "of"), None)
    owner = sentence.child(of, "pobj") if of is not None else None
    said = [j for k in (i, owner) if k is not None for j in sentence.children_with(k, "acl", "relcl", "ccomp")]
    if owner is None or not any(sentence.lower[k] == "that" for j in said for k in sentence.children_with(j, "mark")):
        return None
    return owner if sentence.child(owner, "det", "poss") is not None or sentence.tags[owner] == "NNP" else None


def _adverb(sentence: Sentence, i: int) -> Draft | None:
    verb = sentence.heads[i]
    if verb == i:
        return None
    draft = Draft(sentence, i, _ADVERBS[sentence.lower[i]])
    draft.cue = [sentence.span_of(i, i)]
    draft.content = spans_of(sentence, [t for t in sentence.subtree(verb) if t != i])
    return draft if draft.content else None


def _plain_speaker(sentence: Sentence, headline: bool) -> re.Match[str] | None:
    """ "Local media: Bridge open" in a headline, or 'The rebel radio: "It has fallen."' anywhere."""
    match = _PLAIN_LINE.match(sentence.text)
    if match is None or match.group(1).split()[-1].lower() not in speaker_words():
        return None
    return match if headline or match.group(3)[0] in "“\"«„‘'`" else None


def trailing_draft(sentence: Sentence, headline: bool) -> Draft | None:
    """Return the attribution of a headline with its speaker at the end: "Two killed in border clash: police".

    Args:
        sentence: need not be parsed; only a parsed one tells a name behind a colon from a place or a topic.
        headline: whether the line is a title.
    """
    line = sentence.text.rstrip() if headline else ""
    match = _TRAILING.match(line) if _ENDING.search(line) else None
    if match is None:
        return None
    told, mark, speaker = match.group(1), match.group(2), match.group(3)
    words = speaker.split()
    start = sentence.span.start
    named = words[-1].lower() in speaker_words()
    if not named:
        if mark != ":" or not sentence.parsed or len(words) > _LONGEST_NAME or not all(w[0].isupper() for w in words):
            return None
        content = sentence.tokens_in(Span(start, start + len(told)))
        if not any(sentence.tags[t] in ("VBZ", "VBP", "VBD", "MD", "VBN", "TO") for t in content):
            return None
    if words[0].lower() in _NOT_SPEAKERS:
        return None
    draft = Draft(sentence, 0, "says")
    draft.source = [Span(start + match.start(3), start + match.end(3))]
    draft.cue = [Span(start + match.start(2), start + match.end(2))]
    draft.content = [Span(start, start + match.end(1))]
    draft.source_sentence = sentence
    if sentence.parsed:
        draft.source_tokens = sentence.tokens_in(draft.source[0])
        draft.source_head = sentence.head_of(draft.source_tokens) if draft.source_tokens else None
    return draft


def transcript_speakers(text: str) -> frozenset[str]:
    """Return the names before a colon that open two lines or more of a text in which at least two names do so.

    >>> sorted(transcript_speakers("Bille: Why?\\nOumar: Why not?\\nBille: Really?\\nOumar: Really."))
    ['Bille', 'Oumar']
    """
    counts = Counter(_TURN.findall(text))
    names = frozenset(name for name, n in counts.items() if n > 1 and name.split()[0].lower() not in _NOT_SPEAKERS)
    return names if len(names) > 1 else frozenset()


def _to_do(sentence: Sentence) -> bool:
    """ "Army to Leave Town: ...": what somebody is to do, not whom he speaks to."""
    colon = sentence.words.index(":") if ":" in sentence.words else 0
    return any(tag == "TO" and sentence.tag_after(k) in ("VB", "VBP") for k, tag in enumerate(sentence.tags[:colon]))


def colon_draft(sentence: Sentence, headline: bool, speakers: frozenset[str] = frozenset()) -> Draft | None:
    """Return the attribution of a headline or transcript line "Speaker: content", if the line is one.

    Args:
        sentence: need not be parsed.
        headline: whether the line is a title; else only speakers in capitals count ("SMITH: We will go.").
        speakers: the names that take turns in the text (:func:`transcript_speakers`).
    """
    if ":" not in sentence.text:
        return None
    match = _SPEAKER_LINE.match(sentence.text) or _plain_speaker(sentence, headline)
    if match is None and headline and not _to_do(sentence):
        match = _TO_WHOM_LINE.match(sentence.text)
    if match is None:
        return None
    speaker = match.group(1)
    if speaker.lower().replace(" ", "-") in _NOT_SPEAKERS or speaker.split()[0].lower() in _NOT_SPEAKERS:
        return None
    transcript = speaker in speakers or (speaker.isupper() and (not headline or len(speaker) >= _SHORTEST_SPEAKER))
    if not headline and not transcript and match.re is _SPEAKER_LINE:
        return None
    start = sentence.span.start
    draft = Draft(sentence, 0, "says", "direct" if transcript else "summary")
    draft.source = [Span(start, start + match.end(1))]
    draft.cue = [Span(start + match.start(2), start + match.end(2))]
    text = match.group(3).rstrip()
    if headline and not transcript and text.endswith(".") and text.count(".") == 1 and text[-2:-1].isalpha():
        text = text[:-1]  # a headline with a full stop
    end = start + match.start(3) + len(text)
    draft.content = [Span(start + match.start(3), end)]
    draft.source_sentence = sentence
    if sentence.parsed:
        draft.source_tokens = sentence.tokens_in(draft.source[0])
        draft.source_head = sentence.head_of(draft.source_tokens) if draft.source_tokens else None
    return draft
