"""What negates in an English sentence, and what looks like it and negates something else."""

import re
from typing import Final

from sayno.terms.english.words import any_of

NOT: Final = re.compile(
    r"\b(?:not|never|cannot|nor|neither)\b|n't\b"
    r"|\b(?P<ban>prohibit(?:s|ed|ing|ion|ions)?|forbid(?:s|den|ding)?|disallow(?:s|ed)?|restrict(?:s|ed|ing)?"
    r"|prevent(?:s|ed|ing)?|bans?|banned|barred|refrains?|refraining|abstain)\b"
    r"|\b(?P<no>no(?! longer)|none|nothing)\b|(?P<without>\bwithout(?= \w+ing\b)|\bto avoid(?= (?:\w+ )?training\b))"
    r"|(?P<halted>(?:\b(?:have|has)|'ve|\bwe(?= opted\b|(?: \w+)? configure\b)) (?:\w+ )?"
    r"(?:disabled|opted out (?:of|from)|turned off|switched off|deactivated|paused"
    r"|suspended"
    r"|halted|stopped|(?:configured?|set) [^.;|]{0,60}?\bto opt out of))\b"
    r"|\b(?P<excluded>(?:excluded?|exempt(?:ed)?|left out|omit(?:ted)?|kept out|keep out|filter(?:ed)? out))\b"
    r"(?= (?:[\w']+ ){0,7}?(?:from|of)\b)"
    r"|\b(?P<stop>cease|ceases|stop|stops|excluding|excludes|exclusion of|other than|no longer)\b"
)
"""A "not", and all that does the same; the group tells how."""
NO_NOT: Final = any_of(
    r"\b(?:including )?but (?:is |are )?not limited\b",
    r"\bnot (?:only|limited|just|merely|solely|necessarily|yet|previously|exclusively|directly identif\w+"
    r"|personal\w*)\b",
    r"\b(?:is|are|does|do|has|have) not (?:contain |include |reveal |constitute )?(?:any )?(?:personal|directly"
    r"|identif)\w*",
    r"(?:\b(?:not|never)\b|n't\b)[^.;|]{0,60}?\b(?:any|other) (?:\w+ )?(?:purposes?|reasons?|ends?|thing)"
    r" (?:other )?than\b|\bnothing (?:other |else )?than\b",
    r"\bwhether\b[^.;]{0,80}?\bor not\b|\bif not\b|\bmay or may not\b|\bable or not\b",
    r"\b(?:so|as) long as\b[^.;]{0,30}\bnot\b|\bnot result in\b",
    r"\bno (?:later|more|less|matter|additional cost|compensation)\b",
    r"\b(?:where|if|when) no\b",
    r"\b(?:cannot|can't|(?:do|does) not|don't|unable to) (?:guarantee|ensure|promise|warrant"
    r"|verify|(?:make|give) (?:any )?(?:full )?guarantees?) that\b(?:(?!\bbut\b)[^.;|]){0,100}?"
    r"(?:\bnot\b|n't)",
    r"\b(?:cannot|can't|(?:can|may) not) (?:always )?be (?:deleted|removed|reversed|undone|withdrawn|retrieved)\b",
    r"\bno (?:obligation|guarantee|warrant|representation|liability|control|responsib)\w*",
    r"\b(?:if|when|where|to the extent(?: that)?) (?:you|we|the|an?|any|users?|customers?)\b[^,;.:]{0,60}?(?:\bnot"
    r"|n't)\b",
    r"\b(?:if|when) (?:[\w']+ ){1,5}?(?:is|are) (?:turned |switched )?(?:off|on|disabled|enabled)\b"
    r"[^,;.:]{0,60}?(?:\bnot|n't)\b",
    r"\bnot (?:\w+ )?subject to\b|\b(?:not|n't) (?:\w+ )?(?:need|have|required|necessary) to\b",
    r"\bprevent,? (?:and|or) (?:to )?(?:respond|address|investigate|combat|stop|detect|report|protect|mitigate)\b",
    r"\bnotwithstanding\b|\bnot (?:be )?(?:liable|responsible)\b|\b(?:not|n't) (?:control|guarantee)\b",
    r"\bwithout (?:limit\w+|requir\w+|compensating|charging|notif\w+|being|having|regard\w*)\b",
    r"\botherwise prohibit(?:, restrict)?\b|\bprohibited (?:by|under) (?:applicable )?law\b",
    r"\b(?:unless|if|where|not) (?:such \w+ is )?(?:otherwise )?prohibited\b",
    r"\bprevent(?:s|ed|ing)? (?:fraud|abuse|spam|harm|crime|illegal|bugs|misuse|security|further|violat\w+"
    r"|duplicat\w+"
    r"|the |unauthori[sz]ed|other|any\b|inappropriate)",
    r"\bprevent\w* (?:\w+ ){1,4}?from (?:delet|remov|identif)\w+",
    r"\baccess (?:\w+ ){0,3}(?:is|are) (?:\w+ )?restricted to\b",
    r"\brestrict(?:ed|s)? (?:content|access|categories|use policy)\b",
    r"\b(?:does|will|shall|do) not (?:affect|limit|hinder|apply|prevent)\b|(?:\bnot|n't) (?:want to )?use more\b",
    r"\bcannot be (?:attributed|linked|used to identify)\b|\bcannot identify\b|, by itself, cannot\b",
    r"\b(?:opt[- ]?out\b[^.;|]{0,60}?\b(?:to|would|will) (?:prevent|prohibit|stop)) us from\b",
    r"\bcannot (?:guarantee|thereafter|be held)\b|\b(?:exception|exempt\w*)[^.;]{0,60}\bprohibition"
    r"|\bto the prohibition\b|\b(?:forbid|prohibit|restrict)\w*\b[^.;|]{0,40}\boutside (?:of )?the scope\b",
)
"""A "not" that negates something else than what follows."""
