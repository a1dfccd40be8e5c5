"""How news tells of protests, arrests, elections, tariffs, relief and votes: who does what to whom, by countries."""

from __future__ import annotations

import pytest

from dragoman import code
from told import by_country

Sides = tuple[str, set[str], set[str]]

TOLD: dict[str, Sides] = {
    "Thousands of people marched through Lisbon on Saturday to protest against rising rents.": ("PROTEST", {"PRT"}, {"PRT"}),
    "Rioters set fire to shops and cars in Port Moresby overnight.": ("PROTEST", {"PNG"}, {"PNG"}),
    "Police fired tear gas on Tuesday to disperse demonstrators in Nairobi.": ("ASSAULT", {"KEN"}, {"KEN"}),
    "Bus drivers in Cape Town went on strike on Monday after wage talks broke down.": ("PROTEST", {"ZAF"}, set()),
    "Opposition parties in Serbia said they would boycott local elections due in June.": ("THREATEN", {"SRB"}, set()),
    "Venezuelan authorities have arrested more than a dozen opposition activists.": ("COERCE", {"VEN"}, {"VEN"}),
    "Burkina Faso's junta has suspended the French broadcaster RFI for three months.": ("COERCE", {"BFA"}, {"FRA"}),
    "Soldiers in Niger said on state television that they had seized power.": ("COERCE", {"NER"}, set()),
    "The opposition candidate rejected the results of Sunday's election in Malawi.": ("REJECT", {"MWI"}, set()),
    "Beijing retaliated on Friday with tariffs on American coal and gas.": ("COERCE", {"CHN"}, {"USA"}),
    "The United States will impose tariffs on steel imported from Canada and Mexico.": ("THREATEN", {"USA"}, {"CAN", "MEX"}),
    "Australia banned imports of Russian gold on Monday.": ("COERCE", {"AUS"}, {"RUS"}),
    "Japan said on Friday it would give $200 million in emergency aid to Sri Lanka.": ("AGREE", {"JPN"}, {"LKA"}),
    "Turkish rescue teams arrived in Morocco on Sunday to help search for survivors.": ("AID", {"TUR"}, {"MAR"}),
    "Britain and Canada imposed new sanctions on Myanmar's air force on Tuesday.": ("COERCE", {"GBR", "CAN"}, {"MMR"}),
    "The Security Council voted unanimously to lift an arms embargo on Somalia.": ("RETREAT", {"UNO"}, {"SOM"}),
    "Hungarian police used water cannon against migrants on the border with Serbia.": ("ASSAULT", {"HUN"}, set()),
    "A panel of UN experts has accused Rwanda of sending troops to fight beside rebels.": ("ACCUSE", {"UNO"}, {"RWA"}),
}


@pytest.mark.parametrize(("text", "told"), TOLD.items())
def test_what_the_news_tells_is_coded(text: str, told: Sides) -> None:
    assert told in by_country(text)


@pytest.mark.parametrize(
    "text",
    [
        "Workers struck gold while digging a new metro tunnel in the old town of Thessaloniki.",
        "The striker will miss the first match of the season after he was banned for insulting a referee.",
        "A strike of luck led the two divers to the wreck, which had lain on the sea bed since 1912.",
        "The hotel has closed its doors for the winter and will open again in April.",
        "The museum sells copies of furniture imported from Denmark.",
        "The council voted to build a second bridge over the canal.",
    ],
)
def test_the_same_words_in_another_sense_tell_nothing(text: str) -> None:
    assert not [event for event in code(text).events if event.reported]
