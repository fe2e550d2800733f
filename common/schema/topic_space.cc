#include "schema/topic_space.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <xxhash.h>

#include "schema/map_part.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kMark = 0x31504F54;  // "TOP1"

struct Head {
  std::uint32_t mark = kMark;
  std::uint32_t dimensions = kTopics;
  std::uint32_t codes = 0;
  std::uint32_t rows = 0;
  std::uint32_t documents = 0;
  std::uint32_t unused = 0;
  std::uint64_t checksum = 0;  // of all that follows
};
static_assert(sizeof(Head) == 32);

struct DocumentRow {
  TopicDirection direction{};
  std::uint32_t checksum = 0;
};
static_assert(sizeof(DocumentRow) == 64);

// Of a number that no document has.
constexpr DocumentRow kNoDocument{};

fs::path words_path(const fs::path& generation) { return generation / "topics"; }
fs::path directions_path(const fs::path& generation) { return generation / "topics.documents"; }

Head head_of(std::string_view bytes) {
  Head head;
  std::memcpy(&head, bytes.data(), sizeof head);
  return head;
}

// Of the whole file, its checksum taken as 0.
std::uint64_t checksum_of(Head head, std::string_view body) {
  head.checksum = 0;
  return XXH3_64bits_withSeed(body.data(), body.size(), XXH3_64bits(&head, sizeof head));
}

std::uint32_t checksum_of(const TopicDirection& direction) {
  return static_cast<std::uint32_t>(XXH3_64bits(direction.data(), direction.size()));
}

template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

std::string_view bytes_of(const DocumentRow& row) { return {reinterpret_cast<const char*>(&row), sizeof row}; }

}  // namespace

TopicDirection direction_of(const TopicVector& vector) {
  constexpr float kGreatest = 127;
  float greatest = 0;
  for (const float value : vector) greatest = std::max(greatest, std::abs(value));
  TopicDirection direction{};
  if (greatest == 0) return direction;
  for (std::size_t i = 0; i < kTopics; ++i)
    direction[i] = static_cast<std::int8_t>(std::lround(vector[i] / greatest * kGreatest));
  return direction;
}

double cosine(const TopicVector& vector, const TopicDirection& direction) {
  float product = 0;
  float vector_square = 0;
  float direction_square = 0;
  for (std::size_t i = 0; i < kTopics; ++i) {
    const auto value = static_cast<float>(direction[i]);
    product += vector[i] * value;
    vector_square += vector[i] * vector[i];
    direction_square += value * value;
  }
  if (vector_square == 0 || direction_square == 0) return 0;
  return product / (std::sqrt(static_cast<double>(vector_square)) * std::sqrt(static_cast<double>(direction_square)));
}

TopicSpace::TopicSpace(const fs::path& generation)
    : words_(map_part(words_path(generation))), directions_(map_part(directions_path(generation))) {
  const std::string_view bytes = words_.bytes();
  if (bytes.size() < sizeof(Head)) throw Xapian::DatabaseCorruptError("the topics are cut off");
  const Head head = head_of(bytes);
  const std::uint64_t expected =
      sizeof(Head) + std::uint64_t{2} * head.codes + std::uint64_t{sizeof(TopicRow)} * head.rows;
  if (head.mark != kMark || head.dimensions != kTopics || expected != bytes.size())
    throw Xapian::DatabaseCorruptError("the topics are damaged");
  if (checksum_of(head, bytes.substr(sizeof head)) != head.checksum)
    throw Xapian::DatabaseCorruptError("the checksum of the topics is wrong");
  documents_ = head.documents;
  codes_ = head.codes;
  rows_ = head.rows;
}

std::uint16_t TopicSpace::number(Code code) const {
  std::uint16_t number = 0;
  if (code < codes_) std::memcpy(&number, words_.bytes().data() + sizeof(Head) + code * sizeof number, sizeof number);
  return number <= rows_ ? number : std::uint16_t{0};
}

void TopicSpace::add(std::uint16_t number, float weight, TopicVector& sum) const {
  if (number == 0) return;
  TopicRow row;
  const std::size_t at = sizeof(Head) + codes_ * sizeof number + (number - std::size_t{1}) * sizeof row;
  std::memcpy(&row, words_.bytes().data() + at, sizeof row);
  const float scale = row.scale * weight;
  for (std::size_t i = 0; i < kTopics; ++i) sum[i] += scale * static_cast<float>(row.direction[i]);
}

TopicDirection TopicSpace::direction(Xapian::docid id) const {
  DocumentRow row;
  if (id == 0 || id > directions_.bytes().size() / sizeof row) return row.direction;
  std::memcpy(&row, directions_.bytes().data() + (id - std::size_t{1}) * sizeof row, sizeof row);
  if (row.direction != kNoDocument.direction && checksum_of(row.direction) != row.checksum)
    throw Xapian::DatabaseCorruptError("the checksum of a document's topics is wrong");
  return row.direction;
}

TopicDirection TopicReader::read(std::string_view stream) {
  met_.clear();
  std::uint32_t times = 2;
  for (StreamReader reader(stream); !reader.done();) {
    const Code code = reader.next();
    if (code == kTitleEnd) times = 1;
    const std::uint16_t number = code < kFirstForm ? std::uint16_t{0} : space_.number(code);
    if (number == 0) continue;
    if (counts_[number] == 0) met_.push_back(number);
    counts_[number] += times;
  }
  TopicVector sum{};
  for (const std::uint16_t number : met_) {
    space_.add(number, 1 + std::log(static_cast<float>(counts_[number])), sum);
    counts_[number] = 0;
  }
  return direction_of(sum);
}

Status write_topics(const fs::path& generation, const TopicModel& model) {
  const std::string body = std::string(bytes_of(model.number_of_code)).append(bytes_of(model.rows));
  Head head;
  head.codes = static_cast<std::uint32_t>(model.number_of_code.size());
  head.rows = static_cast<std::uint32_t>(model.rows.size());
  head.documents = model.documents;
  head.checksum = checksum_of(head, body);
  for (const fs::path& path : {words_path(generation), directions_path(generation)}) {
    auto file = base::OutputFile::open(path);
    if (!file) return tl::unexpected<Error>(file.error());
    if (path == words_path(generation)) {
      file->append({reinterpret_cast<const char*>(&head), sizeof head});
      file->append(body);
    }
    if (auto status = file->flush(false); !status) return status;
  }
  return {};
}

Result<TopicWriter> TopicWriter::open(const fs::path& generation, Xapian::docid last) {
  TopicWriter writer;
  writer.space_ = std::make_unique<const TopicSpace>(generation);
  if (writer.space_->empty()) return writer;
  writer.reader_ = std::make_unique<TopicReader>(*writer.space_);
  auto file = base::OutputFile::open(directions_path(generation), std::uint64_t{last} * sizeof(DocumentRow));
  if (!file) return tl::unexpected<Error>(file.error());
  writer.file_ = std::move(*file);
  writer.last_ = last;
  return writer;
}

void TopicWriter::append(Xapian::docid id, std::string_view stream) {
  if (!file_) return;
  for (++last_; last_ < id; ++last_) file_->append(bytes_of(kNoDocument));
  const TopicDirection direction = reader_->read(stream);
  file_->append(bytes_of(DocumentRow{direction, checksum_of(direction)}));
}

}  // namespace depeche::schema
