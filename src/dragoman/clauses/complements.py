"""Links that the parse shows as something else: an infinitive of purpose that is a verb's complement, headlines' infinitives."""

from __future__ import annotations

from dragoman.clauses.arguments import voice
from dragoman.clauses.attempts import takes_advantage
from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.effects import effect_of, gives_time
from dragoman.clauses.lexicon import Effect
from dragoman.clauses.links import Link
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# An infinitive behind these is never one of purpose ("happened to meet").
_NO_PURPOSE = word_list("clauses", "no_purpose")
# What is asked of somebody with an infinitive is no purpose.
_ASKS_TO = word_list("clauses", "asks_to")
_WAYS = frozenset({"way", "door", "path", "ground", "road"})
_SMOOTHS = word_list("clauses", "smooths")
_GROWS = word_list("clauses", "grows")
_BEHIND_OBJECT = frozenset({"for", "of", "on", "to-noun", "over", "about", "against"})
_LINGERS = word_list("clauses", "lingers")
_TALKS = frozenset({"talk", "talks", "negotiation", "discussion"})


def as_complement(sentence: Sentence, i: int, link: Link) -> Link:
    """Take an infinitive of purpose for the complement that its verb calls for ("vowed on Monday to punish them")."""
    own = effect_of(sentence, link) if link.kind == "to" else None
    for read in (_of_quality, _of_thing, _of_leave, _of_object, _of_time_or_charge, _of_way_of_acting, _of_what_grows):
        found = read(sentence, i, link, own)
        if found is not None:
            return found
    return _of_purpose(sentence, i, link)


def _of_quality(sentence: Sentence, i: int, link: Link, own: Effect | None) -> Link | None:
    """A clause that an adjective calls for, whatever the parser hung it on."""
    g = link.governor
    that = any(sentence.lower[j] == "that" for j in sentence.children[i])
    if link.kind == "adverbial" and sentence.tags[g][:1] == "J" and that:
        return Link(g, "that")  # "considers it unlikely that"
    hung = link.kind == "that" and sentence.tags[g] == "JJ" and sentence.deps[g] == "acomp"
    if hung and circumstances(sentence, sentence.heads[g]).negated:
        return Link(sentence.heads[g], "that")  # "is by no means certain that"
    return None


def _of_thing(sentence: Sentence, i: int, link: Link, own: Effect | None) -> Link | None:
    """A clause that the verb's object or subject calls for: a plot, a rumour, doubts."""
    g = link.governor
    if link.kind in ("to", "purpose") and sentence.is_verb(g) and own is None:
        thing = sentence.child(g, "dobj")  # "foiled a plot to bomb it", hung on the verb
        if thing is not None and thing < i and effect_of(sentence, Link(thing, "to")) is not None:
            return Link(thing, "to")
    told = _spread(sentence, i, g) if link.kind in ("that", "relcl") and sentence.is_noun(g) else None
    if told is not None:
        return Link(told, "that")  # "rumours swept the bazaar that he had fled"
    if link.kind == "that" and sentence.is_verb(g) and sentence.lemmas[g] in _LINGERS:
        about = sentence.child(g, "nsubj")  # "doubts persist that it will open"
        if about is not None and effect_of(sentence, Link(about, "that")) is not None:
            return Link(about, "that")
    return None


def _of_leave(sentence: Sentence, i: int, link: Link, own: Effect | None) -> Link | None:
    """An infinitive of purpose that is what somebody may do or goes on to do."""
    g = link.governor
    if link.kind == "purpose" and sentence.is_noun(g) and effect_of(sentence, Link(g, "to")) is not None:
        return Link(g, "to")  # "was given leave to visit"
    if link.kind == "purpose" and sentence.lemmas[g] == "go" and any(sentence.lower[j] == "on" for j in sentence.children[g]):
        return Link(g, "to")  # "went on to seize the station"
    if link.kind == "purpose" and sentence.lemmas[g] == "bring" and effect_of(sentence, Link(g, "to")) is not None:
        return Link(g, "to")  # "could not bring themselves to go"
    return None


