"""Ordinary news of politics at home: those who fire, veto, subpoena, sue, fine, arrest, endorse and march. All invented."""

from __future__ import annotations

import pytest

from told import events_told, types_told

TOLD = {
    "The House Oversight Committee subpoenaed the chief executive of a Texas railway after a derailment in May.": "REQUEST",
    "Gov. Mark Ellison vetoed a bill that would have allowed teachers in Kansas to carry guns, his office said.": "REJECT",
    "Poland's president vetoed a law that would have given the government control over the judges.": "REJECT",
    "Senate Republicans blocked a bill on Thursday that would have raised the federal minimum wage.": "REJECT",
    "President Carl Whitman fired his labor secretary on Wednesday.": "SANCTION",
    "The police chief in Memphis suspended five officers on Sunday pending an inquiry.": "SANCTION",
    "Mayor Tom Delgado of San Antonio fired his fire chief on Friday, citing a loss of confidence.": "SANCTION",
    "New York's attorney general sued three pharmacy chains on Thursday over their prices.": "ACCUSE",
    "A federal appeals court blocked the administration's rule on asylum on Friday.": "REJECT",
    "The Wisconsin governor dismissed the head of the state prison system after a third inmate died of heat.": "SANCTION",
    "The mayor fired the police chief after the riot in March.": "SANCTION",
    "The Federal Trade Commission fined a Utah software company $12 million for selling location data.": "SANCTION",
    "A grand jury in Ohio indicted two county commissioners on charges of steering contracts to relatives.": "ACCUSE",
    "The American Civil Liberties Union filed a lawsuit against the Florida Department of Corrections.": "ACCUSE",
    "Prosecutors in Paris opened an investigation into a former justice minister over the sale of a villa.": "ACCUSE",
    "The Teamsters endorsed Democratic candidate Laura Benitez for governor of Nevada.": "SUPPORT",
    "Train drivers across Germany began a three-day strike on Wednesday after pay talks failed.": "PROTEST",
    "Democratic leaders urged Gov. Ellen Marsh to veto the measure.": "REQUEST",
}

UNTOLD = [
    "Former mayor Louis Archer pleaded guilty on Tuesday to accepting free trips from a developer.",
    "The defense attacked early, and the Chiefs charged down the field twice before the half.",
    "A new campaign by the bank promises customers that they will never be charged for moving money abroad.",
    "The governor on the old steam engine failed, so the museum called off its Sunday rides.",
    "Any citizen who refuses to answer the census can be fined, although almost nobody ever is.",
    "The bill now goes to the Senate, where leaders have not said when they will take it up.",
    "In the film, a young prosecutor accuses her boss of murder and flees to Mexico with the evidence.",
]


@pytest.mark.parametrize(("text", "type_"), TOLD.items())
def test_an_act_at_home_is_told(text: str, type_: str) -> None:
    assert types_told(text) == [type_]


@pytest.mark.parametrize("text", UNTOLD)
def test_words_of_politics_without_an_act_tell_nothing(text: str) -> None:
    assert not types_told(text)


def test_who_is_dismissed_is_the_recipient_even_if_of_the_police() -> None:
    event = events_told("The mayor fired the police chief after the riot in March.")[0]
    assert [p.actor.sectors for p in event.recipients] == [("COP",)]


def test_an_agency_of_the_united_states_needs_no_country_beside_it() -> None:
    event = events_told("The Environmental Protection Agency sued a paint maker.")[0]
    assert [p.actor.country for p in event.actors] == ["USA"]
