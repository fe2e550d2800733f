#include <filesystem>
#include <iterator>

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/pseudo_terminal.h"
#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr const char* kHistory = ".local/state/depeche/history";

// The searcher at its prompt, over the three dispatches.
struct Desk : Archive {
  explicit Desk(const Arguments& arguments = {}) : terminal(*this, DEPECHE_SEARCHER, arguments) {
    terminal.until(kPromptText);
  }

  std::string ask(std::string_view line) { return without_times(terminal.ask(line)); }

  // The line that stands there after these keys, Ctrl-E and a mark; Ctrl-L has it drawn anew.
  std::string typed(const std::string& keys) {
    terminal.type(keys + "\x05#");
    terminal.until("#");
    terminal.type("\x0c");
    terminal.until(kPromptText);
    std::string line = terminal.until("#");
    terminal.type("\x03");
    terminal.until(kPromptText);
    return line;
  }

  PseudoTerminal terminal;
};

}  // namespace

TEST_CASE("Without a query the searcher asks for lines on a terminal and answers them until quit or Ctrl-D") {
  const auto ending = GENERATE(as<std::string>(), "quit\r", "\x04", "  quit \r");
  Desk desk;
  CHECK(
      desk.ask("retrait -troupes") ==
      "1 result in T ms\n  without: troupes\n\n1. Retrait de l'OTSC\n  2022-01-13 · AFP · Almaty, Kazakhstan · afp-1\n"
      "  Le contingent a débuté jeudi son retrait du Kazakhstan.\n\n");
  CHECK_THAT(desk.ask("prix"), Catch::Contains("1. Le prix du gaz"));
  CHECK(desk.ask("   ").empty());
  CHECK_THAT(desk.ask("introuvable"), Catch::StartsWith("0 results"));
  desk.terminal.type(ending);
  CHECK(desk.terminal.wait() == 0);
}

TEST_CASE("A line takes options wherever they stand, those of the command line hold for each") {
  Desk desk({"--sort", "newest", "-f", "ids"});
  struct Row {
    std::string line;
    std::string answer;
  };
  for (const Row& row : std::vector<Row>{
           {"retrait", "afp-1\nr-2\n"},
           {"*", "afp-1\nr-2\nx-3\n"},
           {"retrait --sort oldest", "r-2\nafp-1\n"},
           {"retrait --on \"13 janvier 2022\" --strict-dates", "afp-1\n"},
           {"--on='13 janvier 2022' retrait --strict-dates", "afp-1\n"},
           {"retrait date:=2022-01-13", "afp-1\n"},
           {"\"son retrait du\"", "afp-1\n"},
           {"--source Reuters", "r-2\n"},
           {"retrait --limit 1 --offset 1", "r-2\n"},
           {"-troupes retrait", "afp-1\n"},
           {"--like afp-1", "r-2\n"},
           {"retrait -- contingent", "afp-1\nr-2\n"},
       }) {
    CAPTURE(row.line);
    CHECK(desk.ask(row.line) == row.answer);
  }
}

TEST_CASE("Commands page through the last search, count it, order it and show its hits") {
  Desk desk({"-n", "1"});
  CHECK(desk.ask("next") == "searcher: nothing has been searched yet\n");
  CHECK(desk.ask("facets") == "searcher: nothing has been searched yet\n");
  CHECK(desk.ask("show 1") == "searcher: hit 1 has not been shown\n");
  CHECK_THAT(desk.ask("retrait"), Catch::Contains("1. Retrait de l'OTSC"));
  CHECK_THAT(desk.ask("facets source"),
             Catch::Contains("source\n  AFP      1") && !Catch::Contains("date\n") && !Catch::Contains("1. "));
  CHECK_THAT(desk.ask("facets"), Catch::Contains("date\n") && Catch::Contains("place\n"));
  CHECK_THAT(desk.ask("next"), Catch::Contains("2. Les troupes russes"));
  CHECK_THAT(desk.ask("show 2"), Catch::StartsWith("Les troupes russes") && Catch::Contains("id: r-2"));
  CHECK_THAT(desk.ask("show 1"), Catch::Contains("id: afp-1"));
  CHECK_THAT(desk.ask("show 3"), Catch::Contains("hit 3 has not been shown"));
  CHECK_THAT(desk.ask("next"), !Catch::Contains("3. "));
  CHECK(desk.ask("next") == "searcher: there are no more hits\n");
  CHECK_THAT(desk.ask("sort oldest"), Catch::Contains("1. Les troupes russes"));
  CHECK_THAT(desk.ask("OTSC OU russes"), Catch::Contains("1. Les troupes russes"));
  CHECK_THAT(desk.ask("help"), Catch::Contains("next, suite") && Catch::Contains("sort ORDER"));
}

