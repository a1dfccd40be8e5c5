"""Conditions and their consequences without "if": "in return for", "given", "failing", "suppose", "or else", "otherwise"."""

from __future__ import annotations

from dragoman.clauses.lexicon import modality, weaker
from dragoman.clauses.links import Link
from dragoman.clauses.predicate_view import View
from dragoman.language import Sentence
from dragoman.sentence import asked_once
from dragoman.word_lists import word_list

_SUPPOSING = frozenset({"would", "could", "might", "'d", "’d"})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})
# Prepositions that open a condition beside a main verb with any modal verb.
_BARRING = frozenset({"without", "barring", "absent", "failing"})
# Words that make a noun phrase one of what is only supposed: "with a pardon", "with one more defeat".
_INDEFINITE = frozenset({"a", "an", "any", "another", "more", "further", "enough"})
_TERMS = word_list("clauses", "terms")
# Words that open a sentence with a condition, up to its first comma.
_OPENERS = (
    ("if",), ("unless",), ("provided",), ("providing",), ("as", "long", "as"), ("so", "long", "as"), ("in", "the", "event"),
    ("in", "case"), ("on", "condition"), ("even", "if"), ("only", "if"),
)  # fmt: skip
_FRONTED = (
    ("only", "if"), ("only", "when"), ("only", "once"), ("only", "after"), ("not", "until"), ("not", "before"),
    ("if", "and", "when"), ("supposing",), ("only", "with"), ("only", "through"), ("only", "by"),
)  # fmt: skip
# Nouns with these endings name acts: "a collapse of the bank would put thousands out of work".
_ACT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ure", "ing", "sal", "val")
_LOOKS_AHEAD = frozenset({"will", "can", "would", "could", "may", "might", "shall", "wo", "ca"})
# "Assuming the harvest is good, exports will resume".
_ASSUMING = frozenset({"assuming", "supposing", "presuming"})
_SUPPOSE = frozenset({"suppose", "imagine", "assume", "say"})


def is_supposition(sentence: Sentence, verb: int, k: int) -> bool:
    """Tell whether token k, a child of the verb, opens a condition of it: "in return for", "in the event of", "given"."""
    if sentence.deps[k] not in ("advcl", "prep"):
        return False
    modals = {sentence.lower[m] for m in sentence.children_with(verb, "aux") if sentence.tags[m] == "MD"}
    word = sentence.lower[k]
    if not modals:
        return word == "in" and k < verb and _generally(sentence, verb) and _phrase(sentence, k)
    if word in ("provided", "providing"):
        return k > verb or sentence.deps[k] == "advcl"
    if word == "under":
        return not modals.isdisjoint(_SUPPOSING) and _under_terms(sentence, k)
    if sentence.deps[k] == "advcl" and word in _ASSUMING:
        return sentence.child(k, "ccomp") is not None
    if sentence.deps[k] == "advcl":
        return word == "failing" and sentence.child(k, "dobj") is not None
    if word in _BARRING:
        return True
    if word == "with" and k < verb:  # "with a pardon, the exiles would return"
        thing = sentence.child(k, "pobj")
        beside = {sentence.lower[j] for j in sentence.subtree(thing)} if thing is not None else set()
        return not beside.isdisjoint(_INDEFINITE) and not modals.isdisjoint(_SUPPOSING)
    if word == "given":
        return not modals.isdisjoint(_SUPPOSING) and not _definite(sentence, k)
    return word in ("in", "on") and _phrase(sentence, k)


def _generally(sentence: Sentence, verb: int) -> bool:
    """ "In the event of war, the ports are closed": told in the present tense, so for any time."""
    return sentence.tags[verb] in ("VBZ", "VBP") or any(
        sentence.tags[j] in ("VBZ", "VBP") for j in sentence.children_with(verb, "auxpass")
    )


