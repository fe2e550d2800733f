#include "glass/termlist_reader.h"

#include <limits>
#include <new>
#include <utility>

#include <libdeflate.h>

#include "base/message.h"
#include "base/varint.h"
#include "base/xapian.h"

namespace depeche::glass {
namespace {

constexpr std::size_t kUsualBytes = std::size_t{1} << 14;
constexpr std::size_t kMostBytes = std::size_t{1} << 28;

[[noreturn]] void bad_list() { throw Xapian::DatabaseCorruptError(tr("a list of terms is damaged")); }

std::size_t take_byte(std::string_view& in) {
  if (in.empty()) bad_list();
  const auto byte = static_cast<unsigned char>(in.front());
  in.remove_prefix(1);
  return byte;
}

std::uint32_t take_occurrences(std::string_view& in) {
  const auto occurrences = base::take_varint(in);
  if (!occurrences || *occurrences > std::numeric_limits<std::uint32_t>::max()) bad_list();
  return static_cast<std::uint32_t>(*occurrences);
}

}  // namespace

void TermlistReader::Release::operator()(libdeflate_decompressor* decompressor) const {
  libdeflate_free_decompressor(decompressor);
}

TermlistReader::TermlistReader(TableReader table)
    : table_(std::move(table)), decompressor_(libdeflate_alloc_decompressor()) {
  if (!decompressor_) throw std::bad_alloc();
}

std::optional<TermlistReader> TermlistReader::open(const std::filesystem::path& database, std::uint64_t revision) {
  auto table = TableReader::open(database, "termlist", revision);
  if (!table) return std::nullopt;
  return TermlistReader(std::move(*table));
}

bool TermlistReader::start(DocumentId document) {
  key_.clear();
  put_sortable(key_, document);
  left_ = {};
  first_ = true;
  term_.clear();
  if (!table_.find(key_)) return false;
  left_ = table_.is_compressed() ? unpacked(table_.tag()) : table_.tag();
  if (left_.empty()) return true;
  const auto length = base::take_varint(left_);
  const auto terms = base::take_varint(left_);
  if (!length || !terms) bad_list();
  return true;
}

std::string_view TermlistReader::unpacked(std::string_view tag) {
  if (list_.size() < kUsualBytes) list_.resize(kUsualBytes);
  std::size_t size = 0;
  libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
  while ((result = libdeflate_deflate_decompress(decompressor_.get(), tag.data(), tag.size(), list_.data(),
                                                 list_.size(), &size)) == LIBDEFLATE_INSUFFICIENT_SPACE &&
         list_.size() < kMostBytes)
    list_.resize(2 * list_.size());
  if (result != LIBDEFLATE_SUCCESS) bad_list();
  return std::string_view(list_).substr(0, size);
}

// As TermlistEncoder::add() or Xapian writes it.
bool TermlistReader::next() {
  if (left_.empty()) return false;
  std::size_t shared = 0;
  std::optional<std::size_t> together;
  if (!first_) {
    shared = take_byte(left_);
    if (const std::size_t radix = term_.size() + 1; shared >= radix) {
      together = shared / radix - 1;
      shared %= radix;
    }
  }
  const std::size_t more = take_byte(left_);
  if (more > left_.size()) bad_list();
  term_.resize(shared);
  term_ += left_.substr(0, more);
  left_.remove_prefix(more);
  occurrences_ = together ? static_cast<std::uint32_t>(*together) : take_occurrences(left_);
  first_ = false;
  return true;
}

}  // namespace depeche::glass
