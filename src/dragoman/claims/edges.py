"""What stands at the edge of an attribution's parts: the writer's asides go out, further clauses of the speaker come in."""

from __future__ import annotations

from bisect import bisect_left

from dragoman.claims.drafts import Draft, relative_pronoun
from dragoman.claims.lexicon import readings_of
from dragoman.clauses.lexicon import effect_on
from dragoman.language import Sentence
from dragoman.records import Span
from dragoman.word_lists import word_list


def leave_out_aside(draft: Draft) -> None:
    """Take the writer's aside at the end of what somebody says out of it: "praised the mayor | , who was born in Oran".

    A relative clause behind a comma tells what the writer knows of the last noun; within quotation marks it is the speaker's.
    """
    sentence = draft.sentence
    if draft.quotation == "direct" or not draft.content or not sentence.parsed:
        return
    piece = draft.content[-1]
    tokens = [t for t in sentence.tokens_in(piece) if not _is_mark(sentence.words[t])]
    if not tokens or sentence.ends[tokens[-1]] < piece.end - 2:
        return
    occasion = _occasion_at_end(sentence, tokens, draft)
    if occasion is not None:
        draft.content[-1] = Span(piece.start, sentence.ends[occasion - 1])
        return
    first = _aside_at_end(sentence, tokens, draft.quotation == "summary")
    quoted = sentence.ends[tokens[-1]] < piece.end - 1  # an aside within the speaker's own words
    if first is not None and not quoted and not _quoted_between(sentence, tokens[0], tokens[-1], first):
        end = sentence.ends[first - 2]
        if end > piece.start:
            draft.content[-1] = Span(piece.start, end)


def _is_mark(word: str) -> bool:
    return not (word.isalnum() or any(c.isalnum() for c in word))


def _occasion_at_end(sentence: Sentence, tokens: list[int], draft: Draft) -> int | None:
    """Return where the occasion of the saying opens at the end of a clause: "that it was over | in an interview on Sunday"."""
    if draft.quotation == "summary" or not draft.cue or draft.cue[0].start > draft.content[-1].start:
        return None
    last = tokens[-1]
    for j in tokens[2:]:
        if sentence.deps[j] != "prep" or sentence.lower[j] not in ("in", "on", "during", "at", "via"):
            continue
        edge = sentence.right_edge(j)
        if edge == last or (edge < last and sentence.lower[edge + 1] == "on" and last - edge == 2):  # "on Friday" behind it
            phrase = [sentence.lower[k] for k in sentence.subtree(j)]
            spoken = not _SPOKEN_AT.isdisjoint(phrase) and (phrase[1] in ("a", "an") or "'s" in phrase or "’s" in phrase)
            spoken = spoken or (len(phrase) == 2 and phrase[1] in _SPOKEN_ON)
            if spoken and not _quoted_between(sentence, tokens[0], last, j):
                return j
    return None


_SPOKEN_AT = word_list("claims", "spoken_at")
_SPOKEN_ON = frozenset({"facebook", "twitter", "instagram", "telegram", "youtube", "television", "tv", "radio"})
_BACKSHIFTED = frozenset({"would", "could", "might"})


def _aside_at_end(sentence: Sentence, tokens: list[int], summary: bool) -> int | None:
    """Return the first token of a relative clause behind a comma at the end, or of an apposition in a summary, or None."""
    j, last = tokens[-1], tokens[-1]
    while True:
        if sentence.deps[j] in ("relcl", "appos"):
            phrase = sentence.subtree(j)
            first = phrase[0]
            ends = not any(c.isalnum() for t in phrase if t > last for c in sentence.words[t])
            pronoun = any(sentence.tags[t] in ("WP", "WDT", "WP$", "WRB") for t in phrase[:3])
            if sentence.deps[j] == "appos":
                if _listed(sentence, j):
                    return None
                pronoun = sentence.lower[first] in ("a", "an", "the", "one")  # "voted for Bille, a fisherman from Oran"
                pronoun = pronoun and (summary or sentence.tags[sentence.heads[j]] == "NNP")
            told = any(sentence.lower[k] in _BACKSHIFTED for k in sentence.children[j])  # "..., which would ruin them"
            if ends and pronoun and not told and first - 1 > tokens[0] and sentence.words[first - 1] == ",":
                return first
        if sentence.heads[j] == j or not tokens[0] <= sentence.heads[j] <= last:
            return None
        j = sentence.heads[j]


