"""Whether what is named is said to be the writer's own; the name stands in angle brackets."""

from __future__ import annotations

import pytest

from bot.dialogs.understanding.standing import doubt_of

OWN = [
    "I passed <CKA> on 3 May 2025",
    "got my <PMP>, expires 2027-06-01",
    "finally passed <CKA>",
    "woohoo passed my <cka>",
    "my boss wants me to get the <cissp>",
    "my boss asked me to add my <cissp>, got 3 may 2025",
    "my company paid for my <pmp> got it 3 may 2025",
    "i passed <cissp> with my colleague yesterday",
    "my colleague got CISSP and i passed <CKA> yesterday",
    "my manager told me to log my <pmp>, 3 may 2024",
    "i need to renew my <cka> by may",
    "i have to renew <cka> before 3 may 2027",
    "can you add my <cka>? got it 3 may 2025",
    "could you save that i passed <cka> 3 may 2025?",
    "please note that I passed <CKA> on 3 May 2025",
    "i want to add my <pmp>, passed 3 may 2024",
    "i want you to remember my <cissp> expires may 2027",
    "my <BLS> card from the American Heart Association expires may 2027",
    "I got <CISSP> thanks to my boss",
    "had <AWS SAA> since may 2024",
    "I have to tell you i passed <cka>",
    "i'd like to record my <shrm-cp>, 10 feb 2024",
    "i'll be happy: passed <cka> yesterday",
    "booked and passed <cka> 3 may 2025",
    "the exam was on 3 may, i passed <cka>",
    "did my <cka> in may 2025",
    "Did i tell you i passed <cka> on 3 may 2025?",
    "guess what, i got <cissp> yesterday",
    "my team lead cert <PSM I> got 3 may",
    "I have <PMP> since 2020 and my boss has cissp",
    "remind me when my <cka> expires",
    "the date you have for my <CPC> is wrong, it should be 4 oct 2027",
]
ANOTHER = [
    "My colleague got <CISSP>",
    "my wife passed her <NREMT> yesterday",
    "my boss has the <pmp> since 2019",
    "our new hire holds <cissp>, expires 2027",
    "is my friend's <BLS> still valid? she got it in May 2025",
    "Sarah got her <CISSP> yesterday",
    "Tom passed <CKA> on 3 May",
    "sarah has the <cissp> since 2020",
    "he's <CISSP> certified since 2020",
    "she passed <PMP> in 2020",
    "one of my guys got <ccna> in may",
    "his <pmp> expires 3 may 2027",
    "a colleague of mine passed the <cka>",
    "my colleague Sarah just got <cissp>",
    "they have <ISO 27001> since 2020",
    "someone on my team passed <cka> yesterday",
    "my team got <cka>",
    "add <CISSP> for my colleague, got it 2020",
    "i passed CKA yesterday, my colleague got <CISSP>",
    "my colleague has the <CISSP> and the CISM",
]
FAILED = [
    "i failed my <cka> yesterday",
    "i didn't pass <cissp>",
    "haven't passed <cka> yet",
    "i almost passed the <pmp>",
]
LACKING = [
    "i don't have a <cissp>",
]
PLANNED = [
    "i will take my <security+> on 3 may 2027",
    "i want to get the <cissp> by june 2027",
    "going to sit <CKA> on 3 may",
    "taking my <pmp> on 3 may 2027",
    "exam booked for <cka> on 3 may 2027",
]
SUPPOSED = [
    "if i passed the <cka> on 3 may 2025, when would it expire?",
    "what if i got <cka> 3 may 2025",
    "suppose i passed <cka> on 3 may 2025",
    "when would my <cka> expire if i passed on 3 may 2025?",
]
ASKED = [
    "do i have the <cissp>?",
    "when does my <cka> expire?",
    "do i have enough hours for my <cisa> this year",
]
FORMER = [
    "i used to have <ccna>, let it lapse in 2019",
]


def _doubt(said: str) -> str | None:
    start, end = said.index("<"), said.index(">") - 1
    return doubt_of(said.replace("<", "").replace(">", ""), start, end)


@pytest.mark.parametrize("said", OWN)
def test_own(said: str) -> None:
    assert _doubt(said) is None


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        *((said, "another") for said in ANOTHER),
        *((said, "failed") for said in FAILED),
        *((said, "lacking") for said in LACKING),
        *((said, "planned") for said in PLANNED),
        *((said, "supposed") for said in SUPPOSED),
        *((said, "asked") for said in ASKED),
        *((said, "former") for said in FORMER),
    ],
)
def test_doubted(said: str, doubt: str) -> None:
    assert _doubt(said) == doubt
