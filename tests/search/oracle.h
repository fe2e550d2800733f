#pragma once

// A naive evaluator of query trees: it decides by reading a dispatch's words, without any index, whether a tree matches
// it. What the engine finds, counts and tells alerts is held against it.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "depeche/search.h"
#include "dispatch/outcome/vocabularies.h"
#include "query/language/field_name.h"
#include "query/language/tree.h"
#include "query/words/aliases.h"
#include "query/words/content_words.h"
#include "query/words/edit_distance.h"
#include "query/words/fuzzy.h"
#include "search/read_story.h"
#include "text/analyzer.h"
#include "text/normalizer.h"
#include "time/asked_time.h"

namespace depeche::test {

// Of one request, which must outlive it, as the analyzer must. Expands nothing.
class Oracle {
 public:
  Oracle(const query::Node& tree, const SearchRequest& request, text::Analyzer& analyzer)
      : root_(list_of(tree)), request_(request), analyzer_(analyzer), content_(request.stop_words, analyzer) {
    content_.read_question(tree);
    has_content_ = content_.count(tree) > 0;
    is_sentence_ = tree.has_grammar && reads_like_a_sentence();
  }

  bool matches(const ReadStory& story) const {
    return passes_filters(story) && verdict(root_, story, is_sentence_).value_or(true);
  }

 private:
  using Kind = query::Kind;
  using Occur = query::Occur;
  using Field = schema::Field;
  using TokenKind = text::TokenKind;
  // Of a node that says nothing, such as a lone article: none.
  using Verdict = std::optional<bool>;

  static query::Node list_of(const query::Node& tree) {
    if (tree.kind == Kind::ranked) return tree;
    query::Node list;
    list.children.push_back(tree);
    return list;
  }

  Verdict verdict(const query::Node& node, const ReadStory& story, bool loose) const {
    switch (node.kind) {
      case Kind::word:
        return whole_word(node, story);
      case Kind::phrase:
        return phrase(node, story);
      case Kind::wildcard:
        return some(node, story, [&](const text::Word& word) { return fits(text::fold(node.text), word.folded); });
      case Kind::fuzzy:
        return fuzzy(node, story);
      case Kind::near:
        return node.children.empty() ? near_words(node, story) : near_pair(node, story);
      case Kind::filter:
        return node.is_pattern ? has_pattern({node.field, node.property}, node.text, story)
                               : has_value({node.field, node.property}, node.text, story);
      case Kind::date:
        if (!node.dates) return is_undated(*node.field, story) != node.is_pattern;
        return node.moments ? was_written(*node.moments, node.certain, story)
                            : has_date(*node.field, *node.dates, node.certain, story);
      case Kind::any:
        return any(node, story, loose);
      case Kind::ranked:
      case Kind::all:
        return list(node, story, loose);
    }
    return {};
  }

  Verdict any(const query::Node& node, const ReadStory& story, bool loose) const {
    Verdict one;
    for (const query::Node& child : node.children)
      if (const Verdict v = verdict(child, story, loose)) one = one.value_or(false) || *v;
    return one;
  }

  // What is required must hold; without that, one of the words and groups that rank; and nothing that is excluded.
  Verdict list(const query::Node& node, const ReadStory& story, bool loose) const {
    Verdict musts;
    Verdict mays;
    Verdict limits;
    const auto both = [](Verdict& sum, const Verdict& v) {
      if (v) sum = sum.value_or(true) && *v;
    };
    for (const query::Node& child : node.children) {
      if (child.occur == Occur::must_not) {
        if (const Verdict v = verdict(child, story, false)) both(limits, !*v);
      } else if (child.kind == Kind::filter || child.kind == Kind::date) {
        both(limits, verdict(child, story, loose));
      } else if (is_required(child, node.kind, loose)) {
        both(musts, verdict(child, story, loose));
      } else {
        const bool in_words = child.kind == Kind::word || child.kind == Kind::phrase;
        const Verdict v = in_words ? one_word(child, story) : verdict(child, story, loose);
        if (v) mays = mays.value_or(false) || *v;
      }
    }
    if (!musts && !mays && !limits) return {};
    return limits.value_or(true) && (musts ? *musts : mays.value_or(true));
  }

  static bool is_required(const query::Node& child, Kind list, bool loose) {
    return list == Kind::all || child.occur == Occur::must || child.kind == Kind::all || child.kind == Kind::any ||
           child.kind == Kind::near || (child.kind == Kind::phrase && !loose);
  }

