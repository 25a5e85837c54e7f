"""Words that say of a value no more than that something shall have it: "make it …", "rather …", "no, …"."""

from __future__ import annotations

from bot.dialogs.engine.session import Session

#: Words that announce that something shall be set anew ...
_ANNOUNCING = frozenset(
    {"make", "meant", "mean", "rather", "instead", "better", "only", "just", "change", "set", "actually"}
)
#: ... and all that may stand around the value besides.
_AROUND = _ANNOUNCING | frozenset(
    {
        "it", "that", "this", "i", "no", "ok", "okay", "say", "let's", "lets", "until", "till", "til", "by", "before",
        "the", "to", "please", "sorry", "hmm", "oh", "oops", "wait", "should", "be", "is", "at", "most", "max", "up",
        "can", "could", "you", "u", "we", "and", "plan", "for", "in", "maybe", "of", "a", "end", "do", "now", "more",
        "like", "move", "push", "shift", "extend", "finish", "finished", "done", "ready", "date", "deadline",
        "target", "later", "earlier", "want", "need", "i'd", "my", "its", "study", "have", "with", "from", "start",
        "starting", "begin", "after", "then", "well", "so", "alright", "fine", "hm", "cool", "works", "work", "too",
        "good", "great", "enough", "id", "ill", "im", "i'll", "i'm", "wanna", "whole", "if", "but", "did", "would",
        "will", "on", "possible", "possibly", "doable", "realistic", "am", "all", "get", "any", "chance",
    }
)  # fmt: skip


def announces(session: Session) -> bool:
    """Whether one of them is said."""
    return any(w.text in _ANNOUNCING for w in session.heard.words)


def only_sets(session: Session, *values: tuple[int, int], also: frozenset[str] = frozenset(), start: int = 0) -> bool:
    """Nothing is said, from ``start`` on, but the values, days, and the words that stand around them, or that may
    ``also`` be said.
    """
    spans = [*values, *((d.start, d.end) for d in session.heard.dates)]
    around = _AROUND | also
    words = [w for w in session.heard.words if w.start >= start]
    return all(w.text in around or any(a <= w.start < b for a, b in spans) for w in words)
