// The scores of small archives, against an oracle: each feature worked out anew, by its definition, from the words of
// the dispatches alone. The README of search/rank/ has the definitions.

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "search/archive.h"
#include "search/rank/feature_table.h"
#include "support/effort.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr double kExact = 1e-9;

using Words = std::vector<std::string>;
using Values = std::map<std::string_view, double>;

// Words that are written in two forms of one stem, in lower case: the first is the stem's name here.
const std::map<std::string, std::string> kStemOf{
    {"retrait", "retrait"},   {"retraits", "retrait"},   {"soldat", "soldat"}, {"soldats", "soldat"},
    {"ministre", "ministre"}, {"ministres", "ministre"}, {"usine", "usine"},   {"usines", "usine"},
    {"village", "village"},   {"villages", "village"},   {"navire", "navire"}, {"navires", "navire"}};

Words words_of(const std::string& text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string stem_of(const std::string& word) { return kStemOf.at(word); }

struct Copy {
  Words title;
  Words text;
};

class Oracle {
 public:
  Oracle(const std::vector<Dispatch>& dispatches, Words query) : query_(std::move(query)) {
    double titled = 0;
    for (const Dispatch& dispatch : dispatches) {
      copies_[dispatch.id] = {dispatch.title.empty() ? Words{} : words_of(dispatch.title), words_of(dispatch.text)};
      mean_text_ += static_cast<double>(copies_[dispatch.id].text.size());
      mean_title_ += static_cast<double>(copies_[dispatch.id].title.size());
      titled += dispatch.title.empty() ? 0 : 1;
    }
    mean_text_ /= static_cast<double>(dispatches.size());
    mean_title_ /= std::max(1.0, titled);
  }

  Values values(const std::string& id) const {
    const Copy& copy = copies_.at(id);
    Values values;
    double query_idf = 0;
    double covering = 0;
    for (std::size_t i = 0; i < query_.size(); ++i) {
      const std::string& form = query_[i];
      const std::string stem = stem_of(form);
      const double text_idf = idf([&](const Copy& c) { return stems_in(c.text, stem) > 0; });
      const double title_idf = idf([&](const Copy& c) { return stems_in(c.title, stem) > 0; });
      const double form_idf = idf([&](const Copy& c) { return forms_in(c.text, form) + forms_in(c.title, form) > 0; });
      values["stem-in-text"] += bm25(text_idf, stems_in(copy.text, stem), copy.text, mean_text_);
      values["stem-in-title"] += bm25(title_idf, stems_in(copy.title, stem), copy.title, mean_title_);
      values["form-in-text"] += bm25(form_idf, forms_in(copy.text, form), copy.text, mean_text_);
      values["form-in-title"] += bm25(form_idf, forms_in(copy.title, form), copy.title, mean_title_);
      if (forms_in(copy.text, form) + forms_in(copy.title, form) > 0) values["exact-form"] += form_idf;
      if (stems_in(copy.text, stem) + stems_in(copy.title, stem) > 0) values["coverage"] += text_idf;
      const Words lead(copy.text.begin(), copy.text.begin() + std::min<std::ptrdiff_t>(50, std::ssize(copy.text)));
      if (stems_in(lead, stem) + stems_in(copy.title, stem) > 0) values["lead"] += text_idf;
      values["early"] -= rarity(stem) * std::log1p(first_place(copy, stem));
      if (stems_in(copy.title, stem) > 0) ++covering;
      query_idf += text_idf;
      if (i + 1 == query_.size()) continue;
      const std::string next = stem_of(query_[i + 1]);
      const double next_idf = idf([&](const Copy& c) { return stems_in(c.text, next) > 0; });
      const double pairs = pairs_in(copy.text, stem, next) + pairs_in(copy.title, stem, next);
      values["pairs"] += bm25((text_idf + next_idf) / 2, pairs, copy.text, mean_text_);
    }
    values["best-passage"] = std::max(best_passage(copy.text), best_passage(copy.title));
    values["title-covered"] =
        query_idf * std::min(1.0, covering / std::max(1.0, static_cast<double>(copy.title.size())));
    values["variety"] = query_idf * std::log(std::round(255 * variety(copy)) / 255 + 0.001);
    values["length"] = query_idf * std::log((1 + static_cast<double>(copy.text.size())) / (1 + mean_text_));
    return values;
  }

  bool is_matched(const std::string& id) const {
    const Copy& copy = copies_.at(id);
    return std::ranges::any_of(query_, [&](const std::string& form) {
      return stems_in(copy.text, stem_of(form)) + stems_in(copy.title, stem_of(form)) > 0;
    });
  }

 private:
  static double stems_in(const Words& words, const std::string& stem) {
    return static_cast<double>(std::ranges::count(words, stem, stem_of));
  }
  static double forms_in(const Words& words, const std::string& form) {
    return static_cast<double>(std::ranges::count(words, form));
  }
  // Of the stem among the candidates, which are all that match here.
  double rarity(const std::string& stem) const {
    double candidates = 0;
    double with = 0;
    for (const auto& [id, copy] : copies_) {
      candidates += is_matched(id) ? 1 : 0;
      with += stems_in(copy.text, stem) + stems_in(copy.title, stem) > 0 ? 1 : 0;
    }
    return std::log((candidates + 1) / (with + 0.5));
  }
  static double variety(const Copy& copy) {
    std::set<std::string> forms(copy.text.begin(), copy.text.end());
    forms.insert(copy.title.begin(), copy.title.end());
    return static_cast<double>(forms.size()) / static_cast<double>(copy.text.size() + copy.title.size());
  }
  // Of the stem: 0 in the title.
  static double first_place(const Copy& copy, const std::string& stem) {
    if (stems_in(copy.title, stem) > 0) return 0;
    const auto found = std::ranges::find(copy.text, stem, stem_of);
    return found != copy.text.end() ? static_cast<double>(found - copy.text.begin() + 1) : 1000;
  }
  static double bm25(double idf, double frequency, const Words& words, double mean) {
    const double norm = 1 - 0.75 + 0.75 * static_cast<double>(words.size()) / mean;
    return idf * frequency * 2.2 / (frequency + 1.2 * norm);
  }
  // `next` follows the last `stem` before it within three words.
  static double pairs_in(const Words& words, const std::string& stem, const std::string& next) {
    double pairs = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (stem_of(words[at]) != next) continue;
      for (std::size_t back = 1; back <= std::min<std::size_t>(3, at); ++back)
        if (stem_of(words[at - back]) == stem) {
          ++pairs;
          break;
        }
    }
    return pairs;
  }

  template <class HasWord>
  double idf(HasWord has_word) const {
    double with = 0;
    for (const auto& [id, copy] : copies_) with += has_word(copy) ? 1 : 0;
    return std::log(1 + (static_cast<double>(copies_.size()) - with + 0.5) / (with + 0.5));
  }

  double best_passage(const Words& words) const {
    double best = 0;
    for (std::size_t from = 0; from < words.size(); ++from) {
      const Words window(words.begin() + static_cast<std::ptrdiff_t>(from),
                         words.begin() + static_cast<std::ptrdiff_t>(std::min(words.size(), from + 30)));
      double worth = 0;
      for (const std::string& form : query_)
        if (stems_in(window, stem_of(form)) > 0)
          worth += idf([&](const Copy& c) { return stems_in(c.text, stem_of(form)) > 0; });
      best = std::max(best, worth);
    }
    return best;
  }

  Words query_;
  std::map<std::string, Copy> copies_;
  double mean_text_ = 0;
  double mean_title_ = 0;
};

