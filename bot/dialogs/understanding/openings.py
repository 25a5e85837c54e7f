"""How a sentence begins without saying anything yet: a part of the patterns that must match all that is said."""

from __future__ import annotations

#: Of patterns that let more than these stand in front.
FILLERS = (
    r"and|but|so|ok|okay|hm+|um+|uh|er+|ah|oh|ugh|wow|well|hi|hey|hello|also|btw|by\s+the\s+way|now|then|just|wait|hang\s+on"
    r"|right|sorry|tbh|honestly|quick\s+question|hola|salam|namaste|bonjour|ciao|hallo"
)
#: "Ok so, hm, …".
OPENING = rf"\W*(?:(?:{FILLERS})\W+){{0,6}}"
_ASKS = rf"{FILLERS}|please|pls|can|could|will|would|you|u"
#: "Hey, could you please …".
ASKING = rf"\W*(?:(?:{_ASKS})\W+){{0,6}}"
#: "Actually i lied, …": what was told before was wrong.
SLIPS = r"i\s+(?:lied|misspoke|mistyped|miscounted|was\s+wrong)|my\s+(?:bad|mistake|fault)|correction"
#: However it is typed.
ACTUALLY = r"act?u?a?l{1,2}y|actaully"
#: "No, wait, actually …", of what something else was said or shown before.
CORRECTING = rf"\W*(?:(?:{_ASKS}|no|nah|nope|{ACTUALLY}|oops|argh|damn|i\s+meant?|{SLIPS})\W+){{0,6}}"
