#include "dispatch/formats/page_article.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

// A teaser has a paragraph of some two hundred bytes.
constexpr std::size_t kWholeWeight = 300;
constexpr std::size_t kWholeParagraphs = 2;
constexpr std::size_t kVisitsPerBlock = 20;

constexpr std::array<std::string_view, 12> kMoreWords{
    "lire la suite", "lire l'article", "lire plus", "en savoir plus", "read more", "continue reading",
    "weiterlesen",   "mehr lesen",     "leer más",  "leggi tutto",    "suite…",    "lire la suite…"};
constexpr std::array<std::string_view, 6> kAsideWords{"lire aussi", "à lire aussi",   "a lire aussi",
                                                      "voir aussi", "lire également", "à lire également"};

std::uint32_t block_count(const PageOutline& outline) { return static_cast<std::uint32_t>(outline.blocks.size()); }

bool is_beside(const PageOutline& outline, const PageBlock& block) { return outline.boxes[block.box].is_beside; }

bool is_linked(const PageBlock& block) { return block.link_bytes * 3 >= block.size() * 2; }

constexpr std::size_t kLongestTitle = 400;

// The titles of the page, as bare texts.
using Titles = std::vector<std::string>;

bool is_titled(const PageOutline& outline, const PageBlock& block, const Titles& titles) {
  if (block.heading == 0 || block.size() > kLongestTitle || is_beside(outline, block)) return false;
  const std::string heading = bare_text(outline.text_of(block));
  constexpr std::size_t kTelling = 10;
  return heading.size() >= kTelling && std::ranges::any_of(titles, [&](const std::string& title) {
           return title.find(heading) != std::string::npos ||
                  (title.size() >= kTelling && heading.find(title) != std::string::npos);
         });
}

// The heading that stands in a title of the page.
std::uint32_t find_titled(const PageOutline& outline, const Titles& titles) {
  for (std::uint32_t at = 0; at < block_count(outline); ++at)
    if (is_titled(outline, outline.blocks[at], titles)) return at;
  return block_count(outline);
}

// The first headline of the blocks, of the highest level that they have.
std::uint32_t find_headline(const PageOutline& outline, std::uint32_t first, std::uint32_t last) {
  std::uint32_t found = block_count(outline);
  for (std::uint32_t at = first; at < last; ++at) {
    const PageBlock& block = outline.blocks[at];
    if (block.heading == 0 || block.heading > 4 || is_beside(outline, block)) continue;
    if (found == block_count(outline) || block.heading < outline.blocks[found].heading) found = at;
  }
  return found;
}

PageArticle article_in(const PageOutline& outline, std::uint32_t box) {
  const PageBox& held = outline.boxes[box];
  return {box, held.first_block, held.last_block, find_headline(outline, held.first_block, held.last_block)};
}

// The box of most of the text within `box`, as far down as one holds four fifths of it.
std::uint32_t descend(const PageOutline& outline, std::uint32_t box) {
  std::uint32_t held = box;
  for (std::uint32_t at = box + 1; at < outline.boxes.size(); ++at) {
    const PageBox& inner = outline.boxes[at];
    if (inner.parent == held && inner.weight * 5 >= outline.boxes[held].weight * 4) held = at;
  }
  return held;
}

// Of a page without any weight: what calls itself the article, else the main part, else the whole page.
std::uint32_t named_box(const PageOutline& outline) {
  for (const char* name : {"article", "main", "body"})
    for (std::uint32_t at = 0; at < outline.boxes.size(); ++at)
      if (outline.boxes[at].element.name() == name && outline.boxes[at].first_block < outline.boxes[at].last_block)
        return at;
  return 0;
}

// Articles in HTML 5, in microformats and in microdata.
bool is_article_box(const PageBox& box) {
  if (box.element.name() == "article") return true;
  const std::string classes = " " + base::lower_ascii(box.element.attribute("class")) + " ";
  if (classes.find(" hentry ") != std::string::npos) return true;
  const std::string type = box.element.attribute("itemtype");
  return type.ends_with("Article") || type.ends_with("BlogPosting");
}

