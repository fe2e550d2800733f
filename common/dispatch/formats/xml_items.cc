#include "dispatch/formats/xml_items.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/encoding.h"
#include "base/message.h"
#include "base/xml.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/items.h"
#include "dispatch/formats/xml_formats.h"
#include "dispatch/formats/xml_frame.h"
#include "dispatch/formats/xml_pieces.h"
#include "dispatch/formats/xml_repair.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;
using Kind = XmlPiece::Kind;

constexpr std::string_view kDoctype = "<!doctype";
constexpr std::string_view kEntity = "<!ENTITY";
// Items that are no dispatches and stand before the first dispatch, which are told when it comes or does not.
constexpr std::size_t kMostHeldBack = 100;

Error not_well_formed(std::size_t line, const std::string& what) {
  return {ErrorCode::format, tr("not well-formed XML: line {}: {}", line, what), tr("xmllint --noout FILE shows where"),
          std::nullopt};
}

Error cut_off(const std::string& name, std::size_t line) {
  return {ErrorCode::format, tr("the XML is cut off: <{}> of line {} does not end", name, line),
          tr("get a whole copy of it"), std::nullopt};
}

Error too_long_head(std::size_t bytes) {
  return {ErrorCode::limit, tr("no item begins in its first {}", base::byte_count_words(bytes)), tr("split it"),
          std::nullopt};
}

Error too_long_frame() {
  return {ErrorCode::limit,
          tr("the declarations and start tags around its items are longer than {}",
             base::byte_count_words(XmlFrame::kMostBytes)),
          tr("leave out what the items do not need"), std::nullopt};
}

bool is_blank(std::string_view text) {
  const std::string_view left = trim(text);
  return left.empty() || left == "\uFEFF";
}

// Parses what may have faults that can be mended. `mended` says whether it had.
Result<base::XmlDocument> parse_or_mend(const std::string& text, std::size_t first_line, bool& mended) {
  auto document = base::XmlDocument::parse(text, first_line);
  if (document || document.error().code != ErrorCode::format) return document;
  const std::string better = mend_xml(text);
  if (better == text) return document;
  auto again = base::XmlDocument::parse(better, first_line);
  mended = again.has_value();
  return mended ? std::move(again) : std::move(document);
}

// Whether a declaration is a document type that declares no entities for the text: what it names is never fetched, and
// nothing of it is needed. Parameter entities serve declarations alone.
bool is_idle_document_type(std::string_view aside) {
  if (!base::lower_ascii(aside.substr(0, kDoctype.size())).starts_with(kDoctype)) return false;
  for (std::size_t at = aside.find(kEntity); at != std::string_view::npos; at = aside.find(kEntity, at + 1)) {
    const std::size_t name = aside.find_first_not_of(" \t\r\n", at + kEntity.size());
    if (name == std::string_view::npos || aside[name] != '%') return false;
  }
  return true;
}

// What is said of all items, where an item says nothing itself.
void fill_from_head(const RawItem& head, RawItem& item) {
  fill(item.source, head.source);
  if (trim(item.date).empty()) item.date = head.date;
  for (const Property& property : head.properties)
    if (!has_property(item, property.name)) say(item, property.name, property.value, property.code);
}

class XmlReading {
 public:
  XmlReading(base::ByteSource& input, Format format, const Task& task)
      : pieces_(input), format_(format), options_(task.options), report_(task.name, task.report) {}

  void read() {
    while (!report_.stopped() && !given_up_) {
      const auto piece = pieces_.next();
      if (!piece) return give_up(piece.error());
      if (!*piece) break;
      if (item_)
        take_inside(**piece);
      else
        take_outside(**piece);
    }
    if (!report_.stopped() && !given_up_) end();
  }

 private:
  struct Item {
    std::string name;
    std::size_t line = 0;
    std::string bytes;
    bool too_long = false;
    std::size_t inner = 0;  // items of its name that are open inside
  };
  struct LeftOut {
    std::string mark;
    Error error;
  };

