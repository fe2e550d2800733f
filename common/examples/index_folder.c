/* Indexes the JSON Lines files of a folder from C:
 *
 *   example_index_folder_c INDEX FOLDER
 */

#define _POSIX_C_SOURCE 200809L /* getline() and glob() */

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>

#include "depeche/c_api.h"

static int report(const char* where, depeche_error* error) {
  fprintf(stderr, "%s: %s\n", where, depeche_error_message(error));
  depeche_error_free(error);
  return 1;
}

/* How many of the file's dispatches were refused. */
static int add_file(depeche_writer* writer, const char* path) {
  depeche_error* error;
  char* line = NULL;
  size_t size = 0;
  int refused = 0;
  FILE* file = fopen(path, "r");
  if (file == NULL) {
    perror(path);
    return 1;
  }
  while (getline(&line, &size, file) > 0)
    if (depeche_writer_add(writer, line, &error) != 0) refused += report(path, error);
  free(line);
  fclose(file);
  return refused;
}

static int commit(depeche_writer* writer, const char* index) {
  depeche_error* error;
  char* counts = depeche_writer_commit(writer, &error);
  if (counts == NULL) return report(index, error);
  puts(counts);
  depeche_free(counts);
  return 0;
}

int main(int argc, char** argv) {
  char pattern[4096];
  depeche_error* error;
  depeche_writer* writer;
  glob_t files;
  int failed = 0;
  size_t i;

  if (argc != 3 || snprintf(pattern, sizeof pattern, "%s/*.jsonl", argv[2]) >= (int)sizeof pattern) {
    fputs("usage: example_index_folder_c INDEX FOLDER\n", stderr);
    return 2;
  }
  if (glob(pattern, 0, NULL, &files) != 0) {
    fprintf(stderr, "%s: there is none\n", pattern);
    return 2;
  }
  writer = depeche_writer_open(argv[1], NULL, &error);
  if (writer == NULL) {
    globfree(&files);
    return report(argv[1], error);
  }
  for (i = 0; i < files.gl_pathc; ++i) failed += add_file(writer, files.gl_pathv[i]);
  failed += commit(writer, argv[1]);
  depeche_writer_close(writer);
  globfree(&files);
  return failed == 0 ? 0 : 1;
}
