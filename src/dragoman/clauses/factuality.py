"""Whether an event happened, as the author of a sentence puts it: certainty, polarity, time and frame of one predicate.

The reading starts from the predicate's own words (tense, modals, negation, adverbs) and climbs the parse: each predicate above
it changes the reading as its class in ``data/claims/embedding.toml`` says ("managed to", "failed to", "threatened to",
"a plan for"), each conditional, purpose or temporal clause sets its frame. Reporting verbs let the reading through: what a
source says is here read as the source puts it; :func:`dragoman.claims.make_claims` tells the voices apart.

The distinctions follow Saurí & Pustejovsky, FactBank (2009), and Karttunen on implicative verbs (1971).
"""

from __future__ import annotations

from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.lexicon import Effect, effect_on, modality, weaker
from dragoman.clauses.links import DEEPEST, Link, asks, clause_kind, first_conjunct, has_to, inverted_condition, link_above
from dragoman.clauses.predicate_view import View, own_view, time_above
from dragoman.language import Sentence
from dragoman.records import Factuality, Span

_PARTICLES = frozenset({"off", "out", "up"})
# A future verb sets its subject and the occasion it falls on in the future ("will meet at the summit"), not its object.
_CARRIES_TIME = frozenset({"subject", "attr", "during", "at", "in"})
# What these take as their complement is taken for granted, whatever stands above them ("may regret that it left").
_PRESUPPOSING = frozenset({"takes for a fact"})
_ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only", "next"})


def factuality_of(sentence: Sentence, token: int) -> Factuality:
    """Return how the sentence presents the verb or event noun at this token.

    Args:
        sentence: a parsed sentence.
        token: index of the verb or event noun.

    Returns:
        The reading of whoever speaks: what is reported as another's words is read as that source puts it.
    """
    view = own_view(sentence, token)
    j = token
    opened = inverted_condition(sentence)
    for _ in range(DEEPEST):
        _consequence(sentence, view, j)
        link = link_above(sentence, j)
        if j in opened and (link is None or _leaves(sentence, j, link.governor, opened)):
            _condition(sentence, view, _main_verb(sentence, opened))
            break
        if link is None:
            break
        j = _climb(sentence, view, j, link)
        if j < 0:
            break
    _question(sentence, view, token)
    spans = tuple(Span(sentence.starts[k], sentence.ends[k]) for k in sorted(set(view.evidence)))
    return Factuality(view.certainty, view.polarity, view.time, view.frame, spans)


def _leaves(sentence: Sentence, j: int, governor: int, opened: range) -> bool:
    """Tell whether the way up from j leads out of the inverted condition, or j is its verb ("Were the miners to strike")."""
    if governor not in opened or governor == opened.start:
        return True
    return sentence.lower[opened.start] == "were" and sentence.tags[j] == "VB" and has_to(sentence, j)


def _main_verb(sentence: Sentence, opened: range) -> int:
    """Return the verb of the main clause behind an inverted condition."""
    behind = range(opened.stop, len(sentence))
    roots = [k for k in behind if sentence.heads[k] == k and sentence.is_verb(k)]
    return roots[0] if roots else next(k for k in behind if sentence.is_verb(k))


def _consequence(sentence: Sentence, view: View, j: int) -> None:
    """What depends on an if-clause (or on "without ...") has not happened yet, whatever its verb says."""
    while sentence.deps[j] == "conj" and sentence.heads[j] != j:
        j = sentence.heads[j]
    opened = inverted_condition(sentence)
    behind = bool(opened) and j >= opened.stop and any(sentence.tags[k] == "MD" for k in sentence.children_with(j, "aux"))
    if not behind and not any(_conditional_child(sentence, j, k) for k in sentence.children[j]):
        return
    if view.frame in ("asserted", "background"):
        view.frame = "consequence"
    if view.frame != "counterfactual":
        view.certainty = weaker(view.certainty, "probable")
        if view.time == "present":
            view.time = "future"


