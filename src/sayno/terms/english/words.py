"""The words of the matter, in plain lower-case English: what learns, what teaches, whose data it is."""

import re
from typing import Final


def any_of(*alternatives: str) -> re.Pattern[str]:
    """A pattern that finds any of some wordings."""
    return re.compile("|".join(f"(?:{one})" for one in alternatives))


# --- what learns -------------------------------------------------------------------------------------------------

AI: Final = (
    r"(?:\b(?<!\w\.)ais?\b|\ba\.i\.|\bgen[ -]?ai\b|\bartificial(?:ly)?[ -]?intelligen\w+|\bmachine[- ]?learning\b"
    r"|\bml\b|\bdeep[- ]learning\b|\b\w*llms?\b|\bgpts?\b"
    r"|\bnatural[- ]language (?:processing|generation)\b|\bcomputer vision\b"
    r"|\bgenerative\b(?= (?:pre-?trained )?(?:models?|tools?|tech\w*|systems?|algorithms?|programs?)\b))"
)
"""AI by its names, and not the end of an address. "Al" with a small L, as scanned texts have it, is left out: it is
also a name."""

_KIND: Final = (
    r"(?:language|foundation(?:al)?|frontier|multi-?modal|neural|acoustic|speech|voice|recognition|diffusion"
    r"|algorithmic"
    r"|predictive|statistical|classification|recommend\w+|ranking|detection|moderation|fraud|advertising|learning"
    r"|basic"
    r"|personali[sz]ed|predictions?|completions?|suggestions?|image|text|video|large|embedding|base)"
)

NAMED: Final = (
    rf"(?:{AI}|\b{_KIND}(?:[ ,/-]+(?:and |or |other )?\w+){{0,2}}? (?:models?|algorithms?|networks?|classifiers?)\b"
    r"|\bneural net(?:work)?s?\b|\b(?:speech|voice|object|image|face|facial|handwriting) recognition\b"
    r"|\b(?:speech|voice) technolog(?:y|ies)\b"
    r"|\bunderlying technolog\w+"
    r"|\brecommend(?:er|ation) (?:systems?|engines?)\b|\b(?:image|text|video|music|voice) generators?\b"
    r"|\b(?:intelligent|smart) (?:features?|assistants?)\b)"
)
"""AI, or a model of a kind that only learning makes."""

_BARE: Final = r"(?:\bmodels?(?:\(s\))?|\balgorithms?\b|\balgorithmic\b|\bclassifiers?\b|\bmodell?ing\b)"

AI_NAMED: Final = re.compile(AI)
ABOUT_AI: Final = re.compile(
    rf"{AI}|\bopenai\b|\banthropic\b|\bchatgpt\b|\bcopilot\b|\bgemini\b|\bclaude\b|\bgrok\b|\bmistral\b"
    rf"|\bchat ?bots?\b|\blarge language models?\b"
    r"|\b(?:virtual|voice|digital|writing|coding) assistants?\b"
)
"""What makes a passage one about AI, so that "training" in it is of models."""
MODEL: Final = re.compile(NAMED)
"""What developing and improving make, where it counts."""
LEARNER: Final = any_of(
    NAMED,
    _BARE,
    r"\bautomated (?:\w+ )?(?:systems?|methods?|processing|means)\b",
    r"\bsuggestion engine\b",
    r"\bchat ?bots?\b|\b(?:virtual|voice|digital|the|our) assistants?\b|\bsmart (?:reply|replies|compose)\b",
)
"""What training makes: beside a word of training a bare "model" leaves no doubt."""

# --- what teaches ------------------------------------------------------------------------------------------------

