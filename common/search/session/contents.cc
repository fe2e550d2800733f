#include "search/session/contents.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <tuple>

#include "schema/version.h"

namespace depeche::base {

template <>
struct Shipped<search::Content> {
  static auto of(auto& content) { return std::tie(content.id, content.hash); }
};

}  // namespace depeche::base

namespace depeche::search {
namespace {

// Of one answer, which is a megabyte at most.
constexpr std::size_t kMostAtOnce = std::size_t{1} << 16;

std::uint64_t number_of(std::string_view hash) {
  std::uint64_t number = 0;
  std::memcpy(&number, hash.data(), std::min(hash.size(), sizeof number));
  return number;
}

std::vector<Content> read_contents(Xapian::docid last, std::size_t most, const Xapian::Database& database,
                                   const base::Deadline& deadline) {
  std::vector<Content> contents;
  auto value = database.valuestream_begin(schema::kHashSlot);
  const auto end = database.valuestream_end(schema::kHashSlot);
  if (value != end && last > 0) value.skip_to(last + 1);
  base::DeadlineSteps steps(deadline);
  for (; value != end && contents.size() < most; ++value) {
    steps.step();
    contents.push_back({value.get_docid(), number_of(*value)});
  }
  return contents;
}

}  // namespace

std::vector<Content> contents_behind(Xapian::docid last, std::size_t part, const Session& session) {
  if (session.remote() == nullptr)
    return read_contents(last, std::numeric_limits<std::size_t>::max(), session.databases()[part], session.deadline());
  std::vector<bool> asked(session.databases().size());
  asked[part] = true;
  std::vector<Content> all;
  for (bool is_end = false; !is_end;) {
    const auto more = session.remote()->ask_some<std::vector<Content>>(asked, RemoteCall::contents, last)[part];
    if (!more.empty() && more.front().id <= last) throw base::WireError();
    all.insert(all.end(), more.begin(), more.end());
    if (!all.empty()) last = all.back().id;
    is_end = more.size() < kMostAtOnce;
  }
  return all;
}

std::uint64_t content_of(const DocumentAddress& document, const Session& session) {
  return number_of(session.value(session.global_id(document), schema::kHashSlot));
}

std::string answer_contents(base::WireReader& request, const Session& session) {
  const auto last = request.next<Xapian::docid>();
  return base::to_wire(read_contents(last, kMostAtOnce, session.databases().front(), session.deadline()));
}

}  // namespace depeche::search
