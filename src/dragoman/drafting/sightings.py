"""Where a parsed sentence speaks of an act that a party can do: the act, whose it is, to whom, and how it is put."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from dragoman.clauses import negation, objects
from dragoman.clauses.factuality import factuality_of
from dragoman.drafting.act_words import acts_at, light_verb
from dragoman.drafting.acts import Act, load_acts
from dragoman.drafting.doers import doers, first_of_row
from dragoman.drafting.matters import matter_of, thing_of
from dragoman.drafting.other_acts import other_act, other_ending
from dragoman.drafting.owners import (
    PROPOSING,
    asks_everybody,
    everybody_does,
    owners_of,
    pair_sides,
    sides_of,
    targets_of,
)
from dragoman.drafting.parties import is_state_code
from dragoman.drafting.scenes import Scene
from dragoman.language import Sentence
from dragoman.records import Coding, Factuality, Span
from dragoman.word_lists import word_list

# How far back, in characters, "it" may reach for what it stands for: about a sentence or two.
_SAID_BEFORE = 250
# What stands in a clause that begins so is not told as a fact of today.
_CLAUSE_OPENERS = frozenset({"before", "until", "unless", "if", "till", "once"})
# Frames of what is being negotiated over.
_NEGOTIATED = frozenset({"demand", "promise", "threat", "refusal", "condition", "consequence"})

# The owner where an act is asked of all who could do it ("the withdrawal of every foreign force").
ANYBODY = "*"


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place in a report that speaks of an act.

    Attributes:
        report, sentence, span: where; ``token`` is the index of the act's word in its sentence.
        act: name of the act.
        done: True for the act itself, False for its contrary ("stay" for withdraw).
        owner: key of the party whose act it is, "" where the words do not say.
        target: country code or party key, "" where the words do not say.
        target_name: how the words name the target.
        matter: the thing itself in words ("the deal"), for acts named by it.
        view: how the sentence presents it.
        half: the other side's half of what two parties do to each other, where the clause has only one of them as subject.
        verb: it is told by a verb, finite or not.
        thing: what it is done to, where whoever holds that thing would do it ("inquiry", "police").
        by_holding: the owner is only known as the holder of the thing.
        finite: the act is told by a verb of its own tense ("withdrew", "has begun withdrawing"), not by a noun or an infinitive.
        teller: token of the verb that tells it: its own, the one that ends it ("suspended the talks"), or the one that a noun
            or a participle hangs on ("imposed tariffs", "kept blocking"); -1 where no verb does.
        asked: somebody asks it of the owner, or the owner "is to", "has to" do it.
        stage: "keeps" where the verb says that it stands, "not yet" where it is only offered, called or initialled.
        venue: the owner is only told of as where talks are held.
        laid_down: "shall" says what a text lays down, which is nobody's announcement or refusal.
    """

    report: str
    sentence: int
    token: int
    span: Span
    act: str
    done: bool
    owner: str
    target: str
    target_name: str
    matter: str
    view: Factuality
    half: bool = False
    finite: bool = False
    verb: bool = False
    thing: str = ""
    by_holding: bool = False
    teller: int = -1
    laid_down: bool = False
    asked: bool = False
    venue: bool = False
    stage: str = ""


def find_sightings(scene: Scene, known: Mapping[str, frozenset[str]] = MappingProxyType({})) -> list[Sighting]:
    """Return every act that the sentence speaks of, in text order.

    Args:
        scene: the sentence, with whom its words mean.
        known: objects of verbs outside the table, by which "it" is understood (see :func:`known_objects`).
    """
    table, found = load_acts(), []
    text = scene.coding.report.text
    start = scene.sentence.span.start
    for token in range(len(scene.sentence)):
        said_before = text[max(0, start - _SAID_BEFORE) : scene.sentence.starts[token]].lower()
        here: list[Sighting] = []
        told = list(acts_at(scene.sentence, token, table, said_before))
        for named in told:
            here = here or _sightings(scene, token, *named, said_before=said_before)
        if not told and (name := other_act(scene.sentence, token, table, known, said_before)):
            ending = other_ending(scene.sentence, token, table)
            here = _sightings(scene, token, table.first(name), ending < 0, ending, said_before)
        found.extend(here)
    return [s for s in found if not _permits_another(scene.sentence, s, found)]


_PERMITTING = word_list("drafting", "permitting")


