"""Whether an event happened, as the author of a sentence puts it: certainty, polarity, time and frame of one predicate.

The reading starts from the predicate's own words (tense, modals, negation, adverbs) and climbs the parse: each predicate above
it changes the reading as its class in ``data/claims/embedding.toml`` says ("managed to", "failed to", "threatened to",
"a plan for"), each conditional, purpose or temporal clause sets its frame. Reporting verbs let the reading through: what a
source says is here read as the source puts it; :func:`dragoman.claims.make_claims` tells the voices apart.

The distinctions follow Saurí & Pustejovsky, FactBank (2009), and Karttunen on implicative verbs (1971).
"""

from __future__ import annotations

from dragoman.clauses.arguments import voice
from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.constructions import is_hostile, set_wish, sets_condition, sets_construction, sets_label
from dragoman.clauses.effects import effect_of, gives_time, names_a_guess, names_a_request, names_a_statement
from dragoman.clauses.frames import (
    is_purpose,
    leaves_inversion,
    main_verb,
    set_condition,
    set_consequence,
    set_noun_infinitive,
    set_purpose,
    set_question,
)
from dragoman.clauses.hearsay import hearsay, names_author, still_open
from dragoman.clauses.lexicon import Effect, effect_on, modality, weaker
from dragoman.clauses.links import DEEPEST, Link, asks, first_conjunct, inverted_condition, is_subjunctive, link_above
from dragoman.clauses.predicate_view import View, own_view, time_above
from dragoman.clauses.suppositions import in_verbless_condition, sets_supposed
from dragoman.language import Sentence
from dragoman.records import Factuality, Span

# A future verb sets its subject and the occasion it falls on in the future ("will meet at the summit"), not its object.
_CARRIES_TIME = frozenset({"subject", "attr", "during", "at", "in"})
# What these take as their complement is taken for granted, whatever stands above them ("may regret that it left").
_PRESUPPOSING = frozenset({"takes for a fact"})
# Through these kinds of link the reading goes on upwards where the governor is of no class.
_PASSES = frozenset({"that", "to", "ing", "dep", "parataxis", "subject", "object", "attr", "compound"})
_STOPS = frozenset({"adverbial", "temporal", "before", "as-if", "relcl", "appos", "participle", "by"})
# Frames that a governor's own frame replaces; the nearest one stays.
_OPEN_TO_FRAMES = frozenset({"asserted", "background", "consequence", "purpose"})
# Governors of these classes set what they speak of in the future, so that "if they did not" means the time to come.
_FORWARD = frozenset({"threat", "promise", "demand"})
# An infinitive behind these is never one of purpose ("happened to meet").
_NO_PURPOSE = frozenset({"happen", "chance", "proceed", "manage", "dare", "bother"})
# What is asked of somebody with an infinitive is no purpose.
_ASKS_TO = frozenset({"ask", "urge", "press", "tell", "beg", "implore", "invite", "instruct", "advise", "pressure", "summon"})
# What cuts an undertaking short before its end.
_CUT_SHORT = frozenset("turn stop halt die kill intercept arrest sink crash abort capture catch withdraw collapse recall".split())
_TALKS = frozenset({"talk", "talks", "negotiation", "discussion"})
# What is granted or denied, not said or denied.
_GRANTED = frozenset("visa access entry passage asylum bail leave right bread water food aid licence license citizenship".split())
# Frames of what is asked for or offered, which an answer can turn down.
_ASKED_FOR = frozenset({"permission", "demand", "promise"})


