#include "query/language/parser.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/message.h"
#include "query/language/date_value.h"
#include "query/language/lexer.h"
#include "query/language/limits.h"
#include "query/language/status_names.h"
#include "query/language/structure.h"

namespace depeche::query {
namespace {

Occur occur_of(char sign) {
  if (sign == '+') return Occur::must;
  return sign == '-' ? Occur::must_not : Occur::should;
}

Kind leaf_kind(LexemeKind kind) {
  if (kind == LexemeKind::phrase) return Kind::phrase;
  if (kind == LexemeKind::fuzzy) return Kind::fuzzy;
  return kind == LexemeKind::wildcard ? Kind::wildcard : Kind::word;
}

// Recursive descent: groups are at most kMaxDepth deep. The first bad date ends it.
class Parser {
 public:
  // `deadline` must outlive it. Throws base::DeadlinePassed.
  Parser(std::vector<Lexeme> lexemes, const Present& present, const base::Deadline& deadline)
      : lexemes_(std::move(lexemes)), present_(present), steps_(deadline) {}

  Result<Node> run() {
    Node root = parse_list({});
    if (error_) return tl::unexpected(std::move(*error_));
    return root;
  }

 private:
  // Operands joined by AND and NOT.
  struct Chain {
    std::vector<Node> operands;
    bool joined = false;  // by AND
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  bool at_end() const { return error_ || next_ >= lexemes_.size(); }
  bool at(LexemeKind kind) const { return !at_end() && lexemes_[next_].kind == kind; }
  bool take(LexemeKind kind) { return at(kind) && ++next_ > 0; }

  Node parse_list(const FieldName& asked) {
    Node list;
    const std::size_t first = next_;
    while (!at_end() && !at(LexemeKind::close)) parse_expression(asked, list.children);
    list.children = without_repeated(std::move(list.children), Kind::ranked);
    if (first < next_) {
      list.begin = lexemes_[first].begin;
      list.end = lexemes_[next_ - 1].end;
    }
    return collapsed(std::move(list));
  }

  static Node collapsed(Node list) {
    if (list.children.size() != 1 || list.children.front().occur == Occur::must_not) return list;
    Node only = std::move(list.children.front());
    only.occur = Occur::should;
    return only;
  }

  // One item of a list, or several: the exclusions behind a lone operand are items of their own.
  void parse_expression(const FieldName& asked, std::vector<Node>& items) {
    Chain chain = parse_chain(asked);
    if (at(LexemeKind::or_operator))
      items.push_back(parse_alternatives(std::move(chain), asked));
    else if (chain.joined)
      items.push_back(conjunction(std::move(chain)));
    else
      for (Node& operand : chain.operands) items.push_back(std::move(operand));
  }

  Node parse_alternatives(Chain first, const FieldName& asked) {
    Node any;
    any.kind = Kind::any;
    any.begin = first.begin;
    any.children.push_back(conjunction(std::move(first)));
    while (take(LexemeKind::or_operator)) any.children.push_back(conjunction(parse_chain(asked)));
    any.end = lexemes_[next_ - 1].end;
    any.children = without_repeated(std::move(any.children), Kind::any);
    return any.children.size() > 1 ? any : std::move(any.children.front());
  }

  Chain parse_chain(const FieldName& asked) {
    Chain chain;
    chain.begin = lexemes_[next_].begin;
    do {
      const bool excluded = take(LexemeKind::not_operator);
      Node operand = parse_near(asked);
      if (excluded) operand.occur = Occur::must_not;
      chain.operands.push_back(std::move(operand));
    } while (goes_on(chain));
    chain.end = lexemes_[next_ - 1].end;
    return chain;
  }

  bool goes_on(Chain& chain) {
    if (!take(LexemeKind::and_operator)) return at(LexemeKind::not_operator);
    chain.joined = true;
    return true;
  }

  static Node conjunction(Chain chain) {
    if (chain.operands.size() == 1 && chain.operands.front().occur != Occur::must_not) {
      chain.operands.front().occur = Occur::should;
      return std::move(chain.operands.front());
    }
    Node node;
    node.kind = chain.operands.size() == 1 ? Kind::ranked : Kind::all;
    node.begin = chain.begin;
    node.end = chain.end;
    for (Node& operand : chain.operands)
      if (operand.occur == Occur::must) operand.occur = Occur::should;
    node.children = without_repeated(std::move(chain.operands), node.kind);
    if (node.children.size() == 1 && node.children.front().occur == Occur::should)
      return std::move(node.children.front());
    return node;
  }

  // Words near each other, each two that follow each other by their own distance.
  Node parse_near(const FieldName& asked) {
    const std::size_t begin = lexemes_[next_].begin;
    Node first = parse_operand(asked);
    if (!at(LexemeKind::near_operator)) return first;
    const Occur occur = std::exchange(first.occur, Occur::should);
    Node all;
    all.kind = Kind::all;
    all.begin = begin;
    while (at(LexemeKind::near_operator)) {
      const Lexeme& lexeme = lexemes_[next_++];
      Node near;
      near.kind = Kind::near;
      near.near = *lexeme.near;
      near.begin = first.begin;
      near.children.push_back(std::move(first));
      near.children.push_back(parse_operand(asked));
      first = near.children.back();
      near.end = all.end = lexemes_[next_ - 1].end;
      if (near.children.back().occur == Occur::must) near.children.back().occur = first.occur = Occur::should;
      if (!error_ && !std::ranges::all_of(near.children, is_operand_of_near)) error_ = no_operand_of_near(lexeme);
      all.children.push_back(std::move(near));
    }
    Node node = all.children.size() == 1 ? std::move(all.children.front()) : std::move(all);
    node.begin = begin;
    node.occur = occur;
    return node;
  }

