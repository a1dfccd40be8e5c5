"""Who is somebody by grammar, and who only looks like a party. All sentences are invented."""

from __future__ import annotations

import pytest

from dragoman import code
from dragoman.brief.wording import parties_words
from dragoman.coding import Coder
from dragoman.records import Event

MAIN = ("invaded", "laid", "demanded", "called", "threatened", "renewed", "accused", "complained", "rejected", "shut", "end")


def told(text: str) -> list[tuple[str, str, str]]:
    return [(e.type, parties_words(e.actors), parties_words(e.recipients)) for e in code(text).events if e.reported]


def _of_main_verb(text: str) -> list[Event]:
    """Return what the words at the main verb are coded as by rules alone, told or not; there must be some."""
    events = [e for e in code(text, coder=Coder(learned=False)).events if e.text in MAIN]
    assert events
    return events


@pytest.mark.parametrize(
    ("text", "type_", "actor", "recipient"),
    [
        ("Royal Oman Police said they had arrested 41 infiltrators.", "COERCE", "Royal Oman Police", "41 infiltrators"),
        ("Juneau police asked the campers to move.", "REQUEST", "Juneau police", "campers"),
        ("The prime minister of Nepal accused unnamed foreigners of bringing him down.", "ACCUSE", "Nepal", "unnamed foreigners"),
        ("Ohio's attorney general sued the city of Marlow over a ban on tents.", "ACCUSE", "Ohio", "city"),
        ("Kenya has since signed accords with Chad and Mali on tugs.", "SUPPORT", "Kenya", "Chad and Mali"),
        ("The mayors of Lima, Cusco and Arequipa denounced the Chilean president.", "ACCUSE", "mayors of Cusco", "Chil"),
        ("Roscoe \"Buck\" Varney, the mayor of Salem, resigned. Police arrested Varney.", "COERCE", "Police", '\"Buck\" Varney'),
        ("Kenya freed the sailors after talks with Somalia.", "CONSULT", "Kenya and Somalia", ""),
        ("London froze the bank's assets last autumn under a statute on terrorism.", "COERCE", "United Kingdom", "bank"),
    ],
)  # fmt: skip
def test_whoever_undergoes_what_is_done_to_people_is_somebody(text: str, type_: str, actor: str, recipient: str) -> None:
    assert any(t == type_ and actor in a and recipient in r for t, a, r in told(text)), told(text)


@pytest.mark.parametrize(
    ("text", "not_a_party"),
    [
        ("The former Portuguese colony of 90,000 people was invaded by Indonesia in December 1975.", "Portugal"),
        ("The rebels laid down their arms under an agreement brokered by South Africa.", "South Africa"),
        ("Prosecutors demanded RM9,000 from the Kenyan minister.", "RM9,000"),
        ("Lawmakers called for the restoration of food aid to Sudan and Chad.", "Sudan"),
        ("The miners' union threatened to file a suit with the Supreme Court.", "Supreme Court"),
        ("Sweden has 460 soldiers in Mali, and the Left Party renewed its call for them to be withdrawn.", "460 soldiers"),
        ("Oslo has complained to the United Nations and to the European Union.", "Union"),
        ("Peru's Congress rejected a bid to remove the president.", "president"),
        ("Envoys failed to end a walkout that the nurses' union has not endorsed.", "union"),
        ("Iran shut the Haji Omeran crossing to punish the Kurds.", "Omeran"),
        ("The National Association of Police Lodges accused the White House of lying.", "(ARE)"),
    ],
)  # fmt: skip
def test_who_only_stands_beside_is_no_party(text: str, not_a_party: str) -> None:
    assert not any(not_a_party in parties_words((*e.actors, *e.recipients)) for e in _of_main_verb(text)), told(text)


def test_an_adjective_of_a_thing_does_not_say_whose_government_is_meant() -> None:
    text = "A resident reached on a Jordanian line said the town was cut off. The government expelled journalists."
    assert not any("Jordan" in a for _, a, _ in told(text))