def _of_object(sentence: Sentence, i: int, link: Link, own: Effect | None) -> Link | None:
    """What stands behind an object and belongs to it, and ways that are paved."""
    g = link.governor
    if link.kind in _BEHIND_OBJECT and sentence.is_verb(g) and effect_of(sentence, link) is None:
        thing = sentence.child(g, "dobj")  # "spurned pleas for a pardon", hung on the verb
        behind = thing is not None and sentence.right_edge(thing) == sentence.left_edge(i) - 2
        if thing is not None and behind and effect_of(sentence, Link(thing, link.kind)) is not None:
            return Link(thing, link.kind)
    way = sentence.is_noun(g) and sentence.deps[g] == "dobj" and sentence.lower[g] in _WAYS
    if way and link.kind in ("to", "for-to", "relcl") and sentence.lemmas[sentence.heads[g]] in _SMOOTHS:
        return Link(sentence.heads[g], "for")  # "paved the way for exports to resume"
    return None


def _of_time_or_charge(sentence: Sentence, i: int, link: Link, own: Effect | None) -> Link | None:
    """What somebody is given time for, charged with, allowed or ordered to do."""
    g = link.governor
    if link.kind == "purpose" and gives_time(sentence, g):
        return Link(g, "to")
    if link.kind == "to" and sentence.is_noun(g) and gives_time(sentence, sentence.heads[g]):
        return Link(sentence.heads[g], "to")
    if link.kind in ("of", "for") and sentence.tags[i] == "VBG" and sentence.deps[g] == "dobj":
        accused = effect_of(sentence, Link(sentence.heads[g], link.kind))
        if accused is not None and accused.frame == "accusation":
            return Link(sentence.heads[g], link.kind)  # "accused the mayor of stealing"
    taken = link.kind == "to" and own is None and sentence.is_noun(g) and sentence.deps[g] in ("dobj", "ccomp", "dative")
    if taken and _calls_for(sentence, sentence.heads[g]):
        return Link(sentence.heads[g], "to")  # "allows pilgrims to travel", the pilgrims taken for the clause
    if link.kind == "participle" and sentence.deps[g] == "dobj" and sentence.lemmas[sentence.heads[g]] in ("order", "want"):
        return Link(sentence.heads[g], "to")  # "ordered the bridge blown up"
    return None


def _of_way_of_acting(sentence: Sentence, i: int, link: Link, own: Effect | None) -> Link | None:
    """What another does whom the words above mean, what somebody takes advantage of, and what talks are on."""
    g = link.governor
    acted = _act_of_another(sentence, i)
    if acted is not None:
        return acted  # "fears of the army stepping in", "opposed to the fund being used"
    user = _verb_over(sentence, g) if link.kind in ("to", "relcl", "of") and own is None else g
    turned = link.kind != "of" or (sentence.deps[i] == "pcomp" and sentence.tags[i] == "VB")
    if turned and link.kind in ("purpose", "to", "relcl", "of") and takes_advantage(sentence, user):
        return Link(user, "to")  # "took advantage of the fog to cross"
    if link.kind in ("on", "about", "over") and sentence.tags[i] == "VBG" and sentence.lemmas[g].lower() in _TALKS:
        return Link(g, "for")  # "talks on ending the strike"
    return None


def _of_what_grows(sentence: Sentence, i: int, link: Link, own: Effect | None) -> Link | None:
    """What pressure and concern that grow are about."""
    g = link.governor
    grows = sentence.child(g, "nsubj") if link.kind in ("purpose", "to") and sentence.lemmas[g] in _GROWS else None
    if grows is not None and effect_of(sentence, Link(grows, "to")) is not None:
        return Link(grows, "to")  # "pressure is growing on him to quit"
    about = sentence.child(g, "nsubj") if link.kind in _BEHIND_OBJECT and sentence.lemmas[g] in _GROWS | _LINGERS else None
    if about is not None and effect_of(sentence, link) is None and effect_of(sentence, Link(about, link.kind)) is not None:
        return Link(about, link.kind)  # "concern is rising over a shortage"
    return None


