"""The look-only guard on things: what is never pressed, in each language."""

from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sayno.catalogue import vocabularies
from sayno.model.screen import Screen
from sayno.seams import Deed, Sent
from sayno.walk.look_only import LookOnly

VOCABULARIES = {v.language: v for v in vocabularies()}
HOME = "https://demo.test/home"

NEVER = {
    "log out": {
        "en": "Log out", "de": "Abmelden", "fr": "Se déconnecter", "es": "Cerrar sesión", "pt": "Sair",
        "it": "Esci", "nl": "Uitloggen", "pl": "Wyloguj się", "ja": "ログアウト",
    },
    "delete": {
        "en": "Delete my account", "de": "Konto löschen", "fr": "Supprimer mon compte", "es": "Eliminar mi cuenta",
        "pt": "Excluir minha conta", "it": "Elimina il mio account", "nl": "Mijn account verwijderen",
        "pl": "Usuń moje konto", "ja": "アカウントを削除",
    },
    "publish": {
        "en": "Publish", "de": "Veröffentlichen", "fr": "Publier", "es": "Publicar", "pt": "Publicar",
        "it": "Pubblica", "nl": "Publiceren", "pl": "Opublikuj", "ja": "公開する",
    },
    "save something": {
        "en": "Save project", "de": "Projekt speichern", "fr": "Enregistrer le projet", "es": "Guardar proyecto",
        "pt": "Salvar projeto", "it": "Salva il progetto", "nl": "Project opslaan", "pl": "Zapisz projekt",
        "ja": "設定を保存",
    },
    "send": {
        "en": "Send", "de": "Senden", "fr": "Envoyer", "es": "Enviar", "pt": "Enviar", "it": "Invia", "nl": "Verzenden",
        "pl": "Wyślij", "ja": "送信",
    },
    "buy": {
        "en": "Buy now", "de": "Jetzt kaufen", "fr": "Acheter", "es": "Comprar", "pt": "Comprar", "it": "Acquista",
        "nl": "Kopen", "pl": "Kup", "ja": "購入",
    },
    "follow": {
        "en": "Follow", "de": "Folgen", "fr": "Suivre", "es": "Seguir", "pt": "Seguir", "it": "Segui", "nl": "Volgen",
        "pl": "Obserwuj", "ja": "フォロー",
    },
    "accept": {
        "en": "Accept all", "de": "Alle akzeptieren", "fr": "Tout accepter", "es": "Aceptar todo",
        "pt": "Aceitar tudo", "it": "Accetta tutto", "nl": "Alles accepteren", "pl": "Zaakceptuj wszystkie",
        "ja": "すべて同意",
    },
    "be seen as busy": {
        "en": "Do not disturb", "de": "Nicht stören", "fr": "Ne pas déranger", "es": "No molestar",
        "pt": "Não incomodar", "it": "Non disturbare", "nl": "Niet storen", "pl": "Nie przeszkadzać",
        "ja": "取り込み中",
    },
    "rename": {
        "en": "Rename this list", "de": "Umbenennen", "fr": "Renommer", "es": "Renombrar", "pt": "Renomear",
        "it": "Rinomina", "nl": "Hernoemen", "pl": "Zmień nazwę", "ja": "名前を変更",
    },
    "reset": {
        "en": "Reset all settings", "de": "Alle Einstellungen zurücksetzen", "fr": "Réinitialiser les paramètres",
        "es": "Restablecer la configuración", "pt": "Redefinir configurações", "it": "Reimposta le impostazioni",
        "nl": "Instellingen resetten", "pl": "Zresetuj ustawienia", "ja": "設定をリセット",
    },
    "upload": {
        "en": "Upload", "de": "Hochladen", "fr": "Téléverser", "es": "Subir", "pt": "Carregar", "it": "Carica",
        "nl": "Uploaden", "pl": "Prześlij", "ja": "アップロード",
    },
    "download": {
        "en": "Download my data", "de": "Meine Daten herunterladen", "fr": "Télécharger mes données",
        "es": "Descargar mis datos", "pt": "Baixar meus dados", "it": "Scarica i miei dati",
        "nl": "Mijn gegevens downloaden", "pl": "Pobierz moje dane", "ja": "データをダウンロード",
    },
    "make smaller": {"en": "Shrink Database (12 MB)"},
    "choose each": {"en": "Choose all"},
    "do it again": {
        "en": "Retry", "de": "Erneut versuchen", "fr": "Réessayer", "es": "Reintentar", "pt": "Tentar novamente",
        "it": "Riprova", "nl": "Opnieuw proberen", "pl": "Spróbuj ponownie", "ja": "再試行",
    },
    "make again": {
        "en": "Rebuild the index", "de": "Neu erstellen", "fr": "Reconstruire", "es": "Reconstruir",
        "pt": "Reconstruir", "it": "Ricostruisci", "nl": "Opnieuw opbouwen", "pl": "Przebuduj", "ja": "再構築",
    },
    "give a star": {"en": "Star", "de": "Favorisieren", "fr": "Ajouter aux favoris", "ja": "お気に入りに追加"},
    "be somebody else": {"en": "Log in as this user"},
    "send a test": {"en": "Send test notification"},
    "choose all": {
        "en": "Uncheck all", "de": "Alle auswählen", "fr": "Tout décocher", "es": "Seleccionar todo",
        "pt": "Selecionar tudo", "it": "Seleziona tutto", "nl": "Alles selecteren", "pl": "Zaznacz wszystko",
        "ja": "すべて選択",
    },
    "like": {
        "en": "Like", "de": "Gefällt mir", "fr": "J’aime", "es": "Me gusta", "pt": "Curtir", "it": "Mi piace",
        "nl": "Vind ik leuk", "pl": "Lubię to", "ja": "いいね",
    },
    "save": {
        "en": "Save", "de": "Speichern", "fr": "Enregistrer", "es": "Guardar", "pt": "Salvar", "it": "Salva",
        "nl": "Opslaan", "pl": "Zapisz", "ja": "保存",
    },
    "subscribe": {
        "en": "Subscribe", "de": "Abonnieren", "fr": "S’abonner", "es": "Suscribirse", "pt": "Inscrever-se",
        "it": "Iscriviti", "nl": "Abonneren", "pl": "Subskrybuj", "ja": "登録",
    },
    "turn on": {
        "en": "Turn on: read receipts", "de": "Lesebestätigungen einschalten", "fr": "Activer les accusés de lecture",
        "es": "Activar confirmaciones de lectura", "pt": "Ativar confirmações de leitura",
        "it": "Attiva le conferme di lettura", "nl": "Leesbevestigingen aanzetten",
        "pl": "Włącz potwierdzenia odczytu", "ja": "開封確認をオンにする",
    },
    "turn off": {
        "en": "Switch off my public profile", "de": "Öffentliches Profil deaktivieren",
        "fr": "Désactiver mon profil public", "es": "Desactivar mi perfil público",
        "pt": "Desativar meu perfil público", "it": "Disattiva il mio profilo pubblico",
        "nl": "Uitzetten: openbaar profiel", "pl": "Wyłącz mój profil publiczny", "ja": "オフにする: 公開プロフィール",
    },
}  # fmt: skip
"""One label for each harm and language, as interfaces have it."""

