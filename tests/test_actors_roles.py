import pytest

from actor_reading import actor, code, mentions_in

PHRASES = [
    ("The Turkish foreign minister spoke for an hour.", "Turkish foreign minister", "TUR GOV"),
    ("Minister of Defence of the Russian Federation Sergei Shoigu arrived.", "Sergei Shoigu", "RUS GOV MIL"),
    ("Russian Defence Minister Ivan Invented arrived.", "Ivan Invented", "RUS GOV MIL"),
    ("Pentagon spokesman Paul Invented would not comment.", "Paul Invented", "USA GOV MIL"),
    ("A senior Iranian official rejected the plan.", "senior Iranian official", "IRN GOV"),
    ("Three Lebanese soldiers were wounded.", "Lebanese soldiers", "LBN MIL"),
    ("The former Iraqi prime minister urged calm.", "former Iraqi prime minister", "IRQ ELI"),
    ("Turkish forces crossed the river.", "Turkish forces", "TUR MIL"),
    ("Syrian refugees were sent home.", "Syrian refugees", "SYR REF"),
    ("Police in Nigeria arrested six men.", "Police", "NGA COP"),
    ("Kenya's High Court struck the law down.", "High Court", "KEN JUD"),
    ("A spokesman for Hezbollah denied the report.", "spokesman", "LBN REB PTY"),
    ("The Peruvian Congress voted on the law.", "Peruvian Congress", "PER LEG"),
    ("Chile's health ministry sent doctors.", "health ministry", "CHL MED"),
    ("Indonesia's education minister resigned.", "education minister", "IDN GOV EDU"),
    ("Opposition lawmakers left the hall.", "Opposition lawmakers", "- LEG OPP"),
    ("UN peacekeepers opened the road.", "UN peacekeepers", "UNO MIL"),
    ("Striking miners met the mayor.", "miners", "- LAB"),
    ("A retired Egyptian general was questioned.", "Egyptian general", "EGY ELI"),
    ("The opposition leader was jailed.", "opposition leader", "- OPP"),
    ("Journalists in Mexico protested.", "Journalists", "MEX JRN"),
    ("An officer of the Indian army was killed.", "officer of the Indian army", "IND MIL"),
]


@pytest.mark.parametrize(("text", "words", "expected"), PHRASES, ids=[words for _, words, _ in PHRASES])
def test_a_role_phrase_gives_country_and_sectors(text, words, expected):
    assert code(text, words) == expected


def test_an_unknown_officeholder_keeps_the_name():
    found = actor("Chadian Defence Minister Adam Inventedname resigned.", "Inventedname")
    assert (found.name, found.kind, found.named) == ("Adam Inventedname", "person", True)


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested a man after a fire in a shop.",
        "The mayor said prosecutors would look at the company's books.",
        "Residents told reporters that the school was closed.",
    ],
)
def test_local_institutions_without_a_named_country_have_none(text):
    assert {m.actor.country for _, m in mentions_in(text)} == {""}


def test_backers_are_not_the_actor():
    found = mentions_in("Russian-backed separatists shelled the town while Iran-backed fighters withdrew.")
    acting = [m.actor.country for _, m in found if m.use == "actor"]
    assert "RUS" not in acting and "IRN" not in acting


def test_numbers_count_unnamed_people():
    assert actor("Three Lebanese soldiers were wounded.", "soldiers").count == 3
    assert actor("Dozens of protesters were arrested.", "protesters").count is None


def test_compounds_give_every_member():
    found = mentions_in("The Syrian and Turkish governments signed the paper.")
    assert [m.actor.country for _, m in found] == ["SYR", "TUR"]
    found = mentions_in("The defence ministers of Turkey, Syria and Iran met.")
    assert [(m.actor.country, m.actor.sectors) for _, m in found] == [(c, ("GOV", "MIL")) for c in ("TUR", "SYR", "IRN")]


def test_apposition_gives_both_halves_one_actor():
    found = mentions_in("The mayor of the town, Ella Inventedname, said that Marie Other, a Belgian judge, would come.")
    named = {words: m.actor for words, m in found}
    assert named["Ella Inventedname"].sectors == ("GOV",)
    assert (named["Marie Other"].country, named["Marie Other"].sectors) == ("BEL", ("JUD",))


REGIONS = [
    ("The West Bengal government blocked the plan.", "government", "IND GOV"),
    ("Lagos police made an arrest.", "Lagos police", "NGA COP"),
    ("Police in the city of Inventedville, Nigeria, made an arrest.", "Police", "NGA COP"),
    ("The Australian High Court ruled.", "High Court", "AUS JUD"),
    ("A US federal judge ruled.", "federal judge", "USA JUD"),
    ("Teachers went on strike in Peru.", "Teachers", "PER EDU"),
    ("Forces loyal to Libyan commander Khalifa Haftar advanced.", "Forces", "LBY MIL"),
    ("In Haiti, the government declared an emergency.", "the government", "HTI GOV"),
]


@pytest.mark.parametrize(("text", "words", "expected"), REGIONS, ids=[t for t, _, _ in REGIONS])
def test_the_text_says_of_which_country(text, words, expected):
    assert code(text, words) == expected


def test_an_ethnic_people_is_not_of_the_state_it_is_named_after():
    assert code("Ethnic Albanian gunmen fired at the post.", "gunmen") == "- UAF"
    assert code("Albanian gunmen fired at the post.", "gunmen") == "ALB UAF"


def test_brussels_acts_for_the_european_union_unless_the_report_speaks_of_belgium():
    assert code("Brussels rejected the plan on Friday.", "Brussels") == "EUR"
    assert code("Belgium was angry. Brussels rejected the plan on Friday.", "Brussels") == "BEL GOV"
    assert code("Police in Brussels searched two flats.", "Police") == "BEL COP"
