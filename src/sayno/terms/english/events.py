"""Finds where a sentence speaks of training AI: what teaches, and what it teaches."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from sayno.terms.english.words import AI, LEARNER, MAKE, MODEL, NAMED, NOT_TRAINING, TOLD, TRAIN, any_of

TRAIN_REACH: Final = 160
"""Characters that may lie between a word of training and what is trained."""
MAKE_REACH: Final = 90
"""The same for the wider words, which must come before what they make."""

EventKind = Literal["train", "make", "bare", "use", "learn", "listed"]
"""train: a word of training beside a model. make: developing or improving AI by name. bare: developing or improving
algorithms or models that are not named further. use: data put into, or used for, machine learning or AI. learn: a model
that learns from people. listed: AI that "these include", whatever the sentence before says of them."""


class Event(NamedTuple):
    """Where it stands in the sentence, from the first word that teaches to the last of what is taught."""

    kind: EventKind
    start: int
    end: int


_MEANS: Final = any_of(
    r"\b(?:with|using|through|by|via|from|uses|(?<!and )(?<!or )utili[sz]\w+|powered|based on"
    r"|in compliance|where|so that|unless|because"
    r"|which(?! includes?)|without|when|that(?! (?:functionality|feature|service|technolog|model))|who use"
    r"|the use of|according to)\b",
    r"\([\"']",
    r"[;|?:]|\.(?!\w)|, (?:perform|conduct|provide|generate|offer|run|deliver)\b",
    r"\s-\s",
)
"""Between a word of developing and the model: the model is a means, not what is developed."""
_LIKE: Final = re.compile(r"\b(?:such as|including|includes?|like|e\.g\.)")
_EXAMPLE: Final = re.compile(
    r"\b(?:technolog\w+|tools?|systems?|services?|products?|features?|programs?|software|development|improvements?"
    r"|methods|techniques|offerings)\b[^.;|]{0,40}\b(?:such as|including|which includes?|include|like|e\.g\.)"
)
"""Technology of which AI is an example is AI all the same."""
_NO_MODEL: Final = any_of(
    rf"\bresponsible {AI}",
    rf"{AI}[- ]*(?:(?!(?:in|on|via|with|through|for|by|and|or)\b)\w+[- ]){{0,2}}(?:experiences?|images?|content"
    rf"|generated"
    rf"|generator|created|stickers"
    rf"|lenses"
    r"|labels?|characters?|avatars?|agents|companions?|literacy|principles|influencers?|art|photos|videos"
    r"|overviews|summar\w+|insights|benchmarks?|visibility|scor(?:es?|ing)|suite|studio|toolkit|toolbox|integrations?"
    r"|capabilities|act|regulation|standards?|accounts?|platform|apis?|apps?|applications?|company|inc|customers?"
    r"|users?"
    r"|(?:interactive )?chats?|website|terms|policy|disclosure|research|literacy|voice(?! recognition))\b",
    rf"{AI}[- ]+(?:powered|generated|created|enabled|enhanced|based|driven|assisted)\b"
    r"(?! (?:model|system|virtual|assistant|chat|tool|feature|(?:\w+ ){1,2}(?:models?|systems?|engines?)\b))",
    rf"(?<!own )(?<!their ){AI} products?\b|{AI}'s (?:\w+ )?(?:responses?|answers?|outputs?|replies|results"
    rf"|suggestions)\b",
    r"\brecognition (?:databases?|cameras?)\b",
)
"""What AI does, or is sold as, and not what it is: to build a feature is not to train a model."""

LICENSED: Final = re.compile(
    r"\b(?:(?:sub-?)?licen[sc]\w+|sell(?:s|ing)?|sold|mak(?:e|es"
    r"|ing) [^.;|]{1,60}? available)\b[^.;|]{0,80}\bto (?:\w+,? (?:and |or )?){0,3}?"
    r"(?:ai|artificial intelligence|llm)[ -](?:model )?"
    r"(?:companies|labs|developers|firms|entities|makers|startups|businesses)\b"
    r"|\b(?:(?:sub-?)?licen[sc]\w+|sell(?:s|ing)?|sold)\b[^.;|]{0,80}\bto (?:\w+ ){0,3}?"
    r"(?:companies|businesses|parties|firms) (?:that|which|who) (?:\w+ )?(?:develop|build|make|create|train)\b"
    r"(?= (?:\w+ ){0,3}?(?:ai|artificial intelligence|llms?)\b)"
)
"""What is licensed or sold to makers of AI is licensed to be learnt from."""
_COUPLED: Final = rf"(?:{MAKE.pattern}|{TRAIN.pattern}|\bprovid(?:e|ing)\b|\bsupport(?:ing)?\b|\bdeploy(?:ing)?\b)"
_AND: Final = r"(?:,| and| or| &|, and|, or|, and/or| and/or|/) ?(?:to |further |otherwise |\w+ly )?"
_COORDINATED: Final = re.compile(rf"{_COUPLED}(?:{_AND}(?:{_COUPLED}|\w+))*{_AND}$")
"""Verbs that are coordinated with the next: "develop, test and" improve."""

_JOINED: Final = rf"(?:[ ,/-]+(?:and/or|and|or|other|similar|related|{AI}))*"
_USE: Final = any_of(
    rf"\b(?:for|in|with|within|of|any) (?:(?:any|the|our|your|its|their|purposes of) )*(?:\w+ (?:and|or"
    rf"|/) )?{AI}{_JOINED}"
    r"[ /-](?:(?!for\b)\w+ ){0,2}?(?:purposes?|activit(?:y|ies)|projects?|use cases"
    r"|development|training(?! programme?s?)|grounding)\b",
    rf"\b(?:in|into|as|with|for) (?:part of )?(?:an? |any )?(?:training )?(?:data)? ?(?:sets?|inputs?|prompts?"
    rf"|source)"
    rf" (?:\w+ ){{0,3}}?(?:to|into|for|in|by|with) (?:\w+[ ,-]+){{0,4}}?{NAMED}",
    rf"(?<!your )(?<!user )(?<!the )\b(?:ingest|input(?!s\b)|integrat|incorporat|feed(?!back)|fed|inject|import"
    rf"|upload(?!ed))\w* [^.;|]{{0,80}}?\b(?:in|into|to|with)"
    rf" (?:\w+[ ,-]+){{0,4}}?{NAMED}",
    r"\bas learning (?:data|material)\b",
    rf"\bas (?:a )?source for (?:\w+ ){{0,3}}{NAMED}",
    rf"\bin connection with any (?:\w+ (?:or|and) )?{AI}(?! (?:features?|tools?|services?|products?))",
    rf"\bpurposes? of (?:\w+ ){{0,3}}{AI}|\bfeeds? (?:any |our |an? )?(?:\w+ )?{NAMED}",
    rf"\b{AI} (?:purposes|uses)\b|{NAMED}(?! compan| firms?\b| labs?\b)[^.;|]{{0,40}}\b(?:ingest|scrape|crawl)\b",
    rf"\b(?:for use|use|used|using \w+) (?:in|with) (?:any )?(?:\w+ )?{AI}",
    r"\b(?:for|purposes? of|conduct(?:s|ing)?|perform(?:s|ing)?|inform(?:s|ing)?|support(?:s|ing)?) "
    r"(?:(?:\w+ ){0,3}\w+, (?:and |or )?){0,8}(?:(?:\w+ ){1,2}(?:and|or) )?(?:our )?"
    r"(?:machine[- ]learning|artificial intelligence|deep learning)"
    r"(?= or| and| for| by| that\b| (?:in|through|via) (?:your|the)\b|[,.;)(]| to\b|$)",
    r"\b(?:machine|deep)[- ]learning (?:that is )?(?:conducted|performed|carried out|run) (?:on|over|with)\b",
    r"\bnoai content\b|\b(?:not|never|n't) [^.;|]{0,60}?\bfor (?:generative )?ai\b(?= or\b| and\b|[.,;)]|$)",
    LICENSED.pattern,
)
_LEARN: Final = any_of(
    rf"\b(?:models?|algorithms?|technology|systems?|{AI}|services?|it|they|tools?|chat ?bots?|assistants?|keyboard"
    rf"|engine) (?:\w+ ){{0,6}}?\"?"
    r"(?:learn(?:s|ing)?|adapts?|refines?|improves?)\b\"?[ ,](?:\w+ ){0,6}?(?:from|by|over ?time|based on) [^.;"
    r"|]{0,60}?"
    r"\b(?:you|your|users?|people|customers?|interactions?|information|transactions?|usage)\b",
    r"\bmodels? take into account (?:the |your )?(?:\w+ )?(?:conversations?|data|interactions?|information)",
    r"\bso (?:that )?(?:[\w'-]+ ){1,3}can learn to\b",
    r"\b(?:to|or|can) learn from (?:your|user|customer|them|(?:this|that|these|such) (?:\w+ )?(?:data|information"
    r"|content"
    r"|inputs?|text|messages))\b",
    rf"\b(?:these|such|those) (?:uses?|improvements?) (?:also )?(?:extends?|appl(?:y|ies)) to (?:[\w-]+ ){{0,3}}?"
    rf"{NAMED}",
)
_LISTED: Final = re.compile(
    rf"^\W*(?:these|this|those|such)(?: \w+){{0,2}}? (?:includes?|covers?)\b"
    rf"(?: (?!contents?\b|data\b|information\b|using\b|with\b|by\b)[\w,]+){{0,12}}? ?"
    rf"{NAMED}"
)
_RIVAL: Final = re.compile(
    r"\b(?:develop|creat|build|train)\w* (?:[\w,]+ ){0,5}?models?\b[^.;|]{0,60}\bcompet\w+"
    r"|\b(?:develop|creat|build)\w* (?:[\w,]+ ){0,8}\((?:including"
    r"|such as)[^.;|()]{0,40}\bmodels?\)[^.;|]{0,20}\bcompet\w+"
    r"|\btrain(?:,? (?:and|or|and/or) \w+)? (?:an? |any )?compet\w+ (?:\w+ ){0,2}?(?:products?|services?|data ?sets?)\b"
    r"|\b(?:develop|creat|build|train)\w* (?:a |any )?(?:competing|similar)\b[^.;|]{0,40}\b(?:models?|algorithms?)\b"
)
_BARE_MADE: Final = any_of(
    r"\b(?:our|its|their|these|those|underlying|the|\w+'s) (?:(?!to\b|our\b)\w+[ ,&-]+){0,6}?(?:algorithms?"
    r"|modell?ing)\b",
    r"\b(?:our|its|their|\w+'s) (?:(?!to\b|our\b)\w+[ ,&-]+){0,5}?models?\b",
    r"\b(?:better|new|future|more accurate) (?:\w+ )?(?:algorithms?|models?)\b|\b(?:our"
    r"|its) automated (?:\w+ )?(?:systems|methods"
    r"|processes)\b",
    r"\bsystems? (?:and|or) models?\b|\bthe (?:underlying|same|relevant) models?\b|\bmodels? and algorithms?\b"
    r"|\balgorithms? (?:and|or) (?:\w+ )?(?:models?|systems?)\b"
    r"|\balgorithms\b(?= (?:that|which) (?!you\b|we\b)| (?:for|behind|serving|servicing|underlying|powering)\b"
    r"|[.,;)]|$)",
    r"\bmodels?(?:'s?)? (?:performance|quality|accuracy|behaviou?r)\b",
    r"\b(?:the |improve |better )models?\b(?= (?:that|for such|and|for everyone|unless|if)\b|[\".,)]|$)",
)
_BARE_MADE_BY: Final = re.compile(
    r"\b(?:our|its|the|these|\w+'s) (?:\w+ ){0,3}?(?:algorithms?|models?) (?:is|are|get) (?:\w+ ){0,2}?"
    r"(?:improved|developed|refined|enhanced|built|created) (?:with|using|on|from|by|through)\b"
    r"|\b(?:models?|algorithms?),? (?:that |which )?we (?:\w+ )?(?:improve|develop|refine|build"
    r"|create) (?:with|using|on|from|by|through)\b"
    r"|\bmodel (?:improvement|development|enhancement)\b"
)
_OWN_TECHNOLOGY: Final = re.compile(
    r"\b(?:train|teach)(?:ing)?(?:,? (?:and|or|&) \w+)?(?: (?:our|its|their|the|other|\w+'s)(?: \w+){0,2}?)? "
    r"(?:technolog\w+|tools|systems|products|software|filters?|engine)\b"
    r"|\btrain(?:,? (?:and|or|&) \w+)? (?:our|its|the) (?:functions?|features?|services?|platform|app|capabilit\w+)\b"
    r"|\btrain(?:ing)?\b[^.;|]{0,60}\bany (?:other )?(?:\w+ )?(?:systems?|programs?|platforms?|software|tools?)\b"
)
_HELPED: Final = re.compile(
    rf"\bhelp\w* (?:us )?(?:to )?(?:our |the |its )?(?:\w+ )?(?:{AI}|models?|algorithms?|assistant)(?: \w+)? (?:to )?"
    r"(?:get|become|learn|improve|perform|understand)\b"
    rf"|\bcontribut\w+ (?:[\w']+ ){{0,4}}?to (?:the )?(?:{AI}|models?)[- ](?:training|development|improvements?)\b"
    rf"|\bmak(?:e|es|ing) (?:our |the |its )?(?:\w+ )?(?:{AI}|models?|algorithms?|assistants?)(?: \w+)? "
    r"(?:better|smarter|more \w+)\b"
)
_TRAIN_ON: Final = re.compile(
    r"\btrain(?:s|ed|ing)? on (?:your|my|(?:our |free |paying )?(?:users|customers)'?|customer|user|personal|members?'?"
    r"|people's"
    r"|the actual|(?:the |those )?(?:prompts|requests|conversations|messages|uploads))\b"
    r"|\b(?:not|never|n't|nor)\b[^.;|]{0,80}\bfor (?:model |any )?training\b(?! (?:of|our|staff|employees|course"
    r"|materials))"
    r"|\b(?:data|content|inputs?|prompts?|feedback|images|answers)\b[^.;|]{0,60}\bfine[- ]?tuning\b"
    r"|\b(?:populat|creat|build|assembl|add|includ|form|becom)\w*\b[^.;|]{0,40}\btraining (?:data ?sets?|corpus"
    r"|corpora)\b"
    r"|\bdata (?:\w+ )?(?:enters?|entering|flows? into) (?:the |our |any )?(?:\w+ )?training (?:pipelines?"
    r"|process(?:es)?|runs?|sets?)\b"
    r"|\bas training (?:data|material|examples?|samples?)\b|\b(?:not|never) (?:\w+ )?training (?:data|material"
    r"|fodder)\b"
    r"|\b(?:not|never|n't|nor) (?:\w+ )?trains? on (?:them|it|these|those)\b"
    r"|\bno (?:\w+ )?(?:data|content|inputs?|prompts?|conversations?) (?:is|are"
    r"|will be) (?:ever )?used for (?:\w+ )?training\b"
    r"|\b(?:exclud(?:e|es|ed|ing)|exempt(?:ed)?|kept out|left out|withheld) (?:[\w']+ ){0,4}?"
    r"from (?:\w+ ){0,2}?training\b"
    r"(?! (?:courses?|programm?e?s?|sessions?|materials?))"
    r"|\bour training (?:data|materials?) (?:\w+ ){0,3}?(?:includes?|contains?|comes? from)\b[^.;|]{0,120}?"
    r"\b(?:personal|user|our users|you|people)\b"
    r"|\b(?:disallow|forbid|prohibit|block)\w* (?:(?:crawling|scraping|indexing|mining|copying),? (?:and |or )?){1,4}"
    r"training\b"
    r"|\btrain(?:ing of)? (?:an? |the |your )?(?:\w+ )?(?:voices?|avatars?)\b"
    r"|\b(?:data|content|code|information|inputs?|prompts?|files"
    r"|works?)\b[^.;|]{0,60}\btrained (?:up)?on\b(?= by\b|\W|$)"
    r"|\b(?:data|content|inputs?|prompts?|messages|conversations|chats)\b[^.;|]{0,40}\bbe used for training\b"
    r"|\b(?:data|content|inputs?|prompts?|files|messages|conversations|chats)\b[^.;|]{0,60}\bused to (?:re-?)?train \w+"
    r"(?= unless\b| without\b|[.,;)]|$)"
    r"|\b(?:parties|others|anyone|companies) to train (?:on|theirs|their own)\b"
    r"|\buse (?:it|them|this|that) to train (?:its|their) own\b"
    r"|\bus(?:e|es|ing|ed) (?:[\w']+ ){0,4}?(?:data|content|information|inputs?|prompts?|posts|code|files|chats"
    r"|conversations|photos|images|documents)\b(?: \w+){0,2} for (?:\w+ )?"
    r"(?:(?:development|improvement|research),? (?:and|or) )?training\b(?! (?:of|our|staff|employees|course|materials))"
)
"""Training that can be of nothing but models, though none is named."""
_COMPANY: Final = re.compile(r" (?:compan(?:y|ies)|firms?|labs|entit(?:y|ies)|vendors?|providers?|industry)\b")
"""After "AI": who makes it, and not what learns."""
_OPTED_TRAINING: Final = re.compile(
    r"\b(?:opt(?:s|ed|ing)?[- ]?(?:out|in)(?:to)?|turn(?:ing)? off|disabl\w+|object\w*)\b(?: of| to| from| the"
    r"| use of| model"
    r"| data| for| being used| your| in| use| my){0,5} training\b"
)
_FOR_TRAINING: Final = re.compile(r"\b(?:for|of|in|into|from|during|used|or|by|process|without) (?:\w+ ){0,2}$|\bto $")
_NOUN: Final = re.compile(r"\b(?:for|by|of|to|their|its|our|including|model|ai)\b")


def events(low: str, *, about_ai: bool, learners: tuple[str, ...] = ()) -> list[Event]:
    """Where a plain sentence speaks of training AI, in order.

    ``about_ai``: what stands around it is about AI; ``learners``: things that it says learn.
    """
    if "?" in low[-4:]:  # a question claims nothing
        return []
    said = _blanked(low)
    found = [*_trained(said, about_ai=about_ai), *_made(said, about_ai=about_ai), *_used(said), *_known(said, learners)]
    return sorted(found, key=lambda event: (event.start, event.end))


def _blanked(low: str) -> str:
    """The sentence without other training, other models, and what definitions say; of the same length."""
    for pattern in (NOT_TRAINING, TOLD):
        low = pattern.sub(lambda found: " " * len(found[0]), low)
    return low


def _begin(said: str, start: int) -> int:
    found = _COORDINATED.search(said, max(0, start - 90), start)
    return found.start() if found else start


def _trained(said: str, *, about_ai: bool) -> Iterator[Event]:
    trained = [found.span() for found in TRAIN.finditer(said)]
    if not trained:
        return
    learners = [found.span() for found in LEARNER.finditer(said) if not _COMPANY.match(said, found.end())]
    starts = [start for start, _ in learners]
    trained_on = [found.span() for found in _TRAIN_ON.finditer(said)]
    for start, end in trained:
        after = bisect_left(starts, end)
        on = _within(start, trained_on)
        near = after < len(starts) and starts[after] - end <= TRAIN_REACH
        titled = near and said[start:end] == "training" and ": " in said[end : starts[after]]
        if near and not titled:  # a title is not about what it is the title of
            yield Event("train", _begin(said, start), learners[after][1])
        elif after and not on and _belongs(said, learners[after - 1][1], start, end):
            yield Event("train", learners[after - 1][0], end)
        elif found := _OWN_TECHNOLOGY.match(said, start):
            yield Event("train", _begin(said, start), found.end())
        elif on or (
            about_ai and (said[start:end] != "training" or _FOR_TRAINING.search(said, max(0, start - 40), start))
        ):
            yield Event("train", _begin(said, start), end)
    for found in _OPTED_TRAINING.finditer(said):
        yield Event("train", found.end() - len("training"), found.end())


def _belongs(said: str, model_end: int, start: int, end: int) -> bool:
    """Whether a word of training belongs to a model before it; a list ("models, training, support") does not."""
    between = said[model_end:start]
    if len(between) > TRAIN_REACH:
        return False
    return said[start:end] != "training" or "," not in between or _NOUN.search(between) is not None


def _made(said: str, *, about_ai: bool) -> Iterator[Event]:
    made = [found.span() for found in MAKE.finditer(said)]
    ends = [end for _, end in made]
    no_models = [found.span() for found in _NO_MODEL.finditer(said)]
    for named in MODEL.finditer(said):
        if (
            _within(named.end() - 1, no_models)
            or _within(named.start(), no_models)
            or (named[0].startswith("underlying") and not about_ai)
        ):
            continue
        before = bisect_right(ends, named.start())
        if before and _governed(said, made[before - 1], named.start()):
            yield Event("make", _begin(said, made[before - 1][0]), named.end())
        elif found := _MODEL_MAKING.match(said, named.end()):
            yield Event("make", named.start(), found.end())
    for named in _BARE_MADE.finditer(said):
        before = bisect_right(ends, named.end())
        while before and made[before - 1][1] > named.start() + 12:
            before -= 1
        if before:
            start, end = made[before - 1]
            between = said[end : named.start()]
            if len(between) <= 60 and not re.search(r"[.;|]|\b(?:using|with|by|through|our)\b", between):
                yield Event("bare", _begin(said, start), named.end())
    for named in _HELPED.finditer(said):
        yield Event("make", *named.span())
    for named in _BARE_MADE_BY.finditer(said):
        yield Event("bare", *named.span())
    for named in _RIVAL.finditer(said):
        yield Event("make", *named.span())


_NOUNS: Final = ("ment", "ments", "ion")
_TESTS: Final = re.compile(r"(?:test|evaluat|validat|benchmark)\w*")
_MAKING: Final = re.compile(rf"(?:{MAKE.pattern}|{TRAIN.pattern}) (?:how )?(?:our |the |these |its )?$")
_MODEL_MAKING: Final = re.compile(
    r"(?:'s)?[ -](?:(?:models?|systems?|technolog\w+)[ -])?(?:development|improvement|enhancement)\b"
    r"(?! (?:disclosure|policy|principles|act|team|kit|center|centre))"
)


def _governed(said: str, made: tuple[int, int], model: int) -> bool:
    """Whether a word of developing has the model for its object."""
    between = said[made[1] : model]
    if len(between) > MAKE_REACH or between.count(",") > 4 or _MEANS.search(between):
        return False
    if (")" in between and "(" not in between) or between == " how " or re.search(r"\((?:for example|e\.g\.)", between):
        return False  # what stood in brackets, or what others' AI does
    if _TESTS.match(said, made[0]) and " in " in between:
        return False  # "to evaluate bias in models": what is found in it
    if said[made[0] : made[1]].endswith(_NOUNS) and between.startswith(",") and " of " not in between:
        return False  # "data enhancement, analytics and machine learning": but a list of things
    return _LIKE.search(between) is None or _EXAMPLE.search(said[made[0] : model]) is not None


def _used(said: str) -> Iterator[Event]:
    no_models = [found.span() for found in _NO_MODEL.finditer(said)]
    for found in _USE.finditer(said):
        if not _within(found.end() - 1, no_models):
            yield Event("use", *found.span())
    for found in _LEARN.finditer(said):
        yield Event("learn", *found.span())
    listed = _LISTED.match(said)
    if listed and not _within(listed.end() - 1, no_models):
        yield Event("listed", *listed.span())


def _known(said: str, learners: tuple[str, ...]) -> Iterator[Event]:
    for learner in learners:
        for found in re.finditer(re.escape(learner), said):
            if made := _MAKING.search(said, max(0, found.start() - 40), found.start()):
                yield Event("bare", made.start(), found.end())


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