MAY = {
    "en": ["Settings", "Privacy", "Account", "Help", "More", "Data & privacy", "Notifications", "Delete or download"],
    "de": ["Einstellungen", "Datenschutz", "Konto", "Hilfe", "Mehr"],
    "fr": ["Paramètres", "Confidentialité", "Compte", "Aide", "Menu"],
    "es": ["Configuración", "Privacidad", "Cuenta", "Ayuda", "Más"],
    "pt": ["Configurações", "Privacidade", "Conta", "Ajuda", "Mais"],
    "it": ["Impostazioni", "Privacy", "Account", "Aiuto", "Altro"],
    "nl": ["Instellingen", "Privacy", "Account", "Hulp", "Meer"],
    "pl": ["Ustawienia", "Prywatność", "Konto", "Pomoc", "Więcej"],
    "ja": ["設定", "プライバシー", "アカウント", "ヘルプ", "その他"],
}


def guard(language: str = "en") -> LookOnly:
    """As a search in that language has it."""
    return LookOnly([VOCABULARIES[one] for one in dict.fromkeys((language, "en"))])


def pressed(tree: str, language: str = "en", address: str = HOME):
    drawn = Screen(address, "", tree)
    node = next(n for n in drawn.nodes if n.ref == "e1")
    return guard(language).judge(drawn, Deed("press", node))


