""" "No maths please", "I'm colour blind", "she is 17, is that old enough", "which one is good for salary": what is
known here of no job and no exam, said so with the answer.
"""

from __future__ import annotations

import re

from bot.dialogs.engine.session import Session
from bot.dialogs.understanding.money_talk import wants_papers_that_pay
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: Answers that name jobs.
_OF_JOBS = frozenset({"credential_for_role", "other_jobs"})
_READ = 400
_WITHOUT = pattern(
    r"(?<!\w)(?:no|without(?:\s+any)?|not\s+(?:much|too\s+much|a\s+lot\s+of)|less|hate|avoid(?:ing)?|minus)\s+(?:doing\s+|the\s+)?"
    r"(?P<what>maths?|mathematics|heights|(?:phone|cold)\s+call(?:s|ing)|phones|night\s?shifts|shift\s+work|(?:heavy\s+)?lifting|blood|travel(?:l?ing)?|standing|commuting)(?!\w)",
    re.IGNORECASE,
)


#: Answers that name jobs, exams or what proves something: who asks for them may be told that they cannot.
_OF_BARS = frozenset({*_OF_JOBS, "credential_for_skill", "credential_info", "skill_gap", "learning_path"})
#: Answers that name what is worth taking.
_OF_PAPERS = frozenset({*_OF_JOBS, "credential_for_skill", "browse_credentials"})
_WHO = (
    r"(?:i|i['’]?m|im|i['’]?ve|ive|he|she|he['’]?s|she['’]?s|my\s+\w+|who|who['’]?s|with|has|have|having|being|am|is)"
)
_BAR = pattern(
    rf"(?<!\w){_WHO}\s+(?:(?:also|a\s+bit|slightly|partly|mildly|really|very|got|have|has|had|am|is|an?|some|bad|mild|severe)\s+){{0,3}}"
    r"(?P<what>colou?r[\s-]?blind(?:ness)?|dyslexi[ac]|dyscalculi[ac]|dyspraxi[ac]|adhd|autis(?:m|tic)|asthma(?:tic)?|epilep(?:sy|tic)|diabet(?:es|ic)"
    r"|(?:hard\s+of\s+hearing)|deaf(?:ness)?|blind(?!\s+spot)|one\s+eye|vertigo|pregnant|wheelchair|criminal\s+record|felony|conviction|tattoos?)(?!\w)",
    re.IGNORECASE,
)
#: "She is 17, is that old enough", "can my 15 year old do it": where an age is put to the question.
_AGE = pattern(
    r"(?=.{0,300}(?:\bold\s+enough|\btoo\s+young|\ballowed\b|\b(?:can|could|may)\s+(?:my|she|he|they|i)\b))"
    r".{0,200}?(?<![\w$€£.])(?P<age>1[0-7])(?:\s*[-\s]?(?:yo|y/o|years?[-\s]old|yrs?\s+old|year[-\s]old))?(?!\s*(?:hours?|days?|weeks?|months?|years?|yrs?|%|[.,]\d|[:/]))(?!\w)",
    re.IGNORECASE | re.DOTALL,
)


def told(session: Session) -> Reply:
    """Sentences behind an answer that names jobs or what proves them; else nothing."""
    text, dialog = session.heard.text[:_READ], session.understood[0]
    said = []
    without, bar, age = _WITHOUT.search(text), _BAR.search(text), _AGE.match(text)
    if without is not None and dialog in _OF_JOBS:
        unknown = _("Which jobs go without {what} is not in what I know: ask about it there.")
        said.append(unknown.format(what=without["what"].casefold()))
    if dialog in _OF_PAPERS and wants_papers_that_pay(session.heard):
        said.append(_("What a job pays with it is not in what I know: look at postings near you."))
    if bar is not None and dialog in _OF_BARS:
        unknown = _(
            "You mention “{what}”: whether that is a bar, or what is arranged for it, is not in what I know. Ask "
            "before you pay for anything: an employer, a school or whoever holds the exam."
        )
        said.append(unknown.format(what=bar["what"].casefold()))
    if age is not None and dialog in _OF_BARS:
        unknown = _(
            "From what age on it can be done I know only where an age stands among what is required; whether {age} is "
            "old enough, whoever holds the course or exam says."
        )
        said.append(unknown.format(age=age["age"]))
    return Reply(parts=tuple(paragraph("{text}", text=each) for each in said))
