#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/helpers.h"
#include "base/wire.h"
#include "base/xapian.h"
#include "depeche/result.h"
#include "query/plan/finders.h"
#include "search/session/session.h"
#include "search/shard/server.h"

namespace depeche::search {

// What a process does with its one index for searches that others run over several (session/remote_parts.h). It reads
// one revision of the index. For one connection; not for several threads.
class PartService final : public ShardService {
 public:
  // `helpers` work at searches, too. Errors: those of Session::open().
  static Result<std::unique_ptr<PartService>> open(const std::filesystem::path& index,
                                                   std::shared_ptr<base::Helpers> helpers);

  // What it reads.
  ServedDatabase database() const;
  // What Xapian needs to run the queries of such searches on the database. It must not outlive this.
  void add_to(Xapian::Registry& registry) override;
  // Throws as Xapian does, base::DeadlinePassed, and base::WireError.
  std::string answer(std::string_view request) override;

  // The source of postings that was shipped. Throws base::WireError.
  Xapian::PostingSource* source(std::string_view bytes);

 private:
  PartService(Session session, std::shared_ptr<base::Helpers> helpers);
  std::string answer(RemoteCall call, base::WireReader& request);
  std::string state();
  void begin_search();

  const std::shared_ptr<base::Helpers> helpers_;
  Session session_;
  std::unique_ptr<query::Finders> finders_ = std::make_unique<query::Finders>();  // of the search under way
  Xapian::Registry registry_;
};

// Makes one for each connection. They share the threads that there are.
NewService part_services(const std::filesystem::path& index);

}  // namespace depeche::search