HARMS = [(harm, language, label) for harm, by in NEVER.items() for language, label in by.items()]


@pytest.mark.parametrize(("harm", "language", "label"), HARMS)
def test_what_does_harm_is_never_pressed(harm: str, language: str, label: str) -> None:
    for role in ("button", "menuitem"):
        verdict = pressed(f'- {role} "{label}" [ref=e1]', language)
        assert not verdict.allowed
        assert verdict.reason


@example(("choose all", "ja", "すべて選択"), str.upper, "… ")
@given(st.sampled_from(HARMS), st.sampled_from([str.upper, str.lower, str.title]), st.text(" .…!", max_size=2))
def test_nor_however_it_is_written(said: tuple[str, str, str], case, around: str) -> None:
    _, language, label = said
    assert not pressed(f'- button "{around}{case(label)}{around}" [ref=e1]', language).allowed


@pytest.mark.parametrize("language", MAY)
def test_what_only_leads_somewhere_may_be_pressed(language: str) -> None:
    for label in MAY[language][:5]:
        for tree in (f'- button "{label}" [ref=e1]', f'- link "{label}" [ref=e1]:\n  - /url: /there'):
            assert pressed(tree, language).allowed, label


def test_an_entry_that_tells_at_length_what_it_leads_to_does_none_of_that() -> None:
    explained = "System Create backups, check logs or reboot your system"
    assert pressed(f'- menuitem "{explained}" [ref=e1]').allowed
    assert not pressed(f'- button "{explained}" [ref=e1]').allowed
    assert not pressed('- menuitem "Reboot your system, create backups and check its logs" [ref=e1]').allowed
    assert not pressed('- menuitem "System reboot" [ref=e1]').allowed


@pytest.mark.parametrize(
    "name",
    [
        "Abort downloads",
        "Cancel all transfers",
        "Clone & Edit",
        "Duplicate the page",
        "play_circle_filled",
        "Play",
        "Start local scan",
        "Rescan",
        "Next track",
        "❌ del",
        "💾 SAVE",
        "Play ▶️",
    ],
)
def test_what_aborts_begins_or_makes_another_one_is_not_pressed(name: str) -> None:
    assert not pressed(f'- button "{name}" [ref=e1]').allowed


@pytest.mark.parametrize("name", ["OK", "Done", "Save settings", "Save Changes", "Apply", "Update preferences"])
def test_what_keeps_what_is_set_beside_it_is_not_pressed(name: str) -> None:
    drawn = Screen(HOME, "", f'- checkbox "Usage statistics" [ref=e1]\n- button "{name}" [ref=e2]')
    assert not LookOnly((VOCABULARIES["en"],)).presses(drawn, drawn.nodes[1]).allowed
    told = f'- checkbox "Usage statistics" [ref=e1]\n- dialog:\n  - text: All is well.\n  - button "{name}" [ref=e2]'
    closes = Screen(HOME, "", told)
    assert LookOnly((VOCABULARIES["en"],)).presses(closes, closes.nodes[-1]).allowed == (name in ("OK", "Done"))


@pytest.mark.parametrize("name", ["Turn off personalised ads", "Two-step sign-in: turn on"])
def test_what_switches_is_not_pressed_unless_it_opens_something(name: str) -> None:
    assert not pressed(f'- button "{name}" [ref=e1]').allowed
    assert pressed(f'- button "{name}" [expanded=false] [ref=e1]').allowed
    assert pressed(f'- link "{name}" [ref=e1]:\n  - /url: /settings/ads').allowed


@pytest.mark.parametrize("name", ["Ignore", "Ignore this person"])
def test_nobody_is_ignored(name: str) -> None:
    assert not pressed(f'- menuitem "{name}" [ref=e1]').allowed


def test_what_is_drawn_as_a_switch_is_not_pressed() -> None:
    assert not pressed('- link "Preload" [ref=e1]:\n  - /url: "#"\n  - /drawn: "off"').allowed


def test_what_bears_no_name_is_judged_by_what_stands_beside_it() -> None:
    drawn = Screen(HOME, "", "- button [ref=e1]:\n  - /beside: Log out\n- button [ref=e2]:\n  - /beside: Help")
    guard = LookOnly((VOCABULARIES["en"],))
    assert [guard.presses(drawn, node).allowed for node in drawn.nodes] == [False, True]


