#include "query/language/printer.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "query/language/characters.h"
#include "query/language/date_value.h"
#include "query/language/field_name.h"
#include "query/language/operator_names.h"
#include "query/language/reading.h"

namespace depeche::query {
namespace {

constexpr std::array<std::string_view, 10> kKindNames{"word",   "phrase", "wildcard", "fuzzy", "near",
                                                      "filter", "date",   "ranked",   "all",   "any"};

bool is_list(const Node& node) {
  return node.kind == Kind::ranked || node.kind == Kind::all || node.kind == Kind::any ||
         (node.kind == Kind::near && !node.children.empty());
}

// What only queries have, so that its text must be read as typed.
bool is_typed(const Node& node) {
  const FieldName asked{node.field, node.property};
  return node.occur != Occur::should || asked.says_something() ||
         !(node.kind == Kind::word || node.kind == Kind::phrase);
}

std::string near_text(const Proximity& near) { return (near.in_order ? "ADJ/" : "NEAR/") + std::to_string(near.words); }

constexpr std::string_view kNot = "NOT ";

std::string_view sign(Occur occur) {
  if (occur == Occur::must) return "+";
  return occur == Occur::must_not ? "-" : "";
}

// A value that needs no quotes: letters and digits, and hyphens between them.
bool is_plain_value(std::string_view value) {
  bool ends_plain = false;
  for (std::size_t at = 0; at < value.size();) {
    const text::Char c = text::char_at(value, at);
    ends_plain = is_word_char(c);
    if (!ends_plain && (at == 0 || c.code != U'-')) return false;
    at += c.size;
  }
  return ends_plain;
}

// A text never holds the closing marks of all three pairs: those of its own were not in it.
std::string in_free_quotes(std::string_view text) {
  if (text.find('"') == std::string_view::npos) return '"' + std::string(text) + '"';
  if (text.find("»") == std::string_view::npos) return "«" + std::string(text) + "»";
  return "“" + std::string(text) + "”";
}

std::string edits_suffix(const Node& node) { return node.edits == 0 ? "~" : '~' + std::to_string(node.edits); }

class Printer {
 public:
  std::string run(const Node& tree) {
    if (tree.kind == Kind::ranked)
      put_children(tree);
    else
      put(tree, Kind::ranked);
    const Reading reading = reading_of(out_);
    const bool is_plain = tree.kind == Kind::ranked ? std::ranges::none_of(tree.children, is_typed) : !is_typed(tree);
    if (!is_plain && (reading.is_sentence || (out_.starts_with('-') && begins_with_dash_of_headline(out_))))
      out_.insert(0, std::string(kTypedMark) + " ");
    return std::move(out_);
  }

 private:
  void put(const Node& node, Kind parent) {
    if (!is_list(node)) return put_leaf(node);
    const bool grouped = needs_group(node, parent);
    put_sign(node.occur);
    if (grouped) out_ += '(';
    put_children(node);
    if (grouped) out_ += ')';
  }

  // Lists bind as ranked < any < all; a lone exclusion among alternatives is `-a`.
  static bool needs_group(const Node& node, Kind parent) {
    if (node.occur != Occur::should) return true;
    if (parent == Kind::near) return true;
    if (node.kind == Kind::near) return false;
    if (node.kind == Kind::ranked) return parent != Kind::any || node.children.size() != 1;
    return parent == Kind::all || (parent == Kind::any && node.kind == Kind::any);
  }

  void put_children(const Node& node) {
    const std::string joiner = node.kind == Kind::all    ? " AND "
                               : node.kind == Kind::any  ? " OR "
                               : node.kind == Kind::near ? ' ' + near_text(node.near) + ' '
                                                         : " ";
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) out_ += joiner;
      put(node.children[i], node.kind);
    }
  }

  // Behind "S." a "-" would be a dash.
  void put_sign(Occur occur) {
    const bool behind_dot = out_.ends_with(". ") && !out_.ends_with(".. ");
    out_ += occur == Occur::must_not && behind_dot ? kNot : sign(occur);
  }

