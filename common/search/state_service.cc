#include "search/state_service.h"

#include <utility>

#include "base/message.h"
#include "schema/index_directory.h"
#include "schema/open_generation.h"
#include "search/session/retries.h"

namespace depeche::search {
namespace {

class StateService final : public ShardService {
 public:
  explicit StateService(std::string state) : state_(std::move(state)) {}

  std::string answer(std::string_view request) override {
    if (request == kHello) return state_;
    throw ShardFailure({ErrorCode::invalid_argument, tr("the shard does not know this call"), {}, std::nullopt});
  }

 private:
  std::string state_;
};

Result<Served> opened(const std::vector<std::filesystem::path>& indexes) {
  Served served;
  std::string state;
  for (const std::filesystem::path& index : indexes) {
    const auto directory = schema::present_index(index);
    if (!directory) return tl::unexpected<Error>(directory.error());
    const auto database = schema::open_generation(directory->generation_path(), directory->uuid, index);
    if (!database) return tl::unexpected<Error>(database.error());
    const ServedDatabase& added = served.databases.emplace_back(
        ServedDatabase{directory->generation_path(), database->get_uuid(), database->get_revision()});
    state += added.uuid + ' ' + std::to_string(added.revision) + ' ' + std::to_string(database->get_doccount()) + '\n';
  }
  served.service = std::make_unique<StateService>(std::move(state));
  return served;
}

}  // namespace

Result<Served> state_service(const std::vector<std::filesystem::path>& indexes) {
  return with_retries(indexes.empty() ? std::string() : indexes.front().string(), [&] { return opened(indexes); });
}

}  // namespace depeche::search
