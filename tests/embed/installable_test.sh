#!/usr/bin/env bash
# Whether the target `installable`, which scripts/build builds, makes every file that `cmake --install` copies.
#   installable_test.sh BUILD_FOLDER     of a build by Ninja
set -euo pipefail
cd "$1"

commands=$(ninja -t commands installable)
missing=0 copied=0
while read -r file; do
  file=${file#"$PWD"/}
  # What configuring writes is there before anything is built.
  [[ $file != */cmake_install.cmake ]] && ninja -t query "$file" >/dev/null 2>&1 || continue
  copied=$((copied + 1))
  grep -qE "[ /]${file//./\\.}( |$)" <<<"$commands" || {
    echo "installed, but not made by the target installable: $file"
    missing=$((missing + 1))
  }
done < <(find . -name cmake_install.cmake -exec grep -hoE "\"$PWD/[^\"]+\"" {} + | tr -d '"' | sort -u)

((copied > 8)) || {
  echo "only $copied files of the build are installed"
  exit 1
}
exit $((missing > 0))