def _conditional_child(sentence: Sentence, j: int, k: int) -> bool:
    if sentence.deps[k] == "advcl":
        return clause_kind(sentence, k, "advcl") in ("condition", "inverted")
    if sentence.deps[k] == "prep" and sentence.lower[k] == "without":
        return any(sentence.tags[m] == "MD" for m in sentence.children_with(j, "aux"))
    return False


def _climb(sentence: Sentence, view: View, i: int, link: Link) -> int:
    """Let the governor change the view; return the token to go on from, -1 to stop."""
    if link.kind in ("condition", "inverted"):
        _condition(sentence, view, link.governor)
        return -1
    if link.kind in ("to", "purpose") and _were_to(sentence, link.governor):
        _condition(sentence, view, sentence.heads[link.governor])
        return -1
    if link.kind == "purpose" or _in_order_to(sentence, link):
        return _purpose(sentence, view, i, link)
    if view.certainty != "unknown" and _any_under_negation(sentence, i, link.governor):
        view.certainty = "unknown"  # "not aware of any attack"
    if link.kind == "without" and _conditional_child(sentence, link.governor, sentence.heads[first_conjunct(sentence, i)]):
        view.frame, view.certainty, view.time = "condition", "possible", "future"
        return -1
    if link.kind in ("temporal", "before") and view.time == "present" and own_view(sentence, link.governor).time == "future":
        view.time = "future"  # "when it withdraws, they will"
    if link.kind in ("adverbial", "temporal", "before", "as-if", "relcl", "appos", "participle", "by"):
        return -1
    effect = _effect_of(sentence, link)
    if effect is None and link.kind == "whether":
        effect = effect_on("V", "ask", "whether")
    if effect is None and link.kind == "for-to":
        return _purpose(sentence, view, i, link)
    if effect is None and link.kind in ("instead", "without") and sentence.tags[i] == "VBG":
        view.polarity, view.time = "negative", time_above(sentence, i)
        return -1
    if effect is not None and effect.name == "confirms" and link.kind == "object" and _says(sentence, i):
        return -1  # "the claim could not be verified": it stays the claimant's
    if effect is None:
        return _no_effect(sentence, view, i, link)
    if effect.name == "holds possible" and link.kind == "object" and _definite(sentence, i):
        return link.governor  # "discussed the attack": what is known is talked about, not weighed
    if effect.name == "stops what went on" and link.kind == "object" and _definite(sentence, i):
        return -1  # "to stop the attacks": they go on
    _apply(sentence, view, link.governor, effect)
    return -1 if effect.name in _PRESUPPOSING or effect.frame == "question" else link.governor


def _says(sentence: Sentence, noun: int) -> bool:
    effect = effect_on("N", sentence.lemmas[noun], "that")
    return effect is not None and effect.name in ("reports", "alleges")


def _definite(sentence: Sentence, noun: int) -> bool:
    return any(
        sentence.lower[j] in ("the", "this", "that", "these", "those") or sentence.deps[j] == "poss"
        for j in sentence.children[noun]
    )


def _any_under_negation(sentence: Sentence, i: int, g: int) -> bool:
    if not sentence.is_noun(i) or not any(sentence.lower[j] == "any" for j in sentence.children[i]):
        return False
    verb = sentence.heads[g] if sentence.deps[g] == "acomp" else g
    return sentence.deps[g] == "acomp" and circumstances(sentence, verb).negated


def _in_order_to(sentence: Sentence, link: Link) -> bool:
    g = link.governor
    return link.kind == "to" and sentence.lower[g] == "order" and sentence.lower[sentence.heads[g]] == "in"


def _were_to(sentence: Sentence, g: int) -> bool:
    """ "Were the council to meet, ...": an inverted condition whose verb hangs on "were"."""
    subject = sentence.child(g, "nsubj", "nsubjpass")
    return sentence.lower[g] == "were" and subject is not None and subject > g and not asks(sentence)