def _permits_another(sentence: Sentence, s: Sighting, found: Sequence[Sighting]) -> bool:
    """Tell whether a verb only permits what its object names: "allow the export of weapons" is one act, not two."""
    if not s.verb or sentence.lemmas[s.token] not in _PERMITTING:
        return False
    named = [o for o in found if not o.verb and o.token in objects(sentence, s.token)]
    return any(o.act != s.act and o.owner == s.owner for o in named)


def keep_open(sightings: Sequence[Sighting], wished: Collection[str] = ()) -> list[Sighting]:
    """Drop acts outside the table that nobody asks for, promises, threatens, refuses, conditions, or takes a stand on.

    Args:
        sightings: all of them.
        wished: acts of which the reports tell a wish.
    """
    table = load_acts()
    open_names = {s.act for s in sightings if s.view.frame in _NEGOTIATED or _is_refusal(s)} | set(wished)
    return [s for s in sightings if table.known(s.act) or s.act in open_names]


def _is_refusal(s: Sighting) -> bool:
    return bool(s.owner) and (s.view.polarity, s.view.time) == ("negative", "future")


def _sightings(scene: Scene, i: int, act: Act, done: bool, ending: int, said_before: str = "") -> list[Sighting]:
    sentence = scene.sentence
    teller = _teller(sentence, i, ending)
    view = _view(sentence, i, ending, teller)
    if act.only_wanted and view.frame not in _NEGOTIATED | {"purpose", "permission"}:
        return []
    span = sentence.span_of(min(i, ending) if ending >= 0 else i, max(i, ending))
    owners = _owners(scene, i, act)
    pairs = _pairs(scene, i, act, owners)
    if view.frame in ("promise", "threat") and not sentence.is_verb(i):
        pairs = _given_word(scene, i, act, ending, view, span, pairs)
    report = scene.coding.report.id
    found = [
        Sighting(report, sentence.index, i, span, load_acts().hosting, True, k, "", "", "", view,
                 finite=_is_finite(sentence, i), verb=True)
        for k in _proposers(scene, i, act)
    ]  # fmt: skip
    for owner, (target, name) in pairs:
        if target == owner:
            target, name = "", ""
        if (act.needs_target and not target) or (act.needs_owner and not owner):
            continue
        if act.of_movements and is_state_code(owner) and not done:
            continue
        one = Sighting(
            report, sentence.index, i, span, act.name, done, owner, target, name, matter_of(scene, i), view,
            half=bool(act.mutual and owners and owner not in owners),
            finite=(teller >= 0 and _is_finite(sentence, teller)) or _is_role(sentence, i, act),
            verb=sentence.is_verb(i),
            thing=thing_of(scene, i, act, said_before),
            teller=teller,
            asked=view.frame == "demand" or obliged(sentence, i),
            stage=_stage(sentence, teller),
            laid_down=any(sentence.lower[j] == "shall" for j in sentence.children_with(i, "aux")),
        )  # fmt: skip
        found.append(one)
    return found


def _owners(scene: Scene, i: int, act: Act) -> list[str]:
    owners = owners_of(scene, i, act)
    if everybody_does(scene.sentence, i) or (not owners and asks_everybody(scene.sentence, i)):
        return [ANYBODY]
    return owners


def _pairs(scene: Scene, i: int, act: Act, owners: list[str]) -> list[tuple[str, tuple[str, str]]]:
    """Return each owner of an act with its target and that target's name; of what both sides do, each with the other."""
    targets = targets_of(scene, i, act)
    if act.mutual and owners != [ANYBODY]:
        sides = sides_of(scene, i)
        return pair_sides([], sides) if len(sides) > 1 else pair_sides(owners, targets)
    return [(owner, targets[0] if targets else ("", "")) for owner in owners or [""]]


def _view(sentence: Sentence, i: int, ending: int, teller: int) -> Factuality:
    """Return how real an act is told to be, by what begins or ends it or by the verb that tells of it."""
    if (bearing := _to_serve_as(sentence, i)) >= 0:
        return factuality_of(sentence, bearing)
    goes_on = teller >= 0 and sentence.lemmas[teller] in _GOING_ON and sentence.is_verb(i)
    view = factuality_of(sentence, ending if ending >= 0 else teller if goes_on else i)
    if not sentence.is_verb(i) and ending < 0 and teller >= 0:  # "demanded that it announce the withdrawal"
        told = factuality_of(sentence, teller)
        view = told if told.frame in _NEGOTIATED else view
    if view.frame == "asserted" and (first := first_of_row(sentence, teller if teller >= 0 else i)) >= 0:
        view = factuality_of(sentence, first)  # "if Chile returns it, cancels the claims"
    if view.frame in ("promise", "asserted") and (_awaited(sentence, i) or _depended_on(sentence, i)):
        view = replace(view, frame="condition")
    return view


