#include "page/side.h"

#include <exception>
#include <memory>
#include <utility>

#include "base/message.h"
#include "page/search_parts.h"

namespace depeche::page {
namespace {

using serve::Problem;

// What is counted beside dates, sources and places, where the archive has it.
constexpr std::string_view kProperties[] = {"category", "subject", "person", "language"};

// Of all matches, and no hits.
tl::expected<SearchRequest, Problem> counting(const serve::Site& site, SearchRequest request) {
  request.limit = request.offset = 0;
  request.after.clear();
  request.snippets = request.suggest = request.feedback = request.partial = false;
  request.facets = {FacetField::date, FacetField::source, FacetField::place};
  const auto known = site.searcher().properties();
  if (!known) return tl::unexpected<Problem>(known.error());
  for (const std::string_view name : kProperties)
    for (const PropertyCount& property : *known)
      if (property.name == name) request.property_facets.emplace_back(name);
  return request;
}

struct Pieces {
  serve::Site& site;
  const View view;
  const SearchRequest request;
  Html opening;
  Html rest;
  enum class Next { opening, side, end } next = Next::opening;
};

// In place of the side, where it cannot be made in time.
std::string link_and_rest(const Pieces& pieces) {
  Html link;
  write_later(pieces.view, link);
  return link.part(pieces.rest).take();
}

std::string side_and_rest(const Pieces& pieces) {
  Html side;
  if (const auto status = write_side(pieces.site, pieces.view, pieces.request, side); !status) {
    if (serve::is_of_the_archive(status.error())) pieces.site.report(status.error().error.message);
    return link_and_rest(pieces);
  }
  return side.part(pieces.rest).take();
}

void put_side(const Pieces& pieces, http::PieceSink& sink) {
  const base::SpokenHere spoken(pieces.view.language);
  try {
    sink.put(side_and_rest(pieces));
  } catch (const std::exception& exception) {
    pieces.site.report(exception.what());
    sink.fail();
  }
}

void put_next(const std::shared_ptr<Pieces>& pieces, const std::shared_ptr<http::PieceSink>& sink) {
  switch (pieces->next) {
    case Pieces::Next::opening:
      pieces->next = Pieces::Next::side;
      return sink->put(pieces->opening.take());
    case Pieces::Next::side: {
      pieces->next = Pieces::Next::end;
      if (pieces->site.searches().post([pieces, sink] { put_side(*pieces, *sink); })) return;
      // Too many requests wait for the hits of theirs.
      const base::SpokenHere spoken(pieces->view.language);
      return sink->put(link_and_rest(*pieces));
    }
    case Pieces::Next::end:
      return sink->end();
  }
}

}  // namespace

tl::expected<void, Problem> write_side(const serve::Site& site, const View& view, const SearchRequest& request,
                                       Html& html) {
  const auto timeline = site.searcher().timeline(request);
  if (!timeline) return tl::unexpected<Problem>(timeline.error());
  const auto asked = counting(site, request);
  if (!asked) return tl::unexpected<Problem>(asked.error());
  const auto counts = site.searcher().search(*asked);
  if (!counts) return tl::unexpected<Problem>(counts.error());
  html("<div class=\"counts\">\n");
  write_timeline(view, *timeline, html);
  write_facets(view, *counts, html);
  html("</div>\n");
  return {};
}

void write_later(const View& view, Html& html) {
  const std::string address = view.here.at("/timeline").text();
  html("<div class=\"counts\"")
      .attribute("data-load", address)("><p><a")
      .attribute("href", address)(">")
      .text(tr("Timeline and counts"))("</a></p></div>\n");
}

http::PieceSource with_late_side(serve::Site& site, View view, SearchRequest request, Html opening, Html rest) {
  const auto pieces =
      std::make_shared<Pieces>(Pieces{site, std::move(view), std::move(request), std::move(opening), std::move(rest)});
  return [pieces](std::shared_ptr<http::PieceSink> sink) { put_next(pieces, sink); };
}

}  // namespace depeche::page
