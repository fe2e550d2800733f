/* Follows a live index from C: prints the dispatches that come and match as JSON, a line each, until so many have:
 *
 *   example_follow_c INDEX '{"query": "éclusiers"}' COUNT
 */

#define _POSIX_C_SOURCE 200809L /* nanosleep() */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "depeche/c_api.h"

static int report(depeche_error* error) {
  fprintf(stderr, "%s\n", depeche_error_message(error));
  if (*depeche_error_hint(error) != '\0') fprintf(stderr, "%s\n", depeche_error_hint(error));
  depeche_error_free(error);
  return 2;
}

static long lines_of(const char* text) {
  long lines = 0;
  for (; *text != '\0'; ++text) lines += *text == '\n';
  return lines;
}

static int follow(depeche_alerts* alerts, long wanted) {
  const struct timespec pause = {0, 200000000};
  depeche_error* error;
  long told = 0;
  while (told < wanted) {
    char* news = depeche_alerts_poll(alerts, &error);
    if (news == NULL) return report(error);
    fputs(news, stdout);
    fflush(stdout);
    if (*news == '\0') nanosleep(&pause, NULL);
    told += lines_of(news);
    depeche_free(news);
  }
  return 0;
}

int main(int argc, char** argv) {
  depeche_error* error;
  const char* index;
  depeche_alerts* alerts;
  int status;

  if (argc != 4) {
    fputs("usage: example_follow_c INDEX REQUEST COUNT\n", stderr);
    return 2;
  }
  index = argv[1];
  alerts = depeche_alerts_open(&index, 1, &error);
  if (alerts == NULL) return report(error);
  if (depeche_alerts_add(alerts, "example", argv[2], &error) != 0) {
    depeche_alerts_close(alerts);
    return report(error);
  }
  puts("following");
  fflush(stdout);
  status = follow(alerts, strtol(argv[3], NULL, 10));
  depeche_alerts_close(alerts);
  return status;
}
