#!/bin/sh
# Builds the staged pages with Zensical, in an environment of its own, and compares the list of pages with MkDocs's.
# Not in CI: Zensical is young, and what it does not know (hooks, plugins) it passes over without a word.
# Another version: make zensical ZENSICAL=0.0.50
set -eu
cd "$(dirname "$0")/../.."
version=${ZENSICAL:-0.1.2}
venv=build/zensical/venv
python=.venv/bin/python
mkdir -p build/zensical
if [ "$(cat $venv/version 2>/dev/null)" != "$version" ]; then
  echo "Setting up: Zensical $version in $venv"
  rm -rf $venv
  $python -m venv $venv
  $venv/bin/pip install --quiet --disable-pip-version-check "zensical==$version"
  echo "$version" > $venv/version
fi

# Zensical has no option for where the site goes, and takes other paths as from its configuration's folder.
cp mkdocs.yml mkdocs.zensical.yml
trap 'rm -f mkdocs.zensical.yml' EXIT
sed -i.bak 's|^site_dir:.*|site_dir: build/zensical/site|' mkdocs.zensical.yml && rm -f mkdocs.zensical.yml.bak

$python -m casebook stage
CASEBOOK_STAGED=1 NO_MKDOCS_2_WARNING=1 $python -m mkdocs build --quiet --config-file mkdocs.yml --site-dir build/zensical/mkdocs
rm -rf build/zensical/site
$venv/bin/zensical build --config-file mkdocs.zensical.yml

pages() { (cd "$1" && find . -name '*.html' | sort); }
pages build/zensical/mkdocs > build/zensical/pages-mkdocs.txt
pages build/zensical/site > build/zensical/pages-zensical.txt
if diff build/zensical/pages-mkdocs.txt build/zensical/pages-zensical.txt; then
  echo "The same $(wc -l < build/zensical/pages-mkdocs.txt | tr -d ' ') pages. Zensical's are in build/zensical/site"
else
  echo "The pages differ: '<' only MkDocs made, '>' only Zensical made" >&2
  exit 1
fi
