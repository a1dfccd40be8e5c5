"""Whether an event happened, as the author of a sentence puts it: certainty, polarity, time and frame of one predicate.

The reading starts from the predicate's own words (tense, modals, negation, adverbs) and climbs the parse: each predicate above
it changes the reading as its class in ``data/claims/embedding.toml`` says ("managed to", "failed to", "threatened to",
"a plan for"), each conditional, purpose or temporal clause sets its frame. Reporting verbs let the reading through: what a
source says is here read as the source puts it; :func:`dragoman.claims.make_claims` tells the voices apart.

The distinctions follow Saurí & Pustejovsky, FactBank (2009), and Karttunen on implicative verbs (1971).
"""

from __future__ import annotations

from dragoman.clauses.arguments import voice
from dragoman.clauses.attempts import attempt_fails, fulfils, in_vain, is_attempt
from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.clause_frames import set_by_clause
from dragoman.clauses.complements import as_complement, headline_infinitive
from dragoman.clauses.constructions import is_hostile, set_wish, sets_condition, sets_construction, sets_label
from dragoman.clauses.effect_meant import effect_by_tense, effect_meant, effect_on_object, is_definite, summed_up
from dragoman.clauses.effects import effect_of, names_a_guess, names_a_statement
from dragoman.clauses.frames import (
    leaves_inversion,
    main_verb,
    set_condition,
    set_consequence,
    set_noun_infinitive,
    set_question,
)
from dragoman.clauses.hearsay import hearsay, still_open, told_aside
from dragoman.clauses.lexicon import Effect, effect_on, modality, weaker
from dragoman.clauses.links import DEEPEST, Link, first_conjunct, inverted_condition, is_subjunctive, link_above
from dragoman.clauses.phrases import phrase_above
from dragoman.clauses.predicate_view import View, own_view
from dragoman.clauses.suppositions import fronted_condition, in_verbless_condition, sets_supposed
from dragoman.language import Sentence
from dragoman.records import Factuality, Span
from dragoman.sentence import asked_once
from dragoman.word_lists import word_list

# A future verb sets its subject and the occasion it falls on in the future ("will meet at the summit"), not its object.
_CARRIES_TIME = frozenset({"subject", "attr", "during", "at", "in"})
# What these take as their complement is taken for granted, whatever stands above them ("may regret that it left").
_PRESUPPOSING = frozenset({"takes for a fact"})
# Through these kinds of link the reading goes on upwards where the governor is of no class.
_PASSES = frozenset({"that", "to", "ing", "dep", "parataxis", "subject", "object", "attr", "compound"})
# Frames that a governor's own frame replaces; the nearest one stays.
_OPEN_TO_FRAMES = frozenset({"asserted", "background", "consequence", "purpose"})
# What nobody says ("will not say who gave the order") is asked.
_TELLS_WHO = word_list("clauses", "tells_who")
# What these do to a plan or attempt settles it: "foiled the plot", "succeeded in their bid".
_SETTLES = frozenset({"keeps from happening", "does not carry out", "carries out", "stops what went on"})
# How a promise or threat hangs on the verb that keeps it.
_FULFILLED = frozenset({"object", "on", "with", "by"})
# Frames of what is asked for or offered, which an answer can turn down.
_ASKED_FOR = frozenset({"permission", "demand", "promise"})


@asked_once
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
    if token in fronted_condition(sentence) and view.frame in ("asserted", "consequence", "background"):
        polarity = "positive" if sentence.lower[fronted_condition(sentence).start] == "not" else view.polarity
        return Factuality("possible", polarity, "future", "condition")
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
    rumoured = told_aside(sentence, token)
    if rumoured:
        view.certainty = weaker(view.certainty, rumoured)
    set_question(sentence, view, token)
    set_wish(sentence, view, token)
    if view.frame == "promise" and view.polarity == "positive" and is_hostile(sentence, token):
        view.frame = "threat"  # "vowed to retaliate"
    spans = tuple(Span(sentence.starts[k], sentence.ends[k]) for k in sorted(set(view.evidence)))
    return Factuality(view.certainty, view.polarity, view.time, view.frame, spans)


def _climb(sentence: Sentence, view: View, i: int, link: Link, first: bool) -> int:
    """Let the governor change the view; return the token to go on from, -1 to stop."""
    phrase = phrase_above(sentence, first_conjunct(sentence, i))
    if phrase is not None:
        return _govern(sentence, view, i, *phrase)
    link = as_complement(sentence, i, link)
    headline = headline_infinitive(sentence, i, link)
    if headline is not None:
        link, view.time, view.timed = headline, "future", True
    if _set_by_construction(sentence, view, i, link, first):
        return -1
    if link.kind == "that" and sentence.is_verb(link.governor) and is_subjunctive(sentence, i):
        link = Link(link.governor, "subjunctive")
    effect = effect_of(sentence, link)
    if _settled(sentence, view, i, link, effect, first):
        return -1
    effect = effect_meant(sentence, view, i, link, effect)
    if effect is None:
        return _no_effect(sentence, view, i, link)
    if _told_apart(sentence, view, i, link, effect):
        return -1
    if link.kind == "object":
        if effect.name in ("holds possible", "weighs") and is_definite(sentence, i):
            return link.governor  # "discussed the attack": what is known is talked about, not weighed
        effect = effect_on_object(sentence, view, i, link, effect, first)
        if effect is None:
            return -1
    if link.kind == "wh" and effect.name in ("reports", "confirms"):
        return -1
    if link.kind == "from" and sentence.tags[i] == "VBN" and sentence.child(i, "auxpass") is None:
        return -1  # "saved it from damage done by the storm"
    return _apply_effect(sentence, view, i, link, effect, first)


