"""Parties of acts where the parser gives the verb no subject, or the wrong owner stands nearest."""

from __future__ import annotations

import pytest

from told import by_name as told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In an evening note on the web, Chad's government implored the African Union to send observers.",
         ("REQUEST", ["Chad"], ["African Union"])),
        ("The European Parliament adopted a motion urging Serbia to free the students.",
         ("REQUEST", ["European Parliament"], ["Serbia"])),
        ("LIMA, Peru -- Prosecutors of the European Union have accused a former Chadian minister of bribing witnesses.",
         ("ACCUSE", ["Prosecutors of the European Union"], ["former Chadian minister"])),
        ("A court in Oslo found the Chadian envoy guilty of fraud.", ("ACCUSE", ["court"], ["Chadian envoy"])),
        ("Norway's foreign minister renewed his government's support for talks with Chad.",
         ("SUPPORT", ["Norway's foreign minister"], ["Chad"])),
        ("Chile is due to send rice to Peru.", ("AGREE", ["Chile"], ["Peru"])),
        ("Chad is ready to help Niger if the raids stop.", ("AGREE", ["Chad"], ["Niger"])),
        ("Norway's senate was the first to recognise Chad.", ("SUPPORT", ["Norway's senate"], ["Chad"])),
        ("Norway plans to send food to Chad.", ("AGREE", ["Norway"], ["Chad"])),
        ("Chile sent two shiploads of rice to Peru.", ("AID", ["Chile"], ["Peru"])),
        ("Chile and Peru failed to reach agreement on fishing rights.", ("REJECT", ["Chile", "Peru"], [])),
        ("Kenya's request for a loan was rejected by Chad.", ("REJECT", ["Chad"], ["Kenya"])),
        ("Chile promised to lend its tugs.", ("AGREE", ["Chile"], [])),
        ("Kenya's president and his Ugandan counterpart signed two accords between the two countries.",
         ("SUPPORT", ["Kenya's president"], ["Ugandan counterpart"])),
    ],
)  # fmt: skip
def test_the_parties_meant_are_found(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in told(text)


def test_a_list_without_a_subject_before_it_lends_no_actor() -> None:
    assert not [
        e for e in told("The plan of the year, made in Peru, condemned to fail, annoyed Chile.") if e[0] == "ACCUSE" and e[1]
    ]


def test_a_person_who_promises_something_unknown_tells_nothing() -> None:
    assert told("The senator promised to polish his boat.") == []