TEST_CASE("Commands have French names, letters of options count, and any way of leaving leaves") {
  for (const char* leave : {"q", "exit", "quitter", ":q"}) {
    Desk desk({"-n", "1"});
    CHECK_THAT(desk.ask("retrait"), Catch::Contains("1. Retrait de l'OTSC"));
    CHECK_THAT(desk.ask("suite"), Catch::Contains("2. Les troupes russes"));
    CHECK_THAT(desk.ask("montrer 2"), Catch::StartsWith("Les troupes russes"));
    CHECK_THAT(desk.ask("facettes source"), Catch::Contains("source\n  AFP"));
    CHECK_THAT(desk.ask("trier anciennes"), Catch::Contains("1. Les troupes russes"));
    CHECK_THAT(desk.ask("trier récentes"), Catch::Contains("1. Retrait de l'OTSC"));
    CHECK_THAT(desk.ask("aide"), Catch::Contains("ouvrir N"));
    CHECK(desk.ask("retrait -f ids -n 5") == "afp-1\nr-2\n");
    CHECK(desk.ask("-n2 -f ids retrait") == "afp-1\nr-2\n");
    CHECK(desk.ask("retrait -f ids -troupes") == "afp-1\n");
    CHECK_THAT(desk.ask("retrait -f"), Catch::Contains("-f needs a value"));
    CHECK_THAT(desk.ask("retrait -i x"), Catch::Contains("-i belongs to the command line"));
    desk.terminal.type(std::string(leave) + "\r");
    CHECK(desk.terminal.wait() == 0);
  }
}

TEST_CASE("The hits of the last search are compared, saved and written to a file") {
  Desk desk({"-n", "1"});
  CHECK(desk.ask("save x") == "searcher: nothing has been searched yet\n");
  CHECK(desk.ask("export x.csv") == "searcher: nothing has been searched yet\n");
  desk.ask("retrait");
  CHECK(desk.ask("export tout.csv") == "1 hit is in tout.csv\n");
  desk.ask("next");
  CHECK(desk.ask("exporter tout.csv") == "2 hits are in tout.csv\n");
  CHECK_THAT(desk.read("tout.csv"),
             Catch::StartsWith("rank,score,id") && Catch::Contains("afp-1") && Catch::Contains("r-2"));
  CHECK_THAT(desk.ask("export /nulle/part.csv"), Catch::Contains("searcher: ") && Catch::Contains("part.csv"));
  CHECK_THAT(desk.ask("diff 1 2"), Catch::Contains("- ") && Catch::Contains("+ "));
  CHECK(desk.ask("diff 1 9") == "searcher: hit 9 has not been shown\n");
  CHECK(desk.ask("versions 1") == "searcher: hit 1 has no other versions\n");
  CHECK(desk.ask("versions 7") == "searcher: hit 7 has not been shown\n");
  CHECK(desk.ask("enregistrer veille") == "saved: searcher --saved veille\n");
  CHECK_THAT(desk.searcher({"--saved"}).out, Catch::StartsWith("veille\t") && Catch::Contains("retrait"));
  CHECK(desk.searcher({"--saved", "veille", "-f", "ids"}).out == "afp-1\n");
}

