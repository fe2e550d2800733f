#include "search/present/hit_writer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "schema/range_list.h"
#include "schema/record.h"
#include "schema/version.h"
#include "search/present/snippet.h"
#include "time/asked_time.h"

namespace depeche::search {
namespace {

std::optional<DateMatch> date_match(const query::AskedDates& asked, const Dispatch& dispatch) {
  if (!asked.dated || !dispatch.dated) return std::nullopt;
  const bool inside =
      asked.dated->contains(*dispatch.dated) &&
      (!asked.written || dispatch.written_at || asked.written->contains(time::moments_of(*dispatch.dated)));
  return inside ? DateMatch::certain : DateMatch::possible;
}

}  // namespace

std::string id_of(Xapian::docid document, const Session& session) {
  return std::string(schema::record_id(session.value(document, schema::kRecordSlot)));
}

HitWriter::HitWriter(const SearchRequest& request, const query::Compiled& compiled, Session& session)
    : request_(request), compiled_(compiled), session_(session) {
  if (request.snippets) highlighter_.emplace(compiled, session);
}

Status HitWriter::describe(Xapian::docid id, Hit& hit) {
  if (!highlighter_) {
    hit.dispatch.id = id_of(id, session_);
    return {};
  }
  auto dispatch = session_.dispatch(id);
  if (!dispatch) return tl::unexpected<Error>(dispatch.error());
  hit.dispatch = std::move(*dispatch);
  hit.date_match = date_match(compiled_.asked, hit.dispatch);
  for (const FoundText& mark : highlighter_->find(hit.dispatch.title))
    hit.title_highlights.push_back({mark.begin, mark.end});
  if (!hit.dispatch.abstract.empty())
    hit.abstract_snippet =
        make_snippet(hit.dispatch.abstract, highlighter_->find(hit.dispatch.abstract), request_.snippet_length);
  hit.snippet = make_snippet(hit.dispatch.text, highlighter_->find(hit.dispatch.text), request_.snippet_length);
  if (asks_for_mentions()) hit.mentions = schema::decode_ranges(session_.value(id, schema::kMentionsSlot));
  return {};
}

bool HitWriter::asks_for_mentions() const {
  return compiled_.asked.mentioned || std::ranges::find(request_.facets, FacetField::mentions) != request_.facets.end();
}

Status HitWriter::add_versions(const std::vector<Xapian::docid>& others, Xapian::docid shown, VersionFinder& finder,
                               Hit& hit) {
  for (const Xapian::docid id : others) {
    Version version;
    version.is_later = finder.is_later(id, shown);
    if (!request_.snippets) {
      version.id = id_of(id, session_);
    } else {
      auto dispatch = session_.dispatch(id);
      if (!dispatch) return tl::unexpected<Error>(dispatch.error());
      version.id = std::move(dispatch->id);
      version.title = std::move(dispatch->title);
      version.dated = dispatch->dated;
      version.written_at = dispatch->written_at;
    }
    hit.versions.push_back(std::move(version));
  }
  return {};
}

}  // namespace depeche::search
