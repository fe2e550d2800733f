#!/usr/bin/env bash
# Journeys through the pages in a real browser.
#   run.sh INDEXER SEARCHER WORK [SCRIPT [ARGUMENT...]]
# WORK is a folder that may be kept: what npm installs lies there. SCRIPT: journeys.mjs, or another one beside it, which
# gets the address of the server first. STORIES names a file to serve in place of the corpus.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
indexer=$1 searcher=$2 work=$3
shift 3
script=${1:-journeys.mjs}
shift $(($# > 0 ? 1 : 0))

for program in chromium node npm; do
  if ! command -v "$program" >/dev/null; then
    echo "skipped: there is no $program (scripts/install-deps --web installs it)"
    exit 0
  fi
done
# Where a container forbids what a browser needs, that is no fault of the pages.
if ! timeout 60 chromium --headless --no-sandbox --disable-gpu --dump-dom about:blank >/dev/null 2>&1; then
  echo "skipped: chromium does not start here"
  exit 0
fi
mkdir -p "$work"
cp "$here"/*.mjs "$here"/package*.json "$work/"
if ! (cd "$work" && npm ci --no-audit --no-fund --loglevel=error); then
  echo "skipped: npm cannot install playwright-core and axe-core here"
  exit 0
fi

rm -rf "$work/index"
stories=("$here"/../../corpus/{dispatches,versions})
if [[ -n ${STORIES:-} ]]; then stories=("$STORIES"); fi
"$indexer" --no-config -q -i "$work/index" "${stories[@]}" || (($? == 1))
"$searcher" --no-config -i "$work/index" --serve 127.0.0.1:0 2>"$work/server" &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
for _ in {1..100}; do
  address=$(grep -o '127\.0\.0\.1:[0-9]*' "$work/server" || true)
  [[ -n $address ]] && break
  sleep .1
done
cd "$work"
export INDEXER=$indexer INDEX=$work/index
node "$script" "http://$address" "$@"
