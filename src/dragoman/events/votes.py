"""What a body does by voting: "the Senate voted to censure him" tells a censure, where "voted to build" tells a plan."""

from __future__ import annotations

from dragoman.clauses.circumstances import tense
from dragoman.events.phrases import key
from dragoman.language import Sentence
from dragoman.ontology import Codebook
from dragoman.records import Factuality

# Word class of the codebook: acts that consist of the vote on them.
VOTED = "voted_acts"
# Word class of the codebook: acts that an authority does by deciding on them ("decided to recall its ambassador").
DECIDED = "decided_acts"
# Word classes of the codebook: driving people apart, and firing what does it.
_DISPERSING = "dispersing"
_FIRING = "firing"


def seen_as_voted(sentence: Sentence, i: int, view: Factuality, codebook: Codebook) -> Factuality:
    """Return the view of the act at token i: done, where somebody voted or decided to do it and that is all that it takes.

    So is a crowd dispersed that police "fired tear gas to disperse".

    Args:
        sentence: the sentence.
        i: the trigger.
        view: what the sentence's grammar says of it: a purpose of the vote.
        codebook: the codebook; its class ``voted_acts`` names such acts.
    """
    above = sentence.heads[i]
    if sentence.deps[i] not in ("xcomp", "advcl") or tense(sentence, above) != "past":
        return view
    by_vote = sentence.lemmas[above] == "vote"
    decided = sentence.lemmas[above] == "decide" and key(sentence, i) in codebook.word_class(DECIDED)
    fired = sentence.lemmas[above] in codebook.word_class(_FIRING) and key(sentence, i) in codebook.word_class(_DISPERSING)
    if fired and view.frame == "purpose":
        return Factuality(evidence=view.evidence)
    of_the_body = sentence.tags[i] == "VB" and key(sentence, i) in codebook.word_class(VOTED)
    done = (by_vote and of_the_body) or (decided and sentence.tags[i] == "VB")
    return Factuality(evidence=view.evidence) if done and view.polarity == "positive" else view