TRAIN: Final = re.compile(
    r"\b(?:re-?|pre-?)?train(?:s|ed|ing)?\b|\bteach(?:es|ing)?\b(?= (?:our|its|the|these|an?) (?:\w+ ){0,3}?"
    r"(?:ais?|models?|systems?|algorithms?|assistants?|machines?)\b)|\bfine[- ]?tun(?:e|es|ed|ing)\b"
    r"|\bdistil(?:l?(?:s|ed|ing)?|lation)?\b(?= (?:\w+ ){0,3}?(?:models?|outputs?|weights|knowledge|capabilit\w+)\b)"
)
MAKE: Final = re.compile(
    r"\b(?:develop(?:s|ed|ing|ment)?|improv(?:e|es|ed|ing|ements?)|enhanc(?:e|es|ed|ing|ements?)|buil(?:d|ds|ding"
    r"|t)(?!-in\b| in(?:to)?\b)"
    r"|creat(?:e|es|ed|ing|ion)|refin(?:e|es|ed|ing|ement)|optimi[sz](?:e|es|ed|ing|ation)|test(?:s|ed|ing)?"
    r"|evaluat(?:e|es|ed|ing|ion)|advance(?:s|ment)?|foster(?:s|ed|ing)?|teach(?:es|ing)?|informing"
    r"|validat(?:e|es|ed|ing|ion)|ground(?:s|ed|ing)|benchmark\w*|revis(?:e|es|ing))\b"
)
"""Wider words, which teach only where what they make is AI."""

