"""Cases: the text of a case file, from a validated head and the texts of its sections."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.model.case import SECTIONS, CaseHead
from casebook.writing.commented import commented

TODO = "TODO:"
HINTS = {
    "The brief": (
        "What did the client ask for, in which words? What was known of the goal, what was not?",
        "what the client asked for, and what it was meant to bring.",
    ),
    "What was done": (
        "What was done, by whom, in which order? Where did somebody have to decide?",
        "the steps, and the decision in the middle of them.",
    ),
    "What came of it": (
        "Figures with what they are compared with and where they were counted. Not measured? Then say so.",
        "the result, measured or not.",
    ),
    "Why": (
        "Why did it end like this? Ask 'and why was that?' three times. What can one project not prove?",
        "the reason behind the reason.",
    ),
    "Lessons": (
        "What will you do tomorrow that you would not have done before? One short paragraph each.",
        "what carries over to other projects.",
    ),
    "Questions to think about": (
        "Two or three questions that a newcomer can't settle by looking the reply up.",
        "what would you have asked the client before the start?",
    ),
}


def case_text(head: CaseHead, sections: Mapping[str, str] | None = None, remark: str = "") -> str:
    """The file of a case. Without `sections` each gets a hint and a line to be replaced.

    `remark` is the comment behind the status; left out, it says what to do with a draft.
    """
    texts = sections or {title: f"<!-- {hint} -->\n{TODO} {todo}" for title, (hint, todo) in HINTS.items()}
    story = "\n\n".join(f"## {title}\n\n{texts[title].strip()}" for title in SECTIONS)
    rows = commented(head, {"status": remark or "a draft is checked but not on the site; then: published"})
    return "\n".join(["---", *rows, "---", story, ""])
