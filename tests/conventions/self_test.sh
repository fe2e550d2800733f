#!/usr/bin/env bash
# The checks must find what they are there to find: a small tree that is right is broken in one place at a time.
#   self_test.sh CHECK_PROGRAM WORK_FOLDER
set -euo pipefail

check=$1
work=$2
failures=0

# put FILE LINE...: writes the file, its folders as well.
put() {
  local file=$work/tree/$1
  shift
  mkdir -p "$(dirname "$file")"
  printf '%s\n' "$@" >"$file"
}

right_tree() {
  rm -rf "$work/tree"
  put common/CMakeLists.txt 'add_library(common)' '  include/depeche/date.h'
  put common/include/depeche/date.h '#pragma once' '#include <string>' '#include <tl/expected.hpp>' '#include "depeche/result.h"'
  sed -i 's|^  include.*|&\n  include/depeche/result.h|' "$work/tree/common/CMakeLists.txt"
  put common/include/depeche/result.h '#pragma once'
  put common/base/CMakeLists.txt 'target_sources(common PRIVATE xapian.cc)'
  put common/base/xapian.cc '#include <xapian.h>'
  put common/time/CMakeLists.txt 'target_sources(common PRIVATE calendar.cc)'
  put common/time/calendar.cc '#include "base/utf8.h"' '#include "depeche/date.h"' '#include "time/calendar.h"'
  put indexer/CMakeLists.txt 'add_executable(indexer options.cc)'
  put indexer/options.cc '#include <cxxopts.hpp>' '#include "options.h"' '#include "depeche/date.h"' '#include "base/files.h"'
  put common/search/session/session.h ''
  put common/search/rank/rank.h '#include "search/session/session.h"'
  put common/search/searcher.h '#include "search/rank/rank.h"'
  put scripts/demo '#!/usr/bin/env bash' 'echo'
  chmod +x "$work/tree/scripts/demo"
  mkdir -p "$work/tree/corpus" "$work/tree/tests"
}

run_check() {
  "$check" --root "$work/tree" "$1" 2>&1
}

# finds CHECK EXPECTED: in the tree as it now is.
finds() {
  local output status=0
  output=$(run_check "$1") || status=$?
  if [[ $status != 1 || $output != *"$2"* ]]; then
    printf '%s\n' "$1 ended with $status and printed" "$output" "without: $2"
    failures=$((failures + 1))
  fi
}

# broken CHECK EXPECTED FILE LINE...: puts the file into a tree that is right; the check must tell.
broken() {
  local name=$1 expected=$2
  shift 2
  right_tree
  put "$@"
  finds "$name" "$expected"
}

right_tree
for name in floors public_headers libraries output messages options functions sources unfinished folders scripts; do
  run_check "$name" >"$work/output" || {
    echo "$name finds fault with a tree that is right:"
    cat "$work/output"
    failures=$((failures + 1))
  }
done

