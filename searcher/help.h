#pragma once

namespace depeche::searcher {

inline constexpr const char* kHelp =
    R"(searcher [OPTIONS] QUERY...   finds dispatches in an index that indexer made

  searcher retrait OTSC --from "6 janvier 2022" --to hier
  searcher '"traité de sécurité collective" agence:AFP' --facets date,source
  searcher 'kaz* -Moscou (Almaty OU Astana)' --sort newest -n 20
  searcher 'Tokaev~ kaz*stan mani?estation'   words spelt nearly so (~1, ~2: so many letters), patterns
  searcher --on "janvier 2022" --place Almaty -f jsonl
  searcher -- '-russe retrait'            a query that begins with - stands behind --

Which dispatches
      --from DATE  --to DATE  --on DATE   written then: 2022-01-13, 2022-01, "6 janvier 2022", hier…
      --strict-dates           only those that were certainly written then
      --mentions DATE[..DATE]  whose text mentions a day of then
      --source NAME            of this agency (repeatable: any of them)
      --place NAME             from this place (repeatable: any of them)
      --no-expand              not what the archive explains: OTSC finds OTSC only
What to print
  -n, --limit N                this many hits (10);  --offset N  leaves out the first N
      --sort ORDER             relevance, newest, oldest
      --facets date,source,place,mentions   count all matches by these
  -f, --format FORMAT          text, json, jsonl, csv, ids, trec
      --exact-total            count all matches, however long it takes
      --color WHEN             auto, always, never
      --no-suggest             do not look for better spellings of unknown words
      --explain                also how the query was understood, on standard error, and what each score is made of
      --without FEATURE,…      rank without these, as --explain names them (best-passage, exact-form, …)
      --boost-recent DAYS      recent news first: their advantage halves in so many days
      --show ID                the whole dispatch of this id
Many queries
      --batch FILE             JSON Lines {"id","text"[,"from","to","mentions"]}, - for standard input; trec, ids or jsonl
      --timing                 how long they took, on standard error;  --repeat N  asks them N times
Where
  -i, --index DIR              repeatable: searched as one (default: $DEPECHE_INDEX,
                               else ${XDG_DATA_HOME:-~/.local/share}/depeche/index)
  -h, --help   --version

Exit status: 0 something found, 1 nothing found, 2 usage error or failure.
)";

}  // namespace depeche::searcher
