#include "query/plan/compiler.h"

#include <algorithm>
#include <set>
#include <utility>

#include "query/language/limits.h"
#include "query/plan/asked_dates.h"
#include "query/plan/filters.h"
#include "query/plan/usable_filter.h"
#include "query/plan/word_queries.h"
#include "query/read/pattern.h"
#include "query/read/stream_source.h"
#include "query/words/content_words.h"
#include "query/words/fuzzy.h"
#include "query/words/respelling.h"
#include "query/words/wildcard.h"
#include "schema/terms.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

using schema::Field;
using text::Token;
using text::TokenKind;
using Op = Xapian::Query::op;

// Each walks through the dictionary; those beyond are words.
constexpr std::size_t kMaxPatterns = 16;
// With as many words of content outside its quotation marks, a query is a sentence that quotes someone: its phrases
// rank, word by word, but exclude nothing. Measured on 1,487 headlines and 1,485 leads, requiring them loses 1 to 2 %
// of nDCG@10.
constexpr std::size_t kSentenceWords = 3;
constexpr std::size_t kMaxAlternatives = 16;

class Compiler {
 public:
  Compiler(const Indexes& indexes, text::Analyzer& analyzer, const CompileOptions& options)
      : indexes_(indexes),
        analyzer_(analyzer),
        words_(indexes),
        content_(options.stop_words, analyzer),
        filters_(indexes, analyzer),
        finder_(indexes.parts, options.aliases, analyzer),
        expand_(options.expand) {}

  Compiled run(const Node& tree, const Filters& filters, bool loose_phrases) {
    content_.read_question(tree);
    content_words_ = content_.count(tree);
    respeller_.emplace(indexes_, analyzer_, content_words_);
    finder_.judge_capitals(tree);
    add_folded_words(tree, analyzer_, typed_);
    loose_phrases_ = loose_phrases || reads_like_a_sentence(tree);
    compiled_.dates = filters.dated;
    compiled_.mentioned = filters.mentioned;
    narrow_dates(tree, compiled_.dates, compiled_.mentioned);
    Clauses clauses = root_clauses(tree);
    add_filters(filters, clauses);
    compiled_.matching = combine(clauses);
    std::vector<Leaf> rarest = rarest_of(clauses.shoulds, indexes_.all.get_doccount());
    compiled_.retrieval_is_complete = rarest.size() == clauses.shoulds.size() || !clauses.musts.empty();
    compiled_.has_optional_words = !clauses.shoulds.empty();
    clauses.shoulds = std::move(rarest);
    compiled_.retrieval = combine(clauses);
    if (is_plain(clauses)) compiled_.plain = plain(std::move(clauses));
    return std::move(compiled_);
  }

 private:
  // The children of a ranked list, sorted by what they do.
  struct Clauses {
    std::vector<Leaf> shoulds;
    std::vector<Xapian::Query> musts;
    std::vector<Filter> filters;
    std::vector<Xapian::Query> nots;
  };

  // --- structure

  Clauses root_clauses(const Node& tree) {
    if (tree.kind == Kind::ranked) return clauses_of(tree);
    Node ranked;
    ranked.children.push_back(tree);
    return clauses_of(ranked);
  }

  Clauses clauses_of(const Node& ranked) {
    Clauses clauses;
    for (const Node& child : ranked.children) add_clause(child, clauses);
    if (expand_ && collecting_) add_alternatives_of_runs(ranked, clauses.shoulds);
    return clauses;
  }

  void add_clause(const Node& node, Clauses& clauses) {
    indexes_.deadline.check();
    if (node.occur == Occur::must_not) {
      collecting_ = false;
      clauses.nots.push_back(required(node));
      collecting_ = true;
    } else if (node.kind == Kind::filter || node.kind == Kind::date) {
      clauses.filters.push_back(filter_of(node));
    } else if (node.occur == Occur::must || node.kind == Kind::all || node.kind == Kind::any ||
               (node.kind == Kind::phrase && !loose_phrases_)) {
      if (Xapian::Query query = required(node); !query.empty()) clauses.musts.push_back(std::move(query));
    } else if (node.kind == Kind::word || node.kind == Kind::phrase) {
      add_word_leaves(node, clauses.shoulds);
    } else if (Xapian::Query query = required(node); !query.empty()) {
      clauses.shoulds.push_back({std::move(query), 0, {}, {}, {}});
    }
  }

