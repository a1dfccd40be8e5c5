"""War and diplomacy as agencies tell them: who does what to whom, by countries."""

from __future__ import annotations

import pytest

from dragoman import code

# Invented sentences: "TYPE actors>recipients", by country.
TOLD = {
    "Israeli warplanes bombed suspected Hezbollah positions in southern Lebanon overnight, the army said.": "ASSAULT ISR>LBN",
    "Gunmen ambushed an army convoy in northern Mali on Saturday, killing 14 soldiers.": "ASSAULT MLI>MLI",
    "Three Turkish soldiers were killed when a roadside bomb exploded near their vehicle in northern Syria.": "ASSAULT >TUR",
    "Indian and Pakistani troops clashed in Kashmir on Sunday.": "ASSAULT IND>PAK",
    "Indian and Pakistani troops exchanged fire across the line of control in Kashmir.": "ASSAULT IND>PAK",
    "Shelling by Saudi border guards wounded a Yemeni farmer.": "ASSAULT SAU>YEM",
    "The Afghan Taliban claimed responsibility for a truck bomb that killed four German soldiers.": "ASSAULT AFG>DEU",
    "Nicaragua broke off relations with Israel over its offensive in Gaza.": "ASSAULT ISR>PSE",
    "Saudi Arabia and Iran restored diplomatic relations on Friday.": "SUPPORT SAU>IRN",
    "France withdrew the last of its soldiers from Niger on Friday.": "RETREAT FRA>NER",
    "China began three days of military exercises around Taiwan on Thursday.": "MOBILIZE CHN>TWN",
    "Russia has deployed about 100,000 troops near the border with Ukraine, officials said.": "MOBILIZE RUS>UKR",
    "Vietnam and the Philippines signed an agreement to cooperate in preventing incidents.": "SUPPORT VNM>PHL",
    "Poland expelled four Russian diplomats on Wednesday on suspicion of spying.": "SANCTION POL>RUS",
    "Mexico recalled its ambassador from Quito on Saturday.": "SANCTION MEX>ECU",
    "Turkey threatened to launch a new ground operation in northern Syria.": "THREATEN TUR>SYR",
    "Ukraine demanded that Russia return the crew of three navy ships.": "REQUEST UKR>RUS",
    "Philippine police arrested two Malaysians suspected of links to the Abu Sayyaf group.": "COERCE PHL>MYS",
    "Iranian Revolutionary Guards seized a Greek oil tanker in the Gulf on Friday.": "COERCE IRN>GRC",
    "Syrian rebels shot down a government helicopter over Idlib on Tuesday.": "ASSAULT SYR>SYR",
    "Colombia extradited a suspected drug lord to the United States on Wednesday.": "COOPERATE COL,USA>",
    "The United States will send more troops to Poland, Washington announced.": "THREATEN USA>POL",
}
NOTHING = (
    "Shares in the airline tumbled on Monday after a cautious forecast sparked a sell-off, hitting the wider travel sector.",
    "The striker fired two shots wide before half-time, and Croatia attacked with more purpose after the break.",
    "Doctors say the drug attacks the tumour without harming healthy tissue, and trials in Denmark are to be expanded.",
    "A row over parking led neighbours in the suburb to exchange insults for months before a mediator brought peace.",
)


def _told(text: str) -> set[str]:
    out = set()
    for event in code(text).events:
        actors, recipients = (sorted({p.actor.country for p in side} - {""}) for side in (event.actors, event.recipients))
        if event.type == "COOPERATE":
            actors, recipients = sorted({*actors, *recipients}), []
        if event.reported:
            out.add(f"{event.type} {','.join(actors)}>{','.join(recipients)}")
    return out


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_world_news_is_coded(text: str, told: str) -> None:
    assert told in _told(text)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_of_the_kind_is_told(text: str) -> None:
    assert not _told(text)


def test_an_announcement_restricts_nobody() -> None:
    assert not any(
        told.startswith("COERCE") for told in _told("The United States will send troops to Poland, Washington announced.")
    )
