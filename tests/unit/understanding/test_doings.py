"""Jobs and skills told by what somebody does."""

from __future__ import annotations

import pytest

from bot.dialogs.understanding.doings import Doings
from bot.knowledge.catalogue import load_catalogue
from bot.knowledge.model.role import Role, Skill
from bot.knowledge.words import words

ROLES = {
    "truck-driver": ("drive a lorry", "haul freight"),
    "reach-truck-driver": ("drive a reach truck",),
    "hairdresser": ("cut hair",),
    "welder": ("weld",),
    "teacher": ("teach maths",),
}
SKILLS = {"welding": ("weld",), "blueprint-reading": ("read blueprints",)}


@pytest.fixture(scope="module")
def doings() -> Doings:
    skills = {"a": 1, "b": 1, "c": 1}
    return Doings(
        {i: Role(id=i, name=i, does=does, summary="Works.", skills=skills) for i, does in ROLES.items()},
        {i: Skill(id=i, name=i, does=does, area="trades") for i, does in SKILLS.items()},
    )


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("I drive a lorry", [("truck-driver", "does")]),
        ("i've been driving big old lorries for years", [("truck-driver", "does")]),
        ("Driving a lorry at the moment, want out", [("truck-driver", "does")]),
        ("I drive a reach truck", [("reach-truck-driver", "does")]),
        ("i mostly cut other people's hair", [("hairdresser", "does")]),
        ("I weld", [("welder", "does")]),
        ("I can weld and read blueprints", [("welding", "can"), ("blueprint-reading", "can")]),
        ("I want to teach maths", [("teacher", "wants")]),
        ("i'd love to cut hair", [("hairdresser", "wants")]),
        ("my brother drives a lorry", []),
        ("can I teach maths with this?", []),
        ("do I drive a lorry if I pass", []),
        ("who here can weld", []),
        ("I never drive, the lorry is not mine", []),
        ("drive a lorry", []),
        ("", []),
        ("i cut my hair", []),
        ("i drive my own lorry", [("truck-driver", "does")]),
        ("welding certs", []),
        ("i'm cutting hair course", []),
    ],
)
def test_what_is_heard(doings: Doings, said: str, heard: list[tuple[str, str]]) -> None:
    assert [(d.mention.matches[0].id, d.told) for d in doings.find(words(said))] == heard


def test_it_lies_where_it_was_said(doings: Doings) -> None:
    said = "Well, I drive a lorry."
    (found,) = doings.find(words(said))
    assert said[found.mention.start : found.mention.end] == "drive a lorry"


@pytest.fixture(scope="module")
def theirs() -> Doings:
    """Those of the catalogue."""
    catalogue = load_catalogue()
    return Doings(catalogue.roles, catalogue.skills)


@pytest.mark.parametrize(
    ("said", "job"),
    [
        ("i cook in a hotel", "line-cook"),
        ("i work on a till in tesco", "retail-assistant"),
        ("i write code", "software-developer"),
        ("i look after the servers", "system-administrator"),
        ("i'm planning events these days", "event-planner"),
        ("i fry chicken at kfc", "line-cook"),
        ("i pour pints in a pub", "bartender"),
        ("i work the front desk at a hotel", "hotel-receptionist"),
        ("i sit at the front desk of an office", "receptionist"),
        ("i pick fruit in summer", "farm-worker"),
        ("i mow lawns for people", "gardener"),
        ("i trim trees", "arborist"),
        ("i wash windows on skyscrapers", "window-cleaner"),
        ("i mop floors in a hospital", "cleaner"),
        ("i collect trash", "recycling-worker"),
        ("i kill cockroaches for a living", "pest-controller"),
        ("i drive for uber", "taxi-driver"),
        ("i ride for swiggy", "courier"),
        ("i drive an 18 wheeler", "truck-driver"),
        ("i load trucks at night", "warehouse-worker"),
        ("i clear goods through customs", "customs-broker"),
        ("i work on a cruise ship", "seafarer"),
        ("i fly helicopters", "airline-pilot"),
        ("i serve drinks on planes", "flight-attendant"),
        ("i give walking tours", "tour-guide"),
        ("i organize conferences for a university", "event-planner"),
        ("i answer 911 calls", "emergency-dispatcher"),
        ("i guard a warehouse", "security-guard"),
        ("i lock up prisoners", "prison-officer"),
        ("i change bed pans", "nursing-assistant"),
        ("i care for elderly people at home", "care-worker"),
        ("i look down a microscope all day", "medical-laboratory-technician"),
        ("i count pills", "pharmacy-technician"),
        ("i own a pharmacy", "pharmacist"),
        ("i help people walk again after accidents", "physiotherapist"),
        ("i book appointments for patients", "medical-administrator"),
        ("i code charts for a hospital", "medical-coder"),
        ("i teach second grade", "teacher"),
        ("i teach autistic kids", "special-education-teacher"),
        ("i give tuitions at home", "tutor"),
        ("i babysit", "early-childhood-educator"),
        ("i lecture at a university", "adult-educator"),
        ("i lend books in a library", "librarian"),
        ("i write software for banks", "software-developer"),
        ("i make websites for small businesses", "front-end-developer"),
        ("i program chips", "embedded-developer"),
        ("i automate office work", "low-code-developer"),
        ("i find bugs in software", "qa-tester"),
        ("i reset passwords all day", "help-desk-technician"),
        ("i look after the network in a school", "network-administrator"),
        ("i watch for hackers", "soc-analyst"),
        ("i build dashboards in power bi", "bi-analyst"),
        ("i shoot weddings", "photographer"),
        ("i make maps", "gis-analyst"),
        ("i price jobs for a builder", "estimator"),
        ("i rewire old houses", "electrician"),
        ("i unclog drains", "plumber"),
        ("i repair fridges", "hvac-technician"),
        ("i put up drywall", "plasterer"),
        ("i run a lathe", "machinist"),
        ("i program robots", "automation-technician"),
        ("i inspect goods in a factory", "quality-manager"),
        ("i mend bikes", "bike-mechanic"),
        ("i do the wages for a school", "payroll-specialist"),
        ("i process insurance claims", "claims-handler"),
        ("i screen resumes", "recruiter"),
        ("i sell stuff on ebay", "e-commerce-manager"),
        ("i type letters in an office", "office-administrator"),
    ],
)
def test_jobs_of_the_catalogue(theirs: Doings, said: str, job: str) -> None:
    assert [(d.mention.matches[0].id, d.told) for d in theirs.find(words(said))] == [(job, "does")]


@pytest.mark.parametrize(
    "said",
    [
        "i look after my records",
        "i want to write a plan",
        "i want to start a course",
        "i want to plan my exam",
        "i'm doing a data protection course",
        "doing scrum training",
        "i take 20 minutes to get there",
        "i work on my cv",
        "i look after my kids",
        "i want to track units",
        "i want to translate my documents",
        "i make coffee",
        "i want to check my records",
        "i want to make a list",
    ],
)
def test_requests_are_no_jobs(theirs: Doings, said: str) -> None:
    assert not [d for d in theirs.find(words(said)) if d.mention.matches[0].kind == "role"]
