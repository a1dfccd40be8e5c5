"""Cue verbs and adjectives with their contents in the same clause: "said that", "called for", "is confident that"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.claims.contents import clause_kind, content_of
from dragoman.claims.drafts import Draft, noun_phrase, one_span, particle_of, phrase_before, source_of, spans_of, verb_group
from dragoman.claims.lexicon import cue_phrases, cue_words, negated_stance, readings_of, silent_passives, stance_for
from dragoman.claims.phrase_cues import phrase_draft
from dragoman.claims.sources import HEARS, prompt_to, sender_of, set_source
from dragoman.clauses.arguments import voice
from dragoman.clauses.circumstances import negation
from dragoman.clauses.effects import names_a_favour, names_a_request
from dragoman.clauses.hearsay import still_open
from dragoman.clauses.lexicon import effect_on
from dragoman.clauses.misread import dismissed_noun
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_OBJECTS = ("dobj", "obj")
# Verbs and adjectives.
_CUE_TAGS = frozenset("VB VBD VBG VBN VBP VBZ JJ JJR JJS".split())
# Auxiliaries say nothing of their own; those on which something hangs are misread.
_HELPERS = frozenset({"aux", "auxpass"})
_COPULAS = word_list("claims", "copulas")
_GRANTED = word_list("claims", "granted")
# Whoever does these in order to say something says it.
_GOES_TO = word_list("claims", "goes_to")
# "Made clear that", "made it plain that".
_PUTS_IT = word_list("claims", "puts_it")
_PLAIN = frozenset({"clear", "plain", "known", "explicit"})
_ACCOUNTABLE = frozenset({"responsible", "accountable", "liable", "guilty", "answerable"})
_NOBODYS = word_list("claims", "nobodys")
_CASES = word_list("claims", "cases")
_PEOPLE = frozenset({"some", "others", "many", "most", "both", "few", "several"})


def clause_drafts(sentence: Sentence, quoted: Sequence[bool]) -> list[Draft]:
    """Return the attributions whose cue is a verb or adjective of this sentence.

    Args:
        sentence: a parsed sentence.
        quoted: for each token whether it stands inside direct speech.
    """
    out = []
    told: set[int] = set()  # passives told by a phrase: "is haunted by the thought of"
    for i, tag in [(i, tag) for i, tag in enumerate(sentence.tags) if tag in _CUE_TAGS]:
        if i in told:
            continue
        if sentence.deps[i] in _HELPERS and not sentence.children[i]:
            passive = phrase_draft(sentence, i) if sentence.deps[i] == "auxpass" else None
            if passive is not None:
                passive.in_quotation = quoted[i]
                out.append(passive)
                told.add(passive.head)
            continue
        if tag[:1] == "V" and i + 1 < len(sentence) and sentence.lower[i + 1] in ("that", "of") and _dismissed(sentence, i):
            continue
        state = tag == "VBN" and (sentence.deps[i] == "acomp" or sentence.child(i, "auxpass") is not None)
        if state and readings_of("J", sentence.lower[i]):
            draft = _adjective_draft(sentence, i)  # "is convinced that"
        elif tag[:1] == "V":
            draft = _verb_draft(sentence, i)
        elif tag[:1] == "J" and (sentence.deps[i] in ("acomp", "conj", "oprd") or _set_off(sentence, i)):
            draft = _adjective_draft(sentence, i)
        else:
            continue
        if draft is not None:
            draft.in_quotation = quoted[i]
            out.append(draft)
    return out


def _dismissed(sentence: Sentence, i: int) -> bool:
    """Tell whether "reports" in "dismissed as fantasy reports that" was taken for a verb."""
    return "as" in sentence.lower and any(dismissed_noun(sentence, v) == i for v in range(i) if sentence.tags[v][:1] == "V")


def _verb_draft(sentence: Sentence, v: int) -> Draft | None:
    lemma = sentence.lemmas[v]
    if lemma in cue_phrases():
        phrase = phrase_draft(sentence, v)
        if phrase is not None:
            return phrase
    noun = dismissed_noun(sentence, v)
    if noun is not None:
        return _dismissed_as(sentence, v, noun)
    if lemma == "make":
        return _made_clear(sentence, v)
    if lemma == "hold" and _holds_to_account(sentence, v) is not None:
        return _holds_to_account(sentence, v)
    if lemma == "be":
        return _equation(sentence, v)
    if lemma in _PUTS_IT and v + 1 < len(sentence) and sentence.lower[v + 1] == "it":
        put = _puts_it(sentence, v)
        if put is not None or lemma == "put":
            return put
    if sentence.deps[v] == "amod":
        return _some_blamed(sentence, v) or _taken_for_quality(sentence, v)
    readings = readings_of("V", lemma, particle_of(sentence, v)) if lemma in cue_words("V") else ()
    if not readings and not (sentence.child(v, "ccomp") is not None and sentence.child(v, "nsubj") is not None):
        return None
    if not readings and _hearsay(sentence, v):
        return None
    if _unrealised(sentence, v) or _orders_reader(sentence, v) or _only_due(sentence, v) or _wrong_to_say(sentence, v):
        return None
    found = content_of(sentence, v, readings)
    if found is None:
        return None
    tokens, stance, kind, extra = found
    stance = _stance_meant(sentence, v, stance, kind)
    draft = Draft(sentence, v, stance, "summary" if kind in ("object", "aside") else "indirect")
    set_source(sentence, v, draft)
    prompt = prompt_to(sentence, v)
    leading = [] if prompt is None else [*verb_group(sentence, sentence.heads[prompt]), prompt]
    sender = sender_of(sentence, v)
    if sender is not None:
        leading = verb_group(sentence, sender)
    agent = sentence.child(v, "agent") if kind in ("that", "to", "whether") else None
    if agent == v + 1:
        extra = [*extra, agent]  # "were told by the council that"
    draft.cue = one_span(sentence, [*leading, *verb_group(sentence, v), *extra])
    draft.content = spans_of(sentence, tokens)
    if not draft.source and sentence.tags[v] == "VBG" and sentence.deps[v] in ("pcomp", "csubj", "nsubj", "pobj", "dobj"):
        return None  # "without mentioning it", "criticising him is easy": nobody says so
    return draft if draft.content and (draft.source or not _says_nothing(sentence, v, kind)) else None


def _stance_meant(sentence: Sentence, v: int, stance: str, kind: str) -> str:
    """Return the stance of a cue where negation or the kind of its content tells another than the cue alone."""
    if stance == "confirms" and kind == "whether":
        stance = "asks"  # "are trying to establish whether"
    if len(negation(sentence, v)) % 2 or still_open(sentence, v):
        stance = "does not know" if _knows(sentence, v, stance, kind) else negated_stance(stance)
    favours = (names_a_favour(sentence, t) for t in sentence.children_with(v, "dobj"))
    if sentence.lemmas[v] == "seek" and kind == "object" and not any(favours):
        stance = "wants"  # "sought a truce"
    if stance == "denies" and kind in ("object", "to"):
        stance = _turned_down(sentence, v)
    return stance


def _says_nothing(sentence: Sentence, v: int, kind: str) -> bool:
    """Tell whether a verb without a speaker only tells what was or would be done ("was finished", "to see how")."""
    if voice(sentence, v) == "passive":
        return kind in ("object", "aside") and sentence.lemmas[v] in silent_passives()
    return sentence.tags[v] == "VB" and sentence.deps[v] != "ROOT" and sentence.child(v, "aux", "nsubj") is None


def _dismissed_as(sentence: Sentence, v: int, noun: int) -> Draft | None:
    """ "Dismissed as fantasy | reports that it had paid": the cue takes in what they are dismissed as."""
    first = noun
    while sentence.deps[first - 1] in ("det", "compound", "amod", "poss") and sentence.tags[first - 1] in ("DT", "PRP$"):
        first -= 1
    mark = noun + 1
    below = sentence.heads[mark] if sentence.lower[mark] == "that" else mark
    draft = Draft(sentence, v, negated_stance("denies") if len(negation(sentence, v)) % 2 else "denies", phrase=True)
    set_source(sentence, v, draft)
    draft.cue = one_span(sentence, [*verb_group(sentence, v), *range(v + 1, first)])
    draft.content = spans_of(sentence, range(first, max(noun, sentence.right_edge(below)) + 1))
    return draft if draft.content else None


def _knows(sentence: Sentence, v: int, stance: str, kind: str) -> bool:
    """Tell whether a negated cue only says that somebody does not know ("did not know that", "has not decided whether")."""
    if stance != "believes":
        return False
    effect = effect_on("V", sentence.lemmas[v].lower(), "that")
    return kind == "whether" or (effect is not None and effect.name == "takes for a fact")


def _turned_down(sentence: Sentence, v: int) -> str:
    """Return denies or opposes: "rejected the claim" denies, "rejected the offer" and "denied them entry" oppose."""
    thing = sentence.child(v, *_OBJECTS) or sentence.child(v, "nsubjpass")
    if thing is None:
        return "denies"
    two = len(sentence.children_with(v, *_OBJECTS, "dative")) > 1  # "denied the clerk a pardon"
    granted = sentence.lemmas[v] == "deny" and (two or sentence.lemmas[thing].lower() in _GRANTED)
    asked_for = sentence.lemmas[v] in ("reject", "dismiss", "rebuff", "rule") and names_a_request(sentence, thing)
    return "opposes" if granted or asked_for else "denies"


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
    while sentence.deps[v] == "conj" and sentence.tags[v] == "VB" and sentence.is_verb(sentence.heads[v]):
        if sentence.child(v, "nsubj", "aux") is not None:
            break
        v = sentence.heads[v]
    if sentence.tags[v] != "VB" or sentence.deps[v] not in ("xcomp", "acl", "ccomp", "pcomp", "relcl"):
        return False
    if any(sentence.tags[j] == "MD" for j in sentence.children_with(v, "aux")):
        return False
    heard = sentence.lemmas[sentence.heads[v]] in HEARS and sentence.child(v, "aux") is None
    if heard and sentence.child(v, "nsubj") is not None:
        return False  # "heard the mayor admit that"
    if prompt_to(sentence, v) is not None:
        return False
    if sentence.deps[v] == "xcomp" and sentence.lemmas[sentence.heads[v]] in _GOES_TO:
        return False  # "marched to demand"
    own = 1 + len(sentence.children_with(v, "aux", "advmod", "neg"))
    return len(verb_group(sentence, v)) <= own


def _made_clear(sentence: Sentence, v: int) -> Draft | None:
    """ "Made (it) clear that": where the parser hangs the clause differs from sentence to sentence."""
    clear = next((j for j in range(v + 1, min(len(sentence), v + 5)) if sentence.lower[j] in _PLAIN), None)
    if clear is None or voice(sentence, v) == "passive":
        return None
    that = clear + 1
    if that >= len(sentence) or sentence.deps[that] != "mark" or sentence.lower[that] != "that":
        return None
    clause = sentence.heads[that]
    draft = Draft(sentence, v, "says")
    set_source(sentence, v, draft)
    draft.cue = one_span(sentence, [*verb_group(sentence, v), clear])
    draft.content = spans_of(sentence, [t for t in sentence.subtree(clause) if t >= that])
    return draft if draft.source and draft.content else None


def _puts_it(sentence: Sentence, v: int) -> Draft | None:
    """ "As the governor put it (saw it, tells it), the province is bankrupt"."""
    main = sentence.heads[v]
    as_he = any(sentence.lower[j] == "as" for j in sentence.children_with(v, "mark", "advmod"))
    if not as_he or sentence.child(v, "nsubj") is None or sentence.deps[v] not in ("advcl", "parataxis") or main == v:
        return None
    draft = Draft(sentence, v, "believes" if sentence.lemmas[v] in ("see", "understand", "view", "remember") else "says")
    set_source(sentence, v, draft)
    draft.cue = one_span(sentence, [*verb_group(sentence, v), v + 1])
    inside = set(sentence.subtree(v))
    draft.content = spans_of(sentence, [t for t in sentence.subtree(main) if t not in inside])
    return draft if draft.source and draft.content else None


def _holds_to_account(sentence: Sentence, v: int) -> Draft | None:
    """ "Holds the militia responsible for the raid"."""
    below = sentence.children_with(v, "ccomp", "xcomp", "oprd", "acomp")
    quality = next((j for j in below if sentence.lower[j] in _ACCOUNTABLE), None)
    to_blame = next((j for j in below if sentence.lower[j] == "blame" and sentence.lower[j - 1] == "to"), None)
    quality = to_blame if quality is None else quality
    if quality is None or quality < v:
        return None
    draft = Draft(sentence, v, "accuses", "summary")
    set_source(sentence, v, draft)
    draft.cue = one_span(sentence, verb_group(sentence, v))
    draft.content = spans_of(sentence, range(v + 1, sentence.right_edge(quality) + 1))
    return draft if draft.source and draft.content else None


def _wrong_to_say(sentence: Sentence, v: int) -> bool:
    """ "It is false to say that": nobody in particular says so."""
    above = sentence.heads[v]
    quality = sentence.child(above, "acomp", "attr")
    subject = sentence.child(above, "nsubj", "expl") if sentence.lemmas[above] == "be" and quality is not None else None
    return sentence.tags[v] == "VB" and subject is not None and sentence.lower[subject] == "it"


def _some_blamed(sentence: Sentence, v: int) -> Draft | None:
    """ "Some blamed speculators": the verb taken for an adjective between a pronoun and its object."""
    noun, who = sentence.heads[v], v - 1
    stance = stance_for(readings_of("V", sentence.lemmas[v]), "object")
    if stance is None or sentence.heads[noun] != noun or v != 1 or sentence.lower[who] not in _PEOPLE:
        return None
    draft = Draft(sentence, v, stance, "summary")
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, [who]), [who], who
    draft.source_sentence = sentence
    draft.cue = one_span(sentence, [v])
    draft.content = spans_of(sentence, range(v + 1, len(sentence)))
    return draft


def _taken_for_quality(sentence: Sentence, v: int) -> Draft | None:
    """ "The UN voiced concern that ...": the verb taken for an adjective of its object."""
    noun = sentence.heads[v]
    who = phrase_before(sentence, v)
    if sentence.words[v - 1] == "," and v > 2:
        who = sentence.subtree(sentence.heads[v - 1]) if sentence.is_noun(sentence.heads[v - 1]) else []
        who = [t for t in who if t < v - 1]
    alone = sentence.heads[noun] == noun and sentence.is_noun(noun) and sentence.words[-1] == "."
    if not who or v > noun or not alone or sentence.zone == "title":
        return None
    felt = stance_for(readings_of("N", sentence.lemmas[noun]), "that") if sentence.child(noun, "acl", "ccomp", "relcl") else None
    stance = felt or stance_for(readings_of("V", sentence.lemmas[v]), "object")
    if stance is None or not sentence.lower[v].endswith("ed") or sentence.tags[v - 1] in ("DT", "PRP$", "IN", "CD"):
        return None
    draft = Draft(sentence, v, stance, "summary")
    head = sentence.head_of(who)
    draft.source, draft.source_tokens, draft.source_head = one_span(sentence, who), who, head
    draft.source_sentence = sentence
    draft.cue = one_span(sentence, [v])
    draft.content = spans_of(sentence, range(v + 1, sentence.right_edge(noun) + 1))
    return draft if draft.content else None


def _only_due(sentence: Sentence, v: int) -> bool:
    """Tell whether the verb only says what somebody ought to say ("the council should condemn the raid")."""
    return any(sentence.lower[j] in ("should", "must", "ought") for j in sentence.children_with(v, "aux"))


def _hearsay(sentence: Sentence, v: int) -> bool:
    """ "Rumour has it that", "word came that": nobody says so; "will reopen in the event that": no content at all."""
    subject, clause = sentence.child(v, "nsubj"), sentence.child(v, "ccomp")
    opener = sentence.child(clause, "mark") if clause is not None else None
    supposed = opener is not None and sentence.lower[opener - 1] in _CASES
    if subject is None or supposed:
        return supposed
    lemma = sentence.lemmas[subject].lower()
    return lemma in _NOBODYS or effect_on("N", lemma, "that") is not None  # "doubts persist that"


def _orders_reader(sentence: Sentence, v: int) -> bool:
    """Tell whether the verb tells the reader to do something ("Don't believe them", "Remember that ...")."""
    if sentence.tags[v] != "VB" or sentence.heads[v] != v or sentence.zone == "title":
        return False
    helpers = sentence.children_with(v, "aux", "nsubj", "nsubjpass", "auxpass", "expl")
    return all(sentence.lemmas[j] == "do" for j in helpers)


def _set_off(sentence: Sentence, i: int) -> bool:
    """Tell whether an adjective with a complement stands behind its noun and a comma: "the villagers, afraid of a raid, fled"."""
    noun = sentence.heads[i]
    named = sentence.is_noun(noun) or sentence.tags[noun] == "PRP"
    if sentence.deps[i] not in ("amod", "acl", "advcl") or not named or noun > i:
        return False
    return sentence.words[i - 1] == "," and sentence.child(i, "prep", "ccomp", "xcomp") is not None


def _adjective_draft(sentence: Sentence, i: int) -> Draft | None:
    readings = readings_of("J", sentence.lower[i])
    participle = sentence.is_verb(i) and sentence.deps[i] != "acomp"
    verb = i if participle else sentence.heads[i]
    beside = _set_off(sentence, i)  # "the villagers, afraid of a raid, fled"
    if not readings or not (beside or (sentence.is_verb(verb) and (participle or sentence.lemmas[verb] in _COPULAS))):
        return None
    tokens, head = (noun_phrase(sentence, verb, i, before=i), verb) if beside else source_of(sentence, verb)
    negated = len(negation(sentence, verb)) % 2
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
            draft = Draft(sentence, i, negated_stance(stance) if negated else stance)
            draft.source, draft.source_tokens, draft.source_head = one_span(sentence, tokens), tokens, head
            draft.source_sentence = sentence
            adverbs = [k for k in sentence.children_with(i, "advmod") if k < i]
            draft.cue = one_span(sentence, [*([] if beside else verb_group(sentence, verb)), *adverbs, i, *extra])
            draft.content = spans_of(sentence, content)
            return draft if draft.content else None
    return None
