"""Addresses: what has something done by being asked for alone, and what is a page whatever it is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayno.walk.asking import fetches, follows, makes

ORDERS = """
/pause /rescan /reindex /reboot /torrents/3/recheck /queue/pause /jobs/3/retry /job/3/trigger /feeds/refresh-all
/mark_all_read /entries/5/mark_read /notifications/mark-all-as-read /check_updates /check-for-updates /check_now
/test_email /test-notifications /send_test_email /update_feeds /library/updateLibrary /backup_now /sync_all /poll_all
/generate_key /regenerateToken /rotate-key /reload_config /clear_history /clear-logs /reset/3 /purgeCache /ack_all
/posts/3/star /posts/3/pin /topics/9/close /topics/9/reopen /users/3/become /users/3/ban /plugins/3/activate
/modules/disable/3 /star/3 /favorite/add/3 /cart/add/3 /groups/3/join /message/3/archive /messages/3/spam
/page/3/publish /revert/3 /undelete/3 /kill/3 /follow/3 /vote/3/up /hooks/3/test /restore/9f86d081884c7d65
/restart_server /clear_settings /regenerate_keys /toggle_status /reload-settings /rebuild_configuration
/refresh_page /relay/1/on /power/off /device/3/toggle /announcements/3/dismiss /mark_read/3
""".split()
PAGES = """
/settings /settings/privacy /pauses /trigger-rules
/users/3/edit /users/3 /posts/3 /posts/3/history /admin/auth/user/3/change /runs/3 /run/3
/release/3 /block/3 /watch/3 /play/3 /poll/3 /test/3 /reset_password /change_password /edit-profile /manage_users
/import /export /backup /sync /scan /plugins /updates /update /start /up
/test-results /hidden /muted /blocked-users /stop-words /mute-words /kill-switch /resume /portfolio/resume
/lists/3/members /orders/3 /report/3 /jobs/3/log /settings/do-not-disturb /off-facebook-activity /download-your-data
/apply-for-verification /sync-contacts /end-user-license /retry-policy /toggles /on /off /stopwatch
""".split()


@pytest.mark.parametrize("path", ORDERS)
def test_an_address_that_is_an_order_is_not_asked_for(path: str) -> None:
    for address in (f"https://demo.test{path}", f"https://demo.test{path}/", f"https://demo.test/index.php?r={path}"):
        verdict = follows(address)
        assert not verdict.allowed
        assert verdict.reason


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_be_called_by_a_verb(path: str) -> None:
    assert follows(f"https://demo.test{path}").allowed


@pytest.mark.parametrize("query", ["action=mark_all_read", "do=star", "cmd=pause", "task=reindex", "op=check_now"])
def test_a_command_in_the_query_is_an_order_too(query: str) -> None:
    assert not follows(f"https://demo.test/index.php?{query}").allowed
    assert not fetches(f"https://demo.test/api?{query}", loading=False).allowed
    assert follows("https://demo.test/index.php?action=settings&task=list").allowed


@pytest.mark.parametrize("query", ["new_key=true", "reset-token=1", "generateReport", "create_list=yes&page=2"])
def test_a_parameter_that_says_yes_to_a_deed_is_an_order(query: str) -> None:
    assert not follows(f"https://demo.test/user/keys?{query}").allowed


@pytest.mark.parametrize("query", ["new_tab=1", "new_key=label", "show_new=1", "new=1", "created_by=3"])
def test_a_parameter_may_begin_with_a_verb(query: str) -> None:
    assert follows(f"https://demo.test/user/keys?{query}").allowed


@pytest.mark.parametrize("path", ["/api/queue/pause", "/api/posts/3/star", "/api/mark_all_read", "/api/rescan"])
def test_after_a_press_scripts_ask_for_no_order_either(path: str) -> None:
    assert not fetches(f"https://demo.test{path}", loading=False).allowed
    assert fetches(f"https://demo.test{path}", loading=True).allowed  # nobody pressed for what a page asks as it comes


@pytest.mark.parametrize("path", ["/api/posts/3", "/api/session/refresh", "/api/settings", "/api/runs/3/log", "/"])
def test_after_a_press_scripts_may_read(path: str) -> None:
    assert fetches(f"https://demo.test{path}", loading=False).allowed


@pytest.mark.parametrize("path", ["/api/logout", "/api/posts/deleteall"])
def test_what_signs_out_or_deletes_is_never_asked_for(path: str) -> None:
    for loading in (True, False):
        assert not fetches(f"https://demo.test{path}", loading=loading).allowed


def test_some_addresses_make_something_by_being_asked_for() -> None:
    assert makes("https://demo.test/dashboard/new")
    assert makes("https://demo.test/posts/add/?from=home")
    assert not makes("https://demo.test/news")


@given(st.text(max_size=80))
def test_no_address_breaks_the_judgement(path: str) -> None:
    for address in (f"https://demo.test/{path}", f"https://demo.test/?{path}"):
        assert follows(address).allowed in (True, False)
        assert fetches(address, loading=False).allowed in (True, False)
