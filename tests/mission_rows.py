"""The rows that a reader of the report of 25 April 2023 must be able to see, as checks on ``dragoman brief --format json``.

The checks name parties by their part in the story ("host", "first", "second" ...), and a :class:`Cast` says which country
plays which part, so that the same rows can be asked of the same page with other countries in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]


@dataclass(frozen=True)
class Cast:
    """Which country code plays which part, and words of the page that the checks look for (regular expressions)."""

    host: str = "RUS"  # receives the talks
    first: str = "TUR"  # its ties are to be normalised
    second: str = "SYR"
    fourth: str = "IRN"
    outsider: str = "USA"  # holds ground in the second's country
    returner: str = "SAU"  # is re-establishing ties with the second
    enemy: str = "UKR"  # the host is at war with it
    minister: str = "Shoigu"
    leader: str = "Assad"
    president: str = "Putin"
    proxy: str = "SDF|Syrian Democratic Forces"
    jihadists: str = "ISIS"
    city: str = "Moscow"
    league: str = "Arab League"
    furniture: tuple[str, ...] = field(default_factory=tuple)  # a stretch of each line that is no part of the report


class Page:
    """A brief of one report as JSON, with the lookups that the rows need."""

    def __init__(self, brief: Record, cast: Cast) -> None:
        self.brief, self.cast = brief, cast
        (self.report,) = brief["reports"]
        self.records = brief["records"][self.report["id"]]
        self.text: str = self.report["text"]

    def of(self, span: Record) -> str:
        return self.text[span["start"] : span["end"]]

    def said(self, spans: list[Record]) -> str:
        return " ".join(self.of(s) for s in spans)

    def zones(self, kind: str) -> list[str]:
        return [self.of(z["span"]) for z in self.report["zones"] if z["kind"] == kind]

    def happened(self, *types: str) -> list[Record]:
        return [i for i in self.brief["happened"] if not types or i["data"]["type"] in types]

    def events(self, *types: str) -> list[Record]:
        return [e for e in self.records["events"] if not types or e["type"] in types or e["act"] in types]


def countries(parties: list[Record]) -> set[str]:
    return {p["actor"]["country"] if "actor" in p else p["country"] for p in parties}


def has(pattern: str, text: str | None) -> bool:
    return text is not None and re.search(pattern, text, re.IGNORECASE | re.DOTALL) is not None


# -- the page -----------------------------------------------------------------------------------------------------


def title_and_section(page: Page) -> None:
    assert has(r"Turk|Normali|Thaw|Summit", page.report["title"]) or page.report["title"], page.report["title"]
    assert len(page.report["title"].split()) > 6
    assert page.report["section"] == "Middle East"


def no_date_is_guessed(page: Page) -> None:
    assert page.report["published"] is None
    tuesdays = [t for t in page.records["times"] if "tuesday" in t["text"].lower()]
    assert tuesdays and all(t["start"] is None and "tuesday" in t["relative"].lower() for t in tuesdays), tuesdays


def tuesday_is_dated_once_published(page: Page) -> None:
    assert page.report["published"] == "2023-04-28"
    tuesdays = [t for t in page.records["times"] if "tuesday" in t["text"].lower()]
    assert tuesdays and all(t["start"] == "2023-04-25" == t["end"] for t in tuesdays), tuesdays
    talks = [i for i in page.happened("CONSULT") if i["data"]["start"] == "2023-04-25"]
    assert talks, page.happened("CONSULT")


def caption_names_both_presidents(page: Page) -> None:
    (zone,) = [z["span"] for z in page.report["zones"] if z["kind"] == "caption"]
    inside = [m for m in page.records["mentions"] if zone["start"] <= m["span"]["start"] < zone["end"]]
    named = {(m["actor"]["country"], m["actor"]["name"]) for m in inside}
    assert any(c == page.cast.second and has(page.cast.leader, n) for c, n in named), named
    assert any(c == page.cast.host and has(page.cast.president, n) for c, n in named), named


def furniture_is_not_coded(page: Page) -> None:
    body = " ".join(page.zones("body") + page.zones("title") + page.zones("caption"))
    for line in page.cast.furniture:
        assert line in page.text, line
        assert line not in body, line
    spans = [z["span"] for z in page.report["zones"] if z["kind"] in ("body", "title", "caption")]
    for kind in ("events", "attributions", "stances", "relations", "conditionals", "mentions"):
        for record in page.records[kind]:
            for at in _starts(record):
                assert any(s["start"] <= at < s["end"] for s in spans), (kind, record)


def _starts(record: Record) -> list[int]:
    found = [record.get(k) for k in ("span", "target", "evidence", "antecedent", "consequent")]
    found += [s for k in ("source", "cue", "content") for s in record.get(k, [])]
    return [s["start"] for s in found if isinstance(s, dict)]


# -- what happened ------------------------------------------------------------------------------------------------


def the_talks_were_held(page: Page) -> None:
    cast, talks = page.cast, page.happened("CONSULT")
    together = set().union(*(countries(i["data"]["actors"]) | countries(i["data"]["recipients"]) for i in talks))
    assert {cast.host, cast.first, cast.second, cast.fourth} <= together, together
    assert any("multilateral" in i["data"]["modes"] for i in talks), talks
    ministers = [p for i in talks for p in i["data"]["actors"] if has(cast.minister, p["name"])]
    assert ministers and all(p["country"] == cast.host and {"GOV", "MIL"} <= set(p["sectors"]) for p in ministers), talks
    assert any(has(cast.city, i["data"]["place"]) or has(cast.city, e["text"]) for i in talks for e in i["evidence"]), talks


def ministries_say_what_was_discussed(page: Page) -> None:
    for country, subject in ((page.cast.host, r"secur|safer"), (page.cast.first, r"refugee")):
        said = [a for a in page.records["attributions"] if (a["actor"] or {}).get("country") == country]
        on_it = [a for a in said if has(subject, page.said(a["content"]))]
        assert on_it, (country, [page.said(a["content"]) for a in said])
        ids = {a["id"] for a in on_it}
        views = [c for c in page.records["claims"] if c["attribution"] in ids]
        assert any(c["factuality"]["polarity"] == "positive" and c["factuality"]["time"] != "future" for c in views), country


def integrity_was_reaffirmed(page: Page) -> None:
    cast = page.cast
    found = [i for i in page.brief["happened"] if i["data"]["type"] in ("SUPPORT", "AGREE")]
    found = [i for i in found if cast.second in countries(i["data"]["recipients"])]
    assert any(has("integrity", e["text"]) for i in found for e in i["evidence"]), page.brief["happened"]
    sources = [a for a in page.records["attributions"] if has("integrity", page.said(a["content"]))]
    assert any((a["actor"] or {}).get("country") == cast.first for a in sources), sources


def bases_were_attacked_by_somebody_unknown(page: Page) -> None:
    found = [i for i in page.happened("ASSAULT") if page.cast.outsider in countries(i["data"]["recipients"])]
    assert any(has(r"drone|rocket", e["text"]) for i in found for e in i["evidence"]), page.brief["happened"]
    assert all(countries(i["data"]["actors"]) <= {"", "UNK"} for i in found), [i["words"] for i in found]
    assert any("MIL" in p["sectors"] for i in found for p in i["data"]["recipients"]), found
    counts = [c for i in found for c in i["data"]["casualties"]]
    assert any(c["kind"] == "killed" and c["low"] == 1 == c["high"] for c in counts), counts
    assert any(c["kind"] == "injured" for c in counts), counts


def ties_are_being_re_established(page: Page) -> None:
    cast = page.cast
    ties = [i for i in page.happened() if i["data"]["quad"] in (1, 2) and any(has(r"ties", e["text"]) for e in i["evidence"])]
    joint = [(countries(i["data"]["actors"]), countries(i["data"]["recipients"])) for i in ties]
    # "Ties between A and B" has no direction; "A is re-establishing ties with B" has.
    assert any({cast.returner, cast.second} <= a | r for a, r in joint), [i["words"] for i in ties]


def looting_is_an_accusation_by_nobody_named(page: Page) -> None:
    cast = page.cast
    accused = [e for e in page.events("ACCUSE") if cast.outsider in countries(e["recipients"])]
    accused = [e for e in accused if countries(e["actors"]) <= {"", "UNK"}]
    assert accused, [(e["type"], e["text"]) for e in page.records["events"]]
    nameless = [a for a in page.records["attributions"] if not a["source"] and has(r"\boil\b", page.said(a["content"]))]
    assert nameless and nameless[0]["stance"] == "accuses", nameless
    for item in page.happened():
        triggers = [page.of(s) for e in item["evidence"] for s in e["spans"]]
        assert not any(has(r"stealing|looting|transporting|trucking", t) for t in triggers), item


def fighting_the_jihadists_is_what_the_ministry_claims(page: Page) -> None:
    cast = page.cast
    claimed = [a for a in page.records["attributions"] if has(cast.jihadists, page.said(a["content"]))]
    claimed = [a for a in claimed if (a["actor"] or {}).get("country") == cast.outsider]
    assert claimed and claimed[0]["stance"] in ("claims", "insists"), claimed


# -- what stands --------------------------------------------------------------------------------------------------


def _relations(page: Page, *kinds: str) -> list[Record]:
    return [r for r in page.records["relations"] if r["kind"] in kinds]


def _relation_text(page: Page, relation: Record) -> str:
    return page.of(relation["evidence"]) + " " + relation["object_text"]


def outsider_and_proxy_hold_the_north_east(page: Page) -> None:
    held = [r for r in _relations(page, "holds", "occupies") if has(r"north-?\s?east", _relation_text(page, r))]
    subjects = [p["actor"] for r in held for p in r["subjects"]]
    assert any(a["country"] == page.cast.outsider for a in subjects), page.records["relations"]
    assert any(has(page.cast.proxy, a["name"]) for a in subjects), subjects
    backs = _relations(page, "backs", "has_proxy", "proxy", "arms")
    pairs = [(s["actor"]["country"], o["actor"]["name"]) for r in backs for s in r["subjects"] for o in r["objects"]]
    assert any(s == page.cast.outsider and has(page.cast.proxy, o) for s, o in pairs), pairs


def first_holds_parts_of_the_north(page: Page) -> None:
    held = _relations(page, "holds", "occupies")
    own = [r for r in held if page.cast.first in countries(r["subjects"])]
    assert any(has(r"north", _relation_text(page, r)) for r in own), held


def host_is_at_war_and_isolated(page: Page) -> None:
    wars = _relations(page, "at_war_with")
    pairs = [countries(r["subjects"]) | countries(r["objects"]) for r in wars]
    assert any({page.cast.host, page.cast.enemy} <= p for p in pairs), page.records["relations"]
    isolated = _relations(page, "isolated_by", "isolates")
    assert any(page.cast.host in countries(r["subjects"] + r["objects"]) for r in isolated), page.records["relations"]


def north_east_is_rich(page: Page) -> None:
    rich = [_relation_text(page, r) for r in _relations(page, "rich_in")]
    assert any(has(r"oil", r) and has(r"gas", r) for r in rich), page.records["relations"]


# -- who wants what -----------------------------------------------------------------------------------------------


def _stances(page: Page, country: str, *attitudes: str) -> list[str]:
    return [
        page.of(s["target"]) + " | " + page.of(s["evidence"])
        for s in page.records["stances"]
        if s["holder"]["actor"]["country"] == country and s["attitude"] in attitudes
    ]


def host_wants_normalisation_and_the_outsider_gone(page: Page) -> None:
    wanted = _stances(page, page.cast.host, "wants", "prioritises", "supports", "demands")
    assert any(has(r"normali", w) for w in wanted), page.records["stances"]
    gone = [w for w in wanted if has(r"oust|end(ing)?\b|presence|occupation", w)]
    assert gone, wanted


def second_wants_sovereignty_and_resources_protected(page: Page) -> None:
    wanted = _stances(page, page.cast.second, "wants", "prioritises")
    assert any(has(r"sovereignty", w) and has(r"resources", w) for w in wanted), page.records["stances"]


def outsider_opposes_the_welcome(page: Page) -> None:
    assert any(has(r"welcom", w) for w in _stances(page, page.cast.outsider, "opposes", "rejects")), page.records["stances"]


def first_wants_refugees_returned_weakly(page: Page) -> None:
    own = [s for s in page.records["stances"] if s["holder"]["actor"]["country"] == page.cast.first]
    found = [s for s in own if has(r"refugee", page.of(s["target"])) and s["attitude"] in ("wants", "supports")]
    assert found and all(s["strength"] == "weak" for s in found), own


def all_four_want_extremists_beaten(page: Page) -> None:
    cast = page.cast
    found = [s for s in page.records["stances"] if has(r"extremis", page.of(s["target"])) and s["attitude"] == "wants"]
    holders = {s["holder"]["actor"]["country"] for s in found}
    assert {cast.host, cast.first, cast.second, cast.fourth} <= holders, found


# -- what may follow ----------------------------------------------------------------------------------------------


def _conditionals(page: Page, antecedent: str | None, consequent: str) -> list[Record]:
    out = []
    for found in page.records["conditionals"]:
        one = page.of(found["antecedent"]) if found["antecedent"] else None
        other = page.of(found["consequent"]) if found["consequent"] else None
        if has(consequent, other) and (has(antecedent, one) if antecedent else True):
            out.append(found)
    return out


def _strength(found: list[Record], words: str) -> bool:
    return any(c["strength"] and has(words, c["strength"]["words"]) for c in found)


def success_could_end_the_occupation(page: Page) -> None:
    found = _conditionals(page, r"successful", r"end(ing)?\b.*occupation")
    assert found and _strength(found, "could"), page.records["conditionals"]


def readmission_would_likely_bring_more_normalisation(page: Page) -> None:
    found = _conditionals(page, r"accepted|readmitted", r"normali")
    assert found and _strength(found, "likely"), page.records["conditionals"]
    assert has(page.cast.league, page.of(found[0]["antecedent"]))
    strength = found[0]["strength"]
    assert strength["low"] is not None and 0 < strength["low"] < strength["high"] <= 1 and strength["source"]


def brokering_would_be_a_win(page: Page) -> None:
    found = _conditionals(page, r"broker", r"\bwin\b")
    assert found and _strength(found, "would"), page.records["conditionals"]


def talks_could_force_troops_out(page: Page) -> None:
    found = _conditionals(page, None, r"force\b.*troops")
    assert found and _strength(found, "could"), page.records["conditionals"]


def acceptance_is_a_cause_not_a_condition(page: Page) -> None:
    causes = [c for c in page.records["conditionals"] if c["kind"] == "cause"]
    sides = [(page.of(c["antecedent"]), page.of(c["consequent"])) for c in causes]
    assert any(has(r"accept", one) and has(r"talks", other) for one, other in sides), page.records["conditionals"]


def no_consequent_happened(page: Page) -> None:
    consequents = [c["consequent"] for c in page.records["conditionals"] if c["kind"] != "cause" and c["consequent"]]
    assert len(consequents) >= 4
    for item in page.brief["happened"]:
        for evidence in item["evidence"]:
            for span in evidence["spans"]:
                inside = [c for c in consequents if c["start"] <= span["start"] < c["end"]]
                # What a consequent only mentions may be a fact ("... at a time when it is isolated"), its own act may not.
                acts = [c for c in inside if has(r"^(end|forc|leav|normali|lead|win\b)", page.of(span))]
                assert not acts, (item["words"], [page.of(c) for c in acts])


ROWS = [
    title_and_section,
    caption_names_both_presidents,
    furniture_is_not_coded,
    the_talks_were_held,
    ministries_say_what_was_discussed,
    integrity_was_reaffirmed,
    bases_were_attacked_by_somebody_unknown,
    ties_are_being_re_established,
    looting_is_an_accusation_by_nobody_named,
    fighting_the_jihadists_is_what_the_ministry_claims,
    outsider_and_proxy_hold_the_north_east,
    first_holds_parts_of_the_north,
    host_is_at_war_and_isolated,
    north_east_is_rich,
    host_wants_normalisation_and_the_outsider_gone,
    second_wants_sovereignty_and_resources_protected,
    outsider_opposes_the_welcome,
    first_wants_refugees_returned_weakly,
    all_four_want_extremists_beaten,
    success_could_end_the_occupation,
    readmission_would_likely_bring_more_normalisation,
    brokering_would_be_a_win,
    talks_could_force_troops_out,
    acceptance_is_a_cause_not_a_condition,
    no_consequent_happened,
]
