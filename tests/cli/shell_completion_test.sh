#!/usr/bin/env bash
# What zsh and fish offer when the tab key follows a command line, with the completions that were built.
#   shell_completion_test.sh zsh|fish MANUAL INDEXER SEARCHER
# MANUAL is the folder of the completions, INDEXER and SEARCHER are the programs.
set -euo pipefail
shell=$1 manual=$2 indexer=$3 searcher=$4
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v "$shell" >/dev/null; then
  echo "skipped: there is no $shell (scripts/install-deps --checks installs it)"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export HOME=$work LC_ALL=C.UTF-8
export PATH="$(dirname "$searcher"):$(dirname "$indexer"):$PATH" DEPECHE_INDEX=$work/index
mkdir depeches
printf 'Titre: Un\nDate: 2022-01-13\nAgence: Agence du Port\nLieu: Brest\nRubrique: Social\n\nUn texte.\n' >depeches/un.txt
printf 'Titre: Deux\nDate: 2022-01-14\nAgence: AFP\nLieu: Bruges\nRubrique: Sport\n\nUn texte.\n' >depeches/deux.txt
"$indexer" -q depeches

# The values, without what is said of them, sorted: one line.
offers_of() {
  case $shell in
    fish) fish -c "source $manual/fish/${1%% *}.fish; complete -C \$argv[1]" "$1" | cut -f 1 ;;
    zsh) zsh -f "$here/zsh_offers.zsh" "$manual/zsh" "$1" ;;
  esac | LC_ALL=C sort | paste -s -d '|'
}

failed=0
expect() {
  local offered
  offered=$(offers_of "$1")
  if [[ $offered != "$2" ]]; then
    printf '%s: behind "%s", offered "%s" instead of "%s"\n' "$shell" "$1" "$offered" "$2" >&2
    failed=1
  fi
}

expect 'searcher --source A' 'AFP|Agence du Port'
expect 'searcher --agence "Agence d' 'Agence du Port'
expect 'searcher --lieu Br' 'Brest|Bruges'
expect 'searcher --lieu Bres' 'Brest'
expect 'searcher --where rubrique=S' 'rubrique=Social|rubrique=Sport'
expect 'searcher --agence AFP --where rubrique=S' 'rubrique=Social|rubrique=Sport'
expect 'searcher --sort n' 'newest'
expect 'searcher --tri r' 'relevance|récent'
expect 'searcher -f json' 'json|jsonl'
expect 'searcher --depu' '--depuis'
expect 'indexer --format ni' 'ninjs|nitf'
expect 'searcher --facets date,so' 'date,source'
expect 'searcher --facets date,da' ''
exit $failed
