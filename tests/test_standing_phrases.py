"""Standing relations told by several words: arms given, bodies joined, ground in hands, ties cut, wars waged."""

from __future__ import annotations

import pytest

from test_standing_relations import told

CASES = {
    "Chad is host to a French garrison.": ("TCD", "hosts_forces_of", "FRA"),
    "Turkey props up the government in Tripoli.": ("TUR", "backs", "LBY"),
    "Hezbollah answers to Iran.": ("IRN", "has_proxy", "LBN"),
    "Japan broke with Mali two years ago.": ("JPN", "has_no_ties_with", "MLI"),
    "Tensions between Chad and Niger are high.": ("TCD", "at_odds_with", "NER"),
    "Chad's relations with Niger are strained.": ("TCD", "at_odds_with", "NER"),
    "Chad and Niger are bitter rivals.": ("TCD", "at_odds_with", "NER"),
    "Chad is locked in a border dispute with Niger.": ("TCD", "at_odds_with", "NER"),
    "Belarus has been hit by a third round of British sanctions.": ("BLR", "under_sanctions_by", "GBR"),
    "Peru refuses to recognise Kosovo.": ("PER", "does_not_recognise", "KOS"),
    "Tehran provides weapons to Hezbollah.": ("IRN", "arms", "LBN"),
    "The Emirates supply the Libyan general with drones.": ("ARE", "arms", "LBY"),
    "Chad gives sanctuary to Sudanese rebels.": ("TCD", "backs", "SDN"),
    "Pakistan's backing for the Taliban is an open secret.": ("PAK", "backs", "AFG"),
    "Croatia belongs to the European Union.": ("HRV", "member_of", "EUR"),
    "Sweden joined NATO in 2024.": ("SWE", "member_of", "IGO"),
    "Ghana is part of ECOWAS.": ("GHA", "member_of", "IGO"),
    "The enclave is still in Armenian hands.": ("ARM", "holds", "The enclave"),
    "The border crossing is in the hands of the Sudanese army.": ("SDN", "holds", "The border crossing"),
    "Kherson remains under Ukrainian control.": ("UKR", "holds", "Kherson"),
    "Algeria cut ties with Morocco in 2021.": ("DZA", "has_no_ties_with", "MAR"),
    "Saudi Arabia and Iran restored diplomatic relations.": ("SAU", "has_ties_with", "IRN"),
    "Relations between Kenya and Somalia are strained.": ("KEN", "at_odds_with", "SOM"),
    "Ethiopia is fighting a war against Eritrea.": ("ETH", "at_war_with", "ERI"),
    "Some 900 US soldiers remain in Syria.": ("SYR", "hosts_forces_of", "USA"),
    "Turkish soldiers have been deployed in Somalia.": ("SOM", "hosts_forces_of", "TUR"),
    "Armenia is home to a Russian base.": ("ARM", "hosts_forces_of", "RUS"),
    "Belarus faces sanctions from the European Union.": ("BLR", "under_sanctions_by", "EUR"),
    "The United States maintains an embargo on Cuba.": ("CUB", "under_sanctions_by", "USA"),
    "Pakistan is one of China's closest allies.": ("PAK", "allied_with", "CHN"),
    "Niger is at loggerheads with Benin.": ("NER", "at_odds_with", "BEN"),
    "Gabon is on good terms with Spain.": ("GAB", "has_ties_with", "ESP"),
    "Relations between Chad and Egypt are warm.": ("TCD", "has_ties_with", "EGY"),
    "Guyana lays claim to the island.": ("GUY", "claims", "the island"),
    "Serbia is the main supplier of ammunition to Angola.": ("SRB", "arms", "AGO"),
    "Sanctions imposed by Japan on Myanmar are still in force.": ("MMR", "under_sanctions_by", "JPN"),
    "Kenya, home to a British base, sent a delegation.": ("KEN", "hosts_forces_of", "GBR"),
}


@pytest.mark.parametrize("text", CASES, ids=str)
def test_phrase(text: str) -> None:
    assert CASES[text] in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Iran sent weapons to Hezbollah on Friday.",  # an act, not a state
        "Norway may join the European Union.",
        "The enclave is no longer in Armenian hands.",
        "Turkish soldiers were deployed in Somalia on Monday.",
        "Kenya did not cut ties with Somalia.",
        "Relations between Kenya and Somalia are warm.",
        "Kenya joined the talks.",
        "The rebels deny that Rwanda is arming Burundi.",
        "Peru once occupied the town.",
        "Peru used to hold the town.",
    ],
)
def test_what_does_not_stand(text: str) -> None:
    kinds = {kind for _, kind, _ in told(text)}
    assert not kinds & {"arms", "member_of", "holds", "hosts_forces_of", "has_no_ties_with", "at_odds_with"}