def _listed(sentence: Sentence, j: int) -> bool:
    """Tell whether an apposition is one of a list: "Gaza, the new port and the chance of a truce"."""
    further = sentence.child(j, "conj")
    return further is not None and sentence.lower[sentence.left_edge(further)] in ("the", "a", "an", "its", "their", "his", "her")


def _quoted_between(sentence: Sentence, first: int, last: int, comma: int) -> bool:
    """Tell whether the clause stands, in part or whole, inside quotation marks that opened before it."""
    marks = sum(word in ("“", "”", '"', "``", "''") for word in sentence.words[first : comma + 1])
    return marks % 2 == 1 or last < comma


def name_by_pronoun(draft: Draft) -> None:
    """Make the pronoun the source of what a relative clause says ("who said"); ``source_tokens`` stay whom it means."""
    sentence = draft.sentence
    if not draft.source or draft.source_sentence is not sentence or not sentence.parsed or not draft.cue:
        return
    verb = draft.head if draft.light_verb is None else draft.light_verb
    if not sentence.is_verb(verb):
        verb = sentence.heads[verb]
    pronoun = relative_pronoun(sentence, verb)
    if pronoun is not None and sentence.ends[pronoun] <= draft.cue[0].start and draft.source[0].start < sentence.starts[pronoun]:
        draft.source = [sentence.span_of(pronoun, pronoun)]


def leave_out_circumstance(draft: Draft) -> None:
    """Take out of a source what somebody was doing meanwhile: "the mayor | , speaking in Oran, said"."""
    sentence = draft.source_sentence
    if sentence is None or not sentence.parsed or len(draft.source) != 1:
        return
    tokens = sentence.tokens_in(draft.source[0])
    for comma in tokens[1:-1]:
        verb = comma + 1
        participle = sentence.tags[verb] in ("VBG", "VBN") and sentence.deps[verb] in ("acl", "advcl")
        if sentence.words[comma] != "," or not participle:
            continue
        alone = sentence.heads[verb] <= comma and not any(sentence.words[t] == "and" for t in tokens if t < comma)
        if alone and sentence.right_edge(verb) >= tokens[-1]:
            draft.source = [sentence.span_of(tokens[0], comma - 1)]
            return


# Clauses that give the reason or the case within what is said, where no comma parts them from it.
_WITHIN = frozenset("because since unless if should given as although though".split())


def take_in_rest(draft: Draft) -> None:
    """Add to a clause that somebody says what belongs to it but hangs on the cue: "because ...", "and that ..."."""
    sentence = draft.sentence
    if draft.quotation == "direct" or not draft.content or not sentence.parsed:
        return
    piece = draft.content[-1]
    if not sentence.is_verb(draft.head) or (draft.cue and piece.start < draft.cue[0].start):
        return
    following = bisect_left(sentence.starts, piece.end)
    if following >= len(sentence):
        return
    if draft.quotation == "summary":
        end = _completed(sentence, following)
    else:
        end = (
            _reason_behind(sentence, following, draft.head)
            or _further_clause(sentence, following)
            or _spelled_out(sentence, following)
            or _clause_joined(sentence, following, draft.head)
            or _further_infinitive(sentence, following, draft.content[-1])
        )
    if end is not None:
        draft.content[-1] = Span(piece.start, sentence.ends[end])


def _reason_behind(sentence: Sentence, first: int, cue: int) -> int | None:
    """Return the last token of an adverbial clause of the cue that opens at token ``first``."""
    opens = sentence.lower[first] in _WITHIN
    clause = next((j for j in sentence.children_with(cue, "advcl") if sentence.left_edge(j) == first), None) if opens else None
    if clause is None:
        return None
    words = [t for t in sentence.subtree(clause) if sentence.words[t].isalnum()]
    return words[-1] if words else None