  static bool is_operand_of_near(const Node& node) {
    if (node.occur == Occur::must_not || schema::is_date_field(node.field)) return false;
    if (node.kind == Kind::any) return std::ranges::all_of(node.children, is_part_of_near);
    return is_part_of_near(node);
  }

  static bool is_part_of_near(const Node& node) {
    return node.kind == Kind::word || node.kind == Kind::phrase || node.kind == Kind::wildcard ||
           node.kind == Kind::fuzzy;
  }

  static Error no_operand_of_near(const Lexeme& lexeme) {
    return Error{ErrorCode::query,
                 tr("{} stands between words, phrases, patterns, or (a OU b)", base::in_quotes(lexeme.text)),
                 tr("join other parts of the query by ET, SAUF or +"), lexeme.begin};
  }

  Node parse_operand(const FieldName& asked) {
    steps_.step();
    Lexeme& lexeme = lexemes_[next_++];
    const FieldName& nearest = lexeme.asked.says_something() ? lexeme.asked : asked;
    Node node = lexeme.kind == LexemeKind::open ? parse_group(FieldName(nearest)) : leaf(lexeme, nearest);
    node.occur = occur_of(lexeme.sign);
    return node;
  }

  Node parse_group(const FieldName& asked) {
    const std::size_t open = next_ - 1;
    Node group = parse_list(asked);
    const bool is_list = !group.children.empty();
    if (take(LexemeKind::close) && is_list) {
      group.begin = lexemes_[open].begin;
      group.end = lexemes_[next_ - 1].end;
    }
    return group;
  }

  Node leaf(Lexeme& lexeme, const FieldName& asked) {
    Node node;
    node.begin = lexeme.text_begin;
    node.end = lexeme.text_end;
    node.field = asked.field;
    node.property = asked.property;
    if (schema::is_date_field(asked.field)) return date(std::move(node), lexeme.text);
    node.kind = asked.filters() ? Kind::filter : leaf_kind(lexeme.kind);
    if (node.kind == Kind::fuzzy) node.edits = lexeme.edits;
    node.is_pattern = node.kind == Kind::filter && lexeme.kind == LexemeKind::wildcard;
    if (node.kind == Kind::phrase && lexeme.near) take_distance(*lexeme.near, node);
    node.text = std::move(lexeme.text);
    if (node.field == schema::Field::status) take_status(node);
    return node;
  }

  void take_distance(const Proximity& near, Node& node) {
    node.kind = Kind::near;
    node.near = near;
    if (near.words > kMostWordsBetween && !error_)
      error_ = Error{ErrorCode::query,
                     tr("\"…\"~{} asks for more than {} words between others", near.words, kMostWordsBetween),
                     tr("ET asks for words wherever they stand"), node.begin};
  }

  void take_status(Node& node) {
    if (const auto status = status_named(node.text)) {
      node.text = *status;
      node.is_pattern = false;
    } else if (!error_) {
      error_ =
          Error{ErrorCode::query, tr("there is no status {}", base::in_quotes(node.text)),
                tr("canceled (annulé), withheld (retenu), embargoed (sous embargo), usable (utilisable)"), node.begin};
    }
  }

  Node date(Node node, std::string_view value) {
    node.kind = Kind::date;
    node.is_pattern = value == "*";
    if (node.is_pattern || is_no_date(value)) return node;
    node.certain = value.starts_with('=');
    if (node.certain) value.remove_prefix(1);
    const auto asked = asked_by(value, node.field);
    if (!asked) {
      error_ = Error{ErrorCode::query, asked.error().message, asked.error().hint, node.begin};
      return node;
    }
    node.dates = asked->days;
    node.moments = asked->moments;
    return node;
  }

  // Texts mention days, not hours.
  Result<AskedTime> asked_by(std::string_view value, std::optional<schema::Field> field) const {
    if (field == schema::Field::date) return parse_time_value(value, present_);
    return parse_date_value(value, present_.today).map([](const DateRange& days) { return AskedTime{days, {}}; });
  }

  std::vector<Lexeme> lexemes_;
  Present present_;
  base::DeadlineSteps steps_;
  std::size_t next_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<Node> parse(std::string_view query, const Present& present, const base::Deadline& deadline,
                   const OwnNames& own) {
  deadline.check();
  if (Status status = check_length(query); !status) return tl::unexpected(std::move(status.error()));
  const Reading reading = reading_of(query);
  auto lexed = lex(query, reading, deadline, own);
  if (!lexed) return tl::unexpected(std::move(lexed.error()));
  std::vector<Lexeme> balanced = balance(std::move(lexed->lexemes));
  deadline.check();
  if (Status status = mark_operators(balanced, reading); !status) return tl::unexpected(std::move(status.error()));
  Result<Node> tree = Parser(std::move(balanced), present, deadline).run();
  if (!tree) return tree;
  tree->has_grammar = reading.has_grammar;
  tree->quotes_sentence = reading.quotes_sentence;
  tree->notes = std::move(lexed->notes);
  if (Status status = check_clauses(*tree); !status) return tl::unexpected(std::move(status.error()));
  return tree;
}

}  // namespace depeche::query
