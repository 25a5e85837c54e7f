"""What is true of credentials at all: what the words mean, and what to do about copies, checks and CVs.

A certification examines against a standard, a certificate is of a course: so ISO/IEC 17024 and the Institute for
Credentialing Excellence tell them apart. A CEU is ten hours of instruction by the rule of IACET, who coined it.
"""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.advise import credential_for_role
from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.model.role import Role
from bot.messaging.reply import Button, Reply, bold, paragraph
from bot.translation import _


@dialog
async def good_to_know(
    turn: Turn, topic: Annotated[str, Hidden()] = "terms", job: Annotated[str | None, Hidden()] = None
) -> Reply:
    """One of ``TOPICS``, in a few sentences; ``job``: how many are asked of the one that is talked of."""
    if topic == "how_many" and job in turn.catalogue.roles:
        return await _of_a_job(turn, turn.catalogue.roles[job])
    return Reply(parts=tuple(paragraph("{t}", t=text) for text in _said(topic)), buttons=_goes_on(topic))


async def _of_a_job(turn: Turn, role: Role) -> Reply:
    """How many papers a job asks for depends on who hires; which come first is shown."""
    text = _(
        "For {role} no number is right: what the law or an employer asks for by name counts, and one or two of those "
        "are worth more than many others. I would begin with what stands first:"
    )
    shown = await hand_on(turn, credential_for_role, {"role": role.id})
    return Reply(parts=(paragraph(text, role=bold(role.name)),)).plus(shown)


#: What can be asked for.
TOPICS = (
    "terms",
    "badges",
    "units",
    "copies",
    "checks",
    "how_many",
    "in_progress",
    "pay",
    "places",
    "profiles",
    "refunds",
    "age",
)


def _said(topic: str) -> tuple[str, ...]:
    match topic:
        case "badges":
            return (
                _(
                    "A digital badge says the same as a paper, as a picture with a link where others can check it. A "
                    "micro-credential is proof of something small and well-defined; it may be a certificate, a badge "
                    "or a certification."
                ),
            )
        case "units":
            return (
                _(
                    "PDU, CPE, CEU, CE and CPD points count what you learn after the award, so that it can be renewed. "
                    "Mostly one is an hour of learning; a CEU is ten. How many are needed, and what counts, is the "
                    "rule of whoever issued the credential."
                ),
                _(
                    "Ask “how is the PMP renewed?” for a rule. Of what you hold I count them: “log 3 PDU for PMP, a "
                    "webinar yesterday”."
                ),
            )
        case "copies":
            return (
                _(
                    "Whoever issued it keeps the record, whoever paid for it and wherever the paper is: ask there for "
                    "a copy, or look for a digital one in your account. Some take a fee."
                ),
                _("Once you have it, tell me its number or send me the file, and I keep it with your record."),
            )
        case "checks":
            return (
                _(
                    "I cannot check whether one is genuine. Most issuers have a register where it is looked up by name "
                    "or number, and a badge is checked at its link: the provider's page says where."
                ),
            )
        case "how_many":
            return (
                _(
                    "There is no number that is right. One that a job asks for by name is worth more than several that "
                    "nobody asks for, and each that expires has to be kept up."
                ),
                _("Tell me the job, and I say which come first."),
            )
        case "in_progress":
            return (
                _(
                    "Say that it is in progress and when you expect it, and list it as held only once it is awarded: "
                    "who lists it before can be found out in the issuer's register."
                ),
                _("I can follow it meanwhile: “I started studying CKAD, target 30 June”."),
            )
        case "pay":
            return (
                _(
                    "What jobs or credentials pay I do not know; it differs by place, and lists of “best paid” ones "
                    "mix up what the people in them do besides. Look at postings near you for the job you want."
                ),
                _("Tell me that job, and I say which credentials it asks for."),
            )
        case "profiles":
            return (
                _(
                    "On LinkedIn it goes under “Licenses & certifications” of your profile: its name, who issued it, "
                    "when, until when, and its number or link, so that others can check it. A digital badge has a "
                    "button to share it there. On a CV: the full name with the acronym, the issuer and the year."
                ),
                _("Tell me its number once, “my CKA number is …”, and I have it ready for you."),
            )
        case "lifelong":
            return (
                _(
                    "Most certificates of courses, diplomas and degrees do not run out; most certifications and "
                    "licences do, after one to five years. Each that I show says how long it is valid."
                ),
                _("Tell me a job or a subject, and I show what there is and how long each is valid."),
            )
        case "best_of_all":
            return (
                _(
                    "There is none that is best for everybody: one is worth what the postings for a job ask for. "
                    "Tell me the job or the subject, and I say which are best known there, and what they take."
                ),
            )
        case "bootcamps":
            return (
                _(
                    "Schools, platforms and bootcamps I do not judge: they teach, and what they hand out is as good as "
                    "its name with those who hire. What I know are the credentials: exam, price, hours, renewal."
                ),
                _("Tell me what it shall lead to, and I say what is asked for there."),
            )
        case "refunds":
            return (
                _(
                    "Whether money comes back, and how late an exam may be moved or cancelled, is the rule of whoever "
                    "sold the course or the exam: look there before you pay. What a next try costs, and how soon it "
                    "may be, I can tell of some: “can I retake the CKA?”."
                ),
            )
        case "age":
            return (
                _(
                    "I know of a least age of some, and of none that anybody is too old for; what is asked for first "
                    "stands under “Before it”. Something short that employers know is a good first step."
                ),
                _("Tell me the job you have in mind, and I say what fits."),
            )
        case "places":
            return (
                _(
                    "Where and when courses and exams are held I do not know: the provider's page has places and days. "
                    "I can tell which are done online, such as “is the CKA online?”."
                ),
            )
    return (
        _(
            "A certification says that a body has examined you against its standard; most of them run out and are "
            "renewed. A certificate says that you finished a course or a programme; most do not run out. A licence is "
            "the permission of an authority to do the work."
        ),
        _(
            "Both of the first words are used loosely, so look at what was asked of you. Of each credential I say "
            "whether there is an exam, and how long it is valid."
        ),
    )


def _goes_on(topic: str) -> tuple[Button, ...]:
    if topic in ("copies", "checks"):
        return (begin(_("My credentials"), "list_holdings"),)
    if topic == "in_progress":
        return (begin(_("Follow your studies"), "study_status"),)
    return (begin(_("Find a credential for a job"), "credential_for_role"),)
