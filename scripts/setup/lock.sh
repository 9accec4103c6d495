#!/bin/sh
# Locks Python packages with hashes and npm packages without addresses, so that no file names a registry's host.
set -eu
python3 -m venv build/lock && build/lock/bin/pip install --quiet uv
compile() { build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@"; }
printf 'hatchling\neditables\n' > build/lock/build.in
compile pyproject.toml build/lock/build.in -o scripts/locks/site.txt
compile pyproject.toml --extra test build/lock/build.in -o scripts/locks/test.txt
sed -n 's/^node = \["\(.*\)"\]/\1/p' pyproject.toml | compile - -o scripts/locks/node.txt
for folder in scripts/web tests/bench/pages; do
  .venv/bin/python -m casebook.node npm --prefix "$folder" install --package-lock-only
done
