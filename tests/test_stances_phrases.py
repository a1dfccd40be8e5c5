"""Stances told by several words, by labels, by "must" in what somebody says, and by a negation alone."""

from __future__ import annotations

import pytest

from test_stances_found import told

CASES = {
    "Peru's foreign minister said the plan was unacceptable.": ("PER", "opposes", "the plan"),
    "Peru's president said a ceasefire was out of the question.": ("PER", "rejects", "a ceasefire"),
    "For Peru, the base is a red line.": ("PER", "opposes", "the base"),
    "The return of the bones is non-negotiable, Peru's president said.": ("PER", "demands", "The return of the bones"),
    "Peru regards the dam as a threat.": ("PER", "opposes", "the dam"),
    "Peru considers the dam illegal.": ("PER", "opposes", "the dam"),
    "The tariff drew sharp criticism from Peru.": ("PER", "opposes", "The tariff"),
    "Fear of an invasion is growing in Lima.": ("PER", "fears", "an invasion"),
    "Support for the pact remains strong in Lima.": ("PER", "supports", "the pact"),
    "Peru's main grievance is the noise of the jets.": ("PER", "opposes", "the noise of the jets"),
    "Peru pleaded with Chile to open the pass.": ("PER", "demands", "Chile to open the pass"),
    "Peru fears being encircled.": ("PER", "fears", "being encircled"),
    "Peru stopped short of endorsing the bill.": ("PER", "opposes", "the bill"),
    "Peru can live with the truce.": ("PER", "supports", "the truce"),
    "Canberra has thrown its weight behind the plan.": ("AUS", "supports", "the plan"),
    "Seoul gave its blessing to the pact.": ("KOR", "supports", "the pact"),
    "Baku said no to a neutral observer.": ("AZE", "rejects", "a neutral observer"),
    "Berlin has reservations about the gas deal.": ("DEU", "opposes", "the gas deal"),
    "Mali set a deadline for the departure of the troops.": ("MLI", "demands", "the departure of the troops"),
    "Colombia made the release of the miners a condition for talks.": ("COL", "demands", "the release of the miners"),
    "Rwanda puts the return of refugees first.": ("RWA", "prioritises", "the return of refugees"),
    "Uganda attaches great importance to the railway.": ("UGA", "prioritises", "the railway"),
    "For Tunisia, the reopening of the border is a priority.": ("TUN", "prioritises", "the reopening of the border"),
    "Iceland is in no hurry to reopen talks.": ("ISL", "opposes", "to reopen talks"),
    "Estonia has called the plan a mistake.": ("EST", "opposes", "the plan"),
    "Peru described the truce as a breakthrough.": ("PER", "supports", "the truce"),
    "Bolivia will not accept a border commission.": ("BOL", "rejects", "a border commission"),
    "Khartoum dismissed the proposal out of hand.": ("SDN", "rejects", "the proposal"),
    "Panama voted for the resolution.": ("PAN", "supports", "the resolution"),
    "Qatar believes the blockade must end.": ("QAT", "demands", "the blockade must end"),
    "According to Oman, the talks should resume.": ("OMN", "wants", "the talks should resume"),
    "Algeria is opposed to any foreign intervention.": ("DZA", "opposes", "any foreign intervention"),
    "There is concern in Riga over the exercises.": ("LVA", "fears", "the exercises"),
    "Finland's biggest worry is the closure of the strait.": ("FIN", "fears", "the closure of the strait"),
    "Riga is dead set against a larger fund.": ("LVA", "opposes", "a larger fund"),
    "Accra will not hear of a merger.": ("GHA", "rejects", "a merger"),
    "Quito came out in favour of a treaty.": ("ECU", "supports", "a treaty"),
    "Ankara has set its sights on the port.": ("TUR", "wants", "the port"),
    "Hanoi sets great store by the pact.": ("VNM", "prioritises", "the pact"),
    "The exercise angered Beijing.": ("CHN", "opposes", "The exercise"),
    "Vilnius was alarmed by the exercise.": ("LTU", "fears", "the exercise"),
    "Lima would never agree to a new border.": ("PER", "rejects", "a new border"),
    "“Our priority is the hostages,” Colombia's foreign minister told reporters.": ("COL", "prioritises", "the hostages"),
}


@pytest.mark.parametrize("text", CASES, ids=str)
def test_phrase(text: str) -> None:
    assert CASES[text] in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia accepted the delegation at the airport.",
        "Chile had not accepted the money.",
        "Nepal gave flowers to the pilots.",
        "Estonia did not call the plan a mistake.",
        "The rain should stop on Friday.",
        "Ghana put the cups on the table first.",
        "The exercise did not anger Beijing.",
        "Accra heard of a merger on Friday.",
        "Quito came out of the talks on Sunday.",
    ],
)
def test_no_stance(text: str) -> None:
    assert not [s for s in told(text) if s[1] in ("rejects", "opposes", "supports", "demands")]
