"""How people write in a chat: letters that are held ("heyyyy", "noooo"), and a sign instead of a word ("👍")."""

from __future__ import annotations

import re
from itertools import groupby

from bot.patterns import pattern

#: Names have such runs as well ("Level III", "AAA"): only these words are read without them.
_DRAWN_OUT = frozenset(
    {
        "yes", "yeah", "yep", "ya", "yup", "no", "nope", "nah", "hey", "heya", "hi", "hiya", "hello", "yo",
        "bye", "byebye", "goodbye", "thanks", "thank", "thx", "thnx", "ty", "cheers", "please", "pls", "plz",
        "so", "ok", "okay", "oh", "ah", "ooh", "hmm", "um", "wow", "cool", "great", "good", "nice", "lovely",
        "perfect", "amazing", "awesome", "sorry", "wait", "stop", "really", "very", "much", "way", "too",
        "well", "all", "now", "sure", "soon", "done", "ages", "long", "ever", "never", "you", "u", "me", "ugh",
        "aw", "help", "what", "why", "how", "when", "who", "lol", "omg", "haha", "morning", "night", "nite",
        "love", "later", "cya", "congrats", "yay", "woo", "more", "easy", "hard", "fun",
        "first", "second", "third", "last",
    }
)  # fmt: skip
#: Words that are written as they sound.
_SPELT = {
    "wat": "what", "wot": "what", "wen": "when", "hav": "have", "wud": "would", "cud": "could", "shud": "should",
    "gud": "good", "ppl": "people", "abt": "about", "b4": "before", "coz": "because", "cuz": "because",
    "bcoz": "because", "becoz": "because", "thru": "through", "enuf": "enough",
}  # fmt: skip
#: "Want my rn", "mechanic -> it": everyday words that are names, said so that they can be nothing else.
_IN_CAPITALS = pattern(r"(?<![\w'’-])(?:(?:my|an)\s+rn(?!\s+\w+ing)|(?:->|→)\s*it)(?![\w'’-])", re.IGNORECASE)
_NAMES_IN_IT = pattern(r"(?:rn|it)$", re.IGNORECASE)
_AS_IT_SOUNDS = pattern(rf"(?<![\w'’/.@-])(?:{'|'.join(_SPELT)})(?![\w'’/@-])")
#: "IRATA L2": of what comes in levels; "ASE L3" is called so.
_LEVEL = pattern(r"\b(?P<of>irata|sprat|nvq|svq|btec|aat|cfa|cips|safeguarding)\s+l\s?(?P<n>[1-8])\b", re.IGNORECASE)
#: "Next id like to do the scrum one", and no number of a certificate.
_WISHED = pattern(r"(?<![\w'’-])id(?=\s+(?:like|love|rather|prefer|also\s+like)\b)", re.IGNORECASE)
#: "Ok sir start", "cheaper pls bro": whom one talks to says nothing; "my bro", "the boss" and "mate passed his" do.
_VOCATIVE = r"(?:dear\s+)?(?:sir|madam|ma['’]?am|bro|bruh|dude|mate|buddy|bhai|yaar)"
_CALLED = pattern(
    rf"(?P<ok>^\W*(?:(?:ok|okay|yes|yeah|yep|no|nah|please|pls|thanks|thx|hi|hey|hello|so|well|alright|good|fine)\W+)+){_VOCATIVE}\s+(?=(?!(?:is|was|has|had|got|did|does|said|says|told|wants?|needs?|holds?|passed|and|or|who|just|also)\b)\w)"
    rf"|(?<=\w)\s*,?\s+(?<!\bmy\s)(?<!\bthe\s)(?<!\ba\s)(?<!\bhis\s)(?<!\bher\s)(?<!\bour\s)(?<!\byour\s)(?<!\bto\s)(?<!\bfor\s)(?<!\bof\s)(?<!\bwith\s)(?<!\band\s)(?<!\bis\s)(?<!\btell\s)(?<!\bask\s){_VOCATIVE}(?P<end>\s*(?:[,.!?]|$))",
    re.IGNORECASE,
)
#: "Ok forget it. What about PLC" lets go of what was said, and asks for the rest: nothing is to be forgotten.
_LET_GO_OF_IT = pattern(
    r"^\W*(?:(?:ok|okay|no|nah|oh|well|hm+|actually|so|right)\W+){0,3}(?:forget|scrap)\s+(?:it|that|about\s+(?:it|that))\s*(?:[.;!–-]+\s*(?=\w.{4})|,\s*(?=(?:show|what|which|how|give|list|tell|find|where|when|can|is|i\s+want|let['’]?s)\b))",
    re.IGNORECASE,
)
_HELD = pattern(r"\b[a-z]*([a-z])\1\1[a-z]*\b", re.IGNORECASE)
_MOST_LETTERS = 40
_LONGEST = 2_000
#: What a sign says that stands alone. Shades and variants of it are the same.
_SIGNS = {
    "👋": "hello", "🙏": "thanks", "❤": "thanks", "🫶": "thanks", "🥰": "thanks", "😍": "thanks", "🤗": "thanks",
    "😂": "haha", "🤣": "haha", "😆": "haha", "😄": "haha", "😁": "haha",
    "👍": "ok", "👌": "ok", "✅": "ok", "✔": "ok", "🆗": "ok",
    "👎": "no", "❌": "no",
}  # fmt: skip
_SHADES = re.compile("[\U0001f3fb-\U0001f3ff\ufe0e\ufe0f\u200d\\s]")


def as_words(text: str) -> str:
    """``text`` as it would be written elsewhere; what is no such spelling stays as it is."""
    if not text.isascii() and len(text) <= _MOST_LETTERS:
        text = _said_by_signs(text)
    if len(text) > _LONGEST:
        return text
    text = _LET_GO_OF_IT.sub("", text, count=1)
    text = _CALLED.sub(lambda said: f"{said['ok'] or ''}{said['end'] or ''}", text)
    text = _WISHED.sub("i'd", text)
    text = _LEVEL.sub(r"\g<of> level \g<n>", text)
    text = _IN_CAPITALS.sub(lambda said: _NAMES_IN_IT.sub(lambda name: name[0].upper(), said[0]), text)
    return _AS_IT_SOUNDS.sub(lambda said: _SPELT[said[0]], _HELD.sub(_let_go, text))


def _said_by_signs(text: str) -> str:
    """Nothing but signs of one meaning."""
    signs = _SHADES.sub("", text)
    said = {_SIGNS.get(sign) for sign in signs}
    return said.pop() or text if len(said) == 1 else text


def _let_go(held: re.Match[str]) -> str:
    word = held[0]
    if len(word) > _MOST_LETTERS:
        return word
    once = "".join(letter for letter, _run in groupby(word))
    twice = "".join("".join(list(run)[:2]) for _letter, run in groupby(word))
    return next((plain for plain in (once, twice) if plain.casefold() in _DRAWN_OUT), word)
