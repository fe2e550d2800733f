#!/usr/bin/env bash
# Runs the commands that a README shows, and compares what they print with what it says that they print.
#   readme_test.sh README PROGRAM_FOLDER... [--update]     --update: writes what they print into the README
# The programs speak French for README.fr.md.
# Commands stand after "$ " in its ```console blocks and run in one shell, in a folder with a copy of corpus/.
# Times differ from run to run: they are shown as "… ms" and "… s". The work folder is shown as ~/depeche.
set -euo pipefail

readme=$(realpath "$1")
shift
update=no
for argument in "$@"; do
  if [[ $argument == --update ]]; then
    update=yes
  else
    PATH=$argument:$PATH
  fi
done

# As long as "~/depeche", so that lines break where the README breaks them.
work=$(mktemp -d /tmp/XXXX)
trap 'rm -rf "$work"' EXIT
result=$work/README.md
cp -r "$(dirname "$readme")/corpus" "$work/corpus"
unset DEPECHE_INDEX DEPECHE_CONFIG XDG_CONFIG_HOME LC_ALL
export HOME=$work LANG=en_GB.UTF-8 LC_CTYPE=C.UTF-8 LANGUAGE=en XDG_DATA_HOME=$work/.local/share
[[ $readme == *.fr.md ]] && export LANG=fr_FR.UTF-8 LANGUAGE=fr

as_shown() {
  sed -E "s|$work|~/depeche|g; s/[0-9]+([.,][0-9]+)?( |\xc2\xa0|\xe2\x80\xaf)(m?s)\b/…\2\3/g; s/(\"took_ms\": )[0-9.]+/\1…/"
}

in_console=no
exec 3<"$readme" 4>"$result"
cd "$work"
while IFS= read -r line <&3; do
  if [[ $line == '```console' ]]; then
    in_console=yes
  elif [[ $line == '```' ]]; then
    in_console=no
  elif [[ $in_console == yes && $line != '$ '* ]]; then
    continue
  fi
  printf '%s\n' "$line" >&4
  if [[ $in_console == yes && $line == '$ '* ]]; then
    eval "${line#\$ }" >"$work/output" 2>&1 </dev/null || true
    as_shown <"$work/output" >&4
  fi
done
exec 4>&-

if [[ $update == yes ]]; then
  cp "$result" "$readme"
elif ! diff -u "$readme" "$result"; then
  echo "$(basename "$readme") shows what the programs no longer print; $0 with --update mends it"
  exit 1
fi
