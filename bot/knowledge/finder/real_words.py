"""Words that are no mistyped names though a name is a letter or two away: a message is no massage.

Unlike the everyday words of the phrases they may be a name, or a part of one, as they stand.
"""

from __future__ import annotations

REAL_WORDS = frozenset(
    {
        "chamber", "clarity", "clinical", "journal", "journals", "keyboard", "language", "languages", "leaving",
        "lease", "message", "messages", "messaging", "mortgage", "mortgages", "officer", "officers", "offices",
        "photograph", "photographed", "photographs", "physics", "polishing", "proofread", "proper", "properly",
        "property", "publish", "publishing", "reactor", "reception", "repeating", "report", "reported", "reportees",
        "reporting", "reports", "reposted", "steward", "stewards", "submitting", "subtitles", "teller", "tellers",
        "transition", "translate", "translated", "translates", "translating", "travel", "travels", "tutorial",
        "tutorials", "typing", "waiting", "writing",
    }
)  # fmt: skip
