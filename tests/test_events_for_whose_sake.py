"""Who stands on neither side of an act: for whose sake it is done, where a matter is taken. All sentences are invented."""

from __future__ import annotations

import pytest

import dragoman
from dragoman.records import Event
from told import by_name, events_told


def told(text: str, word: str) -> Event:
    return next(e for e in events_told(text) if e.text == word)


def recipients(event: Event) -> list[str]:
    return [p.actor.name for p in event.recipients]


def actors(event: Event) -> list[str]:
    return [p.actor.name for p in event.actors]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Jordan closed its frontier in solidarity with Syria during the war.", "closed"),
        ("Fiji suspended the flights at the request of Tonga.", "suspended"),
        ("The police opened an inquiry at the interior minister's request.", "opened"),
        ("The prime minister of Fiji has threatened to take the matter to the World Trade Organization.", "threatened"),
        ("The High Court refused to block the extradition to Portugal of a banker.", "refused"),
        ("The Slovak deputies objected that no Habsburg had earned a statue.", "objected"),
        ("The government has promised $40 million for clinics, wells and a ferry.", "promised"),
        ("The foreign minister of Peru flew to Geneva for talks on Monday.", "flew"),
    ],
)
def test_a_bystander_is_no_recipient(text: str, word: str) -> None:
    assert all(not recipients(e) for e in events_told(text) if e.text == word)


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Chad closed the border with Niger at the request of Tonga.", "closed", ["Niger"]),
        ("Peru filed a complaint with the World Trade Organization against Chile.", "filed", ["Chile"]),
        ("The foreign minister of Peru flew to Lima for talks with Japan on Monday.", "talks", []),
        ("The prime minister refused to hand the banker over to Portugal.", "refused", ["Portugal"]),
        ("Norway's minister flew to Mali for talks on Monday.", "flew", ["Mali"]),
    ],
)
def test_others_stay_recipients(text: str, word: str, whom: list[str]) -> None:
    assert recipients(told(text, word)) == whom


@pytest.mark.parametrize("text", ["Chad recalled its envoy on Monday.", "Kenya withdrew its consul after the raid."])
def test_own_envoys_are_called_home_from_somebody(text: str) -> None:
    assert events_told(text) == []


def test_whoever_does_likewise_acts_too() -> None:
    event = told("Japan expressed serious concern, as did Chile, Kenya and Norway.", "expressed")
    assert {"Japan", "Chile", "Kenya"} <= set(actors(event))
    event = told("The bishop opposes the plan, as do, for other reasons, sixty congregations.", "opposes")
    assert actors(event) == ["bishop", "sixty congregations"]


def test_who_files_a_complaint_accuses_in_it() -> None:
    assert by_name("The Labour Party filed a complaint with the court accusing Senator Okoro of fraud.") == [
        ("ACCUSE", ["Labour Party"], ["Okoro"])
    ]
    text = "Two deputies filed a complaint with police alleging that judges had been bribed by the governor."
    assert by_name(text) == [("ACCUSE", ["Two deputies"], ["governor"])]


def test_those_to_whom_it_shall_be_done_are_not_asked() -> None:
    events = dragoman.code("Brazil's embassy demanded that the two Brazilian sailors be released.").events
    assert [recipients(e) for e in events if e.text == "demanded"] == [[]]


def test_an_office_named_without_its_land_takes_none_from_the_accused() -> None:
    text = "Slovakia's drivers blocked a bridge. The prime minister has accused Ukraine of holding his country hostage."
    event = told(text, "accused")
    assert [p.actor.country for p in event.actors] == [""]


def test_people_told_by_a_bare_number_are_driven_out() -> None:
    event = told("Janjaweed fighters drove thousands to the frontier on Monday.", "drove")
    assert recipients(event) == ["thousands"]


def test_compounds_that_say_what_people_work_at_are_people() -> None:
    event = told("Police broke up a sit-in of steelworkers at Kutaisi.", "broke")
    assert recipients(event) == ["steelworkers"]


