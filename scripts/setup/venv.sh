#!/bin/sh
# Makes the virtual environment $1 with the newest Python ≥ 3.11 on PATH, or says what is missing.
set -eu
venv=$1
for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Setting up: $venv with $("$python" --version)"
    "$python" -m venv "$venv" && exit 0
    rm -rf "$venv"
    echo "Python is here, but it can't make a virtual environment." >&2
    echo "On Debian or Ubuntu: apt-get install python3-venv, then run make again." >&2
    exit 1
  fi
done
echo "Casebook needs Python 3.11 or newer; none was found on PATH." >&2
echo "Install one, or name it: make PYTHON=/path/to/python3.12 ..." >&2
exit 1
