"""What labels say of a topic, in the languages of the catalogue and in plain words; what promises to lead there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.auditing.questing import meaning
from sayno.catalogue import Unknown, topics, vocabularies
from sayno.walk.search.meaning import SURE
from sayno.walk.search.ways import Ways
from sayno.walk.search.words import plain

SPEAKS = {
    "ai-training": {
        "en": ["Use my data for training AI models", "Let our models learn from your posts", "Data for AI improvement"],
        "de": ["Meine Beiträge zum Training von KI verwenden", "Daten für generative KI"],
        "fr": ["Utiliser mes publications pour entraîner l’IA", "Entraînement de modèles d’IA avec mes données"],
        "es": ["Usar mis publicaciones para entrenar la IA", "Entrenamiento de IA con mis datos"],
        "pt": ["Usar minhas publicações para treinar IA", "Treinamento de modelos de IA"],
        "it": ["Usa i miei post per addestrare l’IA", "Addestramento di modelli di IA"],
        "nl": ["Mijn berichten gebruiken om AI te trainen", "AI-training met mijn gegevens"],
        "pl": ["Używaj moich postów do trenowania AI", "Trenowanie modeli AI na moich danych"],
        "ja": ["AIモデルの学習に投稿を使用する", "AIのトレーニングにデータを利用する"],
    },
    "telemetry": {
        "en": ["Send crash reports", "Help improve the app by sharing usage statistics", "Telemetry"],
        "de": ["Absturzberichte senden", "Nutzungsstatistik teilen"],
        "fr": ["Envoyer des rapports de plantage", "Partager les statistiques d’utilisation"],
        "es": ["Enviar informes de fallos", "Compartir estadísticas de uso"],
    },
    "search-indexing": {
        "en": ["Let search engines show my profile", "Discourage search engines from indexing this site"],
        "de": ["Suchmaschinen dürfen mein Profil anzeigen"],
        "fr": ["Permettre aux moteurs de recherche d’afficher mon profil"],
    },
}
SILENT = {
    "ai-training": {
        "en": ["Dark mode", "Notifications", "Two-factor authentication", "Language", "Autoplay videos"],
        "de": ["Dunkles Design", "Benachrichtigungen", "Sprache"],
        "fr": ["Mode sombre", "Notifications", "Langue"],
        "ja": ["ダークモード", "通知", "言語"],
    },
    "telemetry": {"en": ["Dark mode", "Delete my account", "Use my posts to train AI"]},
    "search-indexing": {"en": ["Search history", "Dark mode", "Train AI with my posts"]},
}


def labels(table: dict[str, dict[str, list[str]]]) -> list[tuple[str, str, str]]:
    return [(t, lang, label) for t, by in table.items() for lang, found in by.items() for label in found]


@pytest.mark.parametrize(("topic", "language", "label"), labels(SPEAKS))
def test_what_speaks_of_a_topic_is_understood(meant, topic: str, language: str, label: str) -> None:
    assert meant(topic, language).tells(plain(label)) >= SURE


@pytest.mark.parametrize(("topic", "language", "label"), labels(SILENT))
def test_what_speaks_of_something_else_is_not(meant, topic: str, language: str, label: str) -> None:
    assert meant(topic, language).tells(plain(label)) < 0.5


@pytest.mark.parametrize("label", ["AI features", "Personalised suggestions by AI", "Training courses for staff"])
def test_what_merely_sounds_alike_is_not_sure(meant, label: str) -> None:
    assert meant("ai-training", "en").tells(plain(label)) < SURE


@given(st.sampled_from(labels(SPEAKS)), st.sampled_from(["  ", " "]), st.sampled_from([str.upper, str.lower, str]))
def test_case_and_space_do_not_matter(said: tuple[str, str, str], gap: str, case) -> None:
    topic, language, label = said
    understood = meaning(topic, (language, "en"), ())
    assert understood.tells(plain(case(label).replace(" ", gap))) == understood.tells(plain(label))


@pytest.mark.parametrize(
    ("phrase", "language", "says", "silent"),
    [
        ("crash reports sent to the maker", "en", "Send crash dumps to the developer", "Delete my account"),
        ("crash reports sent to the maker", "en", "Report errors to the vendor", "Report this person"),
        ("recognising my face in photos", "en", "Facial recognition in pictures", "Show photos in full size"),
        ("who can see when I am online", "en", "Show my online status", "Read the news"),
        ("keeping a history of where I was", "en", "Remember my location history", "Clear my search"),
        ("boxes that explain to me what each page is for", "en", "Display discovery (help) messages", "Dark mode"),
        ("pictures of people beside their names", "en", "Enable avatars", "Avatar service"),
        ("using dht to find peers", "en", "Use DHT to find more peers", "Use PEX"),
        ("my name and address being seen by others", "en", "Keep profile information private", "Use the From address"),
        ("my IP being tracked", "en", "Use IP tracking for the history", "Home address"),
        ("visitors looking without signing in", "en", "Allow guests to view it without login", "Access log"),
    ],
)
def test_a_phrase_is_understood_by_its_words_and_their_like(meant, phrase, language, says, silent) -> None:
    understood = meant(phrase, language)
    assert understood.tells(plain(says)) >= 0.5
    assert understood.tells(plain(silent)) < 0.5
    assert understood.tells(plain(says)) > understood.tells(plain(silent))


def test_a_phrase_that_names_a_topic_is_that_topic(meant) -> None:
    for topic in topics():
        assert (
            meant(topic.id, "en").id == meant(topic.title, "en").id == meant(topic.title.upper(), "en").id == topic.id
        )


def test_a_phrase_of_nothing_but_small_words_is_no_topic(meant) -> None:
    for phrase in ("what is it for", ""):
        with pytest.raises(Unknown):
            meant(phrase, "en")


LEADS = {
    "en": (["Settings", "Privacy", "My account", "More", "Help"], "Videos"),
    "de": (["Einstellungen", "Datenschutz", "Mein Konto", "Mehr", "Hilfe"], "Videos"),
    "fr": (["Paramètres", "Confidentialité", "Mon compte", "Menu", "Aide"], "Vidéos"),
    "es": (["Configuración", "Privacidad", "Mi cuenta", "Más", "Ayuda"], "Vídeos"),
    "pt": (["Configurações", "Privacidade", "Minha conta", "Mais", "Ajuda"], "Vídeos"),
    "it": (["Impostazioni", "Privacy", "Account", "Altro", "Assistenza"], "Video"),
    "nl": (["Instellingen", "Privacy", "Account", "Meer", "Hulp"], "Video’s"),
    "pl": (["Ustawienia", "Prywatność", "Konto", "Więcej", "Pomoc"], "Filmy"),
    "ja": (["設定", "プライバシー", "アカウント", "その他", "ヘルプ"], "動画"),
}


@pytest.mark.parametrize("language", LEADS)
def test_settings_promise_more_than_privacy_account_menus_and_help(language: str) -> None:
    ways = Ways([v for v in vocabularies() if v.language == language])
    leading, elsewhere = LEADS[language]
    promises = [ways.promise(plain(label)) for label in leading]
    assert promises == sorted(promises, reverse=True)
    assert promises[-1] > ways.promise(plain(elsewhere))
    assert all(ways.promise(plain(f" {label.upper()} ")) == ways.promise(plain(label)) for label in leading)


def test_a_key_that_a_menu_names_does_not_matter() -> None:
    ways = Ways(vocabularies())
    assert ways.promise(plain("Settings  Ctrl+,")) == ways.promise(plain("Settings"))


def test_what_a_phrase_is_about_weighs_more_than_what_it_says_closer(meant) -> None:
    phrase = meant("crash reports sent to the maker", "en")
    assert phrase.tells("error tracking") < phrase.tells("crash reports") == pytest.approx(1.0, abs=0.15)
    tours = meant("being shown tours of what is new", "en")
    assert tours.tells("show guided tours for new versions") > tours.tells("show what is new")


def test_of_several_that_speak_of_the_topic_the_phrases_own_words_choose(meant) -> None:
    phrase = meant("crash reports sent to the maker", "en")
    assert phrase.tells("diagnostics: share crash reports") > phrase.tells("basic analytics") + 0.05
    assert phrase.tells("basic analytics") >= SURE


def test_a_sentence_that_speaks_of_the_topic_is_heard_among_others(meant) -> None:
    told = "notifications. this requires sending anonymised data back to the team. it is only done once."
    assert meant("telemetry", "en").tells(told) >= SURE


def test_a_part_of_a_topic_is_sought_before_the_rest_of_it(meant) -> None:
    crashes = meant("crash reports", "en")
    assert crashes.tells("enable error tracking") > crashes.tells("enable anonymous usage tracking") >= SURE


@pytest.mark.parametrize(
    ("phrase", "most", "less"),
    [
        ("e-mails when somebody mentions me", "Email mentions", "Email notifications"),
        ("suggestions of random books", "Show random books", "Show random books in the detail view of a shelf"),
        ("finding out which country each peer is in", "Resolve peer countries", "Enable exchange to find more peers"),
        ("all e-mail notifications", "Mail notifications", "Also notify me of issues with a high priority"),
    ],
)
def test_the_label_that_says_more_of_a_phrase_and_less_beside_it_is_meant(meant, phrase, most, less) -> None:
    understood = meant(phrase, "en")
    assert understood.tells(plain(most)) > understood.tells(plain(less))


def test_a_short_label_is_almost_sure_where_the_phrase_says_all_of_it(meant) -> None:
    understood = meant("the list of books that I have downloaded, in the side menu", "en")
    assert 0.5 <= understood.tells(plain("Show downloaded books")) < SURE
    assert understood.tells(plain("Books")) < 0.5


def test_a_label_that_names_the_whole_topic_says_less_of_a_part_of_it(meant) -> None:
    understood = meant("e-mails when somebody answers me", "en")
    assert SURE <= understood.tells(plain("Email notifications")) < understood.tells(plain("Email replies")) - 0.1


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("strangers signing up", "Enable sign-ups for strangers"),
        ("alerts about sign-ins", "Alert me of logins"),
        ("making an account", "Enable sign-ups"),
    ],
)
def test_however_signing_in_and_up_are_written_each_is_one_word(meant, phrase: str, label: str) -> None:
    assert meant(phrase, "en").tells(plain(label)) >= SURE


def test_one_word_stands_for_one_unless_all_stand_for_one_another(meant) -> None:
    assert meant("mail alerts", "en").tells("messages") < 0.5
    assert meant("usage figures", "en").tells("telemetry") >= SURE


def test_a_topic_may_be_asked_for_by_its_title_with_or_without_a_hyphen(meant) -> None:
    assert meant("email notifications", "en").id == meant("E-mail notifications", "en").id == "email-notifications"


def test_one_of_several_words_alone_is_not_sure(meant) -> None:
    usage = meant("usage figures", "en")
    assert usage.tells("figures") < SURE <= usage.tells("telemetry")
    assert usage.tells("usage figures") == 1.0
