#pragma once

// Small dispatches and queries of few words, so that a random query finds some of them.

#include <random>
#include <string>
#include <vector>

#include "search/archive.h"
#include "search/oracle.h"

namespace depeche::test {

class RandomWorld {
 public:
  explicit RandomWorld(unsigned seed) : random_(seed) {}

  std::vector<Story> stories(std::size_t count, const std::string& name) {
    std::vector<Story> stories;
    for (std::size_t i = 0; i < count; ++i) stories.push_back(story(name + std::to_string(i)));
    return stories;
  }

  SearchRequest request() {
    SearchRequest request = request_of(list(one_in(4) ? 3 : 2));
    request.expand = false;
    request.suggest = false;
    request.snippets = false;
    request.limit = 1000;
    request.counting = Counting::exact;
    if (one_in(8)) request.usable = true;
    if (one_in(10)) request.dated = parse_iso_range("202" + digit() + "-01").value();
    if (one_in(8)) request.written = moments();
    if (one_in(2)) request.strict_dates = true;
    if (one_in(20)) request.mentioned = parse_iso_range("202" + digit() + "-03").value();
    if (one_in(10)) request.sources = {one_in(2) ? "afp" : "Reuters"};
    if (one_in(20)) request.sources = {"AFP", "agence reuters"};
    if (one_in(12)) request.places = {"almaty"};
    if (one_in(12)) request.where = {{"rubrique", one_in(2) ? "politique" : "Gaz et armée"}};
    if (one_in(12)) request.not_where = {{"rubrique", one_in(2) ? "politique" : "sport"}};
    if (one_in(12)) request.not_where.push_back({"source", one_in(2) ? "afp" : "Reuters"});
    if (one_in(30)) request.where.push_back({one_in(2) ? "rubrique" : "bureau", "armée"});
    if (one_in(12)) request.stop_words = {"gaz"};
    for (const FacetField field : {FacetField::source, FacetField::place, FacetField::date, FacetField::mentions})
      if (one_in(8)) request.facets.push_back(field);
    if (one_in(4)) request.property_facets = {"rubrique"};
    if (one_in(4)) request.sort = one_in(2) ? SortOrder::newest : SortOrder::oldest;
    return request;
  }

  bool one_in(unsigned n) { return below(n) == 0; }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }
  std::string digit() { return std::to_string(below(4)); }