def test_a_headline_names_people_without_an_article() -> None:
    events = events_told("Court in Chad drops charges against singer\n\nThe singer had named ministers in a song.")
    assert [recipients(e) for e in events if e.text == "drops"] == [["singer"]]


def test_who_has_just_landed_is_met() -> None:
    event = told("When Kwame Adu landed at Dakar, he was met by a minister and a general.", "met")
    assert "Kwame Adu" in (*actors(event), *recipients(event))


def test_no_name_stands_in_for_an_unknown_them() -> None:
    text = "The soldiers detained three men. The military police released them when their families complained to the governor."
    assert all("families" not in " ".join(recipients(e)) for e in events_told(text))


@pytest.mark.parametrize(
    ("text", "from_whom"),
    [
        ("Peru recalled its ambassador after Chile seized a boat.", ["Chile"]),
        ("Indonesia recalled its envoy over revelations that Australian spies had tapped phones.", ["Australian spies"]),
        ("Algiers shot down one of its drones; Mali recalled its ambassador in protest.", ["Algeria"]),
        ("Peru, Chile and Cuba would not recognise him; Mali recalled its ambassador.", []),
    ],
)
def test_an_envoy_is_recalled_from_whom_it_answers(text: str, from_whom: list[str]) -> None:
    assert all(recipients == from_whom for _, actors, recipients in by_name(text) if "Peru" in actors[:1] or "Mali" in actors[:1])
    assert ("recalled" in [e.text for e in events_told(text)]) == bool(from_whom)


def test_words_between_them_tell_nothing_of_a_bystander() -> None:
    for text in ("The police opened an inquiry at the governor's request.", "Mali shut its border in solidarity with Niger."):
        assert all(not e.recipients and "Niger" not in e.object_text for e in dragoman.code(text).events)


def test_who_is_told_between_commas_acts_along() -> None:
    told = by_name("The governor, along with twelve lawmakers, accused the senator of fraud.")
    assert told == [("ACCUSE", ["governor", "twelve lawmakers"], ["senator"])]
    assert by_name("The governor accused the senator, along with twelve lawmakers, of fraud.")[0][1] == ["governor"]


def test_the_phrase_behind_the_verb_comes_before_the_place_in_front() -> None:
    told = by_name("In Colombo, hardline monks marched on the Norwegian embassy.")
    assert [recipients for _, _, recipients in told] == [["Norwegian embassy"]]


def test_hundreds_driven_to_a_frontier_are_whom_it_is_done_to() -> None:
    told = by_name("The village was burned by Janjaweed fighters, who drove hundreds to the Chadian frontier.")
    assert ["hundreds"] in [recipients for _, _, recipients in told]


def test_whose_man_closes_a_list_is_not_on_it() -> None:
    told = by_name("Prosecutors filed charges against a former governor, the head of a directorate and a bishop's driver.")
    assert [recipients for _, _, recipients in told] == [["former governor", "head of a directorate", "driver"]]


def test_a_land_that_is_asked_for_is_not_asked() -> None:
    assert all("Syria" not in recipients for _, _, recipients in by_name("The ambassador asked for Damascus on Monday."))
    assert by_name("Peru asked Chad for help on Monday.") == [("REQUEST", ["Peru"], ["Chad"])]


def test_where_somebody_tells_of_it_is_not_where_it_happens() -> None:
    told = events_told("Gunmen killed at least 60 villagers in June, according to a monitor in Wisconsin.")
    assert [e.place for e in told] == [None]


def test_a_place_before_a_semicolon_lends_its_country_to_nobody_behind_it() -> None:
    [*_, burned] = events_told("A deputy in Yerevan accused the government of begging; nationalists in Erzurum burned a flag.")
    assert [p.actor.country for p in burned.actors] != ["ARM"]


def test_who_meets_where_bodies_sit_is_not_at_home_there() -> None:
    told = events_told("The senator met with the president's son in Geneva to discuss a pipeline.")
    assert all(not p.actor.country for e in told for p in e.actors if p.actor.name == "president")