  static Xapian::Query combine(const Clauses& clauses) {
    Xapian::Query query;
    if (!clauses.musts.empty()) query = Xapian::Query(Op::OP_AND, clauses.musts.begin(), clauses.musts.end());
    if (!clauses.shoulds.empty()) {
      const Xapian::Query should = any_of(clauses.shoulds);
      query = query.empty() ? should : Xapian::Query(Op::OP_AND_MAYBE, query, should);
    }
    if (query.empty()) query = unweighted(everything());
    for (const Filter& filter : clauses.filters) query = Xapian::Query(Op::OP_FILTER, query, filter.query);
    for (const Xapian::Query& excluded : clauses.nots) query = Xapian::Query(Op::OP_AND_NOT, query, excluded);
    return query;
  }

  static bool is_plain(const Clauses& clauses) {
    return !clauses.shoulds.empty() && clauses.musts.empty() && clauses.nots.empty() &&
           std::ranges::all_of(clauses.shoulds, &Leaf::is_plain) &&
           std::ranges::none_of(clauses.filters, &std::vector<std::string>::empty, &Filter::terms);
  }

  static PlainQuery plain(Clauses clauses) {
    PlainQuery plain{std::move(clauses.shoulds), {}};
    for (Filter& filter : clauses.filters) plain.filters.push_back(std::move(filter.terms));
    return plain;
  }

  // The query that matches just the documents of `node`; empty when the node says nothing (a lone article).
  Xapian::Query required(const Node& node) {
    indexes_.deadline.check();
    switch (node.kind) {
      case Kind::word:
        return required_word(node);
      case Kind::phrase:
        return phrase(node);
      case Kind::wildcard:
        return wildcard(node);
      case Kind::fuzzy:
        return fuzzy(node);
      case Kind::filter:
      case Kind::date:
        return filter_of(node).query;
      case Kind::ranked:
        return combine(clauses_of(node));
      case Kind::all:
        return all_of(node);
      case Kind::any:
        return one_of(node);
    }
    return {};
  }

  Xapian::Query all_of(const Node& node) {
    Clauses clauses;
    for (Node child : node.children) {
      if (child.occur == Occur::should) child.occur = Occur::must;
      add_clause(child, clauses);
    }
    return combine(clauses);
  }

  Xapian::Query one_of(const Node& node) {
    std::vector<Xapian::Query> queries;
    std::vector<Filter> filters;
    for (const Node& child : node.children) {
      if (child.kind == Kind::filter || child.kind == Kind::date)
        filters.push_back(filter_of(child));
      else if (Xapian::Query query = required(child); !query.empty())
        queries.push_back(std::move(query));
    }
    if (!filters.empty()) queries.push_back(any_of(filters).query);
    return Xapian::Query(Op::OP_OR, queries.begin(), queries.end());
  }

  // --- words

  std::vector<Token> analyze(const std::string& text) {
    std::vector<Token> tokens;
    analyzer_.analyze(text, text::Capitals::are_acronyms, tokens);
    std::erase_if(tokens, [](const Token& t) { return t.kind == TokenKind::paragraph; });
    return tokens;
  }

  bool reads_like_a_sentence(const Node& tree) {
    if (tree.kind != Kind::ranked) return false;
    std::size_t words = 0;
    bool quotes = false;
    for (const Node& child : tree.children) {
      if (child.occur != Occur::should) continue;
      quotes = quotes || child.kind == Kind::phrase;
      if (child.kind == Kind::word && content_.count(child) > 0) ++words;
    }
    if (!quotes || words < kSentenceWords) return false;
    compiled_.notices.emplace_back(
        "in a query of many words, quotation marks exclude nothing; write +\"…\" where a phrase must stand");
    return true;
  }

