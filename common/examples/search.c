/* Searches an index from C; prints the answer, which is JSON:
 *
 *   example_search_c INDEX '{"query": "éclusiers", "limit": 3}'
 */

#include <stdio.h>

#include "depeche/c_api.h"

static int report(depeche_error* error) {
  fprintf(stderr, "%s\n", depeche_error_message(error));
  if (*depeche_error_hint(error) != '\0') fprintf(stderr, "%s\n", depeche_error_hint(error));
  depeche_error_free(error);
  return 2;
}

static int search(const depeche_searcher* searcher, const char* request) {
  depeche_error* error;
  char* answer = depeche_search(searcher, request, &error);
  if (answer == NULL) return report(error);
  fputs(answer, stdout);
  depeche_free(answer);
  return 0;
}

int main(int argc, char** argv) {
  depeche_error* error;
  const char* index;
  depeche_searcher* searcher;
  int status;

  if (argc != 3) {
    fputs("usage: example_search_c INDEX REQUEST\n", stderr);
    return 2;
  }
  index = argv[1];
  searcher = depeche_searcher_open(&index, 1, &error);
  if (searcher == NULL) return report(error);
  status = search(searcher, argv[2]);
  depeche_searcher_close(searcher);
  return status;
}