// These features have tests of their own.
bool is_learnt_from_archive(std::string_view name) { return name == "topic" || name == "kin"; }

std::string random_words(std::mt19937& random, std::size_t count) {
  std::string text;
  for (; count > 0; --count) {
    // Rare words and frequent ones, so that idf tells.
    std::size_t place = kStemOf.size() - 1;
    while (place > 0 && random() % 3 == 0) --place;
    text += (text.empty() ? "" : " ") + std::next(kStemOf.begin(), static_cast<std::ptrdiff_t>(place))->first;
  }
  return text;
}

std::vector<Dispatch> random_archive(std::mt19937& random) {
  std::vector<Dispatch> dispatches;
  for (int number = 0; number < 40; ++number)
    dispatches.push_back(dispatch_of("d" + std::to_string(number), random_words(random, 1 + random() % 90),
                                     random() % 3 == 0 ? "" : random_words(random, 1 + random() % 6)));
  return dispatches;
}

// A few words of different stems.
Words random_query(std::mt19937& random) {
  Words query;
  std::set<std::string> stems;
  for (auto count = 1 + random() % 4; count > 0; --count) {
    const std::string word = std::next(kStemOf.begin(), static_cast<std::ptrdiff_t>(random() % kStemOf.size()))->first;
    if (stems.insert(stem_of(word)).second) query.push_back(word);
  }
  return query;
}

