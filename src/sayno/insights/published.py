"""What the published study said, as far as it is known from the copies that were read.

The figures of single services stand in their declarations, grade ``published``; here stand the claims about several.
The study's own table of steps was not readable, so each claim is one that the study's page, its note on method or a
report on it makes.
"""

from typing import Final

STUDY: Final = "https://surfshark.com/research/chart/social-media-ai-training"
METHOD: Final = "https://reddit.sentinel-team.org/posts/1tbv527/snapshots/2026-05-13T23%3A00%3A38.411501Z"
REPORT: Final = "https://usatimes247.com/?p=2764402"

SERVICES: Final = (
    "facebook",
    "instagram",
    "tiktok",
    "snapchat",
    "linkedin",
    "x",
    "pinterest",
    "reddit",
    "kwai",
    "discord",
)
"""In its order of popularity."""

HARDEST: Final = "tiktok"
HARDEST_SAYS: Final = "TikTok is the hardest to refuse: 19 actions; Facebook and Instagram take 8 each."

REQUEST: Final = frozenset({"facebook", "instagram", "tiktok"})
TOGGLE: Final = frozenset({"snapchat", "linkedin", "x", "pinterest"})
COUNTED: Final = REQUEST | TOGGLE
"""The services for which it gives a number of actions."""
MEANS_SAY: Final = (
    "Facebook, Instagram and TikTok lead users to privacy-policy pages and a request form, no toggle; "
    "Snapchat, LinkedIn, X and Pinterest have a switch."
)

TRAIN: Final = 8
TRAIN_SAYS: Final = "8 of 10 platforms train on their users' data by default."

NOTHING: Final = "reddit"
DENIES: Final = "discord"
UNCLEAR: Final = "kwai"
NOTHING_SAYS: Final = (
    "Reddit offers no opt-out; Discord states that it does not use user data for AI training; Kwai is unclear."
)

PRIVATE: Final = "tiktok"
PRIVATE_KINDS: Final = ("private-posts", "drafts")
PRIVATE_SAYS: Final = "TikTok's scope includes private videos and unsaved drafts (as reported by a news repost)."

BEST_PROTECTED: Final = ("EEA", "GB")
HONOUR_SAYS: Final = (
    "Forms can be submitted from all countries, but the platforms need not comply where no law requires it; "
    "EU, EEA and UK are best protected."
)

DEAL_SERVICE: Final = "reddit"
DEAL_USD: Final = 203_000_000.0
DEAL_PARTNERS: Final = ("Google", "OpenAI")
DEAL_SAYS: Final = "Reddit licensed its users' content to Google and OpenAI for 203 million dollars."