def _given_word(
    scene: Scene, i: int, act: Act, ending: int, view: Factuality, span: Span, pairs: list[tuple[str, tuple[str, str]]]
) -> list[tuple[str, tuple[str, str]]]:
    """Return the pairs with whoever promised or threatens as the owner of what is promised or threatened."""
    owned = any(owner for owner, _ in pairs)
    giver = _promising(scene, span)
    giver = giver if view.frame == "promise" or not owned else ""
    giver = giver if view.frame == "promise" or _is_threatened(scene.sentence, i, ending) else ""
    giving = [giver] if giver else [] if owned else _giving_word(scene, i, act)
    return [(one, target) for one in giving for _, target in pairs[:1]] or pairs


def _stage(sentence: Sentence, teller: int) -> str:
    """Return how far the verb that tells an act says that it has come: "keeps", "not yet", or "" where it says neither."""
    lemma = sentence.lemmas[teller].lower() if teller >= 0 else ""
    table = load_acts()
    return "keeps" if lemma in table.keeping else "not yet" if lemma in table.not_yet else ""


def _proposers(scene: Scene, i: int, act: Act) -> list[str]:
    """Return the organisations that propose what all sides would do: who does so stands between them."""
    if not act.shared or not scene.sentence.is_verb(i) or scene.sentence.lemmas[i] not in PROPOSING:
        return []
    keys = [k for h in doers(scene.sentence, i) for k in scene.parties(h)]
    return [k for k in keys if not is_state_code(k) and k not in scene.book.lands]


def _promising(scene: Scene, span: Span) -> str:
    """Return the party in whose promise the act stands, as the reports attribute it."""
    said = [a for a in scene.coding.attributions if any(x.contains(span) for x in a.content)]
    return scene.book.key(said[-1].actor) if said else ""


# Who does this to what a noun names means to do it.
_GIVING_WORD = word_list("drafting", "giving_word")


def _is_threatened(sentence: Sentence, i: int, ending: int) -> bool:
    """Tell whether what a noun names is itself threatened: not in "threatened to take the blockade to court"."""
    above = sentence.heads[i]
    hangs = sentence.deps[i] == "dobj" and sentence.is_verb(above) and sentence.lemmas[above] not in _GIVING_WORD
    return ending >= 0 or not hangs or light_verb(sentence, i) >= 0


def _giving_word(scene: Scene, i: int, act: Act) -> list[str]:
    """Return who gives its word to what a noun names ("agreed in principle to a swap of prisoners").

    Who agrees "on terms for a loan" need not be who lends.
    """
    sentence = scene.sentence
    verb = next((j for j in sentence.ancestors(i) if sentence.is_verb(j)), -1)
    if verb < 0 or sentence.lemmas[verb] not in _GIVING_WORD:
        return []
    terms = any(
        i in sentence.subtree(j) and i not in sentence.children[j]
        for j in sentence.children_with(verb, "prep")
        if sentence.lower[j] == "on"
    )
    if terms and sentence.lemmas[verb] == "agree" and not act.mutual and not act.shared:
        return []
    return [k for h in doers(sentence, verb) for k in scene.parties(h)]


def obliged(sentence: Sentence, token: int) -> bool:
    """Tell whether the act is what somebody "is to", "has to" or "must" do, or one of a row of such acts."""
    for _ in range(8):
        above = sentence.heads[token]
        if any(sentence.lower[j] == "must" for j in sentence.children_with(token, "aux")):
            return True
        if sentence.tags[token] == "VB" and sentence.deps[token] == "xcomp" and sentence.lemmas[above] in ("be", "have"):
            return True
        if sentence.deps[token] != "conj" or not sentence.is_verb(above):
            return False
        token = above
    return False


def _awaited(sentence: Sentence, i: int) -> bool:
    """Tell whether the act stands in a clause of what is waited for ("until it committed itself to a withdrawal")."""
    return any(
        sentence.lower[j] in ("until", "unless", "till", "once")
        for k in (i, *sentence.ancestors(i))
        for j in sentence.children_with(k, "mark", "prep", "advmod")
    )