def _set_by_construction(sentence: Sentence, view: View, i: int, link: Link, first: bool) -> bool:
    """Let a construction settle the view before any word above is asked; tell whether it did."""
    if sets_condition(sentence, view, i, link) or sets_label(sentence, view, i, link):
        return True
    if sets_construction(sentence, view, i, link) or sets_supposed(sentence, view, first_conjunct(sentence, i), link):
        return True
    if not first and _tells(sentence, i):
        if link.kind == "purpose" or _by_text(sentence, link):
            return True  # "appeared on television to announce that it had fallen", "issued a statement to say"
        if link.kind == "to" and _untrue_to_say(sentence, link.governor):
            view.certainty, view.polarity = "certain", "negative"
            return True
    return set_by_clause(sentence, view, i, link)


def _settled(sentence: Sentence, view: View, i: int, link: Link, effect: Effect | None, first: bool) -> bool:
    """Tell whether what is above changes nothing any more: an open question, an attempt that failed, a promise kept."""
    if effect is not None and view.frame == "accusation" and effect.frame in ("purpose", "demand", "promise", "threat"):
        return True  # "want him tried for the killing", "promised to prosecute the theft"
    if link.kind == "wh" and _open_question(sentence, link):
        view.frame = "question" if view.frame == "asserted" else view.frame  # "who fired is unclear": somebody did
        return True
    if link.kind == "subject" and not first and attempt_fails(sentence, i, link.governor):
        _come_to_nothing(sentence, view, link.governor)
        return True
    keeps = link.kind in _FULFILLED or "-" in link.kind
    return keeps and view.frame in ("promise", "threat") and _kept(sentence, view, link.governor)


def _told_apart(sentence: Sentence, view: View, i: int, link: Link, effect: Effect) -> bool:
    """Tell whether the word above is about something else than the event: the fear of it, a charge, what was asked for."""
    if effect.name == "is untrue" and view.frame == "fear":  # "fears of a flood proved unfounded": that they feared it stands
        return True
    if effect.name in ("refuses", "denies") and link.kind == "that" and summed_up(sentence, i, link.governor):
        return True
    asked_for = view.frame in _ASKED_FOR or (view.frame == "purpose" and effect.name == "refuses" and link.kind == "object")
    turning_down = effect.name in ("refuses", "rules out", "denies") and asked_for
    return turning_down and _turned_down(sentence, view, link)


def _apply_effect(sentence: Sentence, view: View, i: int, link: Link, effect: Effect, first: bool) -> int:
    """Let the effect of the governor change the view; return the token to go on from, -1 to stop."""
    if view.polarity == "negative" and first and link.kind == "to" and _chose(sentence, link.governor):
        effect = effect_on("V", "manage", "to") or effect  # "chose not to publish it"
    if is_attempt(effect) and link.kind in ("to", "for", "at", "of", "object") and in_vain(sentence, link.governor):
        return _come_to_nothing(sentence, view, link.governor)  # "tried in vain to block it"
    effect = effect_by_tense(sentence, view, i, link, effect)
    _set_time_by_form(sentence, view, i, link, effect)
    _apply(sentence, view, link.governor, effect)
    passed_on = hearsay(sentence, link)
    if passed_on and effect.name in ("reports", "is said to", "alleges"):
        view.certainty = weaker(view.certainty, passed_on)
    if effect.negated is not None and still_open(sentence, link.governor):
        if effect.negated.time == "same":
            view.time = own_view(sentence, sentence.heads[link.governor]).time  # "refused to let them enter"
        return -1
    return -1 if effect.name in _PRESUPPOSING or effect.frame == "question" else link.governor


def _set_time_by_form(sentence: Sentence, view: View, i: int, link: Link, effect: Effect) -> None:
    """Set the time of what the parser or the form of the verb leaves without a time of its own."""
    if effect.name == "tries" and sentence.is_noun(i) and link.kind == "object":
        view.time, view.timed = "future", True  # "came seeking a truce"
    seen = sentence.lemmas[i] == "see" and sentence.child(i, "ccomp") is not None  # "wants to see the war ended"
    if effect.name in ("wants", "demands") and (seen or sentence.tags[i] == "VBD") and sentence.child(i, "mark") is None:
        view.timed = False  # "wants the statue returned", the participle taken for a past tense
    if effect.frame == "accusation" and sentence.tags[i] == "VBG" and not view.timed and view.time == "present":
        view.time = "present" if sentence.lemmas[i] in modality().going_on else "past"  # "accuses him of stealing"
    gerund = link.kind == "of" and sentence.tags[i] == "VBG" and not view.timed and sentence.is_noun(link.governor)
    if gerund and effect.name in ("reports", "alleges", "points to"):
        view.time = "past"  # "reports of looting could not be verified"