def factuality_of(sentence: Sentence, token: int) -> Factuality:
    """Return how the sentence presents the verb or event noun at this token.

    Args:
        sentence: a parsed sentence.
        token: index of the verb or event noun.

    Returns:
        The reading of whoever speaks: what is reported as another's words is read as that source puts it.
    """
    view = own_view(sentence, token)
    opened = inverted_condition(sentence)
    if in_verbless_condition(sentence, token, opened):
        return Factuality("possible", view.polarity, "future", "condition")
    j = token
    for _ in range(DEEPEST):
        set_consequence(sentence, view, j)
        link = link_above(sentence, j)
        if j in opened and (link is None or leaves_inversion(sentence, j, link.governor, opened)):
            set_condition(sentence, view, j, main_verb(sentence, opened), had=sentence.lower[opened.start] == "had")
            break
        if link is None or (link.governor in opened and j not in opened):
            break
        j = _climb(sentence, view, j, link, j == token)
        if j < 0:
            break
    set_question(sentence, view, token)
    set_wish(sentence, view, token)
    if view.frame == "promise" and view.polarity == "positive" and is_hostile(sentence, token):
        view.frame = "threat"  # "vowed to retaliate"
    spans = tuple(Span(sentence.starts[k], sentence.ends[k]) for k in sorted(set(view.evidence)))
    return Factuality(view.certainty, view.polarity, view.time, view.frame, spans)


def _climb(sentence: Sentence, view: View, i: int, link: Link, first: bool) -> int:
    """Let the governor change the view; return the token to go on from, -1 to stop."""
    link = _as_complement(sentence, i, link)
    headline = _headline_infinitive(sentence, i, link)
    if headline is not None:
        link, view.time, view.timed = headline, "future", True
    if sets_condition(sentence, view, i, link) or sets_label(sentence, view, i, link):
        return -1
    if sets_construction(sentence, view, i, link) or sets_supposed(sentence, view, first_conjunct(sentence, i), link):
        return -1
    if _set_by_clause(sentence, view, i, link):
        return -1
    if link.kind == "that" and sentence.is_verb(link.governor) and is_subjunctive(sentence, i):
        link = Link(link.governor, "subjunctive")
    effect = effect_of(sentence, link)
    doubted = effect is not None and effect.name == "doubts" and sentence.is_noun(link.governor)  # "doubts about whether"
    if link.kind == "whether" and (effect is None or doubted):
        effect = effect_on("V", "ask", "whether")
    if effect is None and link.kind == "subject" and not first and _attempt_fails(sentence, i, link.governor):
        view.certainty, view.frame = "certain", "asserted"
        view.reverse()
        return -1
    if link.kind == "that" and sentence.lemmas[link.governor] in ("agree", "assure") and view.time == "future":
        effect = effect_on("V", "promise", "that")  # "it was agreed that they would leave"
    if effect is None:
        return _no_effect(sentence, view, i, link)
    if effect.name in ("refuses", "denies") and link.kind == "that" and _summed_up(sentence, i, link.governor):
        return -1
    if effect.name in ("refuses", "rules out", "denies") and view.frame in _ASKED_FOR and _turned_down(sentence, view, link):
        return -1
    if link.kind == "object":
        if effect.name in ("refuses", "denies") and names_a_statement(sentence, i):
            if first or names_author(sentence, i):
                return -1  # "dismissed the accusations": they were made; "rejected the bishop's claim": it stays the bishop's
            effect = effect_on("V", "deny", "that") or effect
        if effect.name in ("refuses", "denies") and not first and names_a_guess(sentence, i):
            effect, view.certainty = effect_on("V", "deny", "that") or effect, "certain"  # "dismissed suggestions that"
        if effect.name == "denies" and sentence.lemmas[i].lower() in _GRANTED:
            effect = effect_on("V", "refuse", "object") or effect  # "was denied a visa"
        if first and effect.name == "refuses" and names_a_request(sentence, i):
            return -1  # "rejected the offer": it was made
        if effect.name == "confirms" and names_a_statement(sentence, i):
            return -1  # "the claim could not be verified": it stays the claimant's
        if effect.name in ("holds possible", "weighs") and _definite(sentence, i):
            return link.governor  # "discussed the attack": what is known is talked about, not weighed
        if effect.name == "reports" and sentence.is_noun(i) and _definite(sentence, i):
            return -1  # "did not mention the killing"
        if effect.name == "stops what went on" and _definite(sentence, i):
            if own_view(sentence, link.governor).frame != "demand":
                return -1  # "to stop the attacks": they go on
            view.time, view.timed = "future", True  # "stop the bombing!"
    if link.kind == "wh" and effect.name in ("reports", "confirms"):
        return -1  # "it was not clear who fired": somebody did
    if effect.name == "permits" and own_view(sentence, link.governor).frame == "demand":
        effect = effect_on("V", "demand", "to") or effect  # "let us go home!"
    if effect.name == "tries" and sentence.is_noun(i) and link.kind == "object":
        view.time, view.timed = "future", True  # "came seeking a truce"
    seen = sentence.lemmas[i] == "see" and sentence.child(i, "ccomp") is not None  # "wants to see the war ended"
    if effect.name in ("wants", "demands") and (seen or sentence.tags[i] == "VBD") and sentence.child(i, "mark") is None:
        view.timed = False  # "wants the statue returned", the participle taken for a past tense
    if effect.frame == "accusation" and sentence.tags[i] == "VBG" and not view.timed and view.time == "present":
        view.time = "present" if sentence.lemmas[i] in modality().going_on else "past"  # "accuses him of stealing"
    _apply(sentence, view, link.governor, effect)
    passed_on = hearsay(sentence, link)
    if passed_on and effect.name in ("reports", "is said to", "alleges"):
        view.certainty = weaker(view.certainty, passed_on)
    if effect.negated is not None and still_open(sentence, link.governor):
        if effect.negated.time == "same":
            view.time = own_view(sentence, sentence.heads[link.governor]).time  # "refused to let them enter"
        return -1
    return -1 if effect.name in _PRESUPPOSING or effect.frame == "question" else link.governor


