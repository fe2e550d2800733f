#!/usr/bin/env bash
# Makes a program of the snippets that a README shows in one language, in their order.
#   snippets.sh cpp|c README PROGRAM
set -euo pipefail

language=$1 readme=$2 program=$3
snippets=$(sed -n "/^\`\`\`$language\$/,/^\`\`\`\$/{/^\`\`\`/d;p}" "$readme")
if [[ -z $snippets ]]; then
  echo "$readme shows no snippet in $language"
  exit 1
fi
if [[ $language == cpp ]]; then
  printf '#include <iostream>\n\n#include "depeche/depeche.h"\n\nint main() {\n%s\n}\n' "$snippets" >"$program"
else
  cat >"$program" <<END
#include <stdio.h>

#include "depeche/c_api.h"

int main(void) {
  const char* const index = "archive";
  depeche_error* error = NULL;
$snippets
  if (answer != NULL) puts(answer);
  depeche_free(answer);
  depeche_searcher_close(searcher);
  return error == NULL ? 0 : 1;
}
END
fi
