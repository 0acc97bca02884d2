"""The look-only guard: what is never pressed, in each language, and what never leaves the browser."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayno.catalogue import vocabularies
from sayno.model.screen import Screen
from sayno.seams import Deed, Sent
from sayno.walk.look_only import LookOnly, follows
from sayno.walk.operations import reads

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


@settings(deadline=None)
@given(st.sampled_from(HARMS), st.sampled_from([str.upper, str.lower, str.title]), st.text(" .…!", max_size=2))
def test_nor_however_it_is_written(said: tuple[str, str, str], case, around: str) -> None:
    _, language, label = said
    assert not pressed(f'- button "{around}{case(label)}{around}" [ref=e1]', language).allowed


@pytest.mark.parametrize("language", MAY)
def test_what_only_leads_somewhere_may_be_pressed(language: str) -> None:
    for label in MAY[language][:5]:
        for tree in (f'- button "{label}" [ref=e1]', f'- link "{label}" [ref=e1]:\n  - /url: /there'):
            assert pressed(tree, language).allowed, label


@pytest.mark.parametrize("name", ["Turn off personalised ads", "Two-step sign-in: turn on"])
def test_what_switches_is_not_pressed_unless_it_opens_something(name: str) -> None:
    assert not pressed(f'- button "{name}" [ref=e1]').allowed
    assert pressed(f'- button "{name}" [expanded=false] [ref=e1]').allowed
    assert pressed(f'- link "{name}" [ref=e1]:\n  - /url: /settings/ads').allowed


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


# What a page sends.


def sent(method: str, path: str, kind: str = "Fetch", body: object = "", content: str = "application/json") -> Sent:
    text = body if isinstance(body, str) or body is None else json.dumps(body)
    return Sent(method, f"https://demo.test{path}", kind, text, content)


READS = [
    sent("GET", "/settings", "Document"),
    sent("GET", "/api/me", "XHR"),
    sent("HEAD", "/api/me"),
    sent("OPTIONS", "/api/me"),
    sent("POST", "/graphql", body={"query": "query Me { me { id } }"}),
    sent("POST", "/graphql", body={"query": "{ me { id } }"}),
    sent("POST", "/graphql", body={"query": "# all of it\n query { me }", "operationName": "Me"}),
    sent("POST", "/graphql", body={"query": "fragment F on P { id } query Q { me { ...F } }"}),
    sent("POST", "/graphql", body=[{"query": "query A { a }"}, {"query": "query B { b }"}]),
    sent("POST", "/api", body={"operationName": "SettingsQuery", "variables": {}}),
    sent("POST", "/api", body="fb_api_req_friendly_name=SettingsQuery&doc_id=1", content="x-www-form-urlencoded"),
    sent("POST", "/rpc", body={"method": "getSettings"}),
    sent("POST", "/rpc", body={"jsonrpc": "2.0", "method": "settings.list", "id": 1}),
    sent("POST", "/api/settings/get", body="{}"),
    sent("POST", "/api/search", body={"q": "x"}),
    sent("POST", "/api/session/refresh", body="{}"),
    sent("SEND", "/ws", "WebSocket", {"type": "subscribe", "channel": "feed"}),
    sent("SEND", "/ws", "WebSocket", {"type": "ping"}),
    sent("SEND", "/ws", "WebSocket", {"type": "get_states", "id": 3}),
    sent("SEND", "/ws", "WebSocket", None),
]
WRITES = [
    sent("GET", "/logout", "Document"),
    sent("GET", "/posts/7/delete", "Document"),
    sent("GET", "/settings?action=delete", "Document"),
    sent("GET", "/archive.zip", "Document"),
    sent("GET", "/settings?_wpnonce=12ab", "Document"),
    sent("GET", "/api/logout", "Fetch"),
    sent("GET", "/api/signout", "XHR"),
    sent("PUT", "/api/settings", body={"ai": False}),
    sent("PATCH", "/api/settings", body={"ai": False}),
    sent("DELETE", "/api/me"),
    sent("POST", "/settings", "Document", "ai=off", "application/x-www-form-urlencoded"),
    sent("POST", "/api/settings", body={"ai": False}),
    sent("POST", "/api/settings/update", body="{}"),
    sent("POST", "/api/getAndDelete", body="{}"),
    sent("POST", "/api/upload", body=None),
    sent("POST", "/collect", "Ping", '{"event":"seen"}'),
    sent("POST", "/graphql", body={"query": "mutation Off { set(ai: false) { ok } }"}),
    sent("POST", "/graphql", body={"query": "# query\nmutation { set }"}),
    sent("POST", "/graphql", body={"query": "fragment F on P { id } mutation M { set { ...F } }"}),
    sent("POST", "/graphql", body=[{"query": "query A { a }"}, {"query": "mutation B { b }"}]),
    sent("POST", "/api", body={"operationName": "UpdateSettingsMutation", "variables": {}}),
    sent("POST", "/api", body="fb_api_req_friendly_name=SettingsMutation&doc_id=1"),
    sent("POST", "/rpc", body={"method": "setSettings", "params": {"ai": False}}),
    sent("POST", "/rpc", body={"method": "account.delete"}),
    sent("POST", "/api/list", body={"method": "deletePost"}),
    sent("SEND", "/ws", "WebSocket", {"type": "update", "ai": False}),
    sent("SEND", "/ws", "WebSocket", {"type": "call_service", "service": "send_message"}),
]


def told(one: Sent) -> str:
    return f"{one.method} {one.address.removeprefix('https://demo.test')} {one.kind} {(one.body or '-')[:40]}"


@pytest.mark.parametrize("body", ["", "{}", '{"includeArchived": false}', '{"page": 1, "perPage": 20}'])
def test_a_page_that_is_opened_may_ask_for_its_lists(body: str) -> None:
    asked = sent("POST", "/api/home/recent_files", body=body)
    assert guard().wire(replace(asked, loading=True)).allowed
    assert not guard().wire(asked).allowed  # after a press it may add one


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/settings", {"ai": False}),
        ("/api/posts", "a new one"),
        ("/api/posts", ["a new one"]),
        ("/api/send/messages", "{}"),
        ("/api/posts/delete", "{}"),
        ("/api/views", '{"post": 7}'),
        ("/api/impressions", "{}"),
        ("/threads/read_receipts", "{}"),
        ("/threads/12/messages", "{}"),
        ("/api/likes", "{}"),
        ("/api/status", "{}"),
        ("/api/me", "{}"),
        ("/", "{}"),
    ],
)
def test_and_nothing_else_that_could_change_something(path: str, body: object) -> None:
    asked = sent("POST", path, body=body)
    assert guard().wire(replace(asked, loading=True)).allowed == guard().wire(asked).allowed


@pytest.mark.parametrize("one", READS, ids=told)
def test_what_only_reads_is_let_through(one: Sent) -> None:
    assert guard().wire(one).allowed


@pytest.mark.parametrize("one", WRITES, ids=told)
def test_what_may_change_something_is_stopped(one: Sent) -> None:
    verdict = guard().wire(one)
    assert not verdict.allowed
    assert verdict.reason


@settings(deadline=None)
@given(st.sampled_from(["PUT", "PATCH", "DELETE", "PROPFIND", "MOVE", "X"]), st.text(max_size=20), st.text(max_size=40))
def test_no_other_method_leaves_whatever_it_says(method: str, path: str, body: str) -> None:
    assert not guard().wire(sent(method, f"/{path}", body=body)).allowed


@pytest.mark.parametrize(
    ("path", "body", "may"),
    [
        ("/api/auth/session/current/", {"active": False, "browser": {"name": "Chrome"}}, True),
        ("/api/heartbeat", {}, True),
        ("/api/auth/session/current/", {"active": False, "language": "fr"}, False),
        ("/api/session/impersonate", {}, False),
        ("/api/user/current", {"active": False}, False),
        ("/api/session", "now", False),
    ],
)
def test_a_put_that_says_that_somebody_is_still_there_is_let_through(path: str, body: object, may: bool) -> None:
    assert guard().wire(sent("PUT", path, body=body)).allowed == may


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_body_breaks_the_judgement(body: str) -> None:
    assert reads(sent("POST", "/thing", body=body)) in (True, False)
    assert guard().wire(Sent("SEND", "wss://demo.test/", "WebSocket", body)).allowed in (True, False)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_address_breaks_the_judgement(address: str) -> None:
    try:
        assert follows(f"https://demo.test/{address}").allowed in (True, False)
    except ValueError:
        pytest.fail("an address that a page may hold is no error")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://demo.test/"]
)
def test_only_pages_are_asked_for(address: str) -> None:
    assert not follows(address).allowed


@pytest.mark.parametrize("path", ["admin/visibility/private", "theme/dark", "status/away/", "clear-cache"])
def test_an_address_that_ends_in_a_state_or_clears_something_acts(path: str) -> None:
    assert not follows(f"https://demo.test/{path}").allowed
    assert follows("https://demo.test/timeline/public").allowed
    assert not follows("https://demo.test/index.php?route=/logout").allowed
    assert follows("https://demo.test/index.php?route=/settings/mail").allowed
    assert follows("https://demo.test/settings/theme").allowed


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


@pytest.mark.parametrize(
    ("method", "allowed"),
    [
        ("auth.check_session", True),
        ("core.get_config", True),
        ("web.set_config", False),
        ("push.register_token", False),
    ],
)
def test_a_call_that_keeps_the_session_is_a_read(method: str, allowed: bool) -> None:
    body = json.dumps({"method": method, "params": [], "id": 1})
    assert guard().wire(Sent("POST", f"{HOME}json", body=body, kind="XHR")).allowed == allowed


@pytest.mark.parametrize(("language", "label"), [("en", "Stop daemon"), ("en", "Pause"), ("de", "Anhalten")])
def test_nothing_is_stopped(language: str, label: str) -> None:
    assert not pressed(f'- button "{label}" [ref=e1]', language).allowed