  // The same for each story, so worked out once.
  const std::vector<text::Token>& read(const std::string& text) const {
    const auto [known, is_new] = read_.try_emplace(text);
    std::vector<text::Token>& tokens = known->second;
    if (!is_new) return tokens;
    analyzer_.analyze(text, text::Capitals::are_acronyms, tokens);
    std::erase_if(tokens, [](const text::Token& token) { return token.kind == TokenKind::paragraph; });
    return tokens;
  }

  static bool is_in(const std::optional<Field>& field, const ReadStory::Read& read) {
    return !field || (field == Field::abstract ? read.in_abstract : (field == Field::title) == read.in_title);
  }

  // Some word of the story, compounds among them, that is not left out of the index.
  template <class Test>
  static bool some(const query::Node& node, const ReadStory& story, Test test) {
    return std::ranges::any_of(story.words(), [&](const ReadStory::Read& read) {
      return (read.kind == TokenKind::word || read.kind == TokenKind::compound) && !read.word.function_word &&
             is_in(node.field, read) && test(read.word);
    });
  }

  static bool same_form(const text::Word& asked, const text::Word& read) {
    return asked.folded == read.folded && (read.function_word || asked.stem == read.stem);
  }

  static bool has(const text::Word& asked, const query::Node& node, const ReadStory& story) {
    // French stems say nothing of the words of other languages.
    const bool foreign = dispatch::is_foreign(story.story().dispatch);
    if (!asked.function_word)
      return some(node, story, [&](const text::Word& word) {
        return foreign ? word.folded == asked.folded : word.stem == asked.stem;
      });
    return std::ranges::any_of(story.words(), [&](const ReadStory::Read& read) {
      return (read.kind == TokenKind::word || read.kind == TokenKind::compound) && is_in(node.field, read) &&
             same_form(asked, read.word);
    });
  }

  // One of its parts, those left out that weigh nothing.
  Verdict one_word(const query::Node& node, const ReadStory& story) const {
    Verdict one;
    for (const text::Token& token : read(node.text))
      if (token.kind != TokenKind::particle && !(has_content_ && content_.is_stop_word(*token.word)))
        one = one.value_or(false) || has(*token.word, node, story);
    return one;
  }

  // All its parts, or the compound that they are together.
  Verdict whole_word(const query::Node& node, const ReadStory& story) const {
    Verdict all;
    bool compound = false;
    for (const text::Token& token : read(node.text)) {
      if (token.kind == TokenKind::compound) compound = has(*token.word, node, story);
      if (token.kind == TokenKind::word) all = all.value_or(true) && has(*token.word, node, story);
    }
    return all ? Verdict(*all || compound) : all;
  }

  Verdict phrase(const query::Node& node, const ReadStory& story) const {
    std::vector<text::Token> asked = read(node.text);
    std::erase_if(asked, [](const text::Token& token) { return token.kind == TokenKind::compound; });
    if (asked.empty()) return {};
    for (std::size_t at = 0; at < story.words().size(); ++at)
      if (is_in(node.field, story.words()[at]) && phrase_at(asked, story.words(), at)) return true;
    return false;
  }

  // Where something stands, by the number of its paragraph and of its words there.
  struct Stretch {
    std::size_t paragraph;
    std::size_t first;
    std::size_t last;
    bool operator==(const Stretch&) const = default;
  };

  // What each word of the story is, by its place: a compound and a particle stand before their words.
  struct Numbered {
    std::size_t at;  // among the words of the story
    std::size_t paragraph;
    std::size_t word;
  };

  static std::vector<Numbered> numbered(const ReadStory& story) {
    std::vector<Numbered> all;
    std::size_t paragraph = 0;
    std::size_t words = 0;
    bool in_abstract = false;
    for (std::size_t at = 0; at < story.words().size(); ++at) {
      const ReadStory::Read& read = story.words()[at];
      if (read.kind == TokenKind::paragraph) ++paragraph;
      if (std::exchange(in_abstract, read.in_abstract) != read.in_abstract) ++paragraph;
      if (read.kind == TokenKind::paragraph) continue;
      all.push_back({at, paragraph, words + 1});
      if (read.kind == TokenKind::word) ++words;
    }
    return all;
  }