def _govern(sentence: Sentence, view: View, i: int, phrase: range, effect: Effect) -> int:
    """Let a phrase of several words change the view; return the token to go on from, -1 to stop."""
    g = phrase.start
    answers = effect.name in ("refuses", "rules out", "denies") and view.frame in _ASKED_FOR
    if answers and _turned_down(sentence, view, Link(g, "object")):
        return -1
    if effect.name in ("denies", "doubts") and (names_a_statement(sentence, i) or names_a_guess(sentence, i)):
        view.certainty = "certain"  # "cast doubt on the claim that": the doubt is theirs, whoever claims it
    view.evidence.extend(j for j in circumstances(sentence, g).negators if j in phrase)  # "made no secret that"
    _apply(sentence, view, g, effect)
    return -1 if effect.name in _PRESUPPOSING else g


def _open_question(sentence: Sentence, link: Link) -> bool:
    """ "Who fired remains a mystery (is unclear)", "do not know who fired", "the question is who fired"."""
    g = link.governor
    words = sentence.children_with(g, "acomp", "attr", "nsubj") if sentence.is_verb(g) else [g]
    for j in words:
        asked = effect_on("N" if sentence.is_noun(j) else "J", sentence.lemmas[j].lower(), "whether")
        if asked is not None and asked.frame == "question":
            return sentence.lower[j] != "clear" or circumstances(sentence, g).negated
    untold = sentence.is_verb(g) and sentence.lemmas[g] in _TELLS_WHO
    if untold and sentence.tags[g] == "VB" and sentence.lemmas[sentence.heads[g]] in ("refuse", "decline"):
        return True  # "declined to say when"
    unknown = untold or (sentence.is_verb(g) and sentence.lemmas[g] in ("know", "establish", "determine", "clarify", "find"))
    return unknown and own_view(sentence, g).polarity == "negative"


def _tells(sentence: Sentence, verb: int) -> bool:
    effect = effect_on("V", sentence.lemmas[verb].lower(), "that") if sentence.is_verb(verb) else None
    return effect is not None and effect.name in ("reports", "confirms", "denies")


def _by_text(sentence: Sentence, link: Link) -> bool:
    return link.kind == "to" and sentence.is_noun(link.governor) and names_a_statement(sentence, link.governor)


def _untrue_to_say(sentence: Sentence, verb: int) -> bool:
    """ "It is false (would be wrong) to say that"."""
    quality = sentence.child(verb, "acomp", "attr") if sentence.is_verb(verb) else None
    untrue = effect_on("J", sentence.lower[quality], "that") if quality is not None else None
    return untrue is not None and untrue.name == "is untrue"


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


def _come_to_nothing(sentence: Sentence, view: View, verb: int) -> int:
    """What was tried was not done; end the way up."""
    above = own_view(sentence, verb)
    view.certainty, view.frame, view.polarity = above.certainty, "asserted", "negative"
    view.time, view.timed = above.time, True
    return -1


def _kept(sentence: Sentence, view: View, verb: int) -> bool:
    """ "Carried out its threat to cut the cable", "never made good on it": by now it has been done, or not."""
    above = own_view(sentence, verb)
    if not fulfils(sentence, verb) or above.certainty != "certain" or above.time != "past":
        return False
    view.frame, view.time, view.timed = "asserted", "past", True
    if above.polarity == "negative":
        view.reverse()
    return True


def _chose(sentence: Sentence, g: int) -> bool:
    return sentence.lemmas[g] in ("choose", "elect", "opt") and own_view(sentence, g).time == "past"


def _no_effect(sentence: Sentence, view: View, i: int, link: Link) -> int:
    """A governor of no class: an event noun takes its verb's future, conditions reach down, the rest is left alone."""
    g = link.governor
    if sentence.is_noun(g) and sentence.is_noun(i) and link.kind not in ("compound", "attr") and is_definite(sentence, i):
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
    if effect.name in ("pretends", "is untrue", "is true"):
        view.certainty = "certain"  # "the rumour proved false"
    if effect.name == "denies" and view.frame == "accusation":
        view.frame = "asserted"
    if effect.name in _SETTLES and view.frame == "purpose" and above.certainty == "certain":
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
        aside = sentence.deps[g] == "acl" and effect.name in ("is thought to", "is said to")  # "the pilot, thought to be alive"
        view.time = "present" if aside else above.time
    elif effect.time == "own" and view.time == "future":
        view.timed = True
    elif effect.frame == "fear" and not view.timed:
        view.time, view.timed = "future", True
    view.timed = view.timed or above.timed
