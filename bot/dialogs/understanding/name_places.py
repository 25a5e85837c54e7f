"""Where a word of everyday talk is somebody's name: "remind max", "mark has left", "cover for will"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.knowledge.words import Word

#: What stands in front of a name: "cover for will", "is will making progress".
_BEFORE = frozenset(
    {
        "for", "is", "does", "has", "did", "about", "with", "how", "hows", "what", "whats", "add", "invite", "remove",
        "kick", "nudge", "ask", "show", "tell", "by", "and",
    }
)  # fmt: skip
#: What a lead does to people, and what is done to a thing as well: "take max 2 days" is of no Max.
_DONE_TO = frozenset(
    """
    remind chase sack fire dismiss message text email poke ping exempt excuse promote demote take put move drop delete
    bother nag contact
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
#: What somebody did or is, right behind their name.
_DID = frozenset(
    """
    has hasnt hasn't left leaves leaving quit quits isnt isn't wasnt wasn't moved moves joined joins went goes resigned
    retired retires passed failed got told says said
    """.split()  # noqa: SIM905
)
_IS = frozenset({"is", "was", "s"})
_HOW_THEY_ARE = frozenset(
    """
    gone out off away leaving back sick ill ready late behind missing retired retiring pregnant exempt new not no now
    moving going done here in on
    """.split()  # noqa: SIM905
)
#: What may stand in front of whoever a sentence is about.
_BEGINS = frozenset("and but so ok okay hi hey oh because cos cuz as since if btw fyi well now".split())  # noqa: SIM905
#: Words of everyday talk that people are called as well: in front of what only people do they are somebody.
ALSO_NAMES = frozenset(
    """
    max will mark may grace bill art sue rose pat rob jack hope joy faith april june august dean frank grant hank ray
    rich drew chase chance miles summer dawn eve holly jade ruby pearl amber penny don gene glen cliff nick norm pierce
    reed wade dale lane lee clay chad victor carol robin jean sandy star melody harmony olive sage violet iris lily
    daisy
    """.split()  # noqa: SIM905
)


def somebody(free: Sequence[Word], position: int) -> bool:
    """Whether the word that stands there is somebody, by the words around it. ``free``: the words of a message."""
    before = free[position - 1].text if position else ""
    behind = free[position + 1].text if position + 1 < len(free) else ""
    if before in _BEFORE:
        return True
    if before in _DONE_TO and not behind.isdecimal():
        return True
    if before and before not in _BEGINS and not _new_sentence(free, position):
        return False
    after = free[position + 2].text if position + 2 < len(free) else ""
    return behind in _DID or (behind in _IS and after in _HOW_THEY_ARE)


def _new_sentence(free: Sequence[Word], position: int) -> bool:
    """Whether something else than a blank stands in front: "hi, max is gone"."""
    return free[position].start - free[position - 1].end > 1


#: What is hardly anything but the name of somebody, where neither capitals nor an apostrophe tell it.
GIVEN_NAMES = frozenset(
    """
    kevin tom dave david john mike michael paul peter steve steven stephen chris andrew andy james jim jimmy robert bob
    bobby richard george harry charlie william tim timothy simon martin gary graham alan allan brian barry colin
    derek keith kenneth ken neil nigel phil philip roger stuart trevor wayne liam ryan sean shaun connor callum kyle
    aaron adam alex ben benjamin daniel danny dan darren eddie edward fred gavin ian jason jeff jeremy joe
    jonathan jon josh joshua justin luke matt matthew nathan oliver patrick sam samuel scott thomas tony
    anna anne annie amy angela alice becky beth carla caroline cathy charlotte chloe claire debbie diane donna elena
    ellen emily emma fiona gemma hannah helen jane janet jenny jessica joan julia julie karen kate katie kelly laura
    leanne linda lisa lucy maria marie mary megan michelle nadia natalie nicola nina pam patricia paula rachel
    rebecca samantha sandra sarah sara sharon sophie stephanie susan tara tina tracey vicky wendy zoe
    ahmed ali amir omar yusuf mohammed muhammad fatima aisha priya raj ravi anil sanjay deepak arjun chen wei mei
    carlos juan jose luis miguel pedro sofia ana pavel ivan olga piotr marek hans klaus jurgen anja lena dana
    """.split()  # noqa: SIM905
)
