#include "page/changes.h"

#include <catch2/catch.hpp>

using namespace depeche;
using page::change_text;

TEST_CASE("What changed between two versions is said in a line") {
  const Change added{ChangeKind::added, {}, "Deux blessés.", {}, {}};
  const Change removed{ChangeKind::removed, "Aucun blessé.", {}, {}, {}};
  const Change changed{ChangeKind::changed, "Trois morts.", "Cinq morts.", {}, {}};
  struct Row {
    std::vector<Change> changes;
    OneSided figures;
    OneSided names;
    const char* title;
    const char* text;
  };
  for (const Row& row : std::vector<Row>{
           {{}, {}, {}, "Incendie", "the same sentences"},
           {{}, {}, {}, "Incendie à Lyon", "another title"},
           {{changed}, {{"3"}, {"5"}}, {}, "Incendie", "figures: 3 → 5 · 1 sentence changed"},
           {{added, added}, {{}, {"2"}}, {{}, {"Lyon"}}, "Incendie", "figures: +2 · names: +Lyon · 2 sentences added"},
           {{removed, changed},
            {},
            {{"Rhône", "Ain", "Isère", "Jura"}, {}},
            "Incendie",
            "names: −Rhône, Ain, Isère, … · 1 sentence removed · 1 sentence changed"}}) {
    Comparison comparison;
    comparison.before.title = "Incendie";
    comparison.after.title = row.title;
    comparison.changes = row.changes;
    comparison.figures = row.figures;
    comparison.names = row.names;
    CHECK(change_text(comparison) == row.text);
  }
}
