#include "dispatch/formats/page_outline.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

constexpr std::array<std::string_view, 15> kUnseen{"script", "style",  "noscript", "template", "iframe",
                                                   "svg",    "title",  "select",   "object",   "video",
                                                   "audio",  "canvas", "textarea", "input",    "link"};
constexpr std::array<std::string_view, 32> kInline{
    "a",    "abbr",   "acronym", "b",   "bdi", "bdo",  "big",  "cite", "code", "del", "dfn",
    "em",   "font",   "i",       "img", "ins", "kbd",  "mark", "nobr", "q",    "s",   "small",
    "span", "strike", "strong",  "sub", "sup", "time", "tt",   "u",    "var",  "wbr"};
constexpr std::array<std::string_view, 8> kBesideTags{"nav",    "aside",  "footer",     "form",
                                                      "button", "figure", "figcaption", "menu"};
constexpr std::array<std::string_view, 4> kNeverBeside{"html", "body", "main", "article"};

constexpr std::array<std::string_view, 41> kBesideWords{
    "nav",        "navigation",  "navbar",          "menu",     "sidebar",   "cookie",     "cookies",     "consent",
    "gdpr",       "rgpd",        "teaser",          "teasers",  "related",   "share",      "sharing",     "social",
    "newsletter", "promo",       "advert",          "ads",      "sponsored", "breadcrumb", "breadcrumbs", "pagination",
    "pager",      "recommended", "recommendations", "popup",    "modal",     "banner",     "widget",      "popular",
    "trending",   "outbrain",    "taboola",         "masthead", "toolbar",   "caption",    "legend",      "subscribe",
    "tags"};
constexpr std::array<std::string_view, 10> kCommentWords{"comments",   "commentlist", "commentaires", "commentaire",
                                                         "kommentare", "disqus",      "respond",      "replies",
                                                         "forum",      "reactions"};
constexpr std::array<std::string_view, 28> kDateWords{
    "submitted", "date",       "dates",        "datum",       "time",     "timestamp", "datetime",
    "published", "publish",    "pubdate",      "publication", "posted",   "dateline",  "fecha",
    "data",      "created",    "updated",      "modified",    "day",      "byline",    "dateheader",
    "postdate",  "dtreviewed", "postmetadata", "postinfo",    "timedata", "newsdate",  "articledate"};
constexpr std::array<std::string_view, 7> kPublishedWords{"published",   "pubdate", "publish", "datepublished",
                                                          "publication", "posted",  "postdate"};
constexpr std::array<std::string_view, 6> kUpdatedWords{"updated", "modified", "datemodified",
                                                        "update",  "maj",      "aktualisiert"};
constexpr std::array<std::string_view, 7> kLifeWords{"join", "joined", "birth",     "birthday",
                                                     "born", "death",  "registered"};
constexpr std::array<std::string_view, 16> kBylineWords{
    "byline",   "author", "authors", "auteur",    "meta", "metadata", "category", "categories",
    "rubrique", "kicker", "reading", "signature", "info", "infos",    "credits",  "date"};

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// The words of "entry-date", "entryDate" and "entry_date", in small letters.
template <class Use>
void each_word(std::string_view names, Use use) {
  std::string word;
  char before = ' ';
  bool is_first = true;  // of its name
  for (const char c : names) {
    const bool begins = !is_small(c) && !is_capital(c);
    if ((begins || (is_capital(c) && is_small(before))) && !word.empty()) {
      use(word, is_first);
      word.clear();
      is_first = base::is_blank(c);
    }
    if (!begins) word += base::lower_ascii(c);
    before = c;
  }
  if (!word.empty()) use(word, is_first);
}

// "comment-12" is one; the "articleHeaderComment" of a newspaper is what the newspaper says.
void note_word(std::string_view word, bool is_first, BoxNames& names) {
  names.says_comments |= is_first && word == "comment";
  names.says_beside |= is_one_of(word, kBesideWords);
  names.says_footer |= word == "footer";
  names.says_comments |= is_one_of(word, kCommentWords);
  names.says_published |= is_one_of(word, kPublishedWords);
  names.says_updated |= is_one_of(word, kUpdatedWords);
  names.says_date |= is_one_of(word, kDateWords);
  names.says_life |= is_one_of(word, kLifeWords);
  names.says_byline |= is_one_of(word, kBylineWords);
}

bool is_hidden(const XmlElement& element) {
  const std::string style = element.attribute("style");
  if (style.empty()) return false;
  const std::string compact = [&] {
    std::string kept;
    for (const char c : style)
      if (!base::is_blank(c)) kept += base::lower_ascii(c);
    return kept;
  }();
  return compact.find("display:none") != std::string::npos;
}

std::uint8_t heading_level(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'
             ? static_cast<std::uint8_t>(name[1] - '0')
             : std::uint8_t{0};
}

// A page of which less than that part remains was misunderstood.
constexpr std::size_t kFewestOfPage = 4;