NOT_TRAINING: Final = any_of(
    # people are trained
    r"\b(?:re-?)?train(?:ed|ing|s)? +(?:(?:and|or|our|its|their|the|all|any|of|for|to|new|such|human|customer|service"
    r"|support|security|professional|highly|content|specially|otherwise|on|qualified)\s+){0,5}(?:staff|employees?"
    r"|personnel|moderators?|agents?\b(?! model)|teams?|representatives?|operators?|analysts?|specialists?|experts?"
    r"|professionals?|reviewers?|workers?|people|individuals|officers?|members\b(?!')|colleagues|counsell?ors?|dogs?"
    r"|contractors|drivers|volunteers|users|proctors|technicians)\b",
    r"\b(?:personnel|staff|employees|persons|individuals|reviewers|specialists|contractors|agents|who)\b[^.;|]{0,60}"
    r"\b(?:are|is|be|been|being) (?:\w+ )?trained\b",
    r"\btraining (?:for|of) (?:your|our|the|all|new) (?:\w+ )?(?:teams?|staff|employees|personnel|teachers"
    r"|workforce)\b",
    r"\b(?:deliver|provide|offer|attend|complete)(?:s|d|ed|ing)? (?:\w+ )?training\b(?! data)"
    r"|\btraining, (?:consulting"
    r"|support)\b",
    r"\b(?:staff|employees?|personnel|moderators?|security|privacy|awareness|policy|compliance|military|weapons?"
    r"|combat"
    r"|job|user|driver|fitness|sports?|marathon|weight|strength|safety|on-?site|certification|ongoing|undergo|receive"
    r"|professional|code|secure|initial|annual|periodic|sales|protection|appropriate|relevant|platform|call)"
    r" (?:and \w+ )?trainings?\b(?! of (?:ai|model|machine))",
    r"(?<!ai )(?<!model )(?<!learning )\btraining +(?:courses?|programm?e?s?|sessions?|workshops?|opportunit(?:y"
    r"|ies)|camps?|videos?|certificates?"
    r"|needs|requirements|specialists?|guides?|documentation|classes|surveys?|units?|costs?|towels|aids|recordings?"
    r"|services?|platforms?|events?|providers?|contracts?|provisions?)\b",
    r"\bquality,? (?:assurance,? |control,? )?(?:and|or|,) training purposes\b|\btraining(?:,| and|, and) quality\b",
    r"\btraining (?:and|or|,|&) (?:awareness|education|certification|development,|support|educational)\b",
    r"\b(?:education|instruction\w*|implementation|consulting|monitoring)(?: and| or|,) training\b",
    r"\b(?:instructional|marketing|documentation) materials, training materials"
    r"|\btraining materials?, (?:marketing|doc)",
    r"\bspecially-? ?trained\b|\btrained (?:adults|teachers|tutors|coaches|clinicians|therapists"
    r"|human|and qualified|medical|neutral|to dispense|personnel)\b",
    r"\b(?:anatomical|surgical|medical|dental|simulation) training models?\b",
    # things that are called models, or sold with a number
    r"\bmake,? (?:and )?models?\b|\b(?:device|phone|hardware|vehicle|car|business|role|payment|pricing"
    r"|moneti[sz]ation"
    r"|commercial|revenue|system|permissions?|attribution|fashion|adult|data processing|rights|credit-based|photo"
    r"|decentrali[sz]ed|subscription|service|operating|photography) models?\b",
    r"\bmodels? (?:releases?|contract\w*|clauses?|forms?|rules?|laws?|agreements?|numbers?|names?|years?)\b",
    r"\bmodels? of (?:good|the (?:device|phone|car))\b",
    r"\btraining (?:data|files?|audio|images) (?:that |which )?(?:you|users|customers?) (?:upload|provide|submit)\w*\b",
    r"\btraining (?:crawlers?|bots?|scrapers?)\b|\b(?:test|probe|attack)\w*,? (?:or|and) (?:test|probe|attack"
    r"|bypass)\w*",
    r"\b(?:tools?|software|infrastructure|platforms?) for (?:[\w-]+,? ){0,5}?(?:and )?(?:model )?training\b",
    r"\b(?:prohibited|unacceptable|permitted|acceptable|restricted|forbidden|high-risk) ai (?:uses|purposes"
    r"|use cases)\b",
    r"\btrained (?:[\w-]+ ){0,3}?weights\b|\bnot (?:an? )?(?:form|kind|type) of (?:\w+ )?training\b",
    # one's own copy of a model, and the service of making it
    r"\bmodels? (?:that |which )?(?:you|users?|customers?) (?:have |has )?(?:fine-? ?tuned?|trained)\b",
    r"\bfine-? ?tun(?:e|ing) (?:of )?(?:our|the|an?) (?:\w+ )?models? (?:through|via|using|with|on)"
    r" (?:our |the |la )?(?:[\w-]+ ){0,3}?(?:apis?|plate?forme?|console|studio)\b",
    r"\bprovision of\b[^.;|()]{0,60}\([^.;|()]{0,200}\bfine-? ?tuning (?:an? |of )?(?:\w+ )?models?\b",
    r"\bfine-? ?tuned (?:models?|versions?|or (?:otherwise )?modified)\b|\bfine-? ?tuning (?:api|job|service"
    r"|feature|file|data)s?\b",
    r"\bcustomi[sz]e(?:d|s)? models? with data you provide\b[^.;]*",
    # what is tuned is no model; a promise by its name
    r"\bfine-? ?tun(?:e|es|ed|ing) (?:your |the |their |our )?(?:ai )?(?:edits?|results?|settings?|preferences"
    r"|search\w*|recommendations?|images?|audio|outputs?|prompts?|queries)\b",
    r"\b(?:zero|no)[- ](?:(?:ai|data|model)[- ])?training(?:-on-\w+)? (?:guarantees?|polic(?:y|ies)|pledges?"
    r"|commitments?"
    r"|promises?)\b",
)
"""Other training and other models; blanked before anything is looked for."""

