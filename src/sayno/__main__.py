"""Run the command line as ``python -m sayno``."""

from sayno.cli import main

main()
