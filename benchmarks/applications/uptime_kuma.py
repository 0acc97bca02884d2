"""Uptime Kuma: one page in Vue and Bootstrap 5 that asks and tells everything through one WebSocket."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from applications.application import Running, Stored
from applications.installing import built, node, npm
from applications.relay import Relay
from applications.serving import environment, free_port, run, server
from applications.signing_in import PASSWORD, USER, Client
from applications.tables import tables

OWN = (
    r"WS /socket\.io/ (3|40)",  # it is still there, and begins
    r'WS /socket\.io/ 42\d*\["(loginByToken|needSetup|twoFAStatus|checkApprise|get[A-Z]\w+)".*',
    r'WS /socket\.io/ 42\["cloudflared_(join|leave)"\]',  # to be told how a program stands while a page shows it
)

_FIRST: Final = """
const [url, socketClient, username, password] = process.argv.slice(1);
const socket = require(socketClient)(url, { transports: ["websocket"] });
const ask = (...said) => new Promise((done, failed) => socket.emit(...said, (answer) =>
  answer.ok ? done(answer) : failed(new Error(answer.msg))));
const monitor = {
  type: "http", name: "Letters", url, method: "GET", interval: 3600, retryInterval: 3600, resendInterval: 0,
  maxretries: 0, timeout: 48, maxredirects: 10, accepted_statuscodes: ["200-299"], notificationIDList: {},
  dns_resolve_type: "A", dns_resolve_server: "1.1.1.1", expiryNotification: true, httpBodyEncoding: "json",
  kafkaProducerBrokers: [], kafkaProducerSaslOptions: { mechanism: "None" }, gamedigGivenPortOnly: true,
};
const settings = {
  checkUpdate: true, searchEngineIndex: true, entryPage: "dashboard", dnsCache: false, keepDataPeriodDays: 180,
  tlsExpiryNotifyDays: [7, 14, 21], trustProxy: false, nscd: false,
};
(async () => {
  await ask("setup", username, password);
  const { token } = await ask("login", { username, password, token: "" });
  socket.emit("initServerTimezone", "UTC");
  await ask("setSettings", settings, "");
  const { monitorID } = await ask("add", monitor);
  await ask("addStatusPage", "Canary", "canary");
  const page = {
    slug: "canary", title: "Canary", description: null, logo: "/icon.svg", theme: "auto", showTags: false,
    footerText: null, customCSS: "", showPoweredBy: true, showCertificateExpiry: false, googleAnalyticsId: null,
    domainNameList: [],
  };
  const group = { name: "Services", weight: 1, monitorList: [{ id: monitorID }] };
  await ask("saveStatusPage", "canary", page, "/icon.svg", [group]);
  console.log(`token ${token}`);
  socket.close();
})().catch((error) => { console.error(error); process.exit(1); });
"""
"""What its pages ask at the first start, and a service to watch that is its own first page."""


@contextmanager
def uptime_kuma(home: Path) -> Iterator[Running]:
    """Uptime Kuma with its owner signed in, one service that is watched, and a page for everybody that shows it."""
    programs = node()
    tree = npm("uptime-kuma", programs)
    built(tree, "@louislam/sqlite3", programs, "--build-from-source")  # what is fetched otherwise is in no registry
    place = tree / "node_modules"
    for step in (place / "uptime-kuma" / "db").glob("patch-*.sql"):  # published beside the folder that they belong to
        shutil.copy(step, step.parent / "old_migrations")
    port, data = free_port(), home / "data"
    data.mkdir()
    (data / "db-config.json").write_text('{"type": "sqlite"}', encoding="utf-8")
    own = {"DATA_DIR": f"{data}/", "UPTIME_KUMA_HOST": "127.0.0.1", "UPTIME_KUMA_PORT": str(port)}
    env = environment(home, PATH=f"{programs}:/usr/bin:/bin", NODE_ENV="production", **own)
    command = ["env", f"--chdir={place / 'uptime-kuma'}", programs / "node", "server/server.js"]
    with Relay(port) as relay, server(command, env, home, port):
        client = Client(relay.url)
        client.until("api/entry-page", "entryPage")
        first = ["-e", _FIRST, f"http://127.0.0.1:{port}/", place / "socket.io-client", USER, PASSWORD]
        token = run([programs / "node", *first], env, home).split("token ")[1].strip()
        session = client.session(home / "session.json", {"token": token, "locale": "en"})
        yield Running(relay.url, session, relay, home / "strayed", lambda: _stored(data / "kuma.db"), OWN)


def _stored(database: Path) -> Stored:
    """Every table, without what it has seen of the services that it watches."""
    return tables(database, "heartbeat", "knex_", "monitor_tls_info", "stat_")