TOLD: Final = any_of(
    r"\btrained (?:on|by looking at|with|using) (?:(?:an?|the|very|extremely) )?(?:massive|large|huge|vast|enormous"
    r"|millions|billions|trillions|extensive|distinct)\b",
    r"\b(?:before|after|once|when|while) (?:an?|the|any|our|these) (?:\w+ )?models? (?:is|are|was|were|has been"
    r"|have been) (?:\w+ )?trained\b|\bon which (?:the|an?|our|these|its) (?:\w+ )?(?:models?|ai|systems?|algorithms?)"
    r" (?:is|are|was|were|has been|have been) trained\b",
    r"\bsummar(?:y|ies) of (?:the )?(?:\w+ ){0,5}?(?:training (?:data|content)|used to train)\b",
    r"\b(?:pre-?|already[- ])trained\b|\bpreviously trained\b|\bpre-training\"|\bpost-training\"",
    r"\bhow (?:\w+ ){0,4}(?:models?|ai|systems?|algorithms?) (?:\w+ ){0,2}(?:is|are|were) (?:'?trained|developed"
    r"|built)\b",
    r"\b(?:details|information|more|learn) (?:on|about) how we train\b|\bon how we train\b",
    r"\b(?:that|which) (?:fine-tunes?|trains?) the model\b|\bpeople who help (?:to )?train\b",
    r"\bhave (?:\w+ )?(?:developed|built|created) (?:an? |our own )(?:[\w-]+ ){0,5}?(?:algorithms?|models?|systems?|ai)"
    r" (?:that|which|to) (?!(?:is|are) (?:trained|improved)|learns?\b|improves?\b|trains?\b)\w+",
    r"\b(?:that|which) we (?:have )?trained to\b|\b(?:which|that) (?:was|were|is|are|has been"
    r"|have been) trained (?:to|on|by)\b",
    r"\b(?:is|are|means) (?:an? )?(?:[\w-]+ ){0,4}?models? (?:that (?:is|are|was|were|has been|have been) )?"
    r"(?:pre-)?trained (?:on|with|using)\b(?! (?:your|our|customer|user|personal|member)\b)",
    r"\btrained to (?:not )?\w+|\btrains the (?:\w+ ){1,3}to (?:not )?\w+",
    r"\bfine-? ?tuned to (?:not )?(?!your|our|their|my|users?|customers?)\w+",
    r"\bin (?:our|the|its) training (?:materials?|data(?:sets?)?|sets?|corpus) to (?!train|improve|develop|fine)\w+",
    r"\b(?:describ|explain|discuss|outlin|set out)\w*\b(?: \w+){0,5}? (?:stages?|steps|process(?:es)?|phases?) of"
    r" (?:\w+ ){0,3}?(?:training|fine-? ?tuning)\b",
    r"\b(?:status|accuracy|stages?) of (?:[\w-]+ ){0,4}?training\b",
    r"\btraining (?:journey|story|history|stages?|steps?|phases?|run|compute|methodolog\w+)\b[^.;|]{0,90}"
    r"\b(?:available|described|published|explained|found)\b",
    r"\bnot (?:actively|deliberately|specifically|intentionally) (?:seek|set|look|aim)\b[^.;|]{0,80}?\bto train\b",
    r"\bopen source code\b[^.;]{0,80}\btraining\b|\b(?:ai|models?) (?:was|were) (?:trained|developed) by\b",
    r"\b(?:it|they|the model|these models) (?:was|were) trained (?:on|with|using)\b",
    r"\bthe (?:underlying|base) (?:\w+ ){0,2}models? (?:was|were|is|are|has been|have been) (?:\w+ )?trained (?:on|with"
    r"|using)\b",
    r"\b(?:anthropic|openai|llama|claude|gpt|mistral)(?:'s)? (?:[\w.-]+ ){0,3}models? (?:was"
    r"|were) (?:\w+ )?trained on\b",
    r"\b(?:page|section|document|article)\b[^.;|]{0,60}\b(?:about|on|of) (?:the )?training data\b",
    r"\baccess to (?:\w+ ){0,3}training data\b|\bcosts?\b[^.;|]{0,40}\bto train\b",
    r"\b(?:patterns?|bias(?:es)?|errors?|gaps|flaws|mitigation|mitigate) (?:\w+ )?in "
    r"(?:the |its |their |our |underlying )?training(?: and \w+)? data\b(?: and algorithms?)?"
    r"|\b(?:ai )?models? and training data\b",
    r"\b(?:an?|the|of|our) trained\b(?! (?:on|with|using|by)\b)|\brefers to a trained\b",
    r"\b(?:data|content|files?) (?:\w+ )?(?:used|submitted|provided) to (?:train"
    r"|fine-tune) (?:\w+ ){1,4}?(?:may|might|can|could|is|are) "
    r"(?:be |contain )?(?:of |poor|bias\w*|incomplete|inaccura\w+|outdated|errors|retained|deleted|stored|kept)",
    r"\bmodels? (?:that )?(?:has|have) (?:\w+ )?been trained\b(?! (?:on|with|using|by)\b)",
    r"\btrained by (?:third|others|other|openai|anthropic|google|meta)\b|\bmodel[- ]training faq\b",
    r"\b(?:biases from|desirable|undesirable|reproduce the|the model's|underlying models,|system logic"
    r"|model weights,?"
    r"|parameters,?|components?,?|any|original) training data\b|\btraining data (?:of|set of)\b"
    r"|\bassets used to train\b",
    r"\b(?:decompile|reverse[- ]engineer|extract|reconstruct|determine|derive|discover)\b[^.;"
    r"|]{0,250}\btraining data\b",
    r"\b(?:captured|contained|found|present|included) (?:\w+ )?in (?:the |its |our )?training data\b",
    r"\b(?:resembl|reproduc|memori[sz])\w+ (?:its |their |the )?training data\b",
    r"\b(?:input|their) training data\b|\blearn the patterns\b",
    r"\b(?:unexpected|biased|incorrect|inaccurate|outdated)\b[^.;|]{0,60}\btraining data\b",
    r"\b(?:and|or|your|any) trained models\b(?! (?:on|with|using|by)\b)",
    r"\brespect\w* [^.;|]{0,60}\bin training\b",
    r"\b(?:explains?|describes?|covers?|outlines?|details) how (?:we|it) (?:\w+, )*(?:\w+,? and )?"
    r"(?:develop|build|design|deploy|govern|train)\b[^.;|]{0,60}?\b(?:ai|models?|systems?)\b"
    r"(?! (?:on|with|using) your)",
    r"\bresponsible (?:development|use|deployment)(?: and \w+)? of (?:\w+ ){0,2}?(?:ai|artificial intelligence)\b",
    r"\btraining data (?:is|are) (?:\w+ ){0,2}?(?:encrypted|protected|secured)\b",
    r"\btraining (?:methods?|procedures?) (?:of|explanation)\b|\btraining methods\b|\btraining procedure\b",
    r"\b(?:claims?|infring\w+)\b[^.;]{0,200}\b(?:fine-? ?tun\w+|training data)\b",
)
"""What definitions, announcements and descriptions say of models: no claim on anybody's data."""