  void give_up(const Error& error) {
    given_up_ = true;
    report_.refuse(error);
  }

  // Told once, since one thing missing makes all that follows look wrong; what items there are is read.
  void complain(std::size_t line, const std::string& what) {
    if (!std::exchange(complained_, true)) report_.refuse(not_well_formed(line, what));
  }

  void take_outside(const XmlPiece& piece) {
    if (piece.kind == Kind::close) return close(piece);
    if (piece.kind == Kind::open || piece.kind == Kind::empty) return open(piece);
    if (root_ != nullptr) return keep_in_head(piece.bytes);
    if (piece.kind == Kind::text && !is_blank(piece.bytes))
      complain(piece.line, tr("text outside of the root element"));
    if (piece.kind != Kind::aside || is_idle_document_type(piece.bytes)) return;
    frame_.declare(piece.bytes);
    keep_in_head(piece.bytes);
    check_frame();
  }

  void open(const XmlPiece& tag) {
    if (root_ == nullptr && !begin_document(local_name(tag.name))) return;
    if (root_->is_item(local_name(tag.name))) return begin_item(tag);
    keep_in_head(tag.bytes);
    if (tag.kind == Kind::open) {
      frame_.open(tag);
      check_frame();
    } else if (frame_.empty()) {
      end_document();
    }
  }

  void close(const XmlPiece& tag) {
    if (!frame_.close(tag.name)) return complain(tag.line, tr("</{}> does not end what is open there", tag.name));
    keep_in_head(tag.bytes);
    if (frame_.empty()) end_document();
  }

  void check_frame() {
    if (frame_.too_long() && !given_up_) give_up(too_long_frame());
  }

  bool begin_document(std::string_view name) {
    root_ = find_xml_root(name);
    if (root_ != nullptr && root_->format == format_) return true;
    give_up(other_root(name));
    return false;
  }

  void end_document() {
    read_head();
    root_ = nullptr;
    frame_.clear();
    head_.emplace();
  }

  void keep_in_head(std::string_view bytes) {
    if (!head_ || given_up_) return;
    head_->append(bytes);
    if (head_->size() > options_.max_bytes) give_up(too_long_head(options_.max_bytes));
  }

  // What stands before the first item must be well-formed itself, and may name the source of all.
  void read_head() {
    if (!head_ || given_up_) return;
    const std::string bytes = std::move(*head_) + frame_.end_tags();
    head_.reset();
    all_ = {};
    // The root may be the item; then its declarations are parsed with it.
    if (item_ && frame_.empty()) return;
    bool mended = false;
    const auto document = parse_or_mend(base::decode_automatically(bytes).text, 1, mended);
    if (!document) return give_up(document.error());
    if (root_ != nullptr && root_->read_head != nullptr) all_ = root_->read_head(document->root());
  }

  void begin_item(const XmlPiece& tag) {
    item_ = Item{std::string(tag.name), tag.line, std::string(tag.bytes)};
    read_head();
    if (tag.kind == Kind::empty) end_item();
  }

  void take_inside(const XmlPiece& piece) {
    const bool is_own = piece.name == item_->name;
    if (is_own && root_->nests && piece.kind == Kind::open) ++item_->inner;
    if (is_own && !root_->nests && piece.kind == Kind::open) {
      // Items are not nested: the end of this one is missing.
      end_item();
      return take_outside(piece);
    }
    if (!item_->too_long) item_->bytes += piece.bytes;
    if (item_->bytes.size() > options_.max_bytes) {
      item_->too_long = true;
      item_->bytes = {};
    }
    if (!is_own || piece.kind != Kind::close) return;
    if (item_->inner == 0) return end_item();
    --item_->inner;
  }

  void end_item() {
    if (!given_up_) pass_on(parse_item());
    item_.reset();
    if (frame_.empty()) end_document();
  }