bool leads_elsewhere(const PageOutline& outline, const PageBox& box) {
  for (std::uint32_t at = box.first_block; at < box.last_block; ++at) {
    const PageBlock& block = outline.blocks[at];
    if (block.link_bytes == 0 || block.size() > 400) continue;
    const std::string text = base::lower_ascii(outline.text_of(block));
    for (const std::string_view more : kMoreWords)
      if (text.ends_with(more) || text.starts_with(more)) return true;
  }
  return false;
}

bool is_whole(const PageOutline& outline, std::uint32_t at) {
  const PageBox& box = outline.boxes[at];
  if (box.is_beside || box.weight < kWholeWeight) return false;
  std::size_t paragraphs = 0;
  for (std::uint32_t block = box.first_block; block < box.last_block; ++block)
    paragraphs += !is_beside(outline, outline.blocks[block]) && outline.blocks[block].weight() > 0 ? 1U : 0U;
  return paragraphs >= kWholeParagraphs &&
         find_headline(outline, box.first_block, box.last_block) != block_count(outline) &&
         !leads_elsewhere(outline, box);
}

std::vector<PageArticle> whole_articles(const PageOutline& outline) {
  std::vector<PageArticle> articles;
  std::uint32_t behind = 0;  // the blocks before it belong to articles that were found
  // Boxes within boxes hold the same blocks again: each is looked at a few times, however deep they are.
  std::size_t budget = kVisitsPerBlock * outline.blocks.size();
  for (std::uint32_t at = 0; at < outline.boxes.size(); ++at) {
    const PageBox& box = outline.boxes[at];
    if (box.first_block < behind || box.last_block == box.first_block) continue;
    if (!is_article_box(box)) continue;
    if (box.last_block - box.first_block > budget) break;
    budget -= box.last_block - box.first_block;
    if (!is_whole(outline, at)) continue;
    articles.push_back(article_in(outline, at));
    behind = box.last_block;
  }
  return articles;
}

std::uint32_t box_of_both(const PageOutline& outline, std::uint32_t one, std::uint32_t other) {
  while (one != other) {
    std::uint32_t& inner = one > other ? one : other;
    inner = outline.boxes[inner].parent;
  }
  return one;
}

// The article around the box of most text: the element that calls itself so, or the box with the headline, when most of
// what it holds is that text.
PageArticle widen(const PageOutline& outline, std::uint32_t held, const Titles& titles) {
  const std::size_t weight = outline.boxes[held].weight;
  const auto is_close = [&](std::uint32_t box) { return outline.boxes[box].weight * 5 <= weight * 7; };
  std::uint32_t box = held;
  for (std::uint32_t at = held; at != kNoBox; at = outline.boxes[at].parent)
    if (is_article_box(outline.boxes[at]) && is_close(at)) box = at;
  PageArticle article = article_in(outline, box);
  const std::uint32_t titled = find_titled(outline, titles);
  if (titled >= article.first_block && titled < article.last_block) {
    article.headline = titled;
    return article;
  }
  if (titled == block_count(outline) && article.headline != block_count(outline) &&
      outline.blocks[article.headline].heading == 1)
    return article;
  const std::uint32_t before =
      titled < block_count(outline) ? titled : find_headline(outline, 0, outline.boxes[held].last_block);
  if (before == block_count(outline) || outline.blocks[before].heading > 2) return article;
  const bool is_less = article.headline != block_count(outline) && titled == block_count(outline) &&
                       outline.blocks[before].heading >= outline.blocks[article.headline].heading;
  if (is_less) return article;
  const std::uint32_t both = box_of_both(outline, outline.blocks[before].box, box);
  article.headline = before;
  if (!is_close(both)) return article;
  article.box = both;
  article.last_block = std::max(article.last_block, outline.boxes[both].last_block);
  article.first_block = std::min(article.first_block, before);
  return article;
}

// Whether the page has a headline over them all: then they are its parts.
bool is_titled_outside(const PageOutline& outline, const std::vector<PageArticle>& articles, const Titles& titles) {
  const std::uint32_t titled = find_titled(outline, titles);
  return titled < block_count(outline) && std::ranges::none_of(articles, [&](const PageArticle& article) {
           return titled >= article.first_block && titled < article.last_block;
         });
}