# --- whose data --------------------------------------------------------------------------------------------------

_MATTER: Final = (
    r"(?:data|info|information|contents?\b(?!-)|posts?|messages?|conversations?|chats?|prompts?|inputs?|outputs?"
    r"|pins?"
    r"|interactions?|photos?|images?|videos?|voice|recordings?|audio|feedback|text|uploads?|files?|documents?|queries"
    r"|activity|usage|metrics|measurements?|samples?|commands|submissions?|music|art(?:work)?s?|works|code"
    r"|repositor\w+|profiles?|likeness|history|logs?"
    r"|emails?"
    r"|transcripts?|calls?|questions?|drafts?|communications?|responses?|signals?|reviews|selfies?|identifiers?"
    r"|behaviou?r"
    r"|metadata|ugc|personal|stories|materials|property)\b"
)
_PERSONS: Final = (
    r"(?:users?|customers?|members?|people|visitors?|subscribers?|individuals?|persons?|artists?|creators?|children"
    r"|patients?|participants?|respondents?|travellers?|students?|learners?|sellers?|clients?|others|non-users?)"
)
_OF_PERSONS: Final = (
    r"(?:personal|personally|user|customer|member|usage|interaction|chat|conversation|conversational|voice|call"
    r"|response"
    r"|survey|search|content|telemetry|browsing|behaviou?ral|location|geolocation|device|account|public|publicly"
    r"|client"
    r"|game|image|training|labeled|labelled|transactions?|transactional|purchas(?:e|ing)|payments?|financial|health"
    r"|medical|genetic|genomic|biometric|sensor|viewing|listening|playback|gameplay|driving|booking|order|identity"
    r"|work)"
)
_IN_HAND: Final = (
    r"(?:this|these|such|that|the|any|collected|de-?identified|anonymi[sz]ed|aggregated?|some|certain|all|more|other"
    r"|public|private|posted|uploaded|submitted|non-user|using|uses?|collecting|via|pseudonym\w+|following|above)"
)
PEOPLES: Final = any_of(
    r"\byours?\b",
    rf"\b{_PERSONS}(?:'s?|s')? ?(?:\w+[ -]){{0,4}}{_MATTER}",
    rf"\b{_OF_PERSONS}[ -](?:\w+ ){{0,2}}(?:data|info|information|content|inputs?|prompts?|interactions?|recordings?"
    r"|history|activity|posts?|property)\b",
    r"\b(?:us(?:e|es|ing)|process(?:es|ing)?|shar(?:e|es|ing)|disclos(?:e|es|ing)|collect(?:s|ing)?|take"
    r"|accumulat(?:e|es|ing)|gather(?:s|ing)?) (?:the |some |enough |sufficient )?"
    r"(?:data|info|information|content|chats|conversations|materials|interactions)\b",
    r"\b(?:data|info|information|content) (?:that |which )?(?:we|you|users|people|individuals|customers|they)\b",
    r"\b(?:data|info|information|content|posts|images|photos|videos|messages|files"
    r"|datasets) (?:\w+ ){0,3}?(?:from|of|by"
    r"|about|submitted|provided|shared|uploaded|collected|sent|posted|generated|published)\b",
    rf"\b{_IN_HAND} (?:\w+[ -]){{0,2}}(?:data|info|information|contents?|inputs?|outputs?|prompts?|conversations?"
    r"|metrics|commands|interactions?|messages?|posts?|images?|photos?|videos?|recordings?|feedback|identifiers"
    r"|data ?sets?|repositor\w+"
    r"|materials)\b",
    r"\b(?:anonymi[sz]ed|aggregated?|de-?identified),? (?:and )?(?:\w+,? )?(?:patterns|statistics|insights|usage)\b",
    r"\b(?:voice|audio|call|chat|speech) (?:samples?|clips?|snippets?|recordings?|data|requests?)\b",
    r"\b(?:conversations|chats|messages|photos|posts|recordings|pictures) (?:with|of|from|by|in|between|that)\b",
    r"\bus(?:e|es|ing) (?:them|these|those) to\b",
    r"\b(?:conversations|chats|transcripts|recordings|uploads|selfies|photographs)\b",
    r"\b(?:usage|content|behaviou?r) (?:patterns?|statistics|behaviou?r|trends|logs)\b|\bdata helps? us\b",
    r"\binteractions?\b|\bfeedback\b|\bprompts?\b|\binputs? (?:and|or) outputs?\b|\bquer(?:y|ies)\b|\bdata sources\b",
    rf"\bwhat (?:you|{_PERSONS}) \w+\b|\bthe way you\b|\bhow you\b|\byou (?:provide|share|submit|upload|post"
    rf"|create|send|exchange)\b",
    r"\bpublicly (?:available|accessible)\b|\bugc\b|\bphi\b|\bprotected health information\b",
    r"\b(?:submitting|sharing|uploading|reporting|sending) (?:[\w']+ ){1,6}?helps?\b",
)
"""Data of people, or data that a sentence speaks of as in hand."""

OWN: Final = any_of(
    r"\b(?:your|users?(?!-generated)'?s?|customers?'?s?|members?'?s?|personal|people'?s?|artists?'?s?"
    r"|creators?'?s?|children'?s?"
    r"|clients?'?s?|employees?'?|individuals?'?)\b"
)
"""Words that make data somebody's."""
