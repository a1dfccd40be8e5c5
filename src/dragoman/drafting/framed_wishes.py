"""Wishes that the grammar of an act tells without a stance: demands, promises, refusals, announcements."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from dragoman.clauses import prepositional_objects, subjects
from dragoman.clauses.factuality import factuality_of
from dragoman.clauses.lexicon import read_toml
from dragoman.drafting.act_words import is_passive
from dragoman.drafting.acts import load_acts
from dragoman.drafting.answered_wishes import AGAINST, JUDGING
from dragoman.drafting.asked_wishes import holding_out, in_favour, requesters, waiting_for
from dragoman.drafting.doers import doers
from dragoman.drafting.evidence import make_evidence
from dragoman.drafting.parties import is_state_code
from dragoman.drafting.scenes import Scene
from dragoman.drafting.sightings import Sighting, negated
from dragoman.drafting.wish import ANNOUNCED, DEMAND, PROMISE, REFUSAL, STRENGTH, Wish, make_wish
from dragoman.language import Sentence
from dragoman.records import Coding
from dragoman.word_lists import word_list

# What is told in these frames did not happen, so that nobody complains of it.
_NOT_COMPLAINED_OF = frozenset({"condition", "consequence", "question", "refusal", "demand", "promise"})
# Words by which what has not been done is said to be overdue.
_NOT_YET = frozenset({"still", "yet", "never"})


def of_frame(coding: Coding, scene: Scene, s: Sighting, sightings: list[Sighting]) -> list[Wish]:
    """A demand, promise or refusal that the grammar shows, whether or not a stance was found for it.

    The first reading that knows what the frame means decides, though it may decide that nobody wishes anything.
    """
    cue = _cue(scene.sentence, s)
    who = [k for h in subjects(scene.sentence, cue) for k in scene.parties(h)] if cue >= 0 else []
    if s.finite and cue > s.token:
        return []  # "put it on the list; others want ...": what is told before the wish is no part of it
    if cue >= 0 and _given_up(scene.sentence, cue):
        return []
    for read in (_sought, _demanded, _judged_by_others):
        found = read(coding, scene, s, cue, who)
        if found is not None:
            return found
    return _of_owner(coding, scene, s, cue, who, sightings)


def _sought(coding: Coding, scene: Scene, s: Sighting, cue: int, who: list[str]) -> list[Wish] | None:
    """What somebody seeks by other acts, waits for, asks or holds out for; None where the frame is another."""
    view = s.view
    if view.frame == "purpose" and who and cue >= 0 and scene.sentence.lemmas[cue] in _wanting_verbs():
        return [make_wish(coding, w, s, s.done, STRENGTH["medium"], "wants") for w in who]
    if view.frame == "purpose" and s.owner in who and cue >= 0 and scene.sentence.lemmas[cue] in load_acts().deciding:
        return [make_wish(coding, s.owner, s, s.done, ANNOUNCED, "decided")]
    if awaiting := _awaiting(coding, scene, s):
        return [make_wish(coding, k, s, s.done, STRENGTH["medium"], "its condition") for k in awaiting if k != s.owner]
    if asking := _asked_for(scene, s):
        return [make_wish(coding, k, s, s.done, STRENGTH["medium"], "demanded") for k in asking if k != s.owner]
    if view.frame == "permission" and (claiming := _claiming(scene, s)):
        return [make_wish(coding, k, s, s.done, STRENGTH["medium"], "demanded") for k in claiming]
    if favouring := in_favour(scene, s):
        return [make_wish(coding, k, s, s.done, STRENGTH["medium"], "supports") for k in favouring]
    if held := holding_out(scene, s) or waiting_for(scene, s):
        return [make_wish(coding, k, s, s.done, STRENGTH["medium"], "its condition") for k in held]
    if listed := _list_of_demands(coding, scene, s):
        return [make_wish(coding, k, s, s.done, STRENGTH["medium"], "demanded") for k in listed if k != s.owner]
    if not s.owner and view.frame == "refusal" and is_passive(scene.sentence, cue if cue >= 0 else s.token):
        speakers = _speakers(coding, scene, s)  # "nobody would be allowed to drill, the general said"
        return [make_wish(coding, k, s, not s.done, STRENGTH["medium"], "refused") for k in speakers]
    if (reason := _no_reason(scene.sentence, s)) >= 0:
        reasoning = scene.parties(reason) or _speakers(coding, scene, s)
        return [make_wish(coding, w, s, not s.done, STRENGTH["medium"], "sees no reason for it") for w in reasoning]
    return None


def _demanded(coding: Coding, scene: Scene, s: Sighting, cue: int, who: list[str]) -> list[Wish] | None:
    """What is demanded of its owner, or refused by another party; None where the frame is another."""
    view = s.view
    wants = _is_wanted(scene, s)
    others = [w for w in who if w != s.owner]
    if view.frame == "demand" and cue >= 0 and others and not _merely_calls(scene.sentence, cue):
        return [make_wish(coding, w, s, wants, DEMAND, "demanded") for w in others]
    if view.frame not in ("refusal", "promise") and (asking := requesters(scene, s)):
        return [make_wish(coding, k, s, wants, STRENGTH["medium"], "demanded") for k in asking]
    if view.frame == "refusal" and who and cue >= 0 and scene.sentence.lemmas[cue] in AGAINST and s.owner not in who:
        return [make_wish(coding, w, s, not s.done, STRENGTH["medium"], "rejects") for w in who]
    if view.frame == "demand" and (cue < 0 or not others):
        speakers = _speakers(coding, scene, s)
        return [make_wish(coding, k, s, wants, STRENGTH["medium"], "demanded") for k in speakers if k != s.owner]
    if _ought(scene.sentence, s):
        return [
            make_wish(coding, k, s, wants, STRENGTH["medium"], "demanded") for k in _speakers(coding, scene, s) if k != s.owner
        ]
    return None


def _is_wanted(scene: Scene, s: Sighting) -> bool:
    return s.done != (negated(scene.sentence, s.token) or _kept_from(scene.sentence, s.token))


def _judged_by_others(coding: Coding, scene: Scene, s: Sighting, _cue: int, _who: list[str]) -> list[Wish] | None:
    """What others complain of, judge or expect; None where nobody does."""
    view = s.view
    if complainers := _complaining(scene, s):
        good = s.done == (view.polarity == "positive")
        return [make_wish(coding, k, s, not good, STRENGTH["weak"], "complains of it") for k in complainers if k != s.owner]
    if rivals := _told_of_rival(coding, scene, s):
        good = s.done == (view.polarity == "positive")
        return [make_wish(coding, k, s, not good, STRENGTH["weak"], "complains of it") for k in rivals]
    if judged := _judged(coding, scene, s):
        return judged
    if _expected(scene.sentence, s) and s.owner and not s.half:
        others = [w for w in _expecting(scene, s) if w != s.owner]
        return [make_wish(coding, w, s, _is_wanted(scene, s), STRENGTH["weak"], "expects it") for w in others]
    return None


def _of_owner(coding: Coding, scene: Scene, s: Sighting, cue: int, who: list[str], sightings: list[Sighting]) -> list[Wish]:
    """What the owner of the act promises, announces or refuses."""
    view = s.view
    if not s.owner or s.half:
        return []
    kept_from = view.polarity == "negative" and s.verb and negated(scene.sentence, s.token)
    if view.frame == "promise" and (view.polarity == "positive" or kept_from) and s.owner in (who or [s.owner]):
        return _of_promise(coding, scene.sentence, s, cue, sightings)
    if s.laid_down:
        return []
    if _announces(coding, scene, s):
        if any(scene.sentence.lower[j] == "only" for j in scene.sentence.subtree(s.token)):  # "only within a deal"
            return [make_wish(coding, s.owner, s, s.done, ANNOUNCED / 2, "announced under a condition")]
        return [make_wish(coding, s.owner, s, s.done, ANNOUNCED, "announced")]
    refused = view.polarity == "negative" and view.time == "future" and view.certainty in ("certain", "probable")
    plain = view.frame == "asserted" or (view.frame == "consequence" and not _on_a_condition(coding, scene.sentence))
    if refused and _until(scene.sentence, s):
        return []  # "will not resume until": a condition, not a refusal
    if refused and ((view.frame == "refusal" and s.owner in who) or (plain and _says_no(scene.sentence, s))):
        return [make_wish(coding, s.owner, s, not s.done, REFUSAL, "refused")]
    return []


def _of_promise(coding: Coding, sentence: Sentence, s: Sighting, cue: int, sightings: list[Sighting]) -> list[Wish]:
    """A promise that was made, not one that is asked for; contested where the same report has it that none was made."""
    if cue >= 0:
        between = [j for j in sentence.ancestors(s.token) if sentence.is_verb(j)]
        until_cue = between[: between.index(cue)] if cue in between else between
        direct = all(sentence.lemmas[j] in load_acts().passing for j in until_cue)
        awaited = any(
            sentence.lower[j] in ("until", "unless", "if", "before") for j in sentence.children_with(cue, "mark", "prep")
        )
        if factuality_of(sentence, cue).frame not in ("asserted", "background") or not direct or awaited:
            return []
    wish = make_wish(coding, s.owner, s, s.done != negated(sentence, s.token), PROMISE, "promised")
    if wish.wants != s.done:
        return [wish]
    against = next((o for o in sightings if o.act == s.act and o.view.frame == "promise" and o.view.polarity == "negative"), None)
    if against is None:
        return [wish]
    denial = make_evidence(coding, against.span, "denied")
    return [replace(wish, evidence=(replace(wish.evidence[0], contested=denial.says), denial))]


def _no_reason(sentence: Sentence, s: Sighting) -> int:
    """Return the subject of "sees no reason to", "has no intention of" above an act, -1 where nothing of the kind is said."""
    for j in sentence.ancestors(s.token):
        none = s.view.polarity == "negative" or any(sentence.lower[k] == "no" for k in sentence.children_with(j, "det"))
        if none and sentence.is_noun(j) and sentence.lemmas[j] in load_acts().reasons and sentence.is_verb(sentence.heads[j]):
            return next(iter(subjects(sentence, sentence.heads[j])), 0)
    return -1


def _awaiting(coding: Coding, scene: Scene, s: Sighting) -> list[str]:
    """Return who will not act until it is done ("would not approve the sale until Turkey ratified it")."""
    sentence, token = scene.sentence, s.token
    while sentence.deps[token] in ("conj", "xcomp") and sentence.is_verb(sentence.heads[token]):
        token = sentence.heads[token]
    marks = {sentence.lower[j] for j in sentence.children_with(token, "mark", "advmod", "prep")}
    above = sentence.heads[token]
    if sentence.deps[token] not in ("advcl", "ccomp") or not marks & {"until", "before", "unless"} or not sentence.is_verb(above):
        return []
    none = any(
        sentence.lower[j] in ("no", "nothing", "nobody") for h in subjects(sentence, above) for j in (h, *sentence.children[h])
    )
    if not none and not negated(sentence, above) and sentence.lemmas[above] not in ("refuse", "decline", "withhold"):
        return []
    held = [k for h in doers(sentence, above) for k in scene.parties(h)]
    return held or _speakers(coding, scene, s)


def _kept_from(sentence: Sentence, token: int) -> bool:
    """Tell whether the act is what somebody is warned against or kept from ("warned Chile against closing the border")."""
    above = sentence.heads[token]
    return sentence.deps[token] == "pcomp" and sentence.lower[above] in ("against", "from")


_ASKING = word_list("drafting", "asking")


def _asked_for(scene: Scene, s: Sighting) -> list[str]:
    """Return who asks for what a noun names further down a row ("asked for an inquiry, for money and for an end to it")."""
    sentence = scene.sentence
    if sentence.is_verb(s.token) or s.view.frame != "asserted":
        return []
    token = s.teller if s.teller >= 0 and sentence.is_noun(s.teller) else s.token
    above = [token, *sentence.ancestors(token)]
    path = next((k for k, j in enumerate(above) if sentence.is_verb(j)), -1)
    if path < 0 or sentence.lemmas[above[path]] not in _ASKING or negated(sentence, above[path]):
        return []
    between = {sentence.lower[j] for j in above[:path] if sentence.deps[j] in ("prep", "conj") and not sentence.is_noun(j)}
    return [k for h in doers(sentence, above[path]) for k in scene.parties(h)] if "for" in between else []


def _claiming(scene: Scene, s: Sighting) -> list[str]:
    """Return who demands that something be allowed ("demands that it be allowed to stand")."""
    sentence = scene.sentence
    for j in sentence.ancestors(s.token):
        if sentence.is_verb(j) and sentence.lemmas[j] in _wanting_verbs() | {"demand", "insist", "ask", "request"}:
            return [k for h in doers(sentence, j) for k in scene.parties(h)]
    return []


def _list_of_demands(coding: Coding, scene: Scene, s: Sighting) -> list[str]:
    """Return whose demands a sentence spells out ("They are to close the base") that stands below a list of demands."""
    if not s.owner or not s.asked or s.half or s.view.frame == "demand" or _speakers(coding, scene, s):
        return []
    for m in scene.demanding:
        if s.owner not in m:
            return list(m)
    return []


def _given_up(sentence: Sentence, cue: int) -> bool:
    """Tell whether a demand is one no more ("no longer demands")."""
    beside = {sentence.lower[j] for k in sentence.children_with(cue, "advmod", "neg") for j in (k, *sentence.children[k])}
    return {"no", "longer"} <= beside or {"not", "anymore"} <= beside


def _announces(coding: Coding, scene: Scene, s: Sighting) -> bool:
    """Tell whether the owner itself says that it will do it."""
    view = s.view
    if (view.frame, view.polarity, view.time) != ("asserted", "positive", "future") or view.certainty not in (
        "certain",
        "probable",
        "possible",
    ):
        return False
    said = [a for a in coding.attributions if any(x.contains(s.span) for x in a.content)]
    return scene.sentence.is_verb(s.token) and any(scene.book.key(a.actor) == s.owner for a in said)


def _until(sentence: Sentence, s: Sighting) -> bool:
    """Tell whether what is refused is refused only until something is done."""
    verb = s.teller if s.teller >= 0 else s.token
    clauses = sentence.children_with(verb, "advcl", "prep")
    words = {sentence.lower[j] for k in clauses for j in (k, *sentence.children_with(k, "mark", "advmod"))}
    return bool(words & {"until", "unless", "till"})


def _says_no(sentence: Sentence, s: Sighting) -> bool:
    """Tell whether the act is the negated verb itself ("will not leave", "will not lift the ban"), not something under it."""
    return s.teller >= 0 and negated(sentence, s.teller)


def _on_a_condition(coding: Coding, sentence: Sentence) -> bool:
    """Tell whether a condition or "under the plan" stands in the sentence: without one, "would not sign" is a refusal."""
    if any(sentence.lower[j] == "under" and sentence.deps[j] == "prep" for j in range(len(sentence))):
        return True
    return any(c.antecedent is not None and sentence.span.overlaps(c.antecedent) for c in coding.conditionals)


def _speakers(coding: Coding, scene: Scene, s: Sighting) -> list[str]:
    """Return the parties in whose words the act stands ("must answer, an American official said")."""
    said = [a for a in coding.attributions if any(x.contains(s.span) for x in a.content)]
    return sorted({k for a in said if (k := scene.book.key(a.actor))})


def _complaining(scene: Scene, s: Sighting) -> list[str]:
    """Return who complains that the act is done, or left undone: whoever does so wants the contrary."""
    sentence = scene.sentence
    above = next((j for j in sentence.ancestors(s.token) if sentence.lemmas[j] in load_acts().complaints), -1)
    if above < 0 or not sentence.is_verb(above) or negated(sentence, above) or s.half:
        return []
    if s.view.frame in _NOT_COMPLAINED_OF or sentence.deps[s.token] == "relcl":
        return []
    return [k for h in doers(sentence, above) for k in scene.parties(h)]


def _told_of_rival(coding: Coding, scene: Scene, s: Sighting) -> list[str]:
    """Return who tells that another harms or blocks, or has still not done, what the table knows: a complaint in all but name."""
    table = load_acts()
    view = s.view
    if not table.known(s.act) or s.half or view.frame not in ("asserted", "background") or view.time == "future":
        return []
    bad = view.polarity == "positive" and s.finite and s.done == table.first(s.act).harms and scene.sentence.is_verb(s.token)
    beside = {scene.sentence.lower[j] for j in scene.sentence.children_with(s.token, "advmod", "neg")}
    undone = view.polarity == "negative" and s.done and not table.first(s.act).harms and scene.sentence.is_verb(s.token)
    if not (undone and (s.owner or beside & _NOT_YET)) and not (bad and s.owner):
        return []
    # An organisation that reports what its inspectors saw complains of nothing.
    return [k for k in _speakers(coding, scene, s) if k != s.owner and is_state_code(k)]


def _judged(coding: Coding, scene: Scene, s: Sighting) -> list[Wish]:
    """Read "a withdrawal is out of the question", "called the renewal vital": whoever judges an act so wants it, or does not."""
    sentence, table = scene.sentence, load_acts()
    token = _called_for(sentence, s.token)
    above = sentence.heads[token]
    if sentence.deps[token] not in ("nsubj", "csubj", "dobj") or not sentence.is_verb(above) or s.half:
        return []
    said = {
        sentence.lemmas[j].lower()
        for k in sentence.children_with(above, "acomp", "attr", "oprd", "prep", "xcomp", "ccomp")
        for j in sentence.subtree(k)
        if j > above
    }
    if sentence.lemmas[above] in ("be", "remain"):
        judging = [h for k in (above, *sentence.children_with(above, "acomp", "attr", "prep"))
                   for h in prepositional_objects(sentence, k, "for")]  # fmt: skip
        holders = [k for h in judging for k in scene.parties(h)] or _speakers(coding, scene, s)
    elif sentence.lemmas[above] in JUDGING and sentence.deps[token] != "nsubj":
        holders = [k for h in doers(sentence, above) for k in scene.parties(h)]
    else:
        return []
    good, bad = bool(said & table.praising), bool(said & table.blaming)
    if "option" in said and negated(sentence, above):  # "is not an option"
        return [make_wish(coding, k, s, not s.done, STRENGTH["medium"], "judges it so") for k in holders]
    if good == bad:
        return []
    wants = (s.done == good) != negated(sentence, above)
    return [make_wish(coding, k, s, wants, STRENGTH["medium"], "judges it so") for k in holders]


def _called_for(sentence: Sentence, token: int) -> int:
    """Return the noun under which an act stands in "the call to shut the base", or the act's own token."""
    above = sentence.heads[token]
    called = sentence.deps[token] in ("acl", "relcl") and sentence.is_noun(above)
    return above if called and sentence.lemmas[above] in load_acts().back_reference | {"call", "appeal"} else token


