#pragma once

// Dispatches and searches of few words, for tests of alerts.

#include <chrono>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "search/archive.h"

namespace depeche::test {

// Dispatches and queries of a small world, so that they meet.
class World {
 public:
  explicit World(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }
  bool one_in(std::size_t n) { return below(n) == 0; }

  std::string word() {
    static const std::vector<std::string> kWords{
        "retrait",      "retraits",   "Kazakhstan", "kazakh",  "gaz",     "prix",       "l'OTSC", "OTAN",   "état",
        "ÉTAT",         "Nur-Sultan", "sultan",     "Tokaïev", "Tokayev", "manifester", "2022",   "le",     "de la",
        "d'Almaty",     "président",  "présidente", "marché",  "marche",  "l'armée",    "armées", "accord", "accords",
        "porte-avions", "avion",      "mai",        "maire",   "mairie",  "sécurité",   "grève",  "grèves", "qui"};
    return kWords[below(kWords.size())];
  }

  Dispatch dispatch(std::string id) {
    Dispatch dispatch = dispatch_of(std::move(id), sentence(3 + below(12)), one_in(2) ? sentence(2 + below(3)) : "");
    if (one_in(3)) dispatch.text += "\n\n" + sentence(4);
    if (one_in(4)) dispatch.text += " Accord signé le " + std::to_string(1 + below(28)) + " mars 202" + digit() + ".";
    if (one_in(6)) dispatch.text += " L'Organisation du traité de l'Atlantique nord (OTAN) se tait.";
    if (one_in(6)) dispatch.text += " L'organisation du traité de l'Atlantique nord parle.";
    dispatch.source = one_in(2) ? "AFP" : "Agence Reuters";
    dispatch.place = one_in(2) ? "Almaty, Kazakhstan" : "";
    if (one_in(5)) dispatch.status = PublicationStatus::canceled;
    if (one_in(8)) dispatch.embargoed_until = std::chrono::sys_days(std::chrono::year{9998} / 1 / 13);
    if (!one_in(4))
      dispatch = dated(std::move(dispatch), one_in(2) ? "202" + digit() + "-01-1" + digit() : "202" + digit());
    return dispatch;
  }

  SearchRequest request() {
    SearchRequest request = request_of(query(2));
    request.usable = one_in(6);
    request.expand = !one_in(6);
    request.strict_dates = one_in(3);
    if (one_in(6)) request.dated = parse_iso_range("202" + digit() + "-01").value();
    if (one_in(8)) request.dated = range_between(Day{std::chrono::year{2021} / 1 / 1}, kLastDay);
    if (one_in(10)) request.mentioned = parse_iso_range("202" + digit() + "-03").value();
    if (one_in(8)) request.sources = {one_in(2) ? "afp" : "Reuters"};
    if (one_in(10)) request.places = {"almaty"};
    if (one_in(10)) request.stop_words = {"gaz"};
    if (one_in(8)) request.aliases = {{"Tokaïev", {"président Kazakh", "sultan"}}, {"AFP", {"Reuters"}}};
    request.limit = 10000;
    request.snippets = false;
    request.suggest = false;
    return request;
  }

 private:
  std::string digit() { return std::to_string(below(4)); }

  std::string sentence(std::size_t words) {
    std::string text = word();
    while (--words > 0) text += (one_in(8) ? ", " : " ") + word();
    return text + ".";
  }

  std::string query(std::size_t depth) {
    std::string text;
    const std::size_t parts = 1 + below(4);
    for (std::size_t i = 0; i < parts; ++i)
      text += (text.empty() ? "" : one_in(6) ? " OU " : one_in(6) ? " ET " : " ") + part(depth);
    return text;
  }

  std::string part(std::size_t depth) {
    static const std::vector<std::string> kSpecial{
        "kaz*",           "ma*",           "mani?est*",  "tokaev~",         "mais~",
        "titre:retrait*", "titre:accor~1", "agence:AFP", "lieu:almaty",     "date:2021",
        "evoque:2022-03", "texte:état",    "titre:gaz",  "status:canceled", "status:usable",
        "id:d-3",         "2022-01",       "*tan"};
    const std::string sign = one_in(6) ? "-" : one_in(5) ? "+" : "";
    if (depth > 0 && one_in(6)) return sign + "(" + query(depth - 1) + ")";
    if (one_in(4)) return sign + '"' + word() + ' ' + word() + (one_in(3) ? " " + word() : "") + '"';
    if (one_in(4)) return sign + kSpecial[below(kSpecial.size())];
    return sign + word();
  }

  std::mt19937 random_;
};

}  // namespace depeche::test
