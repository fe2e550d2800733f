#include "dispatch/formats/xml_items.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/encoding.h"
#include "base/xml.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/items.h"
#include "dispatch/formats/xml_formats.h"
#include "dispatch/formats/xml_frame.h"
#include "dispatch/formats/xml_pieces.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;
using Kind = XmlPiece::Kind;

Error not_well_formed(std::size_t line, const std::string& what) {
  return {ErrorCode::format, "not well-formed XML: line " + std::to_string(line) + ": " + what,
          "xmllint --noout FILE shows where", std::nullopt};
}

Error cut_off(const std::string& name, std::size_t line) {
  return {ErrorCode::format, "the XML is cut off: <" + name + "> of line " + std::to_string(line) + " does not end",
          "get a whole copy of it", std::nullopt};
}

Error too_long_head(std::size_t bytes) {
  return {ErrorCode::limit, "no item begins in its first " + base::byte_count_words(bytes), "split it", std::nullopt};
}

Error too_long_frame() {
  return {ErrorCode::limit,
          "the declarations and start tags around its items are longer than " +
              base::byte_count_words(XmlFrame::kMostBytes),
          "leave out what the items do not need", std::nullopt};
}

bool is_blank(std::string_view text) {
  const std::string_view left = trim(text);
  return left.empty() || left == "\uFEFF";
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
    if (piece.kind == Kind::text && !is_blank(piece.bytes)) complain(piece.line, "text outside of the root element");
    if (piece.kind != Kind::aside) return;
    frame_.declare(piece.bytes);
    keep_in_head(piece.bytes);
    check_frame();
  }

  void open(const XmlPiece& tag) {
    if (root_ == nullptr && !begin_document(local_name(tag.name))) return;
    if (local_name(tag.name) == root_->item) return begin_item(tag);
    keep_in_head(tag.bytes);
    if (tag.kind == Kind::open) {
      frame_.open(tag);
      check_frame();
    } else if (frame_.empty()) {
      end_document();
    }
  }

  void close(const XmlPiece& tag) {
    if (!frame_.close(tag.name))
      return complain(tag.line, "</" + std::string(tag.name) + "> does not end what is open there");
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
    title_.clear();
    // The root may be the item; then its declarations are parsed with it.
    if (item_ && frame_.empty()) return;
    const auto document = base::XmlDocument::parse(base::decode_automatically(bytes).text);
    if (!document) return give_up(document.error());
    if (root_ != nullptr && root_->title != nullptr) title_ = root_->title(document->root());
  }

  void begin_item(const XmlPiece& tag) {
    item_ = Item{std::string(tag.name), tag.line, std::string(tag.bytes)};
    read_head();
    if (tag.kind == Kind::empty) end_item();
  }

  void take_inside(const XmlPiece& piece) {
    const bool is_own = piece.name == item_->name;
    if (is_own && piece.kind == Kind::open) {
      // Items are not nested: the end of this one is missing.
      end_item();
      return take_outside(piece);
    }
    if (!item_->too_long) item_->bytes += piece.bytes;
    if (item_->bytes.size() > options_.max_bytes) {
      item_->too_long = true;
      item_->bytes = {};
    }
    if (is_own && piece.kind == Kind::close) end_item();
  }

  void end_item() {
    if (!given_up_) report_.add(":" + std::to_string(item_->line), parse_item());
    item_.reset();
    if (frame_.empty()) end_document();
  }

  Result<Parsed> parse_item() const {
    if (item_->too_long) return too_long("item", options_.max_bytes);
    return parse_decoded(frame_.around(item_->bytes), options_, [&](const std::string& text) -> Result<Parsed> {
      const auto document = base::XmlDocument::parse(text, item_->line);
      if (!document) return tl::unexpected(document.error());
      const XmlElement root = document->root();
      RawItem raw = root_->read(root.name() == root_->item ? root : root.find(root_->item));
      fill(raw.source, title_);
      return make_parsed(raw);
    });
  }

  void end() {
    if (!item_ && root_ != nullptr) read_head();
    if (given_up_) return;
    if (item_)
      report_.refuse(cut_off(item_->name, item_->line));
    else if (!frame_.empty() && !complained_)
      report_.refuse(cut_off(frame_.outermost().name, frame_.outermost().line));
    report_.finish(without_items());
  }

  static Error without_items() {
    return {ErrorCode::format, "no news items in it", "leave it out, or fill it", std::nullopt};
  }

  XmlPieces pieces_;
  const Format format_;
  const ReadOptions& options_;
  ItemReport report_;
  const XmlRoot* root_ = nullptr;  // of the document that is being read
  XmlFrame frame_;
  std::optional<std::string> head_{""};  // nothing once it is read
  std::string title_;
  std::optional<Item> item_;
  bool complained_ = false;
  bool given_up_ = false;
};

}  // namespace

void read_xml(base::ByteSource& input, Format format, const Task& task) { XmlReading(input, format, task).read(); }

}  // namespace depeche::dispatch