def _ought(sentence: Sentence, s: Sighting) -> bool:
    """Tell whether the act is what "should" or "ought to" be done."""
    verbs = [s.token, *([sentence.heads[s.token]] if sentence.deps[s.token] == "xcomp" else [])]
    return sentence.is_verb(s.token) and any(
        sentence.lower[j] in ("should", "ought") for v in verbs for j in (v, *sentence.children_with(v, "aux"))
    )


def _merely_calls(sentence: Sentence, cue: int) -> bool:
    """Tell whether "call" only names a thing ("call the deployment illegal"): a demand is "call for", "call on"."""
    if cue < 0 or sentence.lemmas[cue] != "call":
        return False
    near = {*sentence.lower[cue + 1 : cue + 3], *(sentence.lower[j] for j in sentence.children[cue])}
    return not near & {"for", "on", "upon"}


def _expected(sentence: Sentence, s: Sighting) -> bool:
    """Tell whether somebody expects the act of somebody else ("expected Kosovo to begin")."""
    verb = _first_of_row(sentence, s.token)
    above = sentence.heads[verb]
    if sentence.is_noun(s.token):  # "expects an apology"
        return sentence.lemmas[above] == "expect" and sentence.deps[verb] == "dobj"
    return sentence.tags[s.token] == "VB" and sentence.lemmas[above] == "expect" and sentence.deps[verb] in ("xcomp", "ccomp")


