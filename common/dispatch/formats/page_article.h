#pragma once

// Finds the articles of a page among its menus, teasers and comments.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dispatch/formats/page_outline.h"

namespace depeche::dispatch {

struct PageArticle {
  std::uint32_t box = 0;          // that holds it
  std::uint32_t first_block = 0;  // of its text
  std::uint32_t last_block = 0;   // excluded
  std::uint32_t headline = 0;     // the block that is its headline; last_block of the page when there is none
};

// The article of the page: the smallest box with four fifths of the text, and what stands between the headline and it.
// Several when the page has several boxes of articles, each of them whole: with a headline and paragraphs of its own,
// and no link to the rest.
//
// `titles` are what the page says that its title is: a heading that stands in one of them, or holds it, is the
// headline.
std::vector<PageArticle> find_page_articles(const PageOutline& outline, const std::vector<std::string>& titles);

// The letters and figures of ASCII in small letters and all other bytes, without blanks and signs: for comparisons.
std::string bare_text(std::string_view text);

// Its paragraphs, a blank line between any two, without headline, byline, and lines of links.
std::string text_of_article(const PageOutline& outline, const PageArticle& article);

// The text of the headline; empty when it has none.
std::string headline_of(const PageOutline& outline, const PageArticle& article);

}  // namespace depeche::dispatch
