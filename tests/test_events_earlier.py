"""Whoever judges an act told before judges who did it; the party says by which words it is known."""

import pytest

from dragoman import code
from dragoman.records import Event


def last_told(text: str) -> Event:
    return [e for e in code(text).events if e.reported][-1]


@pytest.mark.parametrize(
    ("text", "recipient", "by"),
    [
        ("Peru signed a trade agreement with Indonesia on Monday. Unions in Lima denounced the deal.", "PER", "signed"),
        ("Hungary vetoed a loan for Ukraine. Poland's prime minister called the veto a betrayal.", "HUN", "vetoed"),
        ("Israel approved 900 homes in the West Bank. Jordan condemned the decision.", "ISR", "approved"),
        ("North Korea launched a satellite on Tuesday. Seoul condemned the launch.", "PRK", "launched"),
        ("France recalled its ambassador from Niamey. Niger's rulers welcomed the move.", "FRA", "recalled"),
        ("Turkey detained three Swedish journalists on Monday. Stockholm protested the arrests.", "TUR", "detained"),
        ("Iran arrested two French teachers. Paris called for their release.", "IRN", "arrested"),
        ("Iran seized a Greek tanker in the Gulf. Athens demanded its return.", "IRN", "seized"),
        ("Chile and the Mapuche rebels opened talks on Monday. The rebels refused to discuss logging.", "CHL", "opened"),
        ("Poland expelled a Belarusian diplomat. Minsk promised to retaliate.", "POL", "expelled"),
        ("Thousands protested in Tbilisi on Friday. Police responded with rubber bullets.", "GEO", "protested"),
    ],
)
def test_the_doer_of_the_act_before_is_meant(text: str, recipient: str, by: str) -> None:
    (party,) = last_told(text).recipients
    assert party.actor.country == recipient
    assert party.did is not None and party.did.of(text) == by


@pytest.mark.parametrize(
    "text",
    [
        "Peru signed a trade agreement with Indonesia on Monday. Unions denounced the mayor of Lima.",
        "Israel approved 900 homes in the West Bank. Jordan condemned Iran.",
        "France recalled its envoy from Niamey. Paris rejected the demands of Niger.",
    ],
)
def test_a_recipient_of_its_own_is_no_act_before(text: str) -> None:
    assert all(p.did is None for p in last_told(text).recipients)


def test_nobody_condemns_what_he_did_himself() -> None:
    text = "Norway closed its border with Russia on Monday. Norway criticized the move."
    assert [[p.actor.name for p in e.recipients] for e in code(text).events] == [["Russia"], []]


@pytest.mark.parametrize(
    "text",
    [
        "A judge in Lima threw out a suit against a farmer in June. The growers' union praised the accord.",
        "Senators from Bolivia blocked the bill in May. The truckers' associations praised the result.",
        "Peru threatened Chile with a boycott on Monday. Ecuador's ambassador condemned the decision.",
        "Miners in Peru went on strike in June. The union rejected the first proposal by a wide margin.",
    ],
)
def test_a_noun_points_back_only_to_an_act_that_it_can_mean(text: str) -> None:
    assert all(p.did is None for e in code(text).events if e.reported for p in e.recipients)


@pytest.mark.parametrize(
    "text",
    [
        "An American minister landed in Taipei in September; Beijing called it a provocation.",
        "Chad closed the border on Monday and Niger called it a provocation.",
    ],
)
def test_it_means_what_the_clause_before_tells(text: str) -> None:
    party = [p for e in code(text).events if e.type == "ACCUSE" for p in e.recipients][-1]
    assert party.did is not None and party.actor.country in ("USA", "TCD")
