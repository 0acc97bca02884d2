"""Third-party applications, installed from public registries and started here, with the truth about each."""

from pathlib import Path
from typing import Final

from applications.actual import actual
from applications.application import Application, Begin, Running, Stored
from applications.backuppc import backuppc
from applications.buildbot import buildbot
from applications.cacti import cacti
from applications.calibre_web import calibre_web
from applications.changedetection import changedetection
from applications.cncjs import cncjs
from applications.code_server import code_server
from applications.codex import codex
from applications.copyparty import copyparty
from applications.cups import cups
from applications.dagster import dagster
from applications.datasette import datasette
from applications.deluge import deluge
from applications.directus import directus
from applications.dokuwiki import dokuwiki
from applications.flood import flood
from applications.flowise import flowise
from applications.fossil import fossil
from applications.fuxa import fuxa
from applications.home_assistant import home_assistant
from applications.homebridge import homebridge
from applications.horde import horde
from applications.iris import iris
from applications.jupyterlab import jupyterlab
from applications.kedro_viz import kedro_viz
from applications.kolibri import kolibri
from applications.kresus import kresus
from applications.label_studio import label_studio
from applications.lute import lute
from applications.marimo import marimo
from applications.matterbridge import matterbridge
from applications.mediawiki import mediawiki
from applications.meshcentral import meshcentral
from applications.mezzanine import mezzanine
from applications.mitmweb import mitmweb
from applications.mlflow import mlflow
from applications.moinmoin import moinmoin
from applications.motioneye import motioneye
from applications.n8n import n8n
from applications.netdata import netdata
from applications.nocodb import nocodb
from applications.node_red import node_red
from applications.nzbget import nzbget
from applications.octoprint import octoprint
from applications.pgadmin import pgadmin
from applications.phpmyadmin import phpmyadmin
from applications.plone import plone
from applications.prefect import prefect
from applications.pretalx import pretalx
from applications.pretix import pretix
from applications.pyload import pyload
from applications.qbittorrent import qbittorrent
from applications.redmine import redmine
from applications.review_board import review_board
from applications.roundcube import roundcube
from applications.rt import rt
from applications.searx import searx
from applications.shaarli import shaarli
from applications.sickchill import sickchill
from applications.signalk import signalk
from applications.sillytavern import sillytavern
from applications.sogo import sogo
from applications.spirit import spirit
from applications.strapi import strapi
from applications.superset import superset
from applications.syncthing import syncthing
from applications.thelounge import thelounge
from applications.tiddlywiki import tiddlywiki
from applications.trac import trac
from applications.transmission import transmission
from applications.truth import Task, Truth
from applications.tt_rss import tt_rss
from applications.uptime_kuma import uptime_kuma
from applications.wagtail import wagtail
from applications.wger import wger
from applications.whoogle import whoogle
from applications.wordpress import wordpress
from applications.zabbix import zabbix
from applications.znc import znc
from applications.zoneminder import zoneminder
from sayno.catalogue.reading import read

__all__ = ["Application", "Running", "Stored", "Task", "Truth", "applications"]

_BEGINS: Final[dict[str, Begin]] = {
    "actual": actual,
    "backuppc": backuppc,
    "buildbot": buildbot,
    "cacti": cacti,
    "calibre_web": calibre_web,
    "changedetection": changedetection,
    "cncjs": cncjs,
    "code_server": code_server,
    "codex": codex,
    "copyparty": copyparty,
    "cups": cups,
    "dagster": dagster,
    "datasette": datasette,
    "deluge": deluge,
    "directus": directus,
    "dokuwiki": dokuwiki,
    "flood": flood,
    "flowise": flowise,
    "fossil": fossil,
    "fuxa": fuxa,
    "home_assistant": home_assistant,
    "homebridge": homebridge,
    "horde": horde,
    "iris": iris,
    "jupyterlab": jupyterlab,
    "kedro_viz": kedro_viz,
    "kolibri": kolibri,
    "kresus": kresus,
    "label_studio": label_studio,
    "lute": lute,
    "marimo": marimo,
    "matterbridge": matterbridge,
    "mediawiki": mediawiki,
    "meshcentral": meshcentral,
    "mezzanine": mezzanine,
    "mitmweb": mitmweb,
    "mlflow": mlflow,
    "moinmoin": moinmoin,
    "motioneye": motioneye,
    "n8n": n8n,
    "netdata": netdata,
    "nocodb": nocodb,
    "node_red": node_red,
    "nzbget": nzbget,
    "octoprint": octoprint,
    "pgadmin": pgadmin,
    "phpmyadmin": phpmyadmin,
    "plone": plone,
    "prefect": prefect,
    "pretalx": pretalx,
    "pretix": pretix,
    "pyload": pyload,
    "qbittorrent": qbittorrent,
    "redmine": redmine,
    "review_board": review_board,
    "roundcube": roundcube,
    "rt": rt,
    "searx": searx,
    "shaarli": shaarli,
    "sickchill": sickchill,
    "signalk": signalk,
    "sillytavern": sillytavern,
    "sogo": sogo,
    "spirit": spirit,
    "strapi": strapi,
    "superset": superset,
    "syncthing": syncthing,
    "thelounge": thelounge,
    "tiddlywiki": tiddlywiki,
    "trac": trac,
    "transmission": transmission,
    "tt_rss": tt_rss,
    "uptime_kuma": uptime_kuma,
    "wagtail": wagtail,
    "wger": wger,
    "whoogle": whoogle,
    "wordpress": wordpress,
    "zabbix": zabbix,
    "znc": znc,
    "zoneminder": zoneminder,
}


def applications() -> list[Application]:
    """All of them. Nothing is installed or started before ``running()`` is entered."""
    here = Path(__file__).parent
    return [Application(read(here / f"{file}.yaml", Truth), begin) for file, begin in _BEGINS.items()]