TEST_CASE("What the screen cannot hold goes through the pager, and the prompt comes back") {
  Archive archive;
  std::string lines;
  for (int i = 0; i < 60; ++i)
    lines += R"({"id":"n-)" + std::to_string(i) + R"(","title":"Pluie )" + std::to_string(i) +
             R"(","text":"Il pleut )" + std::to_string(i) + "\"}\n";
  archive.indexer({"-q", "-"}, lines);
  archive.environment["TERM"] = "xterm";
  archive.environment["PAGER"] = "sed 's/^/page: /'";
  PseudoTerminal terminal(archive, DEPECHE_SEARCHER, {});
  terminal.until(kPromptText);
  CHECK_THAT(terminal.ask("pluie -n 60 --versions --color never"), Catch::Contains("page: 1. "));
  CHECK_THAT(terminal.ask("pluie -n 2 --versions --color never"), Catch::Contains("1. ") && !Catch::Contains("page: "));
}

TEST_CASE("The command all has every word found from then on, and typed again some") {
  const std::string word = GENERATE("all", "tous");
  Desk desk({"-f", "ids"});
  CHECK(desk.ask("retrait contingent") == "afp-1\nr-2\n");
  CHECK(desk.ask(word) == "Every word must be there now.\nafp-1\n");
  CHECK(desk.ask("retrait contingent") == "afp-1\n");
  CHECK(desk.ask("retrait contingent --some") == "afp-1\nr-2\n");
  CHECK(desk.ask("enregistrer veille") == "saved: searcher --saved veille\n");
  CHECK(desk.ask(word) == "Some of the words are enough now.\nafp-1\nr-2\n");
  CHECK(desk.ask("retrait contingent --tous") == "afp-1\n");
  CHECK_THAT(desk.searcher({"--saved"}).out, Catch::Contains("--some"));
}

TEST_CASE("The command all ends what the command line or the settings ask for") {
  struct Row {
    Arguments arguments;
    std::string settings;
  };
  const Row row = GENERATE(Row{{"--all"}, ""}, Row{{}, "mode = 'all'\n"});
  Archive archive;
  if (!row.settings.empty()) archive.write(".config/depeche/config.toml", row.settings);
  Arguments arguments = row.arguments;
  arguments.insert(arguments.end(), {"-f", "ids"});
  PseudoTerminal terminal(archive, DEPECHE_SEARCHER, arguments);
  terminal.until(kPromptText);
  CHECK(terminal.ask("retrait contingent") == "afp-1\n");
  CHECK(terminal.ask("all") == "Some of the words are enough now.\nafp-1\nr-2\n");
}

TEST_CASE("The command lang changes the language, and is a query behind which no language stands") {
  Desk desk;
  CHECK_THAT(desk.ask("langue fr"), Catch::StartsWith("Une requête, ou aide"));
  CHECK_THAT(desk.ask("gaz"), Catch::StartsWith("1 résultat "));
  CHECK_THAT(desk.ask("aide"), Catch::Contains("lang LANGUE, langue LANGUE") && Catch::Contains("all, tous"));
  CHECK_THAT(desk.ask("facettes agence,lieu"), Catch::Contains("agence\n") && Catch::Contains("lieu\n"));
  CHECK_THAT(desk.ask("gaz --limite x"), Catch::Contains("n’est pas un nombre"));
  CHECK_THAT(desk.ask("lang de"), Catch::Contains("résultat"));
  CHECK_THAT(desk.ask("lang anglais"), Catch::StartsWith("A query, or help"));
  CHECK_THAT(desk.ask("gaz"), Catch::StartsWith("1 result "));
}

