#!/usr/bin/env bash
# The README in another language has the same chapters, the same commands, the same snippets of
# programs and the same links to files.
#   same_commands_test.sh README OTHER_README
set -euo pipefail

# What commands print is in the language of the page. Chapters are counted. Comments in snippets and the explanations of the two scripts may be in the language of the page.
skeleton() {
  sed -nE '/^```console$/,/^```$/{/^(\$|```)/p; b}; /^```[a-z]+$/,/^```$/p; /^ {4}/{s/ +#.*//; s/^( +scripts\/[a-z]+) .*/\1/; p}; s/^#+ .*/#/p' "$1"
  grep -oE '\]\([A-Za-z][A-Za-z0-9_./-]*\)' "$1" | grep -v 'README\.\(fr\.\)\?md)' | LC_ALL=C sort -u
}

if ! diff -u <(skeleton "$1") <(skeleton "$2"); then
  echo "$(basename "$1") and $(basename "$2") no longer show the same"
  exit 1
fi
