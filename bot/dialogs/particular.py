"""What is particular about a job beyond what the catalogue knows it by: the intensive care of an "ICU nurse"."""

from __future__ import annotations

from bot.dialogs.understanding.hearing import Heard
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.finder.names import tokens
from bot.knowledge.model.role import Role
from bot.patterns import pattern

#: Skills of a job that weigh so much are what it is about; of those below them one that weighs less may be meant.
_WEIGHTY = 2
#: "Nursing" and "nurse" are one word.
_ENDING = pattern(r"(?<=\w{3})(?:ing|ers?|es?|s)$")


def particular_skills(heard: Heard, catalogue: Catalogue, role: Role) -> tuple[str, list[str]]:
    """How the job was called, and the one skill below its own that this names besides; none where there is none."""
    mention = next((n.mention for n in heard.named if any(m.id == role.id for m in n.mention.of("role"))), None)
    if mention is None:
        return "", []
    called = heard.text[mention.start : mention.end]
    spoken = _stems(called)
    own = {word for name in (role.name, *(a for a in role.aliases if " " not in a)) for word in _stems(name)}
    found = [
        skill.id
        for skill in catalogue.skills.values()
        if role.skills.get(skill.id, 0) < _WEIGHTY
        and any(role.skills.get(wide, 0) >= _WEIGHTY for wide in skill.broader)
        and any(_is_said(name, spoken, own) for name in (skill.name, *skill.aliases))
    ]
    return called, found if len(found) == 1 else []


def _is_said(name: str, spoken: set[str], own: set[str]) -> bool:
    """Whether all of a skill's name is said, and more than the job is called anyway."""
    said = _stems(name)
    return said <= spoken and not said <= own


def _stems(name: str) -> set[str]:
    return {_ENDING.sub("", word) for word in tokens(name)}