TEST_CASE("Options in a line may be French") {
  Desk desk({"-f", "ids"});
  CHECK(desk.ask("retrait --agence AFP") == "afp-1\n");
  CHECK(desk.ask("* --tri récent --limite 1") == "afp-1\n");
  CHECK(desk.ask("* --tri=ancien --limite=1") != "afp-1\n");
  CHECK_THAT(desk.ask("retrait --montrer=afp-1 -f texte"), Catch::Contains("débuté jeudi"));
  CHECK_THAT(desk.ask("gaz --limite deux"), Catch::Contains("--limite") && !Catch::Contains("--limit "));
}

TEST_CASE("The words of commands can be searched for") {
  Desk desk({"-f", "ids"});
  desk.indexer({"-q", "-"}, R"({"id":"en","text":"The next open sort, quit or show 2 facets and help."})");
  for (const char* line : {"+next", "next open", "sort", "open", "sort upward", "open 0", "open two", "facets couleur",
                           "quit -russes", "\"help\"", "show"}) {
    CAPTURE(line);
    CHECK(desk.ask(line) == "en\n");
  }
}

TEST_CASE("A hit is opened, and what cannot be is said") {
  Sandbox sandbox;
  sandbox.write("a.txt", "Titre: Le gaz\n\nLe prix du gaz augmente.\n");
  sandbox.indexer({"-q", sandbox.path("a.txt").string()});
  sandbox.environment["VISUAL"] = "echo ouvert:";
  PseudoTerminal terminal(sandbox, DEPECHE_SEARCHER, {});
  terminal.until(kPromptText);
  terminal.ask("gaz");
  CHECK_THAT(terminal.ask("open 1"), Catch::StartsWith("ouvert: ") && Catch::Contains("a.txt"));
  CHECK(terminal.ask("open 2") == "searcher: hit 2 has not been shown\n");
  std::filesystem::remove(sandbox.path("a.txt"));
  CHECK_THAT(terminal.ask("open 1"), Catch::StartsWith("searcher: "));
}

TEST_CASE("What is wrong in a line is said, and the prompt goes on") {
  Desk desk;
  struct Row {
    std::string line;
    std::string error;
  };
  for (const Row& row : std::vector<Row>{
           {"x --limt 3", "there is no option --limt\n  hint: did you mean --limit?\n"},
           {"x --zzzzzz", "there is no option --zzzzzz\n  hint: the tab key behind -- shows them all\n"},
           {"x --limit", "--limit needs a value\n  hint: --limit N\n"},
           {"x --limte 3", "there is no option --limte\n  hint: did you mean --limite?\n"},
           {"x --limit trois", "--limit: \"trois\" is not a number from 0 to 1 000 000\n"},
           {"x --index y", "--index belongs to the command line\n  hint: quit, and start searcher with it\n"},
           {"x --save y", "--save belongs to the command line\n  hint: quit, and start searcher with it\n"},
           {"--like -", "--like - needs standard input\n  hint: --like ID, as the hits show it\n"},
           {"sosurce:AFP", "unknown field \"sosurce\"\n  sosurce:AFP\n  ^\n  hint: Did you mean \"source:\"?"},
           {"--sort newest", "there is no query\n"},
       }) {
    CAPTURE(row.line);
    CHECK_THAT(desk.ask(row.line), Catch::StartsWith("searcher: " + row.error));
  }
  CHECK_THAT(desk.ask("prix"), Catch::Contains("1. Le prix du gaz"));
}

