#include "index/pending/pending_run.h"

#include <algorithm>
#include <cstring>
#include <limits>

#include "base/message.h"
#include "schema/record.h"

namespace depeche::index {
namespace {

constexpr std::uint32_t kMaxSequence = std::numeric_limits<std::uint32_t>::max();

std::uint64_t number_of(const std::string& hash) {
  std::uint64_t number = 0;
  std::memcpy(&number, hash.data(), std::min(hash.size(), sizeof number));
  return number;
}

}  // namespace

Result<std::optional<std::size_t>> PendingRun::begin_file(const std::string& file, const ReadOptions& options) {
  const auto dispatches = files_.begin(file, options);
  if (dispatches) counts_.unchanged += dispatches->value_or(0);
  return dispatches;
}

Result<bool> PendingRun::add(const Dispatch& dispatch) {
  const std::string hash = schema::content_hash(dispatch);
  const PendingId* pending = ids_.find(dispatch.id);
  const bool added = pending != nullptr && pending->sequence > 0;
  const PartDocument committed = committed_of(dispatch.id, pending);
  const bool same = pending != nullptr ? added && pending->hash == number_of(hash)
                                       : committed.id != 0 && base_.content_hash(committed) == hash;
  const KnownFiles::Number file = files_.count();
  if (added && pending->file != file) {
    files_.forget(pending->file);
    files_.forget(file);
  }
  if (same) {
    ++counts_.unchanged;
    return false;
  }
  if (auto status = forget_file_of(committed); !status) return tl::unexpected<Error>(status.error());
  if (added)
    ids_.supersede(pending->sequence);
  else
    ++(committed.id != 0 ? counts_.replaced : counts_.added);
  if (sequence_ == kMaxSequence)
    return fail(ErrorCode::limit, tr("{}: an index holds four thousand million dispatches", index_),
                tr("make several, which searcher searches as one"));
  if (auto status = ids_.put(dispatch.id, {++sequence_, committed.id, committed.part, file, number_of(hash)}); !status)
    return tl::unexpected<Error>(status.error());
  text_bytes_ += dispatch.text.size();
  return true;
}

Result<bool> PendingRun::remove(std::string_view id) {
  const PendingId* pending = ids_.find(id);
  const bool added = pending != nullptr && pending->sequence > 0;
  const PartDocument committed = committed_of(id, pending);
  const bool present = pending != nullptr ? added : committed.id != 0;
  if (added) {
    ids_.supersede(pending->sequence);
    --(committed.id != 0 ? counts_.replaced : counts_.added);
  }
  if (pending != nullptr) files_.forget(pending->file);
  if (auto status = forget_file_of(committed); !status) return tl::unexpected<Error>(status.error());
  if (auto status = ids_.put(id, {0, committed.id, committed.part, 0, 0}); !status)
    return tl::unexpected<Error>(status.error());
  return present;
}

// What the run has noted of the id, or what there is before it.
PartDocument PendingRun::committed_of(std::string_view id, const PendingId* pending) const {
  return pending != nullptr ? PartDocument{pending->part, pending->committed} : base_.find(id);
}

Status PendingRun::forget_file_of(const PartDocument& document) {
  if (document.id == 0) return {};
  const auto path = base_.path(document);
  if (!path) return tl::unexpected<Error>(path.error());
  files_.forget_stored(*path);
  return {};
}

void PendingRun::rest() const { files_.rest(); }

}  // namespace depeche::index