  void add_word_leaves(const Node& node, std::vector<Leaf>& leaves) {
    const std::vector<Token> tokens = analyze(node.text);
    for (const Token& token : tokens) {
      if (token.kind == TokenKind::particle) continue;
      if (token.kind == TokenKind::word) ++compiled_.word_count;
      if (content_words_ > 0 && content_.is_stop_word(*token.word)) continue;
      if (word_leaves_ >= kMaxWords) return notice_cut();
      const std::optional<text::Word> meant = meant_by(token);
      const text::Word& word = meant ? *meant : *token.word;
      const std::size_t known = compiled_.words.size();
      ScoredWord scored = scored_word(word, node.field);
      scored.share = share_of(token, tokens) * (meant ? kRespeltWeight : 1);
      const double share = scored.share;
      const std::size_t place = collect(std::move(scored));
      if (place < known) continue;
      ++word_leaves_;
      leaves.push_back(expanded(words_.leaf_of_word(word, node.field, share), token, node, place));
    }
  }

  // The word that is searched instead of one that no document has.
  std::optional<text::Word> meant_by(const Token& token) {
    if (!expand_ || !collecting_ || token.kind != TokenKind::word || finder_.knows(token.word->folded))
      return std::nullopt;
    auto word = respeller_->meant_by(*token.word);
    if (word) compiled_.respelt.emplace_back(token.word->form, word->form);
    return word;
  }

  Xapian::Query required_word(const Node& node) {
    std::vector<Xapian::Query> parts;
    Xapian::Query compound;
    for (const Token& token : analyze(node.text)) {
      if (token.kind == TokenKind::particle) continue;
      const std::size_t place = collect(scored_word(*token.word, node.field));
      if (token.kind == TokenKind::compound) {
        compound = words_.of_word(*token.word, node.field);
        continue;
      }
      ++compiled_.word_count;
      parts.push_back(expanded(words_.leaf_of_word(*token.word, node.field), token, node, place).query);
    }
    Xapian::Query words(Op::OP_AND, parts.begin(), parts.end());
    if (!compound.empty()) words |= compound;
    return parts.size() > 1 ? or_alternatives(words, node) : words;
  }

  // The word's place among those that rank.
  std::size_t collect(ScoredWord word) {
    const auto same = [&](const ScoredWord& w) {
      return w.form == word.form && w.field == word.field && w.expansions == word.expansions;
    };
    const auto known = std::find_if(compiled_.words.begin(), compiled_.words.end(), same);
    const auto place = static_cast<std::size_t>(known - compiled_.words.begin());
    if (collecting_ && known == compiled_.words.end()) compiled_.words.push_back(std::move(word));
    return place;
  }

  void notice_cut() {
    const std::string notice = "only the first " + std::to_string(kMaxWords) + " words of the query count";
    if (compiled_.notices.empty() || compiled_.notices.back() != notice) compiled_.notices.push_back(notice);
  }

  // --- alternatives

  bool may_add() const { return expand_ && collecting_ && compiled_.alternatives.size() < kMaxAlternatives; }

  // "Les Républicains (LR)" needs neither for the other.
  bool is_typed(const Alternative& alternative) const {
    return std::ranges::all_of(alternative.added_words.elements, [&](const Phrase::Element& element) {
      return !element.indexed || typed_.contains(element.folded);
    });
  }

  // `leaf`, or what else its word may be called.
  Leaf expanded(Leaf leaf, const Token& token, const Node& node, std::size_t place) {
    if (!may_add() || token.kind != TokenKind::word) return leaf;
    std::vector<Xapian::Query> queries{leaf.query};
    for (Alternative& alternative : finder_.alternatives_of({&node, token})) {
      if (!may_add()) break;
      if (is_typed(alternative)) continue;
      alternative.words = {place};
      leaf.stand_ins.push_back(words_.of_alternative(alternative));
      queries.push_back(instead_of(leaf.query, leaf.stand_ins.back().query));
      compiled_.alternatives.push_back(std::move(alternative));
    }
    leaf.query = Xapian::Query(Op::OP_OR, queries.begin(), queries.end());
    return leaf;
  }

  // Only where the typed words are not: OP_MAX would say the same, but crashes in Xapian 1.4 with sources of postings.
  static Xapian::Query instead_of(const Xapian::Query& typed, const Xapian::Query& added) {
    return Xapian::Query(Op::OP_AND_NOT, added, typed);
  }

  // Names and expansions typed as plain words side by side also find what else they are called.
  void add_alternatives_of_runs(const Node& ranked, std::vector<Leaf>& leaves) {
    std::vector<TypedWord> run;
    for (const Node& child : ranked.children) {
      const bool plain =
          child.occur == Occur::should && (child.kind == Kind::word || (child.kind == Kind::phrase && loose_phrases_));
      if (!plain || (!run.empty() && run.front().node->field != child.field)) {
        add_alternatives_of(run, leaves);
        run.clear();
      }
      if (plain && run.size() < kMaxWords) add_typed_words(child, run);
    }
    add_alternatives_of(run, leaves);
  }

