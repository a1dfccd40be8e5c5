"""Whom "it" means where it does something: the body or state of which the sentence before tells."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.context import ReportContext
from dragoman.actors.person_pronouns import SUBJECT
from dragoman.language import Sentence
from dragoman.records import Actor, Mention
from dragoman.word_lists import word_list

# With these "it" means a fact, the weather or nothing: "it seems that", "it took two days".
_OF_NOBODY = word_list("actors", "said_of_it")


def is_body(actor: Actor) -> bool:
    """Tell whether an actor is one body or state, which "it" may mean."""
    plural = not actor.named and actor.name.endswith("s") and actor.name[-2:] not in ("ss", "us")
    return actor.kind in ("state", "organisation", "group", "institution") and not plural


def note_topic(s: Sentence, mentions: Sequence[Mention], context: ReportContext) -> None:
    """Keep the body or state that is the subject of a sentence's main verb, for the sentence behind it."""
    root = next((i for i, label in enumerate(s.deps) if label == "ROOT"), None)
    subject = s.child(root, "nsubj", "nsubjpass") if root is not None else None
    found = [m.actor for m in mentions if m.head == subject and m.use == "actor" and is_body(m.actor)]
    if len({a.id for a in found}) == 1 and subject is not None and s.child(subject, "conj") is None:
        context.topics[s.index] = found[0]


def goes_on_about(s: Sentence, i: int, context: ReportContext) -> list[Actor]:
    """Return of whom the sentence before tells, if "it" at token i does the deed of a main clause: "It sued the bank"."""
    verb = s.heads[i]
    if s.deps[i] in ("dobj", "dative") and s.deps[verb] == "ROOT" and _by_its_own(s, verb):
        return [context.topics[s.index - 1]] if s.index - 1 in context.topics else []
    main = s.deps[i] in SUBJECT and s.deps[verb] == "ROOT" and s.tags[verb] in ("VBD", "VBN", "VBZ", "VB", "VBG")
    before = context.topics.get(s.index - 1)
    if not main or before is None or s.lemmas[verb] in _OF_NOBODY or i > verb:
        return []
    if any(s.deps[j] in SUBJECT and s.is_noun(j) for j in range(i)):
        return []  # "A club was milder; it urged ..."
    if s.deps[i] == "nsubjpass" or any(s.deps[j] in ("csubj", "expl") for j in s.children[verb]):
        return []
    context.topics[s.index] = before
    return [before]


def _by_its_own(s: Sentence, verb: int) -> bool:
    """Tell whether the subject is what "it" has: "Its critics accuse it of theft"."""
    return any(s.lower[j] == "its" for t in s.children_with(verb, *SUBJECT) for j in s.children[t])
