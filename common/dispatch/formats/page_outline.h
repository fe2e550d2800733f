#pragma once

// A page as blocks of text and the boxes around them: what is needed to tell the article from what stands beside it.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/xml.h"

namespace depeche::dispatch {

inline constexpr std::uint32_t kNoBox = UINT32_MAX;

// What the names that an element has (class, id, role, itemprop) say of it, as far as pages agree on them.
struct BoxNames {
  bool says_beside = false;     // menu, teaser, related, cookie, share, newsletter, …
  bool says_footer = false;     // footer
  bool says_comments = false;   // what readers wrote
  bool says_life = false;       // of a person: join, birth, …; its date is none of an article
  bool says_date = false;       // date, time, published, posted, datum, …
  bool says_published = false;  // published, pubdate, datePublished, entry-date
  bool says_updated = false;    // updated, modified
  bool says_byline = false;     // author, byline, meta, category, …
};
BoxNames read_box_names(const base::XmlElement& element);

// A paragraph, heading, list item or table row; or what stands between two of them.
struct PageBlock {
  std::size_t begin = 0;  // in PageOutline::text
  std::size_t end = 0;
  std::uint32_t box = 0;
  std::uint32_t link_bytes = 0;  // of its text, inside links
  std::uint8_t heading = 0;      // 1 to 6
  bool is_list_item = false;     // or within one

  std::size_t size() const { return end - begin; }
  // What it counts for as a part of an article: its bytes outside links, unless it is short, a heading or full of
  // links.
  std::size_t weight() const;
};

// An element that is no mere part of a line.
struct PageBox {
  base::XmlElement element;
  std::uint32_t parent = kNoBox;  // a smaller number
  std::uint32_t last_box = 0;     // the number behind those of the boxes within
  std::uint32_t first_block = 0;
  std::uint32_t last_block = 0;  // excluded
  bool is_beside = false;        // menus, forms, teasers, comments, cookie banners, and all within them
  bool is_elsewhere = false;     // of these, what is about other stories, too; not the footer of an article
  bool is_comment = false;       // within comments
  bool is_byline = false;        // within what says who wrote it, when, and under which heading
  std::size_t weight = 0;        // of the blocks within, without those of boxes beside
};

// An element that may say when the article was written: `time`, `abbr`, and what has such a name.
struct DateSpot {
  base::XmlElement element;
  BoxNames names;
  std::size_t begin = 0;  // of its text, in PageOutline::text
  std::size_t end = 0;
  std::uint32_t box = 0;
  std::uint32_t block = 0;  // the number of blocks before it
  bool is_quoted = false;   // within a quotation, which may be from another page
};

struct PageOutline {
  std::string text;  // of all blocks, each followed by a line end; blanks are collapsed outside of `pre`
  std::vector<PageBlock> blocks;
  std::vector<PageBox> boxes;  // in the order of their start tags
  std::vector<DateSpot> spots;

  std::string_view text_of(const PageBlock& block) const {
    return std::string_view(text).substr(block.begin, block.size());
  }
  bool is_within(std::uint32_t box, std::uint32_t outer) const { return box >= outer && box < boxes[outer].last_box; }
};

// Scripts, styles and what is hidden are left out, and the date spots beyond the first 10,000.
PageOutline outline_page(const base::XmlElement& html);

}  // namespace depeche::dispatch
