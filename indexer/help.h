#pragma once

namespace depeche::indexer {

inline constexpr const char* kHelp =
    R"(indexer [OPTIONS] SOURCE...   puts dispatches into an index, which searcher searches

  indexer depeches/                        every dispatch below a folder
  indexer --fields id,title,text,date archive.jsonl
  indexer 2021.tar.zst 2022.jsonl.gz       archives and compressed files, unpacked on the way
  curl … | indexer -f jsonl -              from standard input
  indexer --encoding windows-1252 --dry-run anciennes/
  indexer --delete afp-20220113-001

SOURCE is a file, a folder (with all that is below it), an archive (.tar, .zip), any of these compressed (.gz,
.zst, .bz2, .xz), or - for standard input. A dispatch that is in the
index already, by the id its format carries or else its path, is replaced; an unchanged one is skipped.

  -i, --index DIR          index to create or update (default: $DEPECHE_INDEX,
                           else ${XDG_DATA_HOME:-~/.local/share}/depeche/index)
  -f, --format FORMAT      auto, dispatch, text, jsonl
      --encoding NAME      auto, utf-8, windows-1252, …
      --fields NAMES       fields of JSON Lines to take (default: all)
  -j, --jobs N             threads (default: one for each processor)
      --rebuild            start from nothing; the new index replaces the old one at the end
      --prune              remove dispatches that have vanished from the SOURCEs; refuses to remove most
                           of the index, or all of a missing SOURCE, without --force
      --dry-run            read and report, but leave the index alone
      --strict             stop at the first dispatch that is refused, and change nothing
      --wait-lock SECONDS  wait that long for another indexer to finish (0)
  -q, --quiet              only refusals;  -v, --verbose  every dispatch
      --json               the summary as JSON on standard output

  --delete ID (repeatable)   --stats   --check       work on the index, without SOURCE
  -h, --help   --version

Exit status: 0 all indexed, 1 some dispatches were refused (each named, the rest indexed), 2 usage error or
failure. Nothing is visible to searches before the run ends; one that is interrupted changes nothing.
)";

}  // namespace depeche::indexer