  std::string mark() const { return ":" + std::to_string(item_->line); }

  void pass_on(Result<std::vector<RawItem>> items) {
    if (!items) return report_.add(mark(), tl::unexpected(std::move(items.error())));
    std::size_t number = 0;
    for (const RawItem& raw : *items) {
      ++number;
      const std::string where = number == 1 ? mark() : mark() + "." + std::to_string(number);
      if (!raw.left_out.empty())
        leave_out(where, make_parsed(raw).error());
      else
        add(where, make_parsed(raw));
    }
  }

  void add(const std::string& where, Result<Parsed> parsed) {
    if (parsed) parsed->warnings.insert(parsed->warnings.begin(), warnings_.begin(), warnings_.end());
    any_dispatch_ = any_dispatch_ || parsed.has_value();
    report_.add(where, std::move(parsed));
    if (!any_dispatch_) return;
    for (const LeftOut& none : left_out_) report_.leave_out(none.mark, none.error.message);
    left_out_.clear();
  }

  // Beside dispatches it is a warning; a file of nothing else is refused.
  void leave_out(std::string where, Error error) {
    if (any_dispatch_)
      report_.leave_out(where, error.message);
    else if (left_out_.size() < kMostHeldBack)
      left_out_.push_back({std::move(where), std::move(error)});
    else
      report_.refuse(where, error);
  }

  Result<std::vector<RawItem>> parse_item() {
    if (item_->too_long)
      return too_long(to_translate("the item is longer than {}, the limit for one dispatch"), options_.max_bytes);
    warnings_.clear();
    std::vector<RawItem> items;
    // What the bytes are is found out once for all dispatches of the item.
    const Result<Parsed> parsed =
        parse_decoded(frame_.around(item_->bytes), options_, [&](const std::string& text) -> Result<Parsed> {
          bool mended = false;
          const auto document = parse_or_mend(text, item_->line, mended);
          if (!document) return tl::unexpected(document.error());
          if (mended) warnings_.push_back(tr("a raw & or a control character is read as text"));
          items = root_->read(item_of(document->root()));
          return Parsed{};
        });
    if (!parsed) return tl::unexpected(parsed.error());
    warnings_.insert(warnings_.end(), parsed->warnings.begin(), parsed->warnings.end());
    for (RawItem& raw : items) fill_from_head(all_, raw);
    return items;
  }

  XmlElement item_of(const XmlElement& root) const {
    if (root_->is_item(root.name())) return root;
    return root.find(local_name(item_->name));
  }

  void end() {
    if (!item_ && root_ != nullptr) read_head();
    if (given_up_) return;
    if (item_)
      report_.refuse(cut_off(item_->name, item_->line));
    else if (!frame_.empty() && !complained_)
      report_.refuse(cut_off(frame_.outermost().name, frame_.outermost().line));
    if (left_out_.size() == 1)
      report_.refuse(left_out_.front().error);
    else
      for (const LeftOut& none : left_out_) report_.refuse(none.mark, none.error);
    report_.finish(without_items());
  }

  static Error without_items() {
    return {ErrorCode::format, tr("no news items in it"), tr("leave it out, or fill it"), std::nullopt};
  }

  XmlPieces pieces_;
  const Format format_;
  const ReadOptions& options_;
  ItemReport report_;
  const XmlRoot* root_ = nullptr;  // of the document that is being read
  XmlFrame frame_;
  std::optional<std::string> head_{""};  // nothing once it is read
  RawItem all_;                          // what is said of all its items
  std::vector<std::string> warnings_;    // of the item that is being read
  std::vector<LeftOut> left_out_;
  bool any_dispatch_ = false;
  std::optional<Item> item_;
  bool complained_ = false;
  bool given_up_ = false;
};

}  // namespace

void read_xml(base::ByteSource& input, Format format, const Task& task) { XmlReading(input, format, task).read(); }

}  // namespace depeche::dispatch
