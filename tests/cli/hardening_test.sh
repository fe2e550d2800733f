#!/usr/bin/env bash
# Whether scripts/hardening finds out programs that lack something. Run by ctest: HARDENING COMPILER FOLDER
set -euo pipefail
hardening=$1 compiler=$2 folder=$3
command -v readelf >/dev/null || {
  echo "skipped: readelf of binutils was not found"
  exit 0
}
mkdir -p "$folder"
echo 'int main() { return 0; }' >"$folder/bare.cc"

# lacks WORDS OPTION...: a program that was built so is said to lack this.
lacks() {
  local words=$1 said
  shift
  "$compiler" "$@" "$folder/bare.cc" -o "$folder/bare"
  if said=$("$hardening" "$folder/bare"); then
    echo "built with $*, it passes"
    exit 1
  fi
  grep -qF "$words" <<<"$said" || {
    echo "built with $*, it is said to lack only: $said"
    exit 1
  }
}

lacks "does not lie anywhere in memory" -no-pie
lacks "executes data on its stack" -Wl,-z,execstack
lacks "stays writable" -Wl,-z,norelro
lacks "are bound late" -Wl,-z,lazy
lacks "stacks are not protected" -fno-stack-protector
lacks "the C library are not checked" -U_FORTIFY_SOURCE
if [[ $(uname -m) == x86_64 ]]; then lacks "jumps may end anywhere" -O1; fi
if "$hardening" --unoptimised "$folder/missing" 2>/dev/null; then
  echo "a program that is missing passes"
  exit 1
fi