def _only_through(sentence: Sentence, i: int) -> bool:
    """ "Would be lifted only after the release", "can be changed only by a vote"."""
    opener = sentence.heads[i]
    if sentence.lower[opener] not in ("after", "with", "by", "through", "upon", "on") or sentence.lower[opener - 1] != "only":
        return False
    verb = sentence.heads[opener]
    return any(sentence.tags[j] == "MD" for j in sentence.children_with(verb, "aux"))


def _under_terms(sentence: Sentence, k: int) -> bool:
    """ "Under such a deal, they would be flown out"."""
    thing = sentence.child(k, "pobj")
    if thing is None or sentence.lemmas[thing].lower() not in _TERMS:
        return False
    return any(sentence.lower[j] in ("a", "an", "any", "such") for j in sentence.children[thing])


@asked_once
def fronted_condition(sentence: Sentence) -> range:
    """Return the tokens of a condition in front of an inverted main clause: "only if the dam bursts | will the town drown".

    Parsers misread it; the words tell. Also "if and when ...," and "supposing ...,". None where no modal verb looks ahead.
    """
    first = next((j for j in range(min(3, len(sentence))) if sentence.words[j].isalpha()), 0)
    words = tuple(sentence.lower[first : first + 3])
    if not any(words[: len(opener)] == opener for opener in _FRONTED):
        return range(0)
    modal = next((j for j in range(first + 3, len(sentence)) if sentence.tags[j] == "MD"), 0)
    comma = next((j for j in range(first, modal) if sentence.words[j] == ","), modal)
    return range(first, comma) if modal and sentence.lower[modal] in _LOOKS_AHEAD else range(0)


@asked_once
def opening_condition(sentence: Sentence) -> range:
    """Return the tokens of a condition that opens the sentence, by its words: "if ...,", "as long as ...,"; else none."""
    fronted = fronted_condition(sentence)
    if fronted:
        return fronted
    words = [j for j in range(min(6, len(sentence))) if sentence.words[j].isalpha()]
    opening = tuple(sentence.lower[j] for j in words[:3])
    if not words or words[0] > 1 or not any(opening[: len(o)] == o for o in _OPENERS):
        return range(0)
    comma = next((j for j in range(words[0], len(sentence)) if sentence.words[j] == ","), 0)
    return range(words[0], comma)


def behind_condition(sentence: Sentence, j: int) -> bool:
    """Tell whether verb j, with a modal verb, is told behind a condition that opens the sentence, by the words."""
    opened = opening_condition(sentence)
    if not opened or j <= opened.stop or not any(sentence.tags[k] == "MD" for k in sentence.children_with(j, "aux")):
        return False
    own = sentence.child(j, "nsubj", "nsubjpass", "expl")
    plain = sentence.deps[j] in ("ROOT", "conj") or (own is not None and own > opened.stop and sentence.deps[j] == "relcl")
    marked = sentence.deps[j] == "relcl" and any(sentence.tags[k] in ("WDT", "WP") for k in sentence.children[j])
    return plain and not marked


def _definite(sentence: Sentence, k: int) -> bool:
    """ "Given the shortage, they would ...": a cause that is there, no condition."""
    thing = sentence.child(k, "pobj")
    return thing is None or any(sentence.lower[j] in _DEFINITE for j in sentence.children[thing])


def _phrase(sentence: Sentence, k: int) -> bool:
    for noun in sentence.children_with(k, "pobj"):
        links = {sentence.lower[j] for j in sentence.children_with(noun, "prep")}
        if sentence.lower[noun] in ("return", "exchange") and "for" in links:
            return True
        if sentence.lower[noun] in ("event", "case", "absence") and "of" in links:
            return True
        if sentence.lower[noun] == "condition" and sentence.child(noun, "acl", "relcl", "ccomp") is not None:
            return True
    return False


