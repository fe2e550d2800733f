#include "search/serving/part_service.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <utility>

#include "base/message.h"
#include "query/plan/shipped_query.h"
#include "query/read/stream_source.h"
#include "search/present/facets.h"
#include "search/present/part_chains.h"
#include "search/present/version_candidates.h"
#include "search/rank/remote_features.h"
#include "search/retrieve/covering_terms.h"
#include "search/retrieve/matcher_deadline.h"
#include "search/retrieve/remote_retrieval.h"
#include "search/session/contents.h"
#include "search/session/most_threads.h"
#include "search/session/remote_words.h"
#include "search/session/retries.h"
#include "search/timeline/dated_matches.h"

namespace depeche::search {
namespace {

// Makes the sources of postings that queries from elsewhere have. It never gives postings itself.
class SourceMaker final : public Xapian::PostingSource {
 public:
  explicit SourceMaker(PartService& service) : service_(service) {}

  std::string name() const override { return query::StreamSource::kName; }
  Xapian::PostingSource* clone() const override { return new SourceMaker(service_); }
  Xapian::PostingSource* unserialise(const std::string& bytes) const override { return service_.source(bytes); }

  Xapian::doccount get_termfreq_min() const override { return 0; }
  Xapian::doccount get_termfreq_est() const override { return 0; }
  Xapian::doccount get_termfreq_max() const override { return 0; }
  void next(double) override {}
  bool at_end() const override { return true; }
  Xapian::docid get_docid() const override { return 0; }
  void init(const Xapian::Database&) override {}

 private:
  PartService& service_;
};

// Two machines may have an index each at the same path.
std::uint64_t process_number() {
  static const std::uint64_t number = [] {
    std::random_device device;
    return std::uniform_int_distribution<std::uint64_t>()(device);
  }();
  return number;
}

}  // namespace

PartService::PartService(Session session, std::shared_ptr<base::Helpers> helpers)
    : helpers_(std::move(helpers)), session_(std::move(session)) {
  session_.set_helpers(helpers_.get());
}

Result<std::unique_ptr<PartService>> PartService::open(const std::filesystem::path& index,
                                                       std::shared_ptr<base::Helpers> helpers) {
  auto session = Session::open(std::vector{index});
  if (!session) return tl::unexpected<Error>(session.error());
  if (session->databases().size() > 1)
    return fail(ErrorCode::invalid_argument,
                tr("{}: the index has {} parts, and a shard is an index of one part", index.string(),
                   session->databases().size()),
                tr("merge them by compacting the index"));
  std::unique_ptr<PartService> service(new PartService(std::move(*session), std::move(helpers)));
  service->add_to(service->registry_);
  return service;
}

ServedDatabase PartService::database() const {
  return {session_.parts().front().generation.path, session_.parts().front().database,
          session_.databases().front().get_revision()};
}

void PartService::add_to(Xapian::Registry& registry) {
  registry.register_posting_source(SourceMaker(*this));
  register_term_sources(registry);
  register_deadline_source(registry);
  register_counters(registry);
}

Xapian::PostingSource* PartService::source(std::string_view bytes) {
  base::WireReader reader(bytes);
  const auto weight = reader.next<double>();
  return new query::StreamSource(query::unshipped_finder(reader.next<std::string>(), *finders_), session_.indexes(),
                                 weight);
}

std::string PartService::answer(std::string_view request) {
  base::WireReader reader(request);
  if (reader.next<std::uint32_t>() != kWireVersion)
    throw ShardFailure({ErrorCode::index_version, tr("the shard is served by another version of the program"),
                        tr("install the same version on all machines of the archive"), std::nullopt});
  const auto call = reader.next<RemoteCall>();
  const auto first = reader.next<FirstOfSearch>();
  const auto left = reader.next<std::optional<std::int64_t>>();
  const auto own = reader.next<std::map<std::string, std::string>>();
  const auto common = reader.next<std::string>();
  const auto now = base::Deadline::Clock::now();
  constexpr std::int64_t kMost = 1'000'000'000;
  session_.set_deadline(left
                            ? base::Deadline(now + std::chrono::milliseconds(std::clamp<std::int64_t>(*left, 0, kMost)))
                            : base::Deadline());
  const base::Helpers::Caller caller(*helpers_);
  if (first.is_first) begin_search();
  if (first.is_first && !session_.is_newest()) return std::string(1, '\0');
  const std::string& name = session_.parts().front().database;
  if (std::ranges::find(first.resting, name) != first.resting.end()) return std::string(1, kIsNewest);
  const auto mine = own.find(name);
  const std::string arguments = (mine != own.end() ? mine->second : std::string()) + common;
  base::WireReader of_call(arguments);
  std::string bytes = answer(call, of_call);
  of_call.end();
  session_.verify();
  if (first.is_first) bytes += kIsNewest;
  return bytes;
}

std::string PartService::answer(RemoteCall call, base::WireReader& request) {
  switch (call) {
    case RemoteCall::state:
      return state();
    case RemoteCall::words:
      return answer_words(request, session_.databases().front());
    case RemoteCall::work:
      return answer_work(request, session_.databases().front(), session_.deadline());
    case RemoteCall::features:
      return answer_features(request, session_);
    case RemoteCall::kin:
      return answer_kin(request, session_);
    case RemoteCall::word_topics:
      return answer_word_topics(request, session_);
    case RemoteCall::term_at_a_time:
      return answer_term_at_a_time(request, session_);
    case RemoteCall::by_date:
      return answer_by_date(request, registry_, session_);
    case RemoteCall::dates:
      return answer_dates(request, registry_, session_);
    case RemoteCall::chains:
      return answer_chains(request, session_);
    case RemoteCall::version_candidates:
      return answer_version_candidates(request, session_.databases().front());
    case RemoteCall::documents:
      return answer_documents(request, session_);
    case RemoteCall::contents:
      return answer_contents(request, session_);
  }
  throw base::WireError();
}

void PartService::begin_search() { finders_ = std::make_unique<query::Finders>(); }

std::string PartService::state() {
  begin_search();
  const ServedDatabase read = database();
  const std::uint64_t numbering = process_number() ^ std::hash<std::string>()(session_.numbering(0));
  return base::to_wire(RemoteState{read.uuid, read.revision, numbering, session_.topic_documents(0),
                                   session_.topics_identity(0), session_.stream_lengths(0), session_.is_newest(),
                                   session_.days(0)});
}

NewService part_services(const std::filesystem::path& index) {
  const auto helpers = std::make_shared<base::Helpers>(most_threads());
  return [index, helpers]() -> Result<Served> {
    return with_retries(index.string(), [&]() -> Result<Served> {
      auto service = PartService::open(index, helpers);
      if (!service) return tl::unexpected<Error>(service.error());
      Served served;
      served.databases.push_back((*service)->database());
      served.service = std::move(*service);
      return served;
    });
  };
}

}  // namespace depeche::search