def _summed_up(sentence: Sentence, i: int, verb: int) -> bool:
    """ "The army burned it, a charge the general denies", taken for the main verb: told as it is, denied in passing."""
    between = (j for j in sentence.children_with(verb, "nsubj", "dobj") if i < j < verb)
    return any(names_a_statement(sentence, j) and sentence.lower[min(sentence.subtree(j))] in ("a", "an") for j in between)


def _turned_down(sentence: Sentence, view: View, link: Link) -> bool:
    """ "Was denied permission to enter", "rejected calls to withdraw": refused is what was asked for."""
    answer = own_view(sentence, link.governor)
    if answer.polarity == "negative" or answer.time == "future":
        return False
    if view.frame == "permission":
        view.polarity = "positive"
    view.frame, view.certainty, view.time = "refusal", "certain", answer.time
    view.reverse()
    return True


def _attempt_fails(sentence: Sentence, noun: int, verb: int) -> bool:
    """ "Attempts to free them failed"."""
    effect = effect_on("N", sentence.lemmas[noun].lower(), "to")
    failing = sentence.lemmas[verb] in ("fail", "collapse", "founder")
    return failing and effect is not None and effect.name in ("tries", "works towards")


def _headline_infinitive(sentence: Sentence, i: int, link: Link) -> Link | None:
    """ "Talks to resume, governor says": an infinitive with its subject, before the words of saying, is a clause of its own."""
    g = link.governor
    if link.kind not in ("to", "purpose"):
        return None
    if sentence.deps[i] == "ccomp" and i < g and sentence.child(i, "nsubj", "nsubjpass") is not None:
        return Link(g, "that")
    above = sentence.heads[g]
    named = sentence.is_noun(g) and sentence.deps[g] in ("dep", "advcl") and min(sentence.subtree(g)) == 0
    return Link(above, "that") if named and sentence.is_verb(above) and i < above else None