  // Every place of a word, one of its parts and all of them in a row, or its compound; of a phrase; of a pattern.
  std::vector<Stretch> stretches(const query::Node& node, const ReadStory& story) const {
    std::vector<Stretch> found;
    const bool foreign = dispatch::is_foreign(story.story().dispatch);
    for (const Numbered& here : numbered(story)) {
      const ReadStory::Read& read = story.words()[here.at];
      if (!is_in(node.field, read)) continue;
      if (node.kind == Kind::wildcard || node.kind == Kind::fuzzy) {
        if (read.kind != TokenKind::particle && fits_pattern(node, read.word))
          found.push_back({here.paragraph, here.word, here.word});
        continue;
      }
      std::vector<text::Token> asked = read_asked(node);
      for (const text::Token& token : asked)
        if (token.kind == TokenKind::compound && node.kind == Kind::word && read.kind != TokenKind::particle &&
            same_near(*token.word, read.word, foreign))
          found.push_back({here.paragraph, here.word, here.word});
      std::erase_if(asked, [&](const text::Token& token) {
        return token.kind == TokenKind::compound || (node.kind == Kind::word && token.kind == TokenKind::particle);
      });
      if (asked.empty()) continue;
      const auto same = [&](const text::Word& one, const text::Word& other) {
        return node.kind == Kind::word ? same_near(one, other, foreign) : same_form(one, other);
      };
      const std::size_t length = row_at(asked, story.words(), here.at, same);
      if (length > 0) found.push_back({here.paragraph, here.word, here.word + length - 1});
    }
    return found;
  }

  std::vector<text::Token> read_asked(const query::Node& node) const { return read(node.text); }

  bool fits_pattern(const query::Node& node, const text::Word& word) const {
    if (node.kind == Kind::wildcard) return !word.function_word && fits(text::fold(node.text), word.folded);
    for (const text::Token& token : read(node.text)) {
      if (token.kind != TokenKind::word) continue;
      const std::size_t edits = query::edits_for(token.word->folded, node.edits);
      if (token.word->function_word || edits == 0) return same_form(*token.word, word);
      return !word.function_word && distance(token.word->folded, word.folded) <= edits;
    }
    return false;
  }

  static bool same_near(const text::Word& asked, const text::Word& read, bool foreign) {
    if (asked.folded == read.folded && (asked.function_word || read.function_word || asked.stem == read.stem))
      return true;
    return !foreign && !asked.function_word && !read.function_word && asked.stem == read.stem;
  }

