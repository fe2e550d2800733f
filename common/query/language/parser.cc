#include "query/language/parser.h"

#include <utility>
#include <vector>

#include "query/language/date_value.h"
#include "query/language/lexer.h"
#include "query/language/limits.h"
#include "query/language/structure.h"

namespace depeche::query {
namespace {

using schema::Field;
using schema::FieldKind;

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
  Parser(std::vector<Lexeme> lexemes, Day today, const base::Deadline& deadline)
      : lexemes_(std::move(lexemes)), today_(today), steps_(deadline) {}

  Result<Node> run() {
    Node root = parse_list(std::nullopt);
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

  Node parse_list(std::optional<Field> field) {
    Node list;
    const std::size_t first = next_;
    while (!at_end() && !at(LexemeKind::close)) parse_expression(field, list.children);
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
  void parse_expression(std::optional<Field> field, std::vector<Node>& items) {
    Chain chain = parse_chain(field);
    if (at(LexemeKind::or_operator))
      items.push_back(parse_alternatives(std::move(chain), field));
    else if (chain.joined)
      items.push_back(conjunction(std::move(chain)));
    else
      for (Node& operand : chain.operands) items.push_back(std::move(operand));
  }

  Node parse_alternatives(Chain first, std::optional<Field> field) {
    Node any;
    any.kind = Kind::any;
    any.begin = first.begin;
    any.children.push_back(conjunction(std::move(first)));
    while (take(LexemeKind::or_operator)) any.children.push_back(conjunction(parse_chain(field)));
    any.end = lexemes_[next_ - 1].end;
    any.children = without_repeated(std::move(any.children), Kind::any);
    return any.children.size() > 1 ? any : std::move(any.children.front());
  }

  Chain parse_chain(std::optional<Field> field) {
    Chain chain;
    chain.begin = lexemes_[next_].begin;
    do {
      const bool excluded = take(LexemeKind::not_operator);
      Node operand = parse_operand(field);
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

  Node parse_operand(std::optional<Field> field) {
    steps_.step();
    Lexeme& lexeme = lexemes_[next_++];
    if (lexeme.field) field = lexeme.field;
    Node node = lexeme.kind == LexemeKind::open ? parse_group(field) : leaf(lexeme, field);
    node.occur = occur_of(lexeme.sign);
    return node;
  }

  Node parse_group(std::optional<Field> field) {
    const std::size_t open = next_ - 1;
    Node group = parse_list(field);
    const bool is_list = !group.children.empty();
    if (take(LexemeKind::close) && is_list) {
      group.begin = lexemes_[open].begin;
      group.end = lexemes_[next_ - 1].end;
    }
    return group;
  }

  Node leaf(Lexeme& lexeme, std::optional<Field> field) {
    Node node;
    node.begin = lexeme.text_begin;
    node.end = lexeme.text_end;
    node.field = field;
    if (schema::is_date_field(field)) return date(std::move(node), lexeme.text);
    const bool ranked = !field || schema::field_info(*field).kind == FieldKind::ranked;
    node.kind = ranked ? leaf_kind(lexeme.kind) : Kind::filter;
    if (node.kind == Kind::fuzzy) node.edits = lexeme.edits;
    node.text = std::move(lexeme.text);
    return node;
  }

  Node date(Node node, std::string_view value) {
    node.kind = Kind::date;
    node.certain = value.starts_with('=');
    if (node.certain) value.remove_prefix(1);
    const auto range = parse_date_value(value, today_);
    if (range)
      node.dates = *range;
    else
      error_ = Error{ErrorCode::query, range.error().message, range.error().hint, node.begin};
    return node;
  }

  std::vector<Lexeme> lexemes_;
  Day today_;
  base::DeadlineSteps steps_;
  std::size_t next_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<Node> parse(std::string_view query, Day today, const base::Deadline& deadline) {
  deadline.check();
  if (Status status = check_length(query); !status) return tl::unexpected(std::move(status.error()));
  auto lexemes = lex(query, deadline);
  if (!lexemes) return tl::unexpected(std::move(lexemes.error()));
  std::vector<Lexeme> balanced = balance(std::move(*lexemes));
  deadline.check();
  mark_operators(balanced);
  Result<Node> tree = Parser(std::move(balanced), today, deadline).run();
  if (!tree) return tree;
  if (Status status = check_clauses(*tree); !status) return tl::unexpected(std::move(status.error()));
  return tree;
}

}  // namespace depeche::query