def _no_effect(sentence: Sentence, view: View, i: int, link: Link) -> int:
    """A governor of no class: an event noun takes its verb's future, conditions reach down, the rest is left alone."""
    g = link.governor
    if link.kind in _CARRIES_TIME and sentence.is_verb(g) and not view.timed:
        above = own_view(sentence, g)
        if above.time == "future":
            view.time, view.timed = "future", True
            if link.kind in ("subject", "attr"):
                view.certainty = weaker(view.certainty, above.certainty)
    if link.kind == "to" and sentence.is_noun(g) and not view.evidence:
        _infinitive_of_noun(sentence, view, i, g)
    if link.kind in ("that", "to", "ing", "dep", "parataxis", "subject", "object", "attr", "compound") or sentence.is_noun(g):
        return g if _frame_above(sentence, g) else -1
    return -1


def _finite(sentence: Sentence) -> bool:
    return any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in sentence.tags)


def _infinitive_of_noun(sentence: Sentence, view: View, i: int, noun: int) -> None:
    """ "measures to stop it"; "the first to fly"; a headline's "Turkey to host talks"; "overtook it to become" misread."""
    if not _finite(sentence):
        view.time = "future"
    elif _ordinal(sentence, noun) or (sentence.lemmas[i] in modality().outcome_verbs and time_above(sentence, noun) == "past"):
        view.time, view.timed = "past", True
    elif sentence.tags[i] == "VBN":
        view.time, view.timed = "future", True  # "the system, to be released in May"
    elif view.frame == "asserted":
        view.frame, view.time, view.timed = "purpose", "future", True
        view.certainty = weaker(view.certainty, "possible")


def _ordinal(sentence: Sentence, noun: int) -> bool:
    """ "the first aircraft to fly", "the only minister to resign": an infinitive that tells what was done."""
    return any(sentence.lower[j] in _ORDINALS or sentence.tags[j] == "JJS" for j in sentence.children[noun])


def _frame_above(sentence: Sentence, g: int) -> bool:
    return sentence.heads[g] != g


def _effect_of(sentence: Sentence, link: Link) -> Effect | None:
    g = link.governor
    lemma = sentence.lemmas[g].lower()
    if link.kind == "to-noun" and sentence.child(g, "dobj") is not None and sentence.is_verb(g):
        return _effect_of(sentence, Link(g, "to"))  # "ordered them to fire", the verb taken for a noun
    if link.kind == "for-to":
        narrower = _effect_of(sentence, Link(g, "for"))
        return narrower or _effect_of(sentence, Link(g, "to"))
    if sentence.is_verb(g):
        quality = sentence.child(g, "acomp")
        if quality is not None and link.kind in ("that", "whether", "to", "wh", "subject"):  # "it is possible that"
            extraposed = effect_on("J", sentence.lower[quality], link.kind)
            if link.kind != "subject" or (extraposed is not None and extraposed.name == "pretends"):
                return extraposed or (effect_on("V", "ask", "whether") if link.kind == "whether" else None)
        particle = next((sentence.lower[j] for j in sentence.children_with(g, "prt") if sentence.lower[j] in _PARTICLES), "")
        known = effect_on("V", f"{lemma}-{particle}", link.kind) if particle else None
        return known or _verb_effect(sentence, g, lemma, link.kind)
    if sentence.is_noun(g):
        return effect_on("N", lemma, link.kind)
    if sentence.tags[g][:1] in ("J", "R") or sentence.deps[g] == "acomp":
        return effect_on("J", lemma, link.kind)
    return None