def _as_complement(sentence: Sentence, i: int, link: Link) -> Link:
    """Take an infinitive of purpose for the complement that its verb calls for ("vowed on Monday to punish them")."""
    g = link.governor
    own = effect_of(sentence, link) if link.kind == "to" else None
    if link.kind in ("to", "purpose") and sentence.is_verb(g) and own is None:
        thing = sentence.child(g, "dobj")  # "foiled a plot to bomb it", hung on the verb
        if thing is not None and thing < i and effect_of(sentence, Link(thing, "to")) is not None:
            return Link(thing, "to")
    if link.kind == "purpose" and sentence.is_noun(g) and effect_of(sentence, Link(g, "to")) is not None:
        return Link(g, "to")  # "was given leave to visit"
    if link.kind == "purpose" and gives_time(sentence, g):
        return Link(g, "to")
    if link.kind == "to" and sentence.is_noun(g) and gives_time(sentence, sentence.heads[g]):
        return Link(sentence.heads[g], "to")
    if link.kind in ("of", "for") and sentence.tags[i] == "VBG" and sentence.deps[g] == "dobj":
        accused = effect_of(sentence, Link(sentence.heads[g], link.kind))
        if accused is not None and accused.frame == "accusation":
            return Link(sentence.heads[g], link.kind)  # "accused the mayor of stealing"
    if link.kind == "participle" and sentence.deps[g] == "dobj" and sentence.lemmas[sentence.heads[g]] in ("order", "want"):
        return Link(sentence.heads[g], "to")  # "ordered the bridge blown up"
    if link.kind in ("on", "about", "over") and sentence.tags[i] == "VBG" and sentence.lemmas[g].lower() in _TALKS:
        return Link(g, "for")  # "talks on ending the strike"
    asked = sentence.child(g, "dobj") if link.kind == "purpose" and sentence.lemmas[g] in _ASKS_TO else None
    if asked is not None and max(sentence.subtree(asked)) == min(sentence.subtree(i)) - 1:
        return Link(g, "to")  # "pressed the junta to set a date"
    if link.kind != "purpose" or not sentence.is_verb(g) or sentence.child(g, "xcomp", "ccomp", "dobj") is not None:
        return link
    complement = Link(g, "to")
    effect = effect_of(sentence, complement)
    carried_out = effect is not None and effect.name == "carries out" and (
        voice(sentence, g) == "passive" or sentence.lemmas[g] in _NO_PURPOSE
    )
    return complement if effect is not None and (effect.frame or carried_out) else link


