"""The words that steer a conversation wherever it stands: cancel, help, back, start over, repeat, more."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import ACTUALLY, SLIPS
from bot.dialogs.understanding.phrases import Phrases
from bot.knowledge.finder.likeness import likeness
from bot.knowledge.words import words
from bot.patterns import pattern

_FILLERS = {
    "please",
    "pls",
    "plz",
    "ok",
    "okay",
    "just",
    "hey",
    "now",
    "thanks",
    "oh",
    "well",
    "um",
    "uh",
    "so",
    "and",
    "actually",
}
_LONGEST = 6
#: "No, Network+" puts right what "no exam" does not.
_NO = r"(?:no|nope|nah|sorry|oops|wait|oh|argh|my\s+bad)"
_NO_COMMA = pattern(rf"^\s*(?:{_NO}\s+)*{_NO}\s*[,.!:–-]|^\s*no\s+(?:{_NO}\W+)", re.IGNORECASE)
#: "Actually it was the CKA", "that should be the CKA", "change it to CKA" say no more than that.
_IT_WAS = pattern(
    rf"\W*(?:(?:{_NO}|actually|i\s+mean|(?:hang|hold)\s+on|hmm?|ah|damn|crap|shit|but|and|please|pls|can\s+you)\W+)*"
    r"(?:(?:it|that|this)\s+(?:was|is|(?:should|ought\s+to|was\s+(?:meant|supposed)\s+to)\s+(?:be|say|read|have\s+been))"
    r"|(?:change|correct|make)\s+(?:it|that|this)\s+(?:in)?to|make\s+(?:it|that))\s+"
    r"(?:(?:actually|really|rather|the|my|an?)\s+)*",
    re.IGNORECASE,
)


#: What is said in front of second thoughts.
SIGHS = (
    rf"\W*(?:(?:{SLIPS}|oh|no|nah|nope|oops|ups|shit|damn|fuck|wait|sorry|hmm|hey|ok|please|pls|can|could|you|argh|ah|well|actually)"
    r"\W+)*"
)
_BACK = (
    r"(?:(?:take|bring|put)\s+(?:that|it|this|him|her|them)\s+back|(?:bring|put)\s+back"
    r"|(?:undo|revert|reverse)(?:\s+(?:that|it|this|the\s+last))?)"
)
_REGRETS = pattern(
    rf"{SIGHS}(?:{_BACK}|(?:that|this|it)\s+was\s+"
    r"(?:a\s+mistake|wrong|by\s+mistake|an\s+accident|not\s+(?:meant|right|on\s+purpose))"
    rf"(?:\W+(?:and\s+|so\s+|please\s+)?{_BACK})?|i\s+did(?:\s+not|n['’]?t)\s+(?:mean|want)\s+(?:that|it|to)|wrong\s+(?:button|one|person|team)|not\s+that(?:\s+one)?"
    r"|(?:do\s*n['’]?t|do\s+not)\s+(?:send|write|ask|nudge|tell)(?:\s+(?:it|that|this|him|her|them|anything))?(?:\s+yet)?"
    r"|(?:cancel|unsend|withdraw|recall|scrap)\s+(?:that|this|the|it)(?:\s+(?:nudge|message|letter|note))?)"
    r"\W*(?:(?:please|pls|again|thanks|sorry)\W*)*",
    re.IGNORECASE,
)


#: "He isn't leaving, undo that".
_UNDOES = pattern(r"[,.;!?–-]\s*(?:(?:and|so|please|pls|can\s+you)\s+)*undo(?:\s+(?:that|it|this))?\W*$", re.IGNORECASE)
#: "Undo that too", "oops wrong, undo": asked for whatever there is to take back.
_UNDO_IT = pattern(
    r"\W*(?:(?:oh|oops|no|wait|sorry|ok|and|now|please|pls|can|could|you|wrong|that|was|not|right|argh|damn|shit|my|mistake)\W+){0,5}"
    r"(?:undo|revert)(?:\s+(?:that|it|this|the|last|one|change|before|too|also|as\s+well|again|please|pls)){0,5}\W*",
    re.IGNORECASE,
)
#: "I changed my mind, I don't want this any more".
_CHANGED_MIND = pattern(
    r"\W*(?:(?:oh|no|wait|sorry|ok|actually|hm+)\W+){0,3}(?:i\s+|i['’]?ve\s+|ive\s+|i\s+have\s+)?changed\s+my\s+mind"
    r"(?:\W+(?:and\s+|so\s+)?i\s+(?:do\s?n['’]?t|do\s+not|dont)\s+want\s+(?:it|this|that)(?:\s+any\s?more)?)?\W*",
    re.IGNORECASE,
)


def asks_to_undo(text: str) -> bool:
    """Whether it says to take something back, and be there nothing."""
    return bool(_UNDO_IT.fullmatch(text) or _CHANGED_MIND.fullmatch(text))


_NO_WAIT = pattern(
    r"\W*(?:(?:oh|ah|hm+|well|ok|sorry)\W+)?"
    rf"(?:no\W+wait|wait\W+no+|(?:{ACTUALLY})\W+no+|no+\W+(?:{ACTUALLY})|on\s+second\s+thoughts?\W+no+)\W*",
    re.IGNORECASE,
)


def regrets(text: str) -> bool:
    """Whether the last change was not meant: "that was a mistake, put him back", "wait no", "…, undo that"."""
    return bool(_REGRETS.fullmatch(text) or _UNDOES.search(text) or _NO_WAIT.fullmatch(text))


#: "Aye go on then", "fine, why not", "yeah fine"; "go on" alone asks for more.
_AYE = pattern(
    r"\W*(?:yes|yeah|yep|yup|aye|sure)\W{1,3}(?:that['’]?s\s+)?(?:fine|sure|ok|okay|alright|no\s+problem|of\s+course|why\s+not)\W*|\W*(?:(?:aye|yes|yeah|yep|ok|okay|fine|alright|sure|oh|well|ah)\W{1,3}){0,3}(?:aye|go\s+on\s+then|(?<=[a-z]\s|,\s)(?:go\s+on|why\s+not|go\s+for\s+it))(?:\s+then)?\W*",
    re.IGNORECASE,
)


_CANCEL, _PARTS = "cancel", 3


class Controls:
    """Recognises a message that is nothing but a control, typing errors included."""

    def __init__(self, phrases: Phrases) -> None:
        ways = [(name, [w.text for w in words(way)]) for name, those in phrases.controls.items() for way in those]
        self._names = tuple(phrases.controls)  # the first one goes first
        self._corrections = [way for name, way in ways if name == "correction"]
        #: By how many words they have: what is said has to have as many.
        self._ways: defaultdict[int, list[tuple[str, list[str]]]] = defaultdict(list)
        for name, way in ways:
            if name != "correction":
                self._ways[len(way)].append((name, way))

    def read(self, heard: Heard) -> str | None:
        """The control's name, or None when the message says anything else as well."""
        if _AYE.fullmatch(heard.text):
            return "yes"
        parts = heard.text.split(",")
        if 1 < len(parts) <= _PARTS and {self._called([w.text for w in words(part)]) for part in parts} == {_CANCEL}:
            return _CANCEL  # "nothing, forget it"
        return self._called([w.text for w in heard.words])

    def _called(self, spoken: list[str]) -> str | None:
        if not spoken or len(spoken) > _LONGEST + 3:
            return None
        core = [w for w in spoken if w not in _FILLERS] or spoken
        said = {len(those): those for those in (core, spoken)}
        found = {name for count, those in said.items() for name, way in self._ways.get(count, ()) if _same(those, way)}
        return next((name for name in self._names if name in found), None)

    def corrects(self, heard: Heard) -> bool:
        """Whether the message begins like a correction: "no, I meant …", "not that one, …"."""
        spoken = [w.text for w in heard.words]
        if (heard.named or heard.dates) and _NO_COMMA.match(heard.text):
            return True
        if only_names_another(heard):
            return True
        return any(spoken[: len(way)] == way and len(spoken) > len(way) for way in self._corrections)


_BEHIND = ("", "sorry", "actually", "i mean", "i meant", "instead")


def only_names_another(heard: Heard) -> bool:
    """Whether all that is said is that something else was meant: "hang on, it was the CAPM"."""
    if len(heard.named) != 1:
        return False
    name = heard.named[0].mention
    after = heard.text[name.end :].strip(" .!,").casefold()
    return _IT_WAS.fullmatch(heard.text, 0, name.start) is not None and after in _BEHIND


def _same(spoken: Sequence[str], way: Sequence[str]) -> bool:
    return all(s == w or (len(w) >= 4 and likeness(s, w) >= 0.8) for s, w in zip(spoken, way, strict=True))