TEST_CASE("The tab key completes commands, fields, options, their choices, sources and places") {
  Desk desk;
  struct Row {
    std::string keys;
    std::string line;
  };
  for (const Row& row : std::vector<Row>{
           {"nex\t", "next #"},
           {"sort ne\t", "sort newest #"},
           {"x age\t", "x agence:#"},
           {"x -age\tre\t", "x -agence:Reuters #"},
           {"source:re\t", "source:Reuters #"},
           {"(agence:AF\t", "(agence:AFP #"},
           {"-source:a\t", "-source:AFP #"},
           {"lieu:alma\t", "lieu:\"Almaty, Kazakhstan\" #"},
           {"lieu:\"ALM\t", "lieu:\"Almaty, Kazakhstan\" #"},
           {"x --fee\t", "x --feedback #"},
           {"x --sort=o\t", "x --sort=oldest #"},
           {"x --sort old\t", "x --sort oldest #"},
           {"x --source reu\t", "x --source Reuters #"},
           {"x --bat\t", "x --bat#"},
           {"corri\t", "corrige:#"},
           {"x --where corri\t", "x --where corrige=#"},
           {"x --where=source=re\t", "x --where=source=Reuters #"},
           {"x --where lieu=\"alm\t", "x --where lieu=\"Almaty, Kazakhstan\" #"},
           {"x --facets date,word\t", "x --facets date,word_count #"},
           {"lieu:zzz\t", "lieu:zzz#"},
           {"troup\t", "troupes #"},
           {"x retr\t", "x retrait #"},
           {"x -TROUP\t", "x -troupes #"},
           {"x --facets date,da\t", "x --facets date,da#"},
           {"zzz\t", "zzz#"},
           {"x \t", "x #"},
       }) {
    CAPTURE(row.keys);
    CHECK(desk.typed(row.keys) == row.line);
  }
  desk.terminal.type("x --s\t");
  CHECK_THAT(desk.terminal.until("--source"), Catch::Contains("--sort") && Catch::Contains("--sans"));
}

TEST_CASE("Ctrl-C gives up the line and no more") {
  Desk desk;
  desk.terminal.type("retr\x03");
  desk.terminal.until(kPromptText);
  desk.terminal.type("\x03");
  desk.terminal.until(kPromptText);
  CHECK_THAT(desk.ask("prix"), Catch::Contains("1. Le prix du gaz"));
  CHECK(desk.read(kHistory).find("retr") == std::string::npos);
}

TEST_CASE("Lines are kept from one run to the next, where only their user reads them") {
  Archive archive;
  const auto run = [&](const std::vector<std::string>& lines) {
    PseudoTerminal terminal(archive, DEPECHE_SEARCHER, {});
    terminal.until(kPromptText);
    for (const std::string& line : lines) terminal.ask(line);
    terminal.type("\x1b[A\x05#");
    std::string last = terminal.until("#");
    terminal.type("\x03\x04");
    CHECK(terminal.wait() == 0);
    return last;
  };
  CHECK(run({}) == "#");
  CHECK_THAT(run({"prix", "été à Almaty"}), Catch::EndsWith("été à Almaty#"));
  CHECK_THAT(run({}), Catch::EndsWith("été à Almaty#"));
  CHECK((std::filesystem::status(archive.path(kHistory)).permissions() & std::filesystem::perms(077)) ==
        std::filesystem::perms::none);
  archive.environment["XDG_STATE_HOME"] = archive.path("état").string();
  CHECK_THAT(run({"gaz"}), Catch::EndsWith("gaz#"));
  CHECK(std::filesystem::exists(archive.path("état/depeche/history")));
  archive.environment["XDG_STATE_HOME"] = "/proc/nulle-part";
  CHECK_THAT(run({"blé"}), Catch::EndsWith("blé#"));
}