def _set_by_clause(sentence: Sentence, view: View, i: int, link: Link) -> bool:
    """Read links that need no lexicon: conditions, purposes, adverbial clauses. Tell whether the way up ends here."""
    g = link.governor
    if link.kind in ("condition", "inverted"):
        above = link_above(sentence, g)
        effect = effect_of(sentence, Link(g, "object")) or (effect_of(sentence, above) if above is not None else None)
        had = any(sentence.lower[j] == "had" for j in sentence.children_with(i, "aux"))
        set_condition(sentence, view, i, g, effect is not None and effect.frame in _FORWARD, had)
        return True
    main = sentence.heads[g]
    modal = any(sentence.tags[j] == "MD" for j in sentence.children_with(main, "aux"))
    only = any(sentence.lower[j] == "only" for j in sentence.children[g])
    if sentence.lower[g] == "long" and (modal or only) and sentence.child(i, "mark") is not None:
        set_condition(sentence, view, i, main)  # "will be paid as long as reforms continue"
        return True
    if link.kind in ("barring", "failing") and sentence.is_noun(i):
        view.frame, view.certainty, view.time = "condition", "possible", "future"
        return True
    if link.kind == "near" and sentence.tags[i] == "VBG":
        view.certainty, view.time, view.timed = weaker(view.certainty, "probable"), "future", True  # "dam near bursting"
        return False
    if link.kind == "lest":
        view.frame, view.certainty, view.time = "fear", "possible", "future"
        return True
    if link.kind in ("to", "purpose") and _were_to(sentence, g):
        set_condition(sentence, view, i, sentence.heads[g])
        return True
    if sentence.lower[g] in ("event", "case", "condition") and sentence.lower[sentence.heads[g]] in ("in", "on"):
        set_condition(sentence, view, i, sentence.heads[sentence.heads[g]])  # "in the event of", "on condition that"
        return True
    if link.kind == "that" and sentence.lemmas[g] == "wish" and any(sentence.lower[j] == "had" for j in sentence.children[i]):
        view.frame, view.certainty = "counterfactual", "certain"  # "wishes he had stayed"
        view.reverse()
        return True
    if link.kind in ("that", "provided", "providing") and sentence.lower[link.governor] in modality().condition_markers:
        set_condition(sentence, view, i, sentence.heads[g])  # "provided that it agrees"
        return True
    if (link.kind == "without" and sentence.tags[i] == "VBG") or link.kind == "instead":
        view.polarity, view.time = "negative", time_above(sentence, i)
        return True
    if is_purpose(sentence, link):
        set_purpose(sentence, view, i, g)
        return True
    if link.kind == "before" and sentence.tags[i] == "VBG" and sentence.lemmas[g] in _CUT_SHORT:
        view.polarity, view.certainty, view.time = "negative", "certain", "past"  # "turned back before reaching the camp"
        return True
    if link.kind == "before" and any(sentence.lower[j] == "could" for j in sentence.children_with(i, "aux")):
        view.polarity, view.certainty, view.time = "negative", "certain", "past"  # "fled before they could be caught"
        return True
    timed_by = sentence.heads[g] if sentence.lower[g] == "soon" else g  # "will talk as soon as they are freed"
    if link.kind in ("temporal", "before") and view.time == "present" and own_view(sentence, timed_by).time == "future":
        view.time = "future"  # "when it withdraws, they will"
    if view.certainty != "unknown" and _any_under_negation(sentence, i, g):
        view.certainty = "unknown"  # "not aware of any attack"
    return link.kind in _STOPS


def _definite(sentence: Sentence, noun: int) -> bool:
    return any(
        sentence.lower[j] in ("the", "this", "that", "these", "those") or sentence.deps[j] == "poss"
        for j in sentence.children[noun]
    )


def _any_under_negation(sentence: Sentence, i: int, g: int) -> bool:
    if not sentence.is_noun(i) or not any(sentence.lower[j] == "any" for j in sentence.children[i]):
        return False
    return sentence.deps[g] == "acomp" and circumstances(sentence, sentence.heads[g]).negated


def _were_to(sentence: Sentence, g: int) -> bool:
    """ "Were the council to meet, ...": an inverted condition whose verb hangs on "were"."""
    subject = sentence.child(g, "nsubj", "nsubjpass")
    return sentence.lower[g] == "were" and subject is not None and subject > g and not asks(sentence)


def _no_effect(sentence: Sentence, view: View, i: int, link: Link) -> int:
    """A governor of no class: an event noun takes its verb's future, conditions reach down, the rest is left alone."""
    g = link.governor
    if sentence.is_noun(g) and sentence.is_noun(i) and link.kind not in ("compound", "attr") and _definite(sentence, i):
        return -1  # "responsibility for the killing"
    if link.kind in _CARRIES_TIME and sentence.is_verb(g) and not view.timed:
        above = own_view(sentence, g)
        if above.frame == "consequence" and link.kind not in ("subject", "during", "at", "in") and view.frame == "asserted":
            view.frame, view.certainty = "consequence", weaker(view.certainty, "possible")
        if above.time == "present" and link.kind == "subject" and circumstances(sentence, g).progressive:
            view.time = "present"  # "the siege is entering its third month"
        if above.time == "future":
            view.time, view.timed = "future", True
            if link.kind in ("subject", "attr"):
                view.certainty = weaker(view.certainty, above.certainty)
    if link.kind == "to" and sentence.is_noun(g) and not view.evidence:
        set_noun_infinitive(sentence, view, i, g)
    if link.kind == "that" and _missing_evidence(sentence, g):
        view.certainty = "unknown"
    if sentence.heads[g] != g and (link.kind in _PASSES or sentence.is_noun(g) or sentence.tags[g][:1] == "J"):
        return g
    return -1