  void add_typed_words(const Node& node, std::vector<TypedWord>& words) {
    for (const Token& token : analyze(node.text))
      if (token.kind == TokenKind::word) words.push_back({&node, token});
  }

  void add_alternatives_of(const std::vector<TypedWord>& run, std::vector<Leaf>& leaves) {
    for (std::size_t i = 0; i + 1 < run.size() && may_add(); ++i) {
      AlternativeFinder::Run found = finder_.run_at(run, i);
      if (found.size == 0) continue;
      for (Leaf& leaf : leaves_of(found)) leaves.push_back(std::move(leaf));
      i += found.size - 1;
    }
  }

  std::vector<Leaf> leaves_of(AlternativeFinder::Run& run) {
    std::vector<Leaf> leaves;
    for (Alternative& alternative : run.alternatives) {
      if (!may_add()) break;
      if (is_typed(alternative)) continue;
      leaves.push_back(words_.of_alternative(alternative));
      alternative.words = places_of(alternative.typed_words);
      compiled_.alternatives.push_back(std::move(alternative));
    }
    return leaves;
  }

  std::vector<std::size_t> places_of(const Phrase& typed) const {
    std::vector<std::size_t> places;
    for (const Phrase::Element& element : typed.elements)
      for (std::size_t i = 0; i < compiled_.words.size(); ++i)
        if (compiled_.words[i].folded == element.folded && compiled_.words[i].field == typed.field) places.push_back(i);
    return places;
  }

  // A quoted name or expansion also matches what else it is called.
  Xapian::Query or_alternatives(const Xapian::Query& query, const Node& node) {
    if (!may_add()) return query;
    std::vector<TypedWord> words;
    add_typed_words(node, words);
    AlternativeFinder::Run found = finder_.run_at(words, 0);
    if (found.size != words.size()) return query;
    std::vector<Xapian::Query> queries{query};
    for (const Leaf& leaf : leaves_of(found)) queries.push_back(instead_of(query, leaf.query));
    return Xapian::Query(Op::OP_OR, queries.begin(), queries.end());
  }

  // --- phrases and wildcards

  Xapian::Query phrase(const Node& node) {
    const std::vector<Token> tokens = analyze(node.text);
    Phrase phrase = Phrase::from(tokens, node.field);
    if (phrase.elements.empty()) return {};
    std::vector<Xapian::Query> weighted;
    for (const Token& token : tokens) {
      if (token.kind != TokenKind::word) continue;
      ++compiled_.word_count;
      if (token.word->function_word) continue;
      if (!content_.is_stop_word(*token.word) || content_words_ == 0) collect(scored_word(*token.word, node.field));
    }
    std::set<std::string> stems;
    for (const Phrase::Element& element : phrase.elements)
      if (element.indexed && stems.insert(element.stem).second)
        weighted.push_back(words_.of_stem(element.stem, node.field));
    if (collecting_) compiled_.phrases.push_back(phrase);
    Xapian::Query exactly = source(phrase_finder(std::move(phrase)), indexes_);
    if (weighted.empty()) return exactly;
    const Xapian::Query ranked(Op::OP_OR, weighted.begin(), weighted.end());
    return or_alternatives(Xapian::Query(Op::OP_FILTER, ranked, exactly), node);
  }

  Xapian::Query wildcard(const Node& node) {
    if (!may_expand()) return required_word(node);
    ++compiled_.word_count;
    ScoredWord scored;
    scored.form = node.text;
    scored.field = node.field;
    return any_of_words(expand(node.text, indexes_.dictionaries(), indexes_.deadline), std::move(scored));
  }

  // The words that are near each of its parts.
  Xapian::Query fuzzy(const Node& node) {
    std::vector<Xapian::Query> parts;
    for (const Token& token : analyze(node.text)) {
      if (token.kind != TokenKind::word) continue;
      ++compiled_.word_count;
      parts.push_back(near_word(*token.word, node));
    }
    return Xapian::Query(Op::OP_AND, parts.begin(), parts.end());
  }