def _verb_effect(sentence: Sentence, g: int, lemma: str, kind: str) -> Effect | None:
    if lemma == "be" and kind == "to":
        return effect_on("J", "due", "to")  # "is to visit"
    if lemma == "go" and kind == "to":
        return effect_on("J", "due", "to") if sentence.tags[g] == "VBG" else None
    if lemma in ("have", "need") and kind == "to":
        return effect_on("V", "require", "to")
    effect = effect_on("V", lemma, kind)
    if effect is None and sentence.tags[g] == "VBN":
        effect = effect_on("J", sentence.lower[g], kind)
    if effect is None and kind == "subject" and lemma == "take" and _takes_place(sentence, g):
        return effect_on("V", "happen", "subject")
    if effect is None and kind == "to-have":
        effect = effect_on("V", lemma, "that")
    return effect


def _takes_place(sentence: Sentence, g: int) -> bool:
    thing = sentence.child(g, "dobj")
    return thing is not None and sentence.lower[thing] in ("place", "effect")


def _apply(sentence: Sentence, view: View, g: int, effect: Effect) -> None:
    above = own_view(sentence, g)
    negators = set(circumstances(sentence, g).negators)
    negated = above.polarity == "negative" and not (negators and negators <= set(view.evidence))
    if negated and effect.negated is not None:
        effect = effect.negated
        negated = False
    if effect.polarity == "reversed":
        view.reverse()
    elif effect.polarity == "negative":
        view.polarity = "negative"
    if negated and effect.polarity in ("same", "reversed"):
        view.reverse()
    view.certainty = weaker(view.certainty, effect.certainty)
    if effect.certainty != "certain" or effect.polarity in ("same", "reversed"):
        view.certainty = weaker(view.certainty, above.certainty)
    _set_time(view, above, effect)
    if effect.frame and view.frame in ("asserted", "background", "consequence", "purpose"):
        view.frame = effect.frame
    elif view.frame == "asserted" and effect.polarity == "same" and above.frame not in ("asserted", "background"):
        view.frame = above.frame
    if effect.name != "reports":
        view.evidence.append(g)


def _set_time(view: View, above: View, effect: Effect) -> None:
    if effect.time == "future" and (view.time != "past" or not view.timed):
        view.time, view.timed = "future", True
    elif effect.time == "same" and not view.timed:
        view.time = above.time
    elif effect.time == "own" and view.time == "future":
        view.timed = True
    elif effect.frame == "fear" and not view.timed:
        view.time, view.timed = "future", True
    view.timed = view.timed or above.timed


def _condition(sentence: Sentence, view: View, main: int) -> None:
    """An if-clause: possible and open, or counterfactual when the main clause has would have / the clause had + participle."""
    unreal = own_view(sentence, main).frame == "counterfactual"
    if not unreal and view.time == "past" and own_view(sentence, main).frame == "consequence":
        view.time = "future"  # "would withdraw if a deal were reached"
    if unreal:
        view.frame, view.certainty = "counterfactual", "certain"
        view.reverse()
        return
    if view.frame in ("asserted", "background", "consequence"):
        view.frame = "condition"
    view.certainty = weaker(view.certainty, "possible")
    if view.time == "present" or not view.timed:
        view.time = "future"


def _purpose(sentence: Sentence, view: View, i: int, link: Link) -> int:
    """An infinitive of purpose, or of outcome ("rose to become")."""
    if sentence.lemmas[i] in modality().outcome_verbs and i > link.governor:
        above = own_view(sentence, link.governor)
        if above.time == "past":
            view.time = "past"
            return -1
    if view.frame == "asserted":
        view.frame = "purpose"
    view.certainty = weaker(view.certainty, "possible")
    view.time = "future"
    return -1


def _question(sentence: Sentence, view: View, token: int) -> None:
    """Frame the main clause of a direct question."""
    if not asks(sentence) or view.frame not in ("asserted", "consequence"):
        return
    root = token
    while sentence.deps[root] in ("conj", "dobj", "nsubj", "pobj", "prep", "xcomp", "nsubjpass") and sentence.heads[root] != root:
        root = sentence.heads[root]
    if sentence.heads[root] == root:
        view.frame, view.certainty = "question", "unknown"