TEST_CASE("Nobody else reads the lines, whatever rights and links stood there before") {
  namespace fs = std::filesystem;
  Archive archive;
  const fs::path file = archive.path(kHistory);
  const fs::path folder = file.parent_path();
  archive.write("ailleurs/notes", "_HiStOrY_V2_\nancien\\040vers\n");
  const auto prompt = [&](bool typing) {
    PseudoTerminal terminal(archive, DEPECHE_SEARCHER, {});
    terminal.until(kPromptText);
    if (typing) terminal.ask("prix");
    terminal.type("\x04");
    CHECK(terminal.wait() == 0);
  };
  const auto rights = [](const fs::path& path) { return fs::symlink_status(path).permissions(); };

  SECTION("wider rights are taken back before anything is typed, and the lines stay") {
    archive.write(kHistory, "_HiStOrY_V2_\nancien\n");
    fs::permissions(file, fs::perms(0644));
    fs::permissions(folder, fs::perms(0755));
    prompt(false);
    CHECK(rights(file) == fs::perms(0600));
    CHECK(rights(folder) == fs::perms(0700));
    prompt(true);
    CHECK(rights(file) == fs::perms(0600));
    CHECK_THAT(archive.read(kHistory), Catch::Contains("ancien\n") && Catch::Contains("prix\n"));
  }
  SECTION("a link becomes a file of its own, and what it led to stays as it was") {
    fs::create_directories(folder);
    fs::create_symlink(archive.path("ailleurs/notes"), file);
    fs::permissions(archive.path("ailleurs/notes"), fs::perms(0644));
    prompt(true);
    CHECK(fs::is_regular_file(fs::symlink_status(file)));
    CHECK(rights(file) == fs::perms(0600));
    CHECK_THAT(archive.read(kHistory), Catch::Contains("ancien") && Catch::Contains("prix\n"));
    CHECK(archive.read("ailleurs/notes") == "_HiStOrY_V2_\nancien\\040vers\n");
    CHECK(rights(archive.path("ailleurs/notes")) == fs::perms(0644));
  }
  SECTION("a folder may lie elsewhere, and is closed there") {
    fs::create_directories(folder.parent_path());
    fs::create_directory_symlink(archive.path("ailleurs"), folder);
    prompt(true);
    CHECK_THAT(archive.read("ailleurs/history"), Catch::Contains("prix\n"));
    CHECK(rights(archive.path("ailleurs")) == fs::perms(0700));
  }
  SECTION("a pipe keeps nobody waiting") {
    fs::create_directories(folder);
    REQUIRE(::mkfifo(file.c_str(), 0644) == 0);
    prompt(true);
    CHECK_THAT(archive.read(kHistory), Catch::Contains("prix\n"));
  }
  CHECK(std::distance(fs::directory_iterator(folder), {}) <= 2);  // nothing is left of what was written
}

TEST_CASE("In a folder of another user's no lines are kept") {
  if (::geteuid() != 0) {
    WARN("skipped: only root can make such a folder");
    return;
  }
  Archive archive;
  const std::filesystem::path folder = archive.path(kHistory).parent_path();
  std::filesystem::create_directories(folder);
  REQUIRE(::chown(folder.c_str(), 12345, 12345) == 0);
  PseudoTerminal terminal(archive, DEPECHE_SEARCHER, {});
  terminal.until(kPromptText);
  terminal.ask("prix");
  terminal.type("\x04");
  CHECK(terminal.wait() == 0);
  CHECK(std::filesystem::is_empty(folder));
}

TEST_CASE("A terminal that is closed ends the searcher") {
  Desk desk;
  desk.ask("prix");
  desk.terminal.close();
  const int status = desk.terminal.wait();
  CHECK((status == 0 || status == 128 + 1));  // SIGHUP
  CHECK_THAT(desk.read(kHistory), Catch::Contains("prix"));
}

TEST_CASE("Without a terminal on both sides a missing query is an error as ever") {
  Archive archive;
  archive.environment["TERM"] = "xterm";
  archive.environment["SHELL"] = "/bin/sh";
  const auto command =
      GENERATE(as<std::string>(), "\"$SEARCHER\" 2>&1", "script -qec '\"$SEARCHER\" 2>&1 </dev/null' /dev/null",
               "script -qec '\"$SEARCHER\" 2>&1 | cat' /dev/null", "script -qec '\"$SEARCHER\" --save a' /dev/null",
               "script -qec '\"$SEARCHER\" \"\"' /dev/null");
  CAPTURE(command);
  CHECK_THAT(archive.shell(command).out, Catch::StartsWith("searcher: there is no query"));
}