def _of_purpose(sentence: Sentence, i: int, link: Link) -> Link:
    """Take an infinitive of purpose for the complement where its verb calls for one; else leave it."""
    g = link.governor
    asks = sentence.lemmas[g] in _ASKS_TO or _calls_for(sentence, g)
    asked = sentence.child(g, "dobj") if link.kind == "purpose" and asks else None
    if asked is not None and sentence.right_edge(asked) == sentence.left_edge(i) - 1:
        return Link(g, "to")  # "pressed the junta to set a date"
    if link.kind != "purpose" or not sentence.is_verb(g) or sentence.child(g, "xcomp", "ccomp", "dobj") is not None:
        return link
    complement = Link(g, "to")
    effect = effect_of(sentence, complement)
    carried_out = (
        effect is not None
        and effect.name == "carries out"
        and (voice(sentence, g) == "passive" or sentence.lemmas[g] in _NO_PURPOSE)
    )
    return complement if effect is not None and (effect.frame or carried_out) else link


def _verb_over(sentence: Sentence, noun: int) -> int:
    """Return the verb above a noun, through prepositions and nouns: "took | advantage of the fog"."""
    j = noun
    while sentence.deps[j] in ("pobj", "prep", "dobj") and sentence.heads[j] != j:
        j = sentence.heads[j]
    return j


def _act_of_another(sentence: Sentence, i: int) -> Link | None:
    """Return the link of a participle whose subject stands behind a preposition or verb: "fears of | the army stepping in"."""
    being = any(sentence.lower[j] in ("being", "having") for j in sentence.children_with(i, "auxpass", "aux"))
    if sentence.deps[i] not in ("acl", "advcl") or not (sentence.tags[i] == "VBG" or being):
        return None
    who = sentence.left_edge(i) - 1
    noun = next((j for j in (who, sentence.heads[i]) if sentence.deps[j] in ("pobj", "dobj")), None)
    if noun is None or noun > i or who < 0 or not (sentence.is_noun(who) or sentence.tags[who] == "PRP"):
        return None
    above = sentence.heads[noun]
    if sentence.deps[noun] == "dobj":
        named = Link(above, "ing")
        return named if being and sentence.is_verb(above) and effect_of(sentence, named) is not None else None
    governor, word = sentence.heads[above], sentence.lower[above]
    link = Link(governor, "to-noun" if word == "to" else word)
    plain = sentence.right_edge(noun) >= who and governor < above
    return link if plain and effect_of(sentence, link) is not None else None


def _spread(sentence: Sentence, i: int, noun: int) -> int | None:
    """Return the noun of saying that is the subject of "rumours swept the bazaar that he had fled"; else None."""
    verb = _verb_over(sentence, noun)
    about = sentence.child(verb, "nsubj") if sentence.lemmas[verb] in _SPREADS else None
    opener = sentence.left_edge(i)
    own = sentence.child(i, "nsubj", "nsubjpass")
    if about is None or sentence.lower[opener] != "that" or own in (None, opener):
        return None
    return about if effect_of(sentence, Link(about, "that")) is not None else None


_SPREADS = word_list("clauses", "spreads")


def _calls_for(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb asks or allows the one who is its object to do something ("licensed his brother to sell it")."""
    effect = effect_of(sentence, Link(verb, "to")) if sentence.is_verb(verb) else None
    got = effect is not None and effect.name == "carries out" and sentence.lemmas[verb] == "get"
    return got or (effect is not None and effect.frame in ("demand", "permission"))


def headline_infinitive(sentence: Sentence, i: int, link: Link) -> Link | None:
    """Return the link that makes an infinitive with its subject, before words of saying, a clause of its own; None if it is none.

    "Talks to resume, governor says".
    """
    g = link.governor
    if link.kind not in ("to", "purpose"):
        return None
    if sentence.deps[i] == "ccomp" and i < g and sentence.child(i, "nsubj", "nsubjpass") is not None:
        return Link(g, "that")
    above = sentence.heads[g]
    named = sentence.is_noun(g) and sentence.deps[g] in ("dep", "advcl") and sentence.left_edge(g) == 0
    return Link(above, "that") if named and sentence.is_verb(above) and i < above else None