constexpr std::size_t kMaxSpots = 10'000;

struct BoxMarks {
  bool is_beside_by_tag = false;
  bool is_beside_by_name = false;
  bool is_footer = false;
  bool is_comments = false;
  bool is_byline = false;
};

class Outliner {
 public:
  explicit Outliner(PageOutline& outline) : outline_(outline) {}

  void run(const XmlElement& html) {
    open_box(html);
    XmlElement::Visitor visitor;
    visitor.open = [&](XmlElement element) { return open(element); };
    visitor.close = [&](XmlElement element) { close(element); };
    visitor.text = [&](std::string_view text) { write(text); };
    html.walk(visitor);
    close_box();
    mark_boxes(true);
    weigh_boxes();
    // Some pages call everything a widget, and old ones put all of it into one form.
    if (outline_.boxes[0].weight * kFewestOfPage >= all_weights()[0]) return;
    mark_boxes(false);
    weigh_boxes();
  }

 private:
  bool open(const XmlElement& element) {
    const std::string_view name = element.name();
    if (is_one_of(name, kUnseen) || is_hidden(element)) return false;
    if (name == "br" || name == "hr") {
      text() += '\n';
      return true;
    }
    if (name == "a") ++links_;
    if (name == "td" || name == "th") write(" ");
    if (is_line_part(name)) {
      note_spot(element, read_box_names(element));
      return true;
    }
    end_block();
    open_box(element);
    heading_ = std::max(heading_, heading_level(name));
    preformatted_ += name == "pre" ? 1U : 0U;
    quotations_ += name == "blockquote" ? 1U : 0U;
    list_items_ += name == "li" ? 1U : 0U;
    return true;
  }

  void close(const XmlElement& element) {
    const std::string_view name = element.name();
    if (name == "br" || name == "hr") return;
    if (name == "a" && links_ > 0) --links_;
    if (is_line_part(name)) {
      close_spot(element);
      return;
    }
    end_block();
    close_spot(element);
    preformatted_ -= name == "pre" ? 1U : 0U;
    quotations_ -= name == "blockquote" ? 1U : 0U;
    list_items_ -= name == "li" ? 1U : 0U;
    if (heading_level(name) != 0) heading_ = 0;
    close_box();
  }

  static bool is_line_part(std::string_view name) { return is_one_of(name, kInline) || name == "td" || name == "th"; }

  std::string& text() { return outline_.text; }

  void write(std::string_view written) {
    const std::size_t before = text().size();
    if (preformatted_ > 0) {
      text() += written;
    } else {
      for (const char c : written) {
        if (!base::is_blank(c) && c != '\f')
          text() += c;
        else if (text().size() > block_begin_ && text().back() != ' ' && text().back() != '\n')
          text() += ' ';
      }
    }
    if (links_ > 0) link_bytes_ += text().size() - before;
  }

  void end_block() {
    std::size_t end = text().size();
    while (end > block_begin_ && (base::is_blank(text()[end - 1]))) --end;
    if (end > block_begin_) {
      PageBlock block;
      block.begin = block_begin_;
      block.end = end;
      block.box = open_.back();
      block.link_bytes = static_cast<std::uint32_t>(std::min(link_bytes_, end - block_begin_));
      block.heading = heading_;
      block.is_list_item = list_items_ > 0;
      outline_.blocks.push_back(block);
      text().resize(end);
      text() += '\n';
    } else {
      text().resize(block_begin_);
    }
    block_begin_ = text().size();
    link_bytes_ = 0;
  }

  std::uint32_t block_count() const { return static_cast<std::uint32_t>(outline_.blocks.size()); }

  void open_box(const XmlElement& element) {
    const BoxNames names = read_box_names(element);
    const std::string_view name = element.name();
    PageBox box;
    box.element = element;
    box.parent = open_.empty() ? kNoBox : open_.back();
    box.first_block = block_count();
    BoxMarks marks;
    const bool may_be_beside = !is_one_of(name, kNeverBeside);
    marks.is_footer = name == "footer" || (names.says_footer && may_be_beside);
    marks.is_beside_by_tag = is_one_of(name, kBesideTags);
    marks.is_beside_by_name = names.says_beside && may_be_beside;
    marks.is_comments = names.says_comments && name != "body" && name != "html" && name != "main";
    marks.is_byline = names.says_byline && may_be_beside;
    open_.push_back(static_cast<std::uint32_t>(outline_.boxes.size()));
    outline_.boxes.push_back(box);
    marks_.push_back(marks);
    note_spot(element, names);
  }
  void close_box() {
    end_block();
    outline_.boxes[open_.back()].last_block = block_count();
    outline_.boxes[open_.back()].last_box = static_cast<std::uint32_t>(outline_.boxes.size());
    open_.pop_back();
  }

