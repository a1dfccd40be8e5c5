"""Certainty, polarity, time and frame of predicates and event nouns, on sentences of our own."""

import pytest

from dragoman import factuality
from dragoman.records import Span

CASES = """
The rebels took the pass. | took | certain positive past asserted
The rebels have not taken the pass. | taken | certain negative past asserted
No one fired. | fired | certain negative past asserted
Not one shell hit the mill. | hit | certain negative past asserted
Few soldiers returned. | returned | certain negative past asserted
The fleet will sail on Monday. | sail | certain positive future asserted
The fleet is due to sail on Monday. | sail | certain positive future asserted
Norway to host a fish summit | host | certain positive future asserted
The king said he would abdicate. | abdicate | certain positive future asserted
The king may abdicate. | abdicate | possible positive future asserted
The king may have abdicated. | abdicated | possible positive past asserted
The king must have abdicated. | abdicated | probable positive past asserted
The king is expected to abdicate. | abdicate | probable positive future asserted
The king is unlikely to abdicate. | abdicate | probable negative future asserted
The gang reportedly burned the archive. | burned | probable positive past asserted
The gang allegedly burned the archive. | burned | possible positive past asserted
The squad managed to cross the marsh. | cross | certain positive past asserted
The squad did not manage to cross the marsh. | cross | certain negative past asserted
The squad failed to cross the marsh. | cross | certain negative past asserted
The squad was prevented from crossing the marsh. | crossing | certain negative past asserted
The squad tried to cross the marsh. | cross | possible positive past purpose
The squad refused to cross the marsh. | cross | certain negative past refusal
The squad crossed the marsh to find water. | crossed | certain positive past asserted
The abbot regrets that the monks left. | left | certain positive past asserted
The abbot does not regret that the monks left. | left | certain positive past asserted
The abbot denied that the monks had left. | left | certain negative past asserted
The abbot doubted that the monks had left. | left | probable negative past asserted
The abbot did not confirm that the monks had left. | left | possible positive past asserted
If the miners strike, the owners will close the pit. | strike | possible positive future condition
If the miners strike, the owners will close the pit. | close | possible positive future consequence
Should the miners strike, the owners could close the pit. | strike | possible positive future condition
Were the miners to strike, the pit would close. | strike | possible positive future condition
Had the miners struck, the owners would have closed the pit. | closed | certain negative past counterfactual
If the miners had struck, the owners would have closed the pit. | struck | certain negative past counterfactual
The owners would close the pit if the miners went on strike. | close | possible positive future consequence
The duke plans to raid the valley. | raid | probable positive future purpose
A plan for a raid was found. | raid | probable positive future purpose
The duke rode out in order to raid the valley. | raid | possible positive future purpose
The guild demanded that the duke withdraw. | withdraw | possible positive future demand
The guild demanded a withdrawal. | withdrawal | possible positive future demand
The guild called for the duke to withdraw. | withdraw | possible positive future demand
The duke must withdraw. | withdraw | possible positive future demand
The duke promised to withdraw. | withdraw | certain positive future promise
The duke threatened to flood the valley. | flood | certain positive future threat
Villagers fear that the duke will flood the valley. | flood | possible positive future fear
The duke allowed the carts to pass. | pass | possible positive future permission
The guild accused the duke of stealing grain. | stealing | certain positive past accusation
Has the duke fled? | fled | unknown positive past question
It is unclear whether the duke has fled. | fled | unknown positive past question
It is possible that the duke fled. | fled | possible positive past asserted
It is not true that the duke fled. | fled | certain negative past asserted
Instead of fleeing, the duke hid. | fleeing | certain negative past asserted
The duke fled in 1848. | fled | certain positive past background
The march was cancelled. | march | certain negative past asserted
The guild condemned the raid on the mill. | raid | certain positive past asserted
There was no raid on the mill. | raid | certain negative past asserted
Rumours of a raid spread. | raid | possible positive past asserted
The two dukes will hold talks in May. | talks | certain positive future asserted
The siege has been going on for weeks. | siege | certain positive present asserted
"""  # fmt: skip
ROWS = [tuple(p.strip() for p in line.split("|")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize("text, word, expected", ROWS, ids=[f"{w}: {t}" for t, w, _ in ROWS])
def test_view_of_one_predicate(text, word, expected):
    start = text.rindex(word)
    (view,) = factuality(text, [Span(start, start + len(word))])
    assert f"{view.certainty} {view.polarity} {view.time} {view.frame}" == expected


def test_only_what_took_place_counts_as_happened():
    text = "The rebels took the pass. The rebels may take the mill. The king was deposed in 1848."
    spans = [Span(text.index(w), text.index(w) + len(w)) for w in ("took", "take", "deposed")]
    assert [v.happened for v in factuality(text, spans)] == [True, False, True]


def test_evidence_names_the_words_that_settled_it():
    text = "The squad did not manage to cross the marsh."
    (view,) = factuality(text, [Span(text.index("cross"), text.index("cross") + 5)])
    assert "manage" in [s.of(text) for s in view.evidence]


def test_span_outside_of_any_word_is_answered():
    assert factuality("Snow fell.", [Span(10, 11), Span(50, 60)])[1].certainty == "certain"
