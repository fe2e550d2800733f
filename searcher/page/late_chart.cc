#include "page/late_chart.h"

#include <exception>
#include <memory>
#include <utility>

#include "base/message.h"
#include "page/search_parts.h"

namespace depeche::page {
namespace {

struct Pieces {
  serve::Site& site;
  const View view;
  const SearchRequest request;
  Html opening;
  Html rest;
  enum class Next { opening, chart, end } next = Next::opening;
};

std::string chart_and_rest(Pieces& pieces) {
  Html chart;
  if (const auto status = write_chart(pieces.site, pieces.view, pieces.request, chart); !status) {
    if (serve::is_of_the_archive(status.error())) pieces.site.report(status.error().error.message);
    chart = Html();
    write_later(pieces.view, chart);
  }
  return chart.part(pieces.rest).take();
}

void put_chart(Pieces& pieces, http::PieceSink& sink) {
  const base::SpokenHere spoken(pieces.view.language);
  try {
    sink.put(chart_and_rest(pieces));
  } catch (const std::exception& exception) {
    pieces.site.report(exception.what());
    sink.fail();
  }
}

void put_next(const std::shared_ptr<Pieces>& pieces, const std::shared_ptr<http::PieceSink>& sink) {
  switch (pieces->next) {
    case Pieces::Next::opening:
      pieces->next = Pieces::Next::chart;
      return sink->put(pieces->opening.take());
    case Pieces::Next::chart: {
      pieces->next = Pieces::Next::end;
      if (pieces->site.searches().post([pieces, sink] { put_chart(*pieces, *sink); })) return;
      Html later;  // too many requests wait for the hits of theirs
      write_later(pieces->view, later);
      return sink->put(later.part(pieces->rest).take());
    }
    case Pieces::Next::end:
      return sink->end();
  }
}

}  // namespace

tl::expected<void, serve::Problem> write_chart(const serve::Site& site, const View& view, const SearchRequest& request,
                                               Html& html) {
  const auto timeline = site.searcher().timeline(request);
  if (!timeline) return tl::unexpected<serve::Problem>(timeline.error());
  write_timeline(view, *timeline, html);
  return {};
}

void write_later(const View& view, Html& html) {
  const std::string address = view.here.at("/timeline").text();
  html("<div class=\"chart\"")
      .attribute("data-load", address)("><p><a")
      .attribute("href", address)(">")
      .text(tr("Timeline"))("</a></p></div>\n");
}

http::PieceSource with_late_chart(serve::Site& site, View view, SearchRequest request, Html opening, Html rest) {
  const auto pieces =
      std::make_shared<Pieces>(Pieces{site, std::move(view), std::move(request), std::move(opening), std::move(rest)});
  return [pieces](std::shared_ptr<http::PieceSink> sink) { put_next(pieces, sink); };
}

}  // namespace depeche::page