@pytest.mark.parametrize(("icon", "may"), [("cog", True), ("user-circle", True), ("trash", False), ("spinner", False)])
def test_a_symbol_without_words_is_judged_by_what_it_means(icon: str, may: bool) -> None:
    assert pressed(f"- generic [ref=e1] [cursor=pointer]:\n  - /icon: {icon}").allowed == may
    assert pressed(f"- button [ref=e1]:\n  - /icon: {icon}").allowed == (icon != "trash")
    assert not pressed(f"- generic [ref=e1] [cursor=pointer]:\n  - /beside: Wide\n  - /icon: {icon}").allowed


@pytest.mark.parametrize(
    "icon", ["trash", "power-off", "plus", "heart", "pause", "floppy", "paper-plane", "share", "upload"]
)
def test_a_symbol_of_a_deed_is_not_pressed(icon: str) -> None:
    assert not pressed(f"- button [ref=e1]:\n  - /icon: {icon}").allowed


def test_a_link_in_japanese_is_no_deed_for_a_part_of_its_name() -> None:
    assert pressed('- link "生成AI" [ref=e1]:\n  - /url: /settings/ai', "ja").allowed
    assert not pressed('- button "画像を生成する" [ref=e1]', "ja").allowed


def test_a_link_to_a_form_may_be_followed_and_a_button_that_sends_one_not_pressed() -> None:
    """Meta's documented way goes over a link of this name."""
    name = "Submit an objection request"
    assert pressed(f'- link "{name}" [ref=e1]:\n  - /url: /help/contact').allowed
    assert not pressed(f'- button "{name}" [ref=e1]').allowed


@pytest.mark.parametrize(
    "tree",
    [
        '- switch "Use my data" [checked] [ref=e1]',
        '- checkbox "Dark mode" [ref=e1]',
        '- radio "Everyone" [ref=e1]',
        '- option "None" [ref=e1]',
        '- menuitemcheckbox "Private" [ref=e1]',
        '- button "Bold" [pressed] [ref=e1]',
        "- generic [ref=e1]",
        '- button "Save settings" [ref=e1]:\n  - /form: post /settings',
        '- button "Go" [ref=e1]:\n  - /form: dialog x',
        '- button "My file" [ref=e1]:\n  - /type: file',
        '- link "The archive" [ref=e1]:\n  - /url: /archive\n  - /download: archive',
        '- link "The archive" [ref=e1]:\n  - /url: /archive.zip',
        '- link "Bye" [ref=e1]:\n  - /url: /logout',
        '- link "Bye" [ref=e1]:\n  - /url: /account/sign-out',
        '- link "Tidy up" [ref=e1]:\n  - /url: /posts/3/delete',
        '- link "Tidy up" [ref=e1]:\n  - /url: /posts?action=remove&id=3',
        '- link "Join in" [ref=e1]:\n  - /url: /group/3?csrf_token=abc',
        '- link "Write to us" [ref=e1]:\n  - /url: mailto:a@demo.test',
        '- link "Follow" [ref=e1]:\n  - /url: /do/17',
        '- link "Like" [ref=e1]:\n  - /url: /do/18',
        '- link "Buy" [ref=e1]:\n  - /url: /do/19',
    ],
)
def test_what_things_are_counts_more_than_what_they_are_called(tree: str) -> None:
    assert not pressed(tree).allowed


@pytest.mark.parametrize(
    "tree",
    [
        '- button "Share" [popup=menu] [ref=e1]',
        '- button "Delete or deactivate settings" [expanded=false] [ref=e1]',
        '- tab "Posts" [ref=e1]',
        '- link "How we share and send data" [ref=e1]:\n  - /url: /help/sharing',
        '- link "What happens when you delete your account for good" [ref=e1]:\n  - /url: /help/17',
        '- link "Who may follow you and see your posts" [ref=e1]:\n  - /url: /settings/followers',
        '- button "Not now" [ref=e1]',
    ],
)
def test_what_only_opens_may_be_called_by_a_deed(tree: str) -> None:
    expected = "Delete" not in tree  # what is grave is let be, whatever it opens
    assert pressed(tree).allowed == expected


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Share"),
        ("de", "Teilen"),
        ("pt", "Compartilhar"),
        ("es", "Compartir"),
        ("nl", "Delen"),
        ("en", "Clear data"),
    ],
)
def test_sharing_and_data_are_no_settings(language: str, label: str) -> None:
    assert not pressed(f'- button "{label}" [ref=e1]', language).allowed
    assert pressed('- button "Share settings" [ref=e1]').allowed