_DEPENDING = frozenset({"depend", "hinge"})


def _depended_on(sentence: Sentence, i: int) -> bool:
    """Tell whether something depends on the act ("depends on how the council controls its exports")."""
    return any(sentence.lemmas[k] in _DEPENDING for k in sentence.ancestors(i))


def _is_role(sentence: Sentence, i: int, act: Act) -> bool:
    """Tell whether a noun names who goes on doing it ("the Norwegian mediator")."""
    named = sentence.lemmas[i].endswith(("or", "er")) or sentence.lemmas[i].lower() in load_acts().roles
    return act.goes_on and sentence.is_noun(i) and named and _to_serve_as(sentence, i) < 0


def _to_serve_as(sentence: Sentence, i: int) -> int:
    """Return the infinitive above a role that somebody is asked to take on ("asked it to step in as mediator"), or -1."""
    above = sentence.heads[i]
    verb = sentence.heads[above]
    if sentence.deps[i] != "pobj" or sentence.lower[above] != "as" or sentence.tags[verb] != "VB":
        return -1
    return verb if sentence.lemmas[sentence.heads[verb]] in _ASKING else -1


# Below these an infinitive tells what is asked for.
_ASKING = word_list("drafting", "asking")
# What stands under these goes on, or has begun: "kept blocking", "has started to withdraw".
_GOING_ON = word_list("drafting", "going_on")


def _teller(sentence: Sentence, i: int, ending: int) -> int:
    """Return the verb that tells an act: the one that ends it, the light verb above a noun, the verb itself, or -1."""
    verb = ending if ending >= 0 else i
    if not sentence.is_verb(verb):
        own = sentence.heads[i] if sentence.deps[i] == "nsubj" else -1
        return own if own >= 0 and _goes_on(sentence, own) else light_verb(sentence, i)
    above = sentence.heads[verb]
    under = sentence.deps[verb] in ("xcomp", "prt", "advcl") and sentence.lemmas[above] in _GOING_ON
    return above if under and sentence.tags[verb] in ("VBG", "VB") and sentence.is_verb(above) else verb


def _goes_on(sentence: Sentence, verb: int) -> bool:
    """Tell whether what the subject names goes on or begins ("the withdrawal goes on", "the talks resumed")."""
    lemma = sentence.lemmas[verb]
    return lemma in _GOING_ON and (lemma != "go" or any(sentence.lower[j] in ("on", "ahead") for j in sentence.children[verb]))


def _is_finite(sentence: Sentence, i: int) -> bool:
    if any(
        sentence.lower[j] in _CLAUSE_OPENERS
        for k in (i, *sentence.ancestors(i))
        for j in sentence.children_with(k, "mark", "prep", "advmod")
    ):
        return False
    if sentence.tags[i] in ("VBD", "VBZ", "VBP"):
        return True
    if sentence.deps[i] in ("advcl", "relcl") and any(sentence.lower[j] == "had" for j in sentence.children_with(i, "aux")):
        return False  # "recalled what followed when the army had gone": a story of before
    return sentence.tags[i] in ("VBN", "VBG") and any(sentence.deps[j] in ("aux", "auxpass") for j in sentence.children[i])


def negated(sentence: Sentence, token: int) -> bool:
    """Tell whether the word itself is negated ("not to leave", "sign nothing")."""
    return bool(negation(sentence, token))


def parse_relevant(codings: Sequence[Coding]) -> list[list[Sentence]]:
    """Cut the reports again and parse the sentences that speak of any act: a store keeps the text, not the parse."""
    from dragoman.language import load_parser, split

    table = load_acts()
    cut = [split(c.report) for c in codings]
    wanted = []
    for coding, sentences in zip(codings, cut, strict=True):
        told = _told_spans(coding)
        for s in sentences:
            near = any(t.overlaps(s.span) for t in told)
            if s.zone in ("body", "title", "caption") and (near or table.may_speak_of_acts(s.text)):
                wanted.append(s)
    load_parser().parse(wanted)
    return cut


def _told_spans(coding: Coding) -> list[Span]:
    """Return where a report has stances and conditions: those sentences are read whatever words they use."""
    spans = [s.target for s in coding.stances] + [e.span for e in coding.events if not e.reported or e.embedded_in]
    return spans + [side for c in coding.conditionals for side in (c.antecedent, c.consequent) if side is not None]