def sets_supposed(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Put an event inside such a condition in its frame; tell whether it was one."""
    g = link.governor
    if link.kind in ("that", "to") and sentence.lemmas[g].lower() in _SUPPOSE and _bare_order(sentence, g):
        return _set(view)
    if link.kind == "to-noun" and sentence.lower[g] == "subject" and sentence.tags[g][:1] == "J":
        return _set(view)  # "subject to approval"
    if link.kind == "pending" or (link.kind == "that" and sentence.lower[g] in _ASSUMING and sentence.deps[g] == "advcl"):
        return _set(view)
    if sentence.deps[i] in ("pobj", "pcomp") and _only_through(sentence, i):
        return _set(view)
    if link.kind == "subject" and (_precondition(sentence, g) or _supposed_subject(sentence, i, g)):
        return _set(view)
    opener = _opener(sentence, i, g)
    if opener is None or not is_supposition(sentence, _verb_above(sentence, opener), opener):
        return False
    if sentence.lower[opener] == "without":
        view.polarity = "positive"
    return _set(view)


def in_verbless_condition(sentence: Sentence, token: int, opened: range) -> bool:
    """Tell whether a token is the verb of an opening condition in which the parser sees none.

    "If the militia attacks, ..." and "should fighting resume, ...", the verb taken for a noun: the last word before the comma.

    Args:
        sentence: a parsed sentence.
        token: the event.
        opened: the tokens of an inverted condition, if there is one.
    """
    if sentence.tags[token][:2] not in ("NN", "JJ") or token + 1 >= len(sentence) or sentence.words[token + 1] != ",":
        return False
    first = next((j for j in range(token) if sentence.words[j].isalpha()), token)
    behind = token in opening_condition(sentence) and (sentence.lower[first] != "in" or "of" not in sentence.lower[first:token])
    if not (behind or (opened and opened.start == first and token in opened)):
        return False
    finite = any(sentence.tags[j] in ("VBD", "VBZ", "VBP", "VB", "VBN") for j in range(first + 1, token))
    ahead = any(sentence.tags[j] in ("MD", "VBZ", "VBP") for j in range(token, len(sentence)))
    return not finite and ahead and "," not in sentence.words[first:token]


def _verb_above(sentence: Sentence, opener: int) -> int:
    """Return the verb that a phrase belongs to, also where the parser hangs it on a noun ("no peace without a withdrawal")."""
    above = sentence.heads[opener]
    return sentence.heads[above] if sentence.is_noun(above) and sentence.deps[above] in ("attr", "dobj") else above


def _precondition(sentence: Sentence, g: int) -> bool:
    """ "A withdrawal is a precondition for talks": the subject has yet to come."""
    noun = sentence.child(g, "attr")
    named = noun is not None and sentence.lemmas[noun].lower() in ("condition", "precondition", "prerequisite", "requirement")
    return named and sentence.lemmas[g] == "be" and any(sentence.lower[j] in ("for", "of") for j in sentence.children[noun or 0])


def follows_from_subject(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb says what an act that is only supposed would bring: "a default would ruin it", "closing it could"."""
    subject = sentence.child(verb, "nsubj", "csubj")
    perfect = any(sentence.lemmas[j] == "have" for j in sentence.children_with(verb, "aux"))
    return subject is not None and not perfect and _supposed_subject(sentence, subject, verb)


def _supposed_subject(sentence: Sentence, i: int, g: int) -> bool:
    """ "A refusal would mean war": an indefinite act with "would" or "could" is supposed."""
    act = sentence.lemmas[i].lower().endswith(_ACT_ENDINGS) or sentence.lemmas[i].lower() in modality().acts
    any_such = sentence.tags[g] == "VBZ" and any(sentence.lower[j] == "any" for j in sentence.children_with(i, "det"))
    if not (act or sentence.lemmas[g] in modality().supposed_subject) or not (any_such or _supposing(sentence, g)):
        return False
    if sentence.deps[i] == "csubj":
        return sentence.tags[i] == "VBG"
    if sentence.lower[i] in ("nobody", "somebody", "someone", "anyone", "anybody", "everyone", "everybody", "nothing"):
        return False
    marks = {sentence.lower[j] for j in sentence.children_with(i, "det", "amod")}
    bare = sentence.tags[i] == "NN" and sentence.child(i, "det", "poss", "nummod", "compound", "amod") is None
    return bare or not marks.isdisjoint({"a", "an", "any", "another", "further", "more", "such"})


def _supposing(sentence: Sentence, g: int) -> bool:
    return any(sentence.lower[j] in _SUPPOSING for j in sentence.children_with(g, "aux"))


def _set(view: View) -> bool:
    view.frame, view.certainty, view.time, view.timed = "condition", "possible", "future", True
    return True


def _bare_order(sentence: Sentence, g: int) -> bool:
    return (
        sentence.tags[g] in ("VB", "VBP")
        and sentence.child(g, "nsubj") is None
        and not any(sentence.words[j].isalpha() for j in range(g))
    )


def _opener(sentence: Sentence, i: int, g: int) -> int | None:
    """Return the preposition (or "failing") of the phrase that token i stands in, if one governs it directly."""
    above = sentence.heads[i]
    if sentence.lower[above] in _BARRING or sentence.lower[above] == "given":
        return above
    if sentence.lower[g] in ("return", "exchange", "event", "case", "absence") and sentence.lower[sentence.heads[g]] == "in":
        return sentence.heads[g]
    return None


def is_alternative(sentence: Sentence, j: int) -> bool:
    """Tell whether verb j tells what follows if a demand is not met: "or we will shell it", "otherwise", "failing which"."""
    above = sentence.heads[j]
    if sentence.deps[j] == "conj" and sentence.is_noun(above) and sentence.child(j, "nsubj") is not None:
        return _one_more(sentence, above)  # "one more step and we shoot"
    if not any(sentence.tags[k] == "MD" for k in sentence.children_with(j, "aux")):
        return _or_suffer(sentence, j)
    holders = (j, *sentence.children_with(j, "nsubj", "nsubjpass"))  # the parser hangs "otherwise" on the subject too
    adverbs = {sentence.lower[k] for h in holders for k in sentence.children_with(h, "advmod")}
    if "otherwise" in adverbs or ("else" in adverbs and any(sentence.lower[k] == "or" for k in range(j))):
        return True
    if sentence.lower[above] == "failing" and sentence.deps[j] == "ccomp":
        return True
    joined = {sentence.lower[k] for k in sentence.children_with(above, "cc")}
    if sentence.deps[j] != "conj" or joined.isdisjoint({"or", "and"}):
        return False
    if sentence.child(j, "nsubj", "nsubjpass", "expl") is None:
        return False
    modals = {sentence.lower[k] for k in sentence.children_with(above, "aux")}
    ordered = sentence.tags[above] in ("VB", "VBP") and sentence.child(above, "nsubj", "nsubjpass") is None
    return ordered or ("or" in joined and not modals.isdisjoint({"must", "should"}))


def _one_more(sentence: Sentence, noun: int) -> bool:
    joined = any(sentence.lower[k] in ("and", "or") for k in sentence.children_with(noun, "cc"))
    return joined and any(sentence.lower[k] in ("more", "another") for k in sentence.children[noun])


_SUFFERS = word_list("clauses", "suffers")


def _or_suffer(sentence: Sentence, j: int) -> bool:
    """ "Pay the fine or face a week in the cells"."""
    above = sentence.heads[j]
    if sentence.deps[j] != "conj" or sentence.lemmas[j] not in _SUFFERS or sentence.child(j, "nsubj", "aux") is not None:
        return False
    ordered = sentence.tags[above] in ("VB", "VBP") and sentence.child(above, "nsubj", "nsubjpass", "aux") is None
    return ordered and any(sentence.lower[k] == "or" for k in sentence.children_with(above, "cc"))


def set_alternative(view: View) -> None:
    """Put what follows otherwise in the frame of a consequence."""
    if view.frame in ("asserted", "background"):
        view.frame = "consequence"
    if view.frame == "consequence":
        view.certainty = weaker(view.certainty, "possible")
        if view.time == "present":
            view.time = "future"