  void note_spot(const XmlElement& element, const BoxNames& names) {
    const std::string_view name = element.name();
    if (names.says_life) return;
    if (name != "time" && name != "abbr" && !names.says_date && !names.says_published && !names.says_updated) return;
    if (name == "html" || name == "body" || name == "a" || names.says_beside) return;
    if (outline_.spots.size() == kMaxSpots) return;
    DateSpot spot;
    spot.element = element;
    spot.names = names;
    spot.begin = spot.end = text().size();
    spot.box = open_.back();
    spot.block = block_count();
    spot.is_quoted = quotations_ > 0;
    open_spots_.push_back(outline_.spots.size());
    outline_.spots.push_back(spot);
  }
  void close_spot(const XmlElement& element) {
    if (open_spots_.empty() || !(outline_.spots[open_spots_.back()].element == element)) return;
    outline_.spots[open_spots_.back()].end = text().size();
    open_spots_.pop_back();
  }

  // A name is believed of what holds neither the headline nor half of the page's text.
  void mark_boxes(bool are_names_believed) {
    std::vector<std::size_t> weights = all_weights();
    const std::size_t half = weights.empty() ? 0 : weights[0] / 2;
    for (std::size_t at = 0; at < outline_.boxes.size(); ++at) {
      PageBox& box = outline_.boxes[at];
      const BoxMarks& marks = marks_[at];
      const bool is_main = holds_headline(box) || (weights[at] > half && half > 0);
      box.is_comment = marks.is_comments && !is_main;
      const bool by_name = are_names_believed && (marks.is_beside_by_name || marks.is_footer);
      box.is_beside = box.is_comment || ((marks.is_beside_by_tag || by_name) && !is_main);
      box.is_elsewhere = box.is_beside && (!marks.is_footer || marks.is_beside_by_name);
      box.is_byline = marks.is_byline && !is_main;
      if (box.parent == kNoBox) continue;
      const PageBox& parent = outline_.boxes[box.parent];
      box.is_beside |= parent.is_beside;
      box.is_elsewhere |= parent.is_elsewhere;
      box.is_comment |= parent.is_comment;
      box.is_byline |= parent.is_byline;
    }
  }

  bool holds_headline(const PageBox& box) const {
    const auto first = std::ranges::lower_bound(headlines(), box.first_block);
    return first != headlines().end() && *first < box.last_block;
  }
  const std::vector<std::uint32_t>& headlines() const {
    if (!has_headlines_) {
      for (std::uint32_t at = 0; at < block_count(); ++at)
        if (outline_.blocks[at].heading == 1) headlines_.push_back(at);
      has_headlines_ = true;
    }
    return headlines_;
  }

  std::vector<std::size_t> all_weights() const {
    std::vector<std::size_t> weights(outline_.boxes.size(), 0);
    for (const PageBlock& block : outline_.blocks) weights[block.box] += block.weight();
    for (std::size_t at = outline_.boxes.size(); at-- > 1;) weights[outline_.boxes[at].parent] += weights[at];
    return weights;
  }

  void weigh_boxes() {
    std::vector<PageBox>& boxes = outline_.boxes;
    for (PageBox& box : boxes) box.weight = 0;
    for (const PageBlock& block : outline_.blocks)
      if (!boxes[block.box].is_beside) boxes[block.box].weight += block.weight();
    for (std::size_t at = boxes.size(); at-- > 1;) boxes[boxes[at].parent].weight += boxes[at].weight;
  }

  PageOutline& outline_;
  std::vector<std::uint32_t> open_;
  std::vector<BoxMarks> marks_;  // of each box
  std::vector<std::size_t> open_spots_;
  std::size_t block_begin_ = 0;
  std::size_t link_bytes_ = 0;
  std::uint8_t heading_ = 0;
  unsigned links_ = 0;
  unsigned preformatted_ = 0;
  unsigned quotations_ = 0;
  unsigned list_items_ = 0;
  mutable std::vector<std::uint32_t> headlines_;
  mutable bool has_headlines_ = false;
};

}  // namespace

BoxNames read_box_names(const XmlElement& element) {
  BoxNames names;
  for (const char* attribute : {"class", "id", "role"})
    each_word(element.attribute(attribute),
              [&](std::string_view word, bool is_first) { note_word(word, is_first, names); });
  const std::string property = base::lower_ascii(element.attribute("itemprop"));
  names.says_published |= property.find("datepublished") != std::string::npos;
  names.says_updated |= property == "datemodified";
  names.says_comments |= property == "comment";
  return names;
}

std::size_t PageBlock::weight() const {
  constexpr std::size_t kShort = 30;
  if (heading != 0 || size() < kShort || link_bytes * 2 >= size()) return 0;
  return (size() - 2 * link_bytes) / (is_list_item ? 3 : 1);
}

PageOutline outline_page(const XmlElement& html) {
  PageOutline outline;
  if (html) Outliner(outline).run(html);
  return outline;
}

}  // namespace depeche::dispatch