  void put_leaf(const Node& node) {
    put_sign(node.occur);
    const bool guarded = needs_guard(node);
    const FieldName asked{node.field, node.property};
    if (asked.says_something()) out_.append(name_of(asked)) += ':';
    if (guarded) out_ += '(';
    out_ += value(node);
    if (guarded) out_ += ')';
  }

  // Words that their neighbours would make operators, or parts of a number.
  bool needs_guard(const Node& node) const {
    const bool is_operator =
        node.kind == Kind::word && (operator_of(node.text) != Operator::none || is_proximity_name(node.text) ||
                                    node.text == "NON" || is_foreign_operator(node.text));
    const bool is_bare = node.kind == Kind::word || node.kind == Kind::wildcard || node.kind == Kind::fuzzy;
    const bool is_signed = node.occur != Occur::should && !FieldName{node.field, node.property}.says_something();
    return is_operator || (is_bare && (is_signed ? keeps_no_sign(node) : continues_number(node)));
  }

  // Before these a sign is no operator: -2%, -dont.
  static bool keeps_no_sign(const Node& node) {
    return text::char_at(node.text, 0).kind != text::CharClass::letter ||
           (node.occur == Occur::must_not && begins_with_grammar(node.text));
  }

  bool continues_number(const Node& node) const {
    if (out_.size() < 2 || out_.back() != ' ' || !base::is_digit(out_[out_.size() - 2])) return false;
    return node.text.size() >= 3 && std::all_of(node.text.begin(), node.text.begin() + 3, base::is_digit);
  }

  static std::string value(const Node& node) {
    if (node.kind == Kind::date)
      return node.dates        ? (node.certain ? "=" : "") + date_value(*node.dates, node.moments)
             : node.is_pattern ? "*"
                               : "none";
    if (node.kind == Kind::fuzzy) return node.text + edits_suffix(node);
    if (node.kind == Kind::near) return in_free_quotes(node.text) + '~' + std::to_string(node.near.words);
    const bool bare =
        node.kind != Kind::phrase && (node.kind != Kind::filter || node.is_pattern || is_plain_value(node.text));
    return bare ? node.text : in_free_quotes(node.text);
  }

  std::string out_;
};

void add_exclusions(const Node& node, std::vector<std::string>& exclusions) {
  if (node.occur == Occur::must_not) {
    Node excluded = node;
    excluded.occur = Occur::should;
    exclusions.push_back(Printer().run(excluded));
    return;
  }
  for (const Node& child : node.children) add_exclusions(child, exclusions);
}

void put_node(const Node& node, std::size_t depth, std::string& out) {
  out.append(2 * depth, ' ');
  out += sign(node.occur);
  out += kKindNames[static_cast<std::size_t>(node.kind)];
  if (node.dates) out += (node.certain ? " certainly " : " ") + date_value(*node.dates, node.moments);
  if (!is_list(node) && node.kind != Kind::date) out += ' ' + in_free_quotes(node.text);
  if (node.kind == Kind::date && !node.dates) out += node.is_pattern ? " any" : " none";
  if (node.kind == Kind::near) out += ' ' + near_text(node.near);
  if (node.is_pattern && node.kind == Kind::filter) out += " as a pattern";
  if (node.kind == Kind::fuzzy) out += edits_suffix(node);
  const FieldName asked{node.field, node.property};
  if (asked.says_something() && node.field != schema::Field::date) out.append(" in ").append(name_of(asked));
  out += '\n';
  for (const Node& child : node.children) put_node(child, depth + 1, out);
}

}  // namespace

std::string print(const Node& tree) { return Printer().run(tree); }

std::vector<std::string> exclusions_of(const Node& tree) {
  std::vector<std::string> exclusions;
  add_exclusions(tree, exclusions);
  return exclusions;
}

std::string print_tree(const Node& tree) {
  std::string out;
  put_node(tree, 0, out);
  return out;
}

}  // namespace depeche::query