def _missing_evidence(sentence: Sentence, g: int) -> bool:
    """ "No evidence has emerged that ...": the clause hangs on the verb, the noun of saying is its negated subject."""
    subject = sentence.child(g, "nsubj", "nsubjpass")
    return subject is not None and names_a_statement(sentence, subject) and circumstances(sentence, g).negated


def _apply(sentence: Sentence, view: View, g: int, effect: Effect) -> None:
    above = own_view(sentence, g)
    negators = set(circumstances(sentence, g).negators)
    negated = above.polarity == "negative" and not (negators and negators <= set(view.evidence))
    view.evidence.extend(negators)
    if effect.negated is not None and not negated and still_open(sentence, g):
        negated = True  # "has yet to confirm", "declined to confirm"
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
    if effect.frame == "accusation" and _accused_by_nobody(sentence, g):
        view.certainty = weaker(view.certainty, "possible")
    if effect.name in ("pretends", "is untrue"):
        view.certainty = "certain"  # "the rumour proved false"
    if effect.name == "denies" and view.frame == "accusation":
        view.frame = "asserted"
    if effect.name == "keeps from happening" and view.frame == "purpose" and above.certainty == "certain":
        view.certainty, view.frame = "certain", "asserted"  # "the plot to poison the wells was foiled"
        view.time, view.timed = above.time, True
    _set_time(sentence, view, above, effect, g)
    if effect.frame and view.frame in _OPEN_TO_FRAMES:
        view.frame = effect.frame
    elif view.frame == "asserted" and effect.polarity == "same" and above.frame not in ("asserted", "background"):
        view.frame = above.frame
        if above.frame == "counterfactual" and negators and not negated and above.polarity == "positive":
            view.reverse()  # "there would have been no revolt": there was one
    open_effect = effect.name in ("brings about", "brings nearer") and above.certainty != "certain"
    if open_effect and view.frame in ("asserted", "consequence"):
        view.frame, view.certainty = "consequence", weaker(view.certainty, "possible")
    if effect.name == "permits" and above.frame == "consequence" and sentence.child(g, "csubj") is not None:
        view.frame = "consequence"  # "lifting the blockade would allow the ships to sail"
    if effect.name != "reports":
        view.evidence.append(g)


def _accused_by_nobody(sentence: Sentence, g: int) -> bool:
    """ "Has long been accused of": no accuser commits himself."""
    if sentence.is_noun(g):
        return bool(hearsay(sentence, Link(g, "that")))  # "accusations that the army had starved the city"
    stands = sentence.tags[g] == "VBN" and sentence.lemmas[sentence.heads[g]] in ("stand", "remain")  # "stands accused of"
    return sentence.is_verb(g) and (stands or voice(sentence, g) == "passive") and sentence.child(g, "agent") is None


def _set_time(sentence: Sentence, view: View, above: View, effect: Effect, g: int) -> None:
    attempt = effect.name == "tries" and sentence.lower[sentence.heads[g]] == "in"  # "met in an attempt to end it"
    if (attempt or effect.time == "future") and (view.time != "past" or not view.timed):
        had = any(sentence.lower[j] == "had" for j in sentence.children_with(g, "aux"))
        view.time, view.timed = ("past" if had else "future"), True  # "had been expected to meet"
    elif effect.name == "does not carry out" and sentence.lemmas[g] == "have":
        view.time = "past"  # "has yet to approve": has not approved
    elif effect.time == "same" and not view.timed:
        view.time = above.time
    elif effect.time == "own" and view.time == "future":
        view.timed = True
    elif effect.frame == "fear" and not view.timed:
        view.time, view.timed = "future", True
    view.timed = view.timed or above.timed