  std::string word() {
    static const std::vector<std::string> kWords{
        "retrait", "retraits",     "gaz",     "OTSC",       "l'OTSC", "ONU", "armée", "l'armée", "armées", "marché",
        "marchés", "porte-avions", "avions",  "Kazakhstan", "kazakh", "le",  "de la", "état",    "ÉTAT",   "grève",
        "neige",   "Tokaïev",      "Tokayev", "mairie",     "maire",  "qui", "dans",  "accord"};
    return kWords[below(one_in(2) ? 9 : static_cast<unsigned>(kWords.size()))];
  }

  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : one_in(8) ? ", " : " ") + word();
    return text;
  }

  Story story(std::string id) {
    Story story{dispatch_of(std::move(id), words(1 + below(9)) + ".", one_in(2) ? words(1 + below(3)) : ""), {}};
    Dispatch& dispatch = story.dispatch;
    if (one_in(3)) dispatch.text += "\n\n" + words(3) + ".";
    if (one_in(3)) dispatch.abstract = words(1 + below(4)) + ".";
    if (one_in(6)) dispatch.properties.push_back({"language", one_in(2) ? "en-GB" : "fr", ""});
    if (one_in(8)) dispatch.text += " L'Organisation des Nations unies (ONU) se tait.";
    if (one_in(3)) {
      const std::string day = std::to_string(10 + below(18));
      const std::string year = "202" + digit();
      dispatch.text += " Signé le " + day + " mars " + year + ".";
      story.mentions.push_back(parse_iso_range(year + "-03-" + day).value());
    }
    dispatch.source = one_in(3) ? "" : one_in(2) ? "AFP" : "Agence Reuters";
    dispatch.place = one_in(2) ? "Almaty, Kazakhstan" : "";
    for (unsigned i = below(3); i > 0; --i) dispatch.properties.push_back({"category", value(), ""});
    if (one_in(3)) dispatch.properties.push_back({"bureau", value(), ""});
    if (one_in(5)) dispatch.status = PublicationStatus::canceled;
    if (!one_in(4)) dispatch.dated = parse_iso_range(date()).value();
    if (dispatch.dated && dispatch.dated->precision == DatePrecision::day && !one_in(3)) {
      dispatch.written_at = in_time_zone(moment());
      dispatch.dated = day_range(day_in_time_zone(dispatch.written_at->time));
    }
    return story;
  }

  // Within the days of date().
  std::chrono::sys_seconds moment() {
    const Day day{std::chrono::year{2020 + static_cast<int>(below(4))} / 1 / static_cast<int>(10 + below(4))};
    return day + std::chrono::hours(below(24)) + std::chrono::minutes(below(60)) + std::chrono::seconds(below(60));
  }

  TimeSpan moments() {
    const auto one = std::chrono::floor<std::chrono::minutes>(moment());
    if (one_in(3)) return {one, kLastMoment};
    const std::chrono::minutes length(one_in(2) ? 1 + below(200) : below(9000) + 1);
    return {one, one + length};
  }

  std::string value() {
    static const std::vector<std::string> kValues{"Politique", "gaz", "armée", "Nice", "gaz et armée", "l'armée"};
    return kValues[below(static_cast<unsigned>(kValues.size()))] + (one_in(3) ? " " + word() : "");
  }

  std::string date() {
    const std::string year = "202" + digit();
    if (one_in(6)) return year + "-01-10.." + year + "-01-1" + std::to_string(1 + below(3));
    if (one_in(12)) return year + "-01-11.." + year + "-03-02";
    if (one_in(12)) return "2019-12-30.." + year + "-01-11";
    return one_in(3) ? year : one_in(2) ? year + "-01" : year + "-01-1" + digit();
  }

  // What stands side by side, or beside operators.
  std::string list(unsigned depth) {
    std::string text;
    for (unsigned i = 1 + below(4); i > 0; --i) {
      const std::string joiner = one_in(7) ? " OU " : one_in(7) ? " ET " : one_in(12) ? " SAUF " : " ";
      std::string next = part(depth);
      // An operator that has no operand is refused.
      if (joiner == " SAUF " && (next.starts_with('-') || next.starts_with('+'))) next.erase(0, 1);
      text += (text.empty() ? "" : joiner) + next;
    }
    return text;
  }

  std::string part(unsigned depth) {
    const std::string sign = one_in(5) ? "-" : one_in(5) ? "+" : "";
    const std::string field = one_in(10) ? "titre:" : one_in(12) ? "texte:" : one_in(12) ? "chapo:" : "";
    if (depth > 0 && one_in(3)) return sign + field + "(" + list(depth - 1) + ")";
    if (one_in(6)) return sign + field + '"' + words(1 + below(3)) + '"';
    if (one_in(6)) return sign + pattern(field);
    if (one_in(8)) return sign + near(field);
    if (one_in(12)) return sign + filter();
    return sign + field + (one_in(30) ? "inconnu" : word());
  }

  std::string near(const std::string& field) {
    const std::string distance = std::to_string(below(5));
    if (one_in(3)) return field + '"' + words(1 + below(3)) + "\"~" + distance;
    const auto side = [&] {
      if (one_in(5)) return '"' + words(1 + below(3)) + '"';
      if (one_in(5)) return pattern(one_in(4) ? "texte:" : "");
      // "de la" are two words, which no operator joins.
      const auto one_word = [&] {
        std::string one = word();
        return one.substr(0, one.find(' '));
      };
      return one_in(4) ? '(' + one_word() + " OU " + one_word() + ')' : one_word();
    };
    const std::string near = one_in(4) ? " ADJ/" : one_in(3) ? " w/" : " NEAR/";
    std::string text = field + side() + near + distance + ' ' + side();
    return one_in(6) ? text + near + distance + ' ' + side() : text;
  }

  std::string pattern(const std::string& field) {
    static const std::vector<std::string> kPatterns{"kaz*",    "ma*",    "gr?ve", "retrait?", "ar*s", "zz*",
                                                    "tokaev~", "maire~", "gas~",  "onu~1",    "le~"};
    return field + kPatterns[below(static_cast<unsigned>(kPatterns.size()))];
  }

  std::string filter() {
    static const std::vector<std::string> kFilters{"agence:AFP",
                                                   "agence:\"agence reuters\"",
                                                   "agence:TASS",
                                                   "lieu:kazakhstan",
                                                   "id:a3",
                                                   "rubrique:politique",
                                                   "rubrique:(gaz ET armée)",
                                                   "category:\"gaz et l'armée\"",
                                                   "bureau:armée",
                                                   "bureau:\"Nice retrait\"",
                                                   "statut:canceled",
                                                   "statut:usable",
                                                   "date:2021",
                                                   "date:=2021-01",
                                                   "date:..2020-06",
                                                   "date:2022-01-11..",
                                                   "date:2022-01-11T10:30..",
                                                   "date:=2021-01-10T08:00..2021-01-12T19:45",
                                                   "date:(11/01/2020 18h)",
                                                   "date:\"2021-01-12 matin\"",
                                                   "date:=..2022-01-12T12:00",
                                                   "evoque:2021",
                                                   "date:none",
                                                   "date:*",
                                                   "date:>2021-01-11",
                                                   "date:<=2021",
                                                   "evoque:none",
                                                   "agence:r*",
                                                   "agence:*",
                                                   "bureau:*",
                                                   "rubrique:gaz*",
                                                   "evoque:=2022-03-1"};
    const std::string filter = kFilters[below(static_cast<unsigned>(kFilters.size()))];
    return filter.ends_with("-1") ? filter + digit() : filter;
  }

  std::mt19937 random_;
};

}  // namespace depeche::test