@pytest.mark.parametrize("do", ["toggle", "choose", "enter", "write"])
def test_nothing_is_entered_or_chosen(do: str) -> None:
    drawn = Screen(HOME, "", '- button "Settings" [ref=e1]')
    assert not guard().judge(drawn, Deed(do, drawn.nodes[0], "x")).allowed


@pytest.mark.parametrize("do", ["scroll", "close", "back", "reload"])
def test_moving_about_changes_nothing(do: str) -> None:
    assert guard().judge(Screen(HOME, "", ""), Deed(do)).allowed


@pytest.mark.parametrize("name", ["Restart OS", "Backup now", "Update everything now", "Restore", "Reboot"])
def test_what_is_done_now_is_not_pressed(name: str) -> None:
    assert not pressed(f'- button "{name}" [ref=e1]').allowed


def test_a_link_that_puts_something_away_for_good_is_not_pressed(screen) -> None:
    drawn = screen(
        """
- link "Dismiss the welcome panel" [ref=e1]:
  - /url: "?welcome=0"
- link "Dismissed messages" [ref=e2]:
  - /url: /messages
"""
    )
    assert [guard().presses(drawn, n).allowed for n in drawn.nodes if n.ref] == [False, True]


def test_a_text_in_a_row_with_a_switch_is_not_pressed(screen) -> None:
    drawn = screen("""
- generic [ref=e1] [cursor=pointer]: Basic analytics
- generic [ref=e2] [cursor=pointer]: This includes information about your system.
- switch [checked] [ref=e3] [cursor=pointer]
- generic [ref=e4] [cursor=pointer]: Show the rest
""")
    assert [guard().presses(drawn, n).allowed for n in drawn.nodes] == [False, False, False, True]


def test_a_link_to_another_language_is_not_pressed(screen) -> None:
    drawn = screen(
        """
- link "Français" [ref=e1]:
  - /url: /lang/fr
- link "Deutsch" [ref=e2]:
  - /url: "?lang=de"
- link "English settings" [ref=e3]:
  - /url: "/settings?lang=en"
- link "Language" [ref=e4]:
  - /url: /settings/language
""",
        address="https://demo.test/?lang=en",
    )
    assert [guard().presses(drawn, n).allowed for n in drawn.nodes if n.ref] == [False, False, True, True]


@pytest.mark.parametrize(("language", "label"), [("en", "Yes"), ("de", "Ja"), ("fr", "Oui, j’accepte"), ("pl", "Tak")])
def test_a_question_is_not_answered_with_yes(language: str, label: str) -> None:
    assert not pressed(f'- button "{label}" [ref=e1]', language).allowed


@pytest.mark.parametrize(("language", "label"), [("en", "Stop daemon"), ("en", "Pause"), ("de", "Anhalten")])
def test_nothing_is_stopped(language: str, label: str) -> None:
    assert not pressed(f'- button "{label}" [ref=e1]', language).allowed


def test_the_text_after_a_switch_that_it_belongs_to_may_be_one_with_it() -> None:
    row = "- switch [ref=e2]:\n  - /beside: Show empty cells\n- generic [ref=e1] [cursor=pointer]: Show empty cells"
    verdict = pressed(row)
    assert (verdict.allowed, verdict.reason) == (False, "stands beside a choice, and may change it")
    assert pressed(row.replace("]: Show empty cells", "]: Migrate")).allowed


@pytest.mark.parametrize("path", ["/dashboard/new/", "/auth/user/add", "/create"])
def test_no_link_is_followed_to_where_something_new_is_made_but_one_may_start_there(path: str) -> None:
    assert not pressed(f'- link "Dashboard" [ref=e1]:\n  - /url: "{path}"').allowed
    assert pressed(f'- link "Dashboard" [ref=e1]:\n  - /url: "{path}s"').allowed
    start = Sent("GET", urljoin(HOME, path), kind="Document")
    assert guard().wire(start).allowed
