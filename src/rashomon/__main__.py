"""`python -m rashomon`: the command line where no script is installed."""

from rashomon.cli import main

main()
