import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.model.topic import Topic, Words
from sayno.terms.mentions import MentionReader, without_targets


def said(topic, text):
    return [text[start:end] for start, end in MentionReader(topic).spans(text)]


SPEAKS = [
    "We may use your posts to train our machine-learning models.",
    "We do not use your messages to train AI.",
    "You can opt out of your data being used for model training.",
    "You may not use our content to develop or improve any large language model.",
    "Recipients may use it to fine-tune their artificial intelligence systems.",
    "Develop and improve [artificial intelligence technology](https://example.org/a/very/long/address?with=things).",
    "We develop and improve our algorithms and machine learning models.",
    "Your private messages are not used to train our AIs.",
    "| So we can train our advertising models | Consent |",
    "To train and improve our technology.",
    "Wir nutzen Beiträge zum Training von KI-Modellen.",
    "KI-Training findet nicht statt.",
]

SILENT = [
    "We train our staff to review AI reports.",
    "Employees receive security training on our AI tools.",
    "Reviewed by trained operators, not by models.",
    "Calls are recorded for quality and training purposes.",
    "We use artificial intelligence to keep you safe.",
    "We use AI features to improve the relevance of ads.",
    "We develop new business models.",
    "LLMs are models trained on massive amounts of text.",
    "We improve our ranking algorithms.",
    "We train dogs. Our AI barks.",
    "The device model is stored for training programmes.",
    "Learn more at [this page](https://example.org/train-ai-models).",
    "Wir nutzen künstlicher Intelligenz ähnliche Verfahren.",
    "",
]


@pytest.mark.parametrize("sentence", SPEAKS)
def test_it_hears_what_speaks_of_training(topic, sentence):
    assert said(topic, f"Hello there.\n\n{sentence}\n\nGoodbye.") != []


@pytest.mark.parametrize("sentence", SILENT)
def test_it_is_not_taken_in_by_other_training_and_other_models(topic, sentence):
    assert said(topic, sentence) == []


def test_the_quote_is_the_sentence_and_neighbours_that_speak_are_one_quote(topic):
    text = "* Hello. We train AI models on posts. You can object to this AI training. Goodbye."
    assert said(topic, text) == ["We train AI models on posts. You can object to this AI training."]


def test_training_and_model_in_two_sentences_are_no_mention(topic):
    assert said(topic, "Our hosts offer training. Models pose.") == []


def test_a_topic_without_a_grammar_is_found_by_its_phrases():
    words = {"en": Words(control=("Telemetry",), policy=("usage statistics",))}
    telemetry = Topic(id="telemetry", title="Telemetry", description="What a program tells of itself.", words=words)
    assert said(telemetry, "We send Usage\nstatistics home. We train AI models.") == ["We send Usage\nstatistics home."]


def test_a_topic_without_policy_words_is_never_found():
    silent = Topic(id="telemetry", title="T", description="D", words={"en": Words(control=("Telemetry",))})
    assert said(silent, "We send usage statistics.") == []


@given(st.lists(st.sampled_from([*SPEAKS, *SILENT, "\n\n", "\n", " ", "\r\n", "é", "| "]), max_size=12))
def test_a_span_is_trimmed_inside_the_text_and_in_order(parts):
    text = "".join(parts)
    topic = Topic(id="ai-training", title="T", description="D", words={"en": Words(control=("x",), policy=("AI",))})
    spans = list(MentionReader(topic).spans(text))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))


@given(st.sampled_from(SPEAKS), st.text(max_size=80), st.text(max_size=80))
def test_what_stands_in_other_blocks_changes_no_mention(sentence, before, after):
    topic = Topic(
        id="ai-training",
        title="T",
        description="D",
        words={"de": Words(control=("x",)), "en": Words(control=("x",), policy=("train and improve our technology",))},
    )
    alone = said(topic, sentence)
    around = said(topic, f"{before}\n\n{sentence}\n\n{after}")
    assert [quote for quote in around if quote in alone] == alone


@given(st.text(alphabet='[]() ahtps:/"\n.', max_size=120))
def test_blanking_targets_keeps_every_offset(passage):
    assert len(without_targets(passage)) == len(passage)