broken floors 'common/time/calendar.cc: time must not include "text/stemmer.h"' common/time/calendar.cc '#include "text/stemmer.h"'
broken floors 'base must not include "time/calendar.h"' common/base/files.h '#  include "time/calendar.h"'
broken floors 'base must not include "depeche/date.h"' common/base/files.h '#include "depeche/date.h"'
broken floors 'time must not include "depeche/depeche.h"' common/time/calendar.cc '#include "depeche/depeche.h"'
broken floors 'index must not include "query/language/tree.h"' common/index/writer.h '#include "query/language/tree.h"'
broken floors 'search must not include "index/writer.h"' common/search/searcher.cc '#include "index/writer.h"'
broken floors 'common/search/rank/a.cc: search/rank must not include "search/present/b.h"' common/search/rank/a.cc '#include "search/present/b.h"'
broken floors 'search/rank must not include "search/searcher.h"' common/search/rank/a.h '#include "search/searcher.h"'
broken floors 'common/search/other: is not among the sub-rooms' common/search/other/a.h '#include "search/other/b.h"'
broken floors 'indexer/a.cc: "index/pending/run.h" is neither public' indexer/a.cc '#include "index/pending/run.h"'
broken floors 'searcher/http/a.cc: must not include "serve/site.h"' searcher/http/a.cc '#include "serve/site.h"'
broken floors 'searcher/main.cc: must not include "http/server.h"' searcher/main.cc '#include "http/server.h"'
broken floors 'indexer/a.cc: must not include "serve/serve.h"' indexer/a.cc '#include "serve/serve.h"'
broken libraries 'searcher/serve/a.cc: libmicrohttpd' searcher/serve/a.cc '#include <microhttpd.h>'
broken public_headers 'must not include <xapian.h>' common/include/depeche/date.h '#pragma once' '#include <xapian.h>'
broken public_headers 'must not include "base/files.h"' common/include/depeche/date.h '#pragma once' '#include "base/files.h"'
broken public_headers 'lacks #pragma once' common/include/depeche/date.h '#include <string>'
broken public_headers 'a header for C must not include <string>' common/include/depeche/c_api.h '#pragma once' '#include <string>' 'extern "C" {'
broken public_headers 'lacks the C linkage' common/include/depeche/c_api.h '#pragma once' '#include <stddef.h>'
broken public_headers 'must not hold C++' common/include/depeche/c_api.h '#pragma once' 'extern "C" {' 'namespace depeche {'
broken public_headers 'must not include <stddef.h>' common/include/depeche/date.h '#pragma once' '#include <stddef.h>'
broken floors 'render must not include "depeche/c_api.h"' common/render/a.cc '#include "depeche/c_api.h"'
broken libraries 'common/text/a.cc: <xapian.h>' common/text/a.cc '#include <xapian.h>'
broken libraries 'tests/text/a.cc: <xapian.h>' tests/text/a.cc '#include <xapian.h>'
broken libraries 'common/search/a.h: ICU' common/search/a.h '#include <unicode/uchar.h>'
broken libraries 'common/search/a.cc: Xapian::Query::MatchAll' common/search/a.cc 'auto query = Xapian::Query::MatchAll;'
broken libraries 'searcher/main.cc: cxxopts' searcher/main.cc '#include <cxxopts.hpp>'
broken output 'searcher/a.cc: writes past render::say()' searcher/a.cc '    std::cerr << "searcher: note: " << notice;'

broken output 'searcher/a.cc: writes past render::say()' searcher/a.cc '  std::cout' '      << name;'
broken output 'indexer/a.h: writes past render::say()' indexer/a.h 'if (bad) std::fputs(name.c_str(), stderr);'
broken output 'common/render/a.cc: writes CSV' common/render/a.cc "  out << id << ',' << title << ',' << text;"
broken messages 'indexer/a.cc: "there is no SOURCE" is not in tr()' indexer/a.cc 'return fail(ErrorCode::io, "there is no SOURCE", tr("name a file"));'
broken messages 'common/schema/a.cc: " was lost"' common/schema/a.cc 'return {ErrorCode::corrupt,' '        tr("{} it", name) + " was lost", {}};'
broken messages 'common/base/a.h: "the streams end early"' common/base/a.h 'throw Xapian::DatabaseCorruptError("the streams end early");'
broken messages 'indexer/a.cc: "watching; end it"' indexer/a.cc '  render::say(std::cerr, "watching; end it", "\n");'
broken options 'common/base/a.cc: speaks of command line options' common/base/a.cc '  return fail(code, what, "index again with --rebuild");'
broken sources 'common/base/forgotten.cc: is in no list of common/base/CMakeLists.txt' common/base/forgotten.cc ''
broken sources 'common/base/pian.cc: is in no list' common/base/pian.cc ''
broken sources 'new.h: is not among the headers' common/include/depeche/new.h '#pragma once'
broken unfinished 'common/base/a.h: holds a note' common/base/a.h "// TO""DO: finish"
broken folders 'lib/: is not one' lib/a.h ''
broken scripts 'scripts/run: is not executable' scripts/run '#!/usr/bin/env bash'
mapfile -t many < <(for _ in {1..59}; do echo '  step();'; done)
broken functions 'common/base/a.cc: line 2: a function of 61 lines' common/base/a.cc '' 'void run(int a,' '         int b) {' "${many[@]}" '  last();' '}'
broken functions 'common/base/a.h: line 2: a function of 61 lines' common/base/a.h 'class A {' '  void run() {' "${many[@]/#/  }" '    last();' '    last();' '  }' '};'
right_tree
put common/base/a.cc 'void run() {' "${many[@]}" '  last();' '}'
run_check functions >"$work/output" || {
  echo "functions finds fault with one of 60 lines"
  failures=$((failures + 1))
}

right_tree
put scripts/demo '#!/usr/bin/env bash' 'if true; then'
finds scripts 'scripts/demo: is not valid bash'

rm -rf "$work"
if ((failures > 0)); then
  echo "$failures breaches were not found as they should be"
  exit 1
fi
