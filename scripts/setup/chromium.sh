#!/bin/sh
# The browser tests need Chromium: take the one that is here, else install Debian's, else say what to do.
set -eu
[ -z "${CASEBOOK_CHROMIUM:-}" ] || exit 0
for name in chromium chromium-browser google-chrome-stable google-chrome; do
  if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
as_root=
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root=no; fi
fi
if command -v apt-get >/dev/null 2>&1 && [ "$as_root" != no ]; then
  echo "Setting up: Chromium for the browser tests (apt-get)"
  if $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; then exit 0; fi
fi
cat >&2 <<'TXT'
The browser tests need Chromium, which was not found and could not be installed from here.
Do one of these, then run make test again:
  - Debian, Ubuntu:  sudo apt-get install chromium
  - any other way to get Chromium or Chrome onto PATH
  - name it:         make test CASEBOOK_CHROMIUM=/path/to/chromium
TXT
exit 1
