#!/bin/sh
# The browser tests need Chromium, and one or two use Firefox: take those that are here, else install Debian's, else say
# what to do. Chromium's headless shell does all that the tests ask for, in two thirds of the time.
set -eu

here() {
  for name in "$@"; do if command -v "$name" >/dev/null 2>&1; then return 0; fi; done
  return 1
}

as_root=
if [ "$(id -u)" != 0 ]; then
  if here sudo && sudo -n true 2>/dev/null; then as_root="sudo -n"; else as_root=no; fi
fi

listed=
install() {
  here apt-get && [ "$as_root" != no ] || return 1
  if [ -z "$listed" ]; then $as_root apt-get update -qq || return 1; fi
  listed=yes
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1
}

if [ -z "${CASEBOOK_FIREFOX:-}" ] && ! here firefox-esr firefox; then
  echo "Setting up: Firefox for the tests of the exam page (apt-get)"
  install firefox-esr || echo "Firefox could not be installed from here: its tests are skipped"
fi

[ -z "${CASEBOOK_CHROMIUM:-}" ] || exit 0
if here chromium-headless-shell chromium chromium-browser google-chrome-stable google-chrome; then exit 0; fi
echo "Setting up: Chromium for the browser tests (apt-get)"
if install chromium-headless-shell || install chromium; then exit 0; fi
cat >&2 <<'TXT'
The browser tests need Chromium, which was not found and could not be installed from here.
Do one of these, then run make test again:
  - Debian, Ubuntu:  sudo apt-get install chromium
  - any other way to get Chromium or Chrome onto PATH
  - name it:         make test CASEBOOK_CHROMIUM=/path/to/chromium
TXT
exit 1