// Whether more than a third of the text stands before the headline.
bool is_amid_text(const PageOutline& outline, const PageArticle& article) {
  std::size_t before = 0;
  for (std::uint32_t at = article.first_block; at < article.headline; ++at)
    if (!is_beside(outline, outline.blocks[at])) before += outline.blocks[at].weight();
  return before * 3 > outline.boxes[article.box].weight;
}

bool is_aside_line(std::string_view text) {
  const std::string lower = base::lower_ascii(text.substr(0, 40));
  return std::ranges::any_of(kAsideWords, [&](std::string_view words) { return lower.starts_with(words); });
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view end : {".", "!", "?", "…", "»", ".\"", ".”", ":"})
    if (text.ends_with(end)) return true;
  return false;
}

// The blocks of an article that are its text.
class TextBlocks {
 public:
  TextBlocks(const PageOutline& outline, const PageArticle& article) : outline_(outline), article_(article) {
    first_ = last_ = article.last_block;
    for (std::uint32_t at = article.first_block; at < article.last_block; ++at) {
      if (is_beside(outline, outline.blocks[at]) || outline.blocks[at].weight() == 0) continue;
      first_ = std::min(first_, at);
      last_ = at;
    }
    // Of a page with hardly any text, every line counts.
    if (first_ == article.last_block) first_ = article.first_block;
  }

  bool has(std::uint32_t at) const {
    const PageBlock& block = outline_.blocks[at];
    if (is_beside(outline_, block) || at == article_.headline) return false;
    if (block.heading == 1 && (article_.headline >= article_.last_block || at < article_.headline)) return false;
    const std::string_view text = outline_.text_of(block);
    if (block.link_bytes > 0 && (is_linked(block) || is_aside_line(text))) return false;
    if (at >= first_ && at <= last_) return true;
    // Before the text and behind it: who wrote it and when, under which heading, and how to share it.
    constexpr std::size_t kShort = 60;
    return block.heading != 0 || ends_sentence(text) ||
           (block.size() >= kShort && !outline_.boxes[block.box].is_byline);
  }

 private:
  const PageOutline& outline_;
  const PageArticle& article_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

std::string bare_text(std::string_view text) {
  std::string bare;
  for (const char c : text)
    if (base::is_digit(c) || (c & 0x80) != 0 || (base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z'))
      bare += base::lower_ascii(c);
  return bare;
}

std::vector<PageArticle> find_page_articles(const PageOutline& outline, const std::vector<std::string>& titles) {
  if (outline.blocks.empty()) return {};
  Titles bare;
  for (const std::string& title : titles)
    if (title.size() <= kLongestTitle) bare.push_back(bare_text(title));
  std::vector<PageArticle> articles = whole_articles(outline);
  if (articles.size() > 1 && !is_titled_outside(outline, articles, bare)) return articles;
  std::uint32_t held = outline.boxes[0].weight > 0 ? descend(outline, 0) : named_box(outline);
  if (articles.size() == 1 && outline.boxes[articles[0].box].weight * 2 > outline.boxes[0].weight &&
      outline.is_within(articles[0].box, held))
    held = articles[0].box;
  PageArticle article = widen(outline, held, bare);
  if (article.headline < article.last_block && !is_amid_text(outline, article))
    article.first_block = std::max(article.first_block, article.headline);
  return {article};
}

std::string text_of_article(const PageOutline& outline, const PageArticle& article) {
  std::string text;
  const TextBlocks blocks(outline, article);
  for (std::uint32_t at = article.first_block; at < article.last_block; ++at)
    if (blocks.has(at)) text.append(outline.text_of(outline.blocks[at])).append("\n\n");
  return text;
}

std::string headline_of(const PageOutline& outline, const PageArticle& article) {
  if (article.headline >= outline.blocks.size()) return {};
  return std::string(outline.text_of(outline.blocks[article.headline]));
}

}  // namespace depeche::dispatch
