#include "query/language/parser.h"

#include <utility>
#include <vector>

#include "query/language/date_value.h"
#include "query/language/lexer.h"
#include "query/language/limits.h"
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
      Node operand = parse_operand(asked);
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
    node.text = std::move(lexeme.text);
    return node;
  }

  Node date(Node node, std::string_view value) {
    node.kind = Kind::date;
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
  auto lexemes = lex(query, deadline, own);
  if (!lexemes) return tl::unexpected(std::move(lexemes.error()));
  std::vector<Lexeme> balanced = balance(std::move(*lexemes));
  deadline.check();
  mark_operators(balanced);
  Result<Node> tree = Parser(std::move(balanced), present, deadline).run();
  if (!tree) return tree;
  if (Status status = check_clauses(*tree); !status) return tl::unexpected(std::move(status.error()));
  return tree;
}

}  // namespace depeche::query