def _first_of_row(sentence: Sentence, token: int) -> int:
    """Return the first of the row of verbs or nouns in which the token stands ("expects it to leave and to pay")."""
    for _ in range(8):
        if sentence.deps[token] != "conj" or sentence.is_verb(token) != sentence.is_verb(sentence.heads[token]):
            break
        token = sentence.heads[token]
    return token


def _expecting(scene: Scene, s: Sighting) -> list[str]:
    above = scene.sentence.heads[_first_of_row(scene.sentence, s.token)]
    return [k for h in subjects(scene.sentence, above) if (k := scene.party(h))]


@lru_cache(maxsize=1)
def _wanting_verbs() -> frozenset[str]:
    """Return the verbs of wanting that stances are found by."""
    rows = read_toml("stances.toml")["row"]
    return frozenset(v for row in rows if row["attitude"] == "wants" for v in row.get("verbs", ()))


def _cue(sentence: Sentence, s: Sighting) -> int:
    """Return the verb that puts the act in its frame ("demanded"), or -1."""
    tokens = {k for span in s.view.evidence for k in sentence.tokens_in(span)}
    above = [j for j in sentence.ancestors(s.token) if j in tokens and sentence.is_verb(j) and sentence.tags[j] != "MD"]
    return above[-1] if above else -1
