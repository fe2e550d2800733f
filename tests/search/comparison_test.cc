// What changed between two dispatches.

#include "search/compare/comparison.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/dispatch.h"

namespace depeche::search {
namespace {

Dispatch told(std::string text, std::string title = {}) {
  Dispatch dispatch;
  dispatch.text = std::move(text);
  dispatch.title = std::move(title);
  return dispatch;
}

std::string marked(const std::string& sentence, const std::vector<Difference>& differences) {
  std::string text = sentence;
  for (auto difference = differences.rbegin(); difference != differences.rend(); ++difference) {
    text.insert(difference->end, "]");
    text.insert(difference->begin, "[");
  }
  return text;
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// "-gone|+new|kept sentences", one line for each change.
std::string changes(const Comparison& comparison) {
  std::string text;
  for (const Change& change : comparison.changes) {
    if (change.kind != ChangeKind::added) text += "-" + marked(change.before, change.before_differences) + "|";
    if (change.kind != ChangeKind::removed) text += "+" + marked(change.after, change.after_differences) + "|";
  }
  return text + std::to_string(comparison.sentences_kept);
}

TEST_CASE("Sentences are kept, added, removed or changed") {
  struct Row {
    std::string before;
    std::string after;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"Il pleut.", "Il pleut.", "1"},
      {"Il pleut à Brest.", "IL PLEUT À BREST !", "1"},
      {"Il pleut.", "Il pleut. Brest est sous l'eau.", "+Brest est sous l'eau.|1"},
      {"Brest est sous l'eau. Il pleut.", "Il pleut.", "-Brest est sous l'eau.|1"},
      {"Au moins 12 personnes sont mortes.", "Au moins 15 personnes sont mortes jeudi.",
       "-Au moins [12] personnes sont mortes.|+Au moins [15] personnes sont mortes [jeudi].|0"},
      {"Il pleut.\n\nLa mairie ouvre un gymnase.", "La mairie ouvre un gymnase.\n\nLa crue monte.",
       "-Il pleut.|+La crue monte.|1"},
      {"Le maire se tait.", "La crue monte encore.", "-Le maire se tait.|+La crue monte encore.|0"},
  };
  text::Analyzer analyzer;
  for (const Row& row : rows) {
    INFO(row.before << " → " << row.after);
    CHECK(changes(compare(told(row.before), told(row.after), analyzer)) == row.expected);
  }
}

TEST_CASE("The title is a sentence of its own") {
  text::Analyzer analyzer;
  CHECK(changes(compare(told("Il pleut.", "Crue à Brest"), told("Il pleut.", "Crue à Brest: un mort"), analyzer)) ==
        "-Crue à Brest|+Crue à Brest: [un mort]|1");
}

TEST_CASE("What changed in the abstract is told, too") {
  text::Analyzer analyzer;
  Dispatch before = told("Il pleut.", "Crue à Brest");
  Dispatch after = before;
  before.abstract = "Au moins 12 personnes sont mortes.";
  after.abstract = "Au moins 15 personnes sont mortes.";
  CHECK(changes(compare(before, after, analyzer)) ==
        "-Au moins [12] personnes sont mortes.|+Au moins [15] personnes sont mortes.|2");
  CHECK(changes(compare(told("Il pleut.", "Crue à Brest"), after, analyzer)) ==
        "+Au moins 15 personnes sont mortes.|2");
}

TEST_CASE("Figures and names that only one of them has are named") {
  text::Analyzer analyzer;
  const Comparison comparison = compare(
      told("Le feu a tué 12 personnes à Figeac. Le préfet Alban Delsol est sur place avec 60 pompiers."),
      told("Le feu a tué 15 personnes à Figeac et Gramat. La ministre Rose Malrieu arrive. 60 pompiers luttent."),
      analyzer);
  CHECK(listed(comparison.figures.before) == "12");
  CHECK(listed(comparison.figures.after) == "15");
  CHECK(listed(comparison.names.before) == "Alban Delsol");
  CHECK(listed(comparison.names.after) == "Gramat, Rose Malrieu");
}

TEST_CASE("A figure is its digits, and a name is not told for a part of it") {
  struct Row {
    std::string before;
    std::string after;
    std::string figures;  // "before / after"
    std::string names;
  };
  const std::vector<Row> rows{
      {"La grève dure 48h.", "La grève dure 48 heures.", " / ", " / "},
      {"Le train de 20h30 est parti.", "Le train de 20h35 est parti.", "20h30 / 20h35", " / "},
      {"Il a 3 fils et 3 filles.", "Il n'a rien.", "3 / ", " / "},
      {"LEAD 2 Gaz: 4 morts", "LEAD 3 Gaz: 5 morts", "4 / 5", " / "},
      {"LEADER 2 Gaz: 4 morts", "LEADER 3 Gaz: 4 morts", "2 / 3", " / "},
      {"Hier, Macron a parlé.", "Hier, Emmanuel Macron a parlé.", " / ", " / "},
      {"Hier, le président Macron a parlé.", "Hier, M. Macron a parlé.", " / ", " / "},
      {"Hier, Emmanuel Macron a parlé.", "Hier, Brigitte Macron a parlé.", " / ", "Emmanuel Macron / Brigitte Macron"},
      {"Hier, Emmanuel Macron a parlé.", "Hier, Macron a parlé, et Emmanuel Macron aussi.", " / ", " / "},
      {"Hier, Macron a parlé.", "Hier, Emmanuel Macron a parlé, et avec Emmanuel tous.", " / ", " / "},
      {"Hier, il a parlé.", "Hier, Emmanuel Macron a parlé, et avec Emmanuel tous.", " / ", " / Emmanuel Macron"},
      {"Hier, il a parlé.", "Hier, Brigitte Macron a parlé, et avec Emmanuel tous.", " / ",
       " / Brigitte Macron, Emmanuel"},
      {"Il dit : Ceux qui partent.", "Il dit : On part avec Ceux de Brest.", " / ", " / Brest"},
      {"Hier, la préfecture a parlé.", "Hier, M. Delsol et Mme J. Malrieu ont parlé.", " / ", " / Delsol, Malrieu"},
      {"Hier, le journal a paru.", "Hier, Le Monde a paru.", " / ", " / Le Monde"},
  };
  text::Analyzer analyzer;
  for (const Row& row : rows) {
    CAPTURE(row.before, row.after);
    // In a text of few words most of which have capitals none is a name.
    const std::string more = " La suite du texte ne dit rien de plus de cette longue affaire.";
    const Comparison comparison = compare(told(row.before + more), told(row.after + more), analyzer);
    CHECK(listed(comparison.figures.before) + " / " + listed(comparison.figures.after) == row.figures);
    CHECK(listed(comparison.names.before) + " / " + listed(comparison.names.after) == row.names);
  }
}

TEST_CASE("Empty, endless and ill-formed texts are compared, too") {
  text::Analyzer analyzer;
  std::string many;
  std::string others;
  for (int i = 0; i < 6000; ++i) {
    many += "Phrase numéro " + std::to_string(i) + ". ";
    others += "Ligne " + std::to_string(i + 7000) + " du rapport. ";
  }
  CHECK(compare(told(""), told(""), analyzer).changes.empty());
  CHECK(compare(told(many), told(many + "Fin."), analyzer).changes.size() == 1);
  CHECK(compare(told(many), told(others), analyzer).changes.size() == 12000);
  CHECK(compare(told("\xFF\xFE…"), told("\xFF 1"), analyzer).changes.size() == 1);
}

}  // namespace
}  // namespace depeche::search