  // How many words the row takes that begins there; 0 when it does not stand there.
  template <class Same>
  static std::size_t row_at(const std::vector<text::Token>& asked, const std::vector<ReadStory::Read>& words,
                            std::size_t at, Same same) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < asked.size(); ++i, ++at) {
      const bool particle = asked[i].kind == TokenKind::particle;
      const auto passed_over = [&](const ReadStory::Read& read) {
        return read.kind == TokenKind::compound || (read.kind == TokenKind::particle && !particle);
      };
      while (i > 0 && at < words.size() && passed_over(words[at])) ++at;
      if (at == words.size() || words[at].kind == TokenKind::paragraph) return 0;
      const bool alone = asked.size() == 1 && words[at].kind == TokenKind::compound;
      if ((words[at].kind == TokenKind::particle) != particle || (passed_over(words[at]) && !alone)) return 0;
      if (particle ? asked[i].word->form != words[at].word.form : !same(*asked[i].word, words[at].word)) return 0;
      length += particle ? 0 : 1;
    }
    return std::max<std::size_t>(length, 1);
  }

  Verdict near_pair(const query::Node& node, const ReadStory& story) const {
    std::vector<std::vector<Stretch>> sides;
    for (const query::Node& child : node.children) {
      std::vector<Stretch>& side = sides.emplace_back();
      const auto add = [&](const query::Node& part) {
        const auto more = stretches(part, story);
        side.insert(side.end(), more.begin(), more.end());
      };
      if (child.kind == Kind::any)
        for (const query::Node& part : child.children) add(part);
      else
        add(child);
    }
    for (const Stretch& a : sides[0])
      for (const Stretch& b : sides[1]) {
        if (a.paragraph != b.paragraph) continue;
        if (a.last < b.first && b.first - a.last - 1 <= node.near.words) return true;
        if (!node.near.in_order && b.last < a.first && a.first - b.last - 1 <= node.near.words) return true;
      }
    return false;
  }

  // Each word as often as it was typed, within as many places as there are words and others between them.
  Verdict near_words(const query::Node& node, const ReadStory& story) const {
    std::vector<const text::Word*> asked;
    for (const text::Token& token : read(node.text))
      if (token.kind == TokenKind::word) asked.push_back(token.word);
    if (asked.empty()) return {};
    const bool foreign = dispatch::is_foreign(story.story().dispatch);
    const std::size_t width = asked.size() + node.near.words;
    const std::vector<Numbered> all = numbered(story);
    const auto has_all = [&](const Numbered& begin) {
      return std::ranges::all_of(asked, [&](const text::Word* word) {
        const auto is_same = [&](const text::Word* other) { return same_near(*word, *other, foreign); };
        std::set<std::size_t> places;
        for (const Numbered& here : all)
          if (here.paragraph == begin.paragraph && begin.word <= here.word && here.word < begin.word + width &&
              story.words()[here.at].kind != TokenKind::particle && is_in(node.field, story.words()[here.at]) &&
              same_near(*word, story.words()[here.at].word, foreign))
            places.insert(here.word);
        return static_cast<std::ptrdiff_t>(places.size()) >= std::ranges::count_if(asked, is_same);
      });
    };
    return std::ranges::any_of(all, has_all);
  }

  bool has_pattern(const query::FieldName& name, const std::string& pattern, const ReadStory& story) const {
    const Dispatch& dispatch = story.story().dispatch;
    const auto has = [&](const std::string& value) {
      return std::ranges::any_of(query::folded_words(value, analyzer_),
                                 [&](const std::string& word) { return fits(text::fold(pattern), word); });
    };
    if (name.field == Field::source) return has(dispatch.source);
    if (name.field == Field::place) return has(dispatch.place);
    return std::ranges::any_of(dispatch.properties, [&](const Property& property) {
      return property.name == name.property && (pattern == "*" || has(property.value));
    });
  }

  static bool is_undated(Field field, const ReadStory& story) {
    return field == Field::mentions ? story.story().mentions.empty() : !story.story().dispatch.dated;
  }

  static bool phrase_at(const std::vector<text::Token>& asked, const std::vector<ReadStory::Read>& words,
                        std::size_t at) {
    for (std::size_t i = 0; i < asked.size(); ++i, ++at) {
      const bool particle = asked[i].kind == TokenKind::particle;
      const auto passed_over = [&](const ReadStory::Read& read) {
        return read.kind == TokenKind::compound || (read.kind == TokenKind::particle && !particle);
      };
      while (i > 0 && at < words.size() && passed_over(words[at])) ++at;
      if (at == words.size() || (words[at].kind == TokenKind::particle) != particle) return false;
      if (words[at].kind != TokenKind::word && !particle) return false;
      if (particle ? asked[i].word->form != words[at].word.form : !same_form(*asked[i].word, words[at].word))
        return false;
    }
    return true;
  }

  Verdict fuzzy(const query::Node& node, const ReadStory& story) const {
    Verdict all;
    for (const text::Token& token : read(node.text)) {
      if (token.kind != TokenKind::word) continue;
      const std::size_t edits = query::edits_for(token.word->folded, node.edits);
      const auto near = [&](const text::Word& word) { return distance(token.word->folded, word.folded) <= edits; };
      const bool as_it_is = token.word->function_word || edits == 0;
      const bool found = as_it_is ? has(*token.word, node, story) : some(node, story, near);
      all = all.value_or(true) && found;
    }
    return all;
  }

  // * stands for any letters, ? for one.
  static bool fits(std::string_view pattern, std::string_view word) {
    if (pattern.empty()) return word.empty();
    if (pattern[0] == '*') return fits(pattern.substr(1), word) || (!word.empty() && fits(pattern, word.substr(1)));
    return !word.empty() && (pattern[0] == '?' || pattern[0] == word[0]) && fits(pattern.substr(1), word.substr(1));
  }

  // Letters inserted, dropped, replaced, or swapped with their neighbour.
  static std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
      for (std::size_t j = 0; j <= b.size(); ++j) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    return d[a.size()][b.size()];
  }

  bool has_value(const query::FieldName& name, const std::string& value, const ReadStory& story) const {
    return name.field ? has_value(*name.field, value, story) : has_property(name.property, value, story);
  }

  // Each two words that follow each other stand side by side in a value of that name.
  bool has_property(const std::string& name, const std::string& value, const ReadStory& story) const {
    const std::vector<std::string> asked = query::folded_words(value, analyzer_);
    const auto has = [&](std::size_t at, std::size_t size) {
      return std::ranges::any_of(story.story().dispatch.properties, [&](const Property& property) {
        const std::vector<std::string> words = query::folded_words(property.value, analyzer_);
        const auto begin = asked.begin() + static_cast<std::ptrdiff_t>(at);
        return property.name == name && !std::ranges::search(words, std::ranges::subrange(begin, begin + size)).empty();
      });
    };
    if (asked.size() == 1) return has(0, 1);
    bool all = !asked.empty();
    for (std::size_t at = 0; at + 1 < asked.size(); ++at) all = all && has(at, 2);
    return all;
  }

  bool has_value(Field field, const std::string& value, const ReadStory& story) const {
    const Dispatch& dispatch = story.story().dispatch;
    if (field == Field::id) return dispatch.id == value;
    if (field == Field::status) return value == "usable" ? is_usable(dispatch) : value == to_string(dispatch.status);
    const std::vector<std::string> asked = query::folded_words(value, analyzer_);
    const std::vector<std::string> words =
        query::folded_words(field == Field::source ? dispatch.source : dispatch.place, analyzer_);
    return !asked.empty() && std::ranges::all_of(asked, [&](const std::string& word) {
      return std::ranges::find(words, word) != words.end();
    });
  }

  static bool is_usable(const Dispatch& dispatch) { return dispatch.status == PublicationStatus::usable; }

  static bool has_date(Field field, const DateRange& asked, bool certain, const ReadStory& story) {
    const auto fits = [&](const DateRange& range) { return certain ? asked.contains(range) : asked.overlaps(range); };
    if (field == Field::mentions) return std::ranges::any_of(story.story().mentions, fits);
    return story.story().dispatch.dated && fits(*story.story().dispatch.dated);
  }

  // Of what is known to some days only, the hours of these count.
  static bool was_written(const TimeSpan& asked, bool certain, const ReadStory& story) {
    const Dispatch& dispatch = story.story().dispatch;
    if (dispatch.written_at) return asked.from <= dispatch.written_at->time && dispatch.written_at->time < asked.until;
    if (!dispatch.dated) return false;
    const TimeSpan days = time::moments_of(*dispatch.dated);
    return certain ? asked.contains(days) : asked.from < days.until && days.from < asked.until;
  }

  bool passes_filters(const ReadStory& story) const {
    const auto any_of = [&](Field field, const std::vector<std::string>& values) {
      return values.empty() ||
             std::ranges::any_of(values, [&](const std::string& value) { return has_value(field, value, story); });
    };
    const auto one_of_name = [&](const PropertyFilter& asked) {
      return std::ranges::any_of(request_.where, [&](const PropertyFilter& other) {
        return other.name == asked.name && has_property(property_name(other.name), other.value, story);
      });
    };
    const auto is_left_out = [&](const PropertyFilter& asked) {
      return asked.name == "source" ? has_value(Field::source, asked.value, story)
                                    : has_property(property_name(asked.name), asked.value, story);
    };
    return std::ranges::none_of(request_.not_where, is_left_out) &&
           (!request_.dated || has_date(Field::date, *request_.dated, request_.strict_dates, story)) &&
           (!request_.written || was_written(*request_.written, request_.strict_dates, story)) &&
           (!request_.mentioned || has_date(Field::mentions, *request_.mentioned, false, story)) &&
           any_of(Field::source, request_.sources) && any_of(Field::place, request_.places) &&
           std::ranges::all_of(request_.where, one_of_name) && (!request_.usable || is_usable(story.story().dispatch));
  }

  // Several words of content beside a phrase: then phrases only rank.
  bool reads_like_a_sentence() const {
    std::size_t words = 0;
    bool quotes = false;
    for (const query::Node& child : root_.children) {
      if (child.occur != Occur::should) continue;
      quotes = quotes || child.kind == Kind::phrase;
      if (child.kind == Kind::word && content_.count(child) > 0) ++words;
    }
    return quotes && words >= 3;
  }

  const query::Node root_;
  const SearchRequest& request_;
  text::Analyzer& analyzer_;
  query::ContentWords content_;
  mutable std::map<std::string, std::vector<text::Token>> read_;
  bool has_content_ = false;
  bool is_sentence_ = false;
};

}  // namespace depeche::test