def _further_clause(sentence: Sentence, first: int) -> int | None:
    """Return the last token of "and that ..." right behind the content."""
    k = first + (sentence.words[first] == ",")
    if k + 2 >= len(sentence) or sentence.lower[k] not in ("and", "but") or sentence.lower[k + 1] != "that":
        return None
    if sentence.deps[k + 1] != "mark":
        return None
    words = [t for t in sentence.subtree(sentence.heads[k + 1]) if sentence.words[t].isalnum() and t > k]
    return words[-1] if words else None


def _spelled_out(sentence: Sentence, first: int) -> int | None:
    """Return the last token of what spells the content out behind a colon: "that it holds two towns: Oran and Arzew"."""
    if sentence.words[first] != ":" or any(word in _MARKS for word in sentence.words[first:]):
        return None
    words = [t for t in range(first + 1, len(sentence)) if sentence.words[t].isalnum()]
    return words[-1] if words else None


_MARKS = frozenset({"“", "”", '"', "``", "''"})


def _clause_joined(sentence: Sentence, first: int, cue: int) -> int | None:
    """Return the last token of a further clause of what is said: "that it was over, and they would go home"."""
    k = first + (sentence.words[first] in (",", "”", '"'))
    if k + 2 >= len(sentence) or sentence.lower[k] not in ("and", "but", "so", "or") or sentence.deps[k] != "cc":
        return None
    verb = next((j for j in sentence.children_with(sentence.heads[k], "conj") if j > k), None)
    subject = sentence.child(verb, "nsubj", "nsubjpass", "expl") if verb is not None else None
    if verb is None or subject is None or not k < subject < verb or sentence.left_edge(subject) > k + 2:
        return None
    if readings_of("V", sentence.lemmas[verb]) or any(word in _MARKS for word in sentence.words[k:]):
        return None
    words = [t for t in sentence.subtree(verb) if t > k and sentence.words[t].isalnum()]
    return words[-1] if words else None


def _further_infinitive(sentence: Sentence, first: int, content: Span) -> int | None:
    """Return the last token of a list of infinitives: "vowed to close the mine | , reform the courts and raise wages"."""
    verb = first + 1
    if sentence.words[first] != "," or verb >= len(sentence) or sentence.tags[verb] != "VB":
        return None
    opens = sentence.token_at(content.start)
    to = opens is not None and any(sentence.lower[k] == "to" for k in range(opens, min(opens + 3, first)))
    if not to or sentence.child(verb, "nsubj", "aux", "mark") is not None or sentence.heads[verb] >= verb:
        return None
    words = [t for t in sentence.subtree(verb) if t >= verb and sentence.words[t].isalnum()]
    return words[-1] if words else None


def _completed(sentence: Sentence, first: int) -> int | None:
    """Return the last token of the infinitive or that-clause that completes a noun of asking or saying right before it.

    "Defended his call | to raise the levy", "resisted calls from the coast | to resign": the parser hangs them on the verb.
    """
    word = sentence.lower[first]
    if word not in ("to", "that") or first == 0 or sentence.deps[first] not in ("aux", "mark"):
        return None
    verb = sentence.heads[first]
    near = range(first - 1, max(-1, first - _REACH), -1)
    noun = next((j for j in near if sentence.is_noun(j) and _opens_clause(sentence, j)), None)
    if noun is None or any(sentence.is_verb(j) for j in range(noun, first)):
        return None
    words = [t for t in sentence.subtree(verb) if t >= first and sentence.words[t].isalnum()]
    return words[-1] if words else None


# How many words a noun may stand before the clause that completes it ("calls from party leaders | to resign").
_REACH = 7


def _opens_clause(sentence: Sentence, noun: int) -> bool:
    lemma = sentence.lemmas[noun].lower()
    return effect_on("N", lemma, "to") is not None or effect_on("N", lemma, "that") is not None
