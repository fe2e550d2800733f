#include "index/pending/base_parts.h"

#include <utility>

namespace depeche::index {

Result<BaseParts> BaseParts::open(const schema::IndexDirectory& directory) {
  BaseParts base;
  for (const schema::NamedGeneration& named : directory.parts()) {
    auto part = BaseIndex::open(directory.path, named);
    if (!part) return tl::unexpected<Error>(part.error());
    base.parts_.push_back(std::move(*part));
  }
  return base;
}

std::size_t BaseParts::dispatches() const {
  std::size_t sum = 0;
  for (const BaseIndex& part : parts_) sum += part.database().get_doccount();
  return sum;
}

Status BaseParts::check() const {
  for (const BaseIndex& part : parts_)
    if (auto status = part.check(); !status) return status;
  return {};
}

// New versions mostly follow soon.
PartDocument BaseParts::find(std::string_view id) const {
  for (std::size_t part = parts_.size(); part-- > 0;)
    if (const Xapian::docid document = parts_[part].find(id); document != 0)
      return {static_cast<std::uint32_t>(part), document};
  return {};
}

}  // namespace depeche::index