SearchResults ranked(const Archive& archive, const Words& query, std::vector<std::string> without) {
  SearchRequest request = request_of(joined(query));
  request.limit = 100;
  request.explain_ranking = true;
  request.expand = false;
  request.without = std::move(without);
  return archive.search(request);
}

// What a feature is in units of how much it differs between the hits, from their mean; its usual spread counts as ten.
std::map<std::string, double> standardised(const std::map<std::string, Values>& hits, const search::FeatureRow& row) {
  const auto count = static_cast<double>(hits.size());
  double worth = 0;
  double mean = 0;
  for (const auto& [id, values] : hits) {
    worth = std::max(worth, values.at("coverage"));
    mean += values.at(row.name) / count;
  }
  double squares = 0;
  for (const auto& [id, values] : hits) squares += std::pow(values.at(row.name) - mean, 2);
  const double spread = std::sqrt((squares + 10 * std::pow(row.spread * worth, 2)) / (count + 10));
  std::map<std::string, double> result;
  for (const auto& [id, values] : hits) result[id] = (values.at(row.name) - mean) / spread;
  return result;
}

// The share of distinct titles, to the thousandth; they differ in small letters only.
double distinct_titles(const std::vector<Dispatch>& dispatches) {
  std::set<std::string> titles;
  std::size_t titled = 0;
  for (const Dispatch& dispatch : dispatches) {
    if (dispatch.title.empty()) continue;
    ++titled;
    titles.insert(dispatch.title);
  }
  const std::size_t repeated = titled == 0 ? 0 : 1000 * (titled - titles.size()) / titled;
  return 1 - static_cast<double>(repeated) / 1000;
}

}  // namespace

TEST_CASE("Features and scores are those that the words of small archives give by definition") {
  std::mt19937 random(1975);
  std::size_t hits = 0;
  constexpr int kRounds = effort(4, 1);
  for (int round = 0; round < kRounds; ++round) {
    const auto dispatches = random_archive(random);
    const Archive archive(dispatches);
    CHECK(distinct_titles(dispatches) < 1);
    for (int asked = 0; asked < 8; ++asked) {
      const Words query = random_query(random);
      const Oracle oracle(dispatches, query);
      INFO("query: " << joined(query));
      const SearchResults results = ranked(archive, query, {"topic"});
      CHECK(static_cast<std::ptrdiff_t>(results.hits.size()) ==
            std::ranges::count_if(dispatches, [&](const Dispatch& d) { return oracle.is_matched(d.id); }));
      std::map<std::string, Values> expected;
      for (const Hit& hit : results.hits) {
        expected[hit.dispatch.id] = oracle.values(hit.dispatch.id);
        for (const std::string_view name : ranking_features()) expected[hit.dispatch.id].try_emplace(name, 0);
      }
      std::map<std::string, double> scores;
      for (const search::FeatureRow& row : search::kFeatures) {
        if (is_learnt_from_archive(row.name)) continue;
        double weight = row.one_word + row.per_doubling * std::log2(static_cast<double>(query.size()));
        const std::string_view name = row.name;
        if (name == "stem-in-title" || name == "form-in-title" || name == "title-covered")
          weight *= distinct_titles(dispatches);
        for (const auto& [id, value] : standardised(expected, row)) scores[id] += weight * value;
      }
      double last = 1e9;
      for (const Hit& hit : results.hits) {
        INFO(hit.dispatch.id << ": " << hit.dispatch.title << " | " << hit.dispatch.text);
        for (const auto& [name, value] : hit.features) {
          if (is_learnt_from_archive(name)) continue;
          INFO(name);
          CHECK(value == Approx(expected[hit.dispatch.id][name]).epsilon(kExact).margin(kExact));
        }
        const double score = 10 + scores[hit.dispatch.id];
        CHECK(hit.score == Approx(score < 1 ? std::exp(score - 1) : score).epsilon(1e-7).margin(1e-7));
        CHECK(hit.score <= last);
        last = hit.score;
        ++hits;
      }
    }
  }
  CHECK(hits > 75 * kRounds);
}