  Xapian::Query near_word(const text::Word& word, const Node& node) {
    const std::size_t edits = edits_for(word.folded, node.edits);
    if (word.function_word || edits == 0 || !may_expand()) {
      collect(scored_word(word, node.field));
      return words_.of_word(word, node.field);
    }
    ScoredWord scored;
    scored.form = word.form + '~' + std::to_string(edits);
    scored.folded = word.folded;
    scored.field = node.field;
    return any_of_words(expand_near(word.folded, edits, indexes_.dictionaries(), indexes_.deadline), std::move(scored));
  }

  bool may_expand() {
    if (++patterns_ <= kMaxPatterns) return true;
    if (patterns_ == kMaxPatterns + 1)
      compiled_.notices.push_back("only the first " + std::to_string(kMaxPatterns) +
                                  " words of the query with *, ? or ~ stand for others");
    return false;
  }

  Xapian::Query any_of_words(Expansion expansion, ScoredWord scored) {
    if (expansion.capped)
      compiled_.notices.push_back("\"" + scored.form + "\" stands for the " + std::to_string(kMaxExpansions) +
                                  " most frequent words that match; type more letters");
    if (expansion.forms.empty()) return source(pattern_finder(scored), indexes_);
    std::vector<Phrase::Element> words;
    std::set<std::string> stems;
    for (const auto& [form, stem] : expansion.forms) {
      words.push_back({text::fold(form), stem, true, false});
      stems.insert(stem);
    }
    const std::optional<Field> field = scored.field;
    scored.expansions = std::move(expansion.forms);
    collect(std::move(scored));
    std::vector<Xapian::Query> weighted;
    weighted.reserve(stems.size());
    for (const std::string& stem : stems) weighted.push_back(words_.of_stem(stem, field));
    const Xapian::Query rank(Op::OP_SYNONYM, weighted.begin(), weighted.end());
    return Xapian::Query(Op::OP_FILTER, rank, source(any_word_finder(std::move(words), field), indexes_));
  }

  // --- filters

  Filter filter_of(const Node& node) {
    return node.kind == Kind::date ? filters_.dated(*node.field, *node.dates, node.certain)
                                   : filter(*node.field, node.text);
  }

  Filter filter(Field field, const std::string& value) {
    std::vector<Filter> names{filters_.of_value(field, value)};
    if (field != Field::id && expand_ && collecting_)
      for (const std::string& variant : finder_.variants_of(value)) {
        names.push_back(filters_.of_value(field, variant));
        compiled_.accepted.emplace_back(value, variant);
      }
    return any_of(names);
  }

  void add_filters(const Filters& filters, Clauses& clauses) {
    if (filters.dated) clauses.filters.push_back(filters_.dated(Field::date, *filters.dated, filters.strict_dates));
    if (filters.mentioned) clauses.filters.push_back(filters_.dated(Field::mentions, *filters.mentioned, false));
    const auto any_value = [&](Field field, const std::vector<std::string>& values) {
      std::vector<Filter> any;
      for (const std::string& value : values) any.push_back(filter(field, value));
      if (!any.empty()) clauses.filters.push_back(any_of(any));
    };
    any_value(Field::source, filters.sources);
    any_value(Field::place, filters.places);
    if (filters.usable_at) clauses.nots.push_back(unusable(*filters.usable_at));
  }

  const Indexes indexes_;
  text::Analyzer& analyzer_;
  WordQueries words_;
  ContentWords content_;
  FilterQueries filters_;
  Compiled compiled_;
  std::size_t patterns_ = 0;
  std::size_t word_leaves_ = 0;  // that rank, in all lists
  AlternativeFinder finder_;
  bool expand_;
  std::set<std::string> typed_;  // folded words of the query
  std::size_t content_words_ = 0;
  std::optional<Respeller> respeller_;
  bool loose_phrases_ = false;  // phrases among ranked words count as their words
  bool collecting_ = true;      // words count in ranking: not those that are excluded
};

}  // namespace

Compiled compile(const Node& tree, const Filters& filters, const Indexes& indexes, text::Analyzer& analyzer,
                 const CompileOptions& options) {
  return Compiler(indexes, analyzer, options).run(tree, filters, options.loose_phrases);
}

}  // namespace depeche::query
