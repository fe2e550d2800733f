#pragma once

// Answers made by hand, for the tests of the renderers.

#include <sstream>
#include <string>

#include "depeche/render.h"

namespace depeche::test {

inline Hit afp_hit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 7.31;
  hit.dispatch.id = "afp-1";
  hit.dispatch.title = "Retrait de l'OTSC";
  hit.dispatch.text = "Le contingent a débuté son retrait.";
  hit.dispatch.source = "AFP";
  hit.dispatch.place = "Almaty, Kazakhstan";
  hit.dispatch.path = "/depeches/001.txt";
  hit.dispatch.dated = day_range(std::chrono::year{2022} / 1 / 13);
  hit.date_match = DateMatch::certain;
  hit.title_highlights = {{0, 7}, {13, 17}};
  hit.snippet = {"Le contingent a débuté son retrait.", {{29, 36}}};
  return hit;
}

// Nothing known but the text: no headline, agency, place or day.
inline Hit bare_hit() {
  Hit hit;
  hit.rank = 2;
  hit.score = 5;
  hit.dispatch.id = "/depeches/000.txt";
  hit.dispatch.path = "/depeches/000.txt";
  hit.dispatch.text = "Le président s'est rendu à Almaty.\n\nFin.";
  return hit;
}

inline SearchResults two_hits() {
  SearchResults results;
  results.query = "retrait OTSC";
  results.parsed = "retrait OTSC";
  results.total = 2;
  results.took_ms = 1.2355;
  results.hits = {afp_hit(), bare_hit()};
  return results;
}

inline SearchResults with_facets() {
  SearchResults results = two_hits();
  results.facets = {
      {FacetField::date, {{"2022", 1200, {{"2022-01", 900, {{"2022-01-13", 4, {}}}}}}, {"2023", 3, {}}}},
      {FacetField::source, {{"AFP", 1, {}}, {"Le Télégramme", 12, {}}}},
  };
  return results;
}

// What a renderer writes, as a string.
template <class Renderer>
std::string written(Renderer renderer) {
  std::ostringstream out;
  renderer(out);
  return out.str();
}

inline std::string text_of(const SearchResults& results, std::size_t width = 100, bool color = false) {
  return written([&](std::ostream& out) { render_text(results, {color, width}, out); });
}

}  // namespace depeche::test
