#include "schema/topic_space.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <xxhash.h>

#include "base/message.h"
#include "base/varint.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kWordsMark = "depeche topics";
constexpr std::string_view kDirectionsMark = "depeche topics.d";

struct Counts {
  std::uint32_t dimensions = kTopics;
  std::uint32_t codes = 0;
  std::uint32_t rows = 0;
  std::uint32_t documents = 0;
  std::uint64_t checksum = 0;     // of them and of all that follows
  std::uint32_t learnt_from = 0;  // 0: `documents`
  std::uint32_t words_bytes = 0;
};
static_assert(sizeof(Counts) == kTopicCountsBytes);

struct DocumentRow {
  TopicDirection direction{};
  std::uint32_t checksum = 0;
};
static_assert(sizeof(DocumentRow) == 64);

fs::path words_path(const fs::path& generation) { return generation / "topics"; }
fs::path directions_path(const fs::path& generation) { return generation / "topics.documents"; }

Counts counts_of(std::string_view bytes) {
  Counts counts;
  std::memcpy(&counts, bytes.data(), sizeof counts);
  return counts;
}

// Itself taken as 0.
std::uint64_t checksum_of(Counts counts, std::string_view body) {
  counts.checksum = 0;
  return XXH3_64bits_withSeed(body.data(), body.size(), XXH3_64bits(&counts, sizeof counts));
}

std::uint32_t checksum_of(const TopicDirection& direction) {
  return static_cast<std::uint32_t>(XXH3_64bits(direction.data(), direction.size()));
}

template <class T>
std::string_view bytes_of(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

DocumentRow row_of(const TopicDirection& direction) { return {direction, checksum_of(direction)}; }

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

TopicSpace::TopicSpace(const fs::path& generation, const Owner& owner, const TopicSpace* before)
    : words_(words_path(generation), kWordsMark, owner.database),
      directions_(directions_path(generation), kDirectionsMark, owner.database) {
  if (before != nullptr && words_.stamp() == before->words_.stamp() && !before->words_.lost()) {
    documents_ = before->documents_;
    learnt_from_ = before->learnt_from_;
    codes_ = before->codes_;
    rows_ = before->rows_;
    words_bytes_ = before->words_bytes_;
    identity_ = before->identity_;
  } else {
    read_words();
  }
  if (!empty() && directions_.body().size() / sizeof(DocumentRow) < owner.last)
    throw Xapian::DatabaseCorruptError(tr("{} is cut off: it lacks documents", directions_path(generation).string()));
}

void TopicSpace::read_words() {
  const std::string_view bytes = words_.body();
  if (bytes.size() < sizeof(Counts)) throw Xapian::DatabaseCorruptError(tr("the topics are cut off"));
  const Counts counts = counts_of(bytes);
  const std::uint64_t expected = sizeof counts + std::uint64_t{2} * counts.codes +
                                 std::uint64_t{sizeof(TopicRow)} * counts.rows + counts.words_bytes;
  if (counts.dimensions != kTopics || expected != bytes.size())
    throw Xapian::DatabaseCorruptError(tr("the topics are damaged"));
  if (checksum_of(counts, bytes.substr(sizeof counts)) != counts.checksum || words_.lost())
    throw Xapian::DatabaseCorruptError(tr("the checksum of the topics is wrong"));
  documents_ = counts.documents;
  learnt_from_ = counts.learnt_from != 0 ? counts.learnt_from : counts.documents;
  codes_ = counts.codes;
  rows_ = counts.rows;
  words_bytes_ = counts.words_bytes;
  if (empty()) return;
  const XXH128_hash_t hash = XXH3_128bits(row_at(1), rows_ * sizeof(TopicRow));
  static_assert(sizeof hash == sizeof identity_);
  std::memcpy(identity_.data(), &hash, sizeof hash);
}

std::vector<TopicWord> TopicSpace::words() const {
  std::vector<TopicWord> words;
  if (!is_taken_over()) return words;
  std::string_view bytes = words_.body();
  bytes.remove_prefix(bytes.size() - words_bytes_);
  while (!bytes.empty()) {
    const auto stem = base::take_string(bytes);
    const auto form = base::take_string(bytes);
    if (!stem || !form) break;
    words.push_back({std::string(*stem), std::string(*form)});
  }
  if (words.size() != rows_) throw Xapian::DatabaseCorruptError(tr("the words of the topics are damaged"));
  return words;
}

void TopicSpace::add(std::uint16_t number, float weight, TopicVector& sum) const {
  if (number == 0) return;
  const TopicRow row = this->row(number);
  const float scale = row.scale * weight;
  for (std::size_t i = 0; i < kTopics; ++i) sum[i] += scale * static_cast<float>(row.direction[i]);
}

TopicDirection TopicSpace::direction(Xapian::docid id) const {
  DocumentRow row;
  if (empty()) return row.direction;
  if (id == 0 || id > directions_.body().size() / sizeof row)
    throw Xapian::DatabaseCorruptError(tr("the topics lack a document"));
  std::memcpy(&row, directions_.body().data() + (id - std::size_t{1}) * sizeof row, sizeof row);
  if (checksum_of(row.direction) != row.checksum)
    throw Xapian::DatabaseCorruptError(tr("the checksum of a document's topics is wrong"));
  return row.direction;
}

void TopicSpace::prefetch(Xapian::docid id) const {
  const std::size_t at = (std::size_t{id} - 1) * sizeof(DocumentRow);
  if (id > 0 && at < directions_.body().size()) __builtin_prefetch(directions_.body().data() + at);
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

Status write_topics(const fs::path& generation, const base::Uuid& database, const TopicModel& model) {
  std::string words_of_rows;
  for (const TopicWord& word : model.words) {
    base::put_string(words_of_rows, word.stem);
    base::put_string(words_of_rows, word.form);
  }
  const std::string body =
      std::string(bytes_of(model.number_of_code)).append(bytes_of(model.rows)).append(words_of_rows);
  Counts counts;
  counts.learnt_from = model.learnt_from;
  counts.words_bytes = static_cast<std::uint32_t>(words_of_rows.size());
  counts.codes = static_cast<std::uint32_t>(model.number_of_code.size());
  counts.rows = static_cast<std::uint32_t>(model.rows.size());
  counts.documents = model.documents;
  counts.checksum = checksum_of(counts, body);
  auto words = base::OutputFile::open(words_path(generation));
  if (!words) return tl::unexpected<Error>(words.error());
  words->append(part_head(kWordsMark, database));
  words->append({reinterpret_cast<const char*>(&counts), sizeof counts});
  words->append(body);
  if (auto status = words->flush(false); !status) return status;
  auto directions = base::OutputFile::open(directions_path(generation));
  if (!directions) return tl::unexpected<Error>(directions.error());
  directions->append(part_head(kDirectionsMark, database));
  return directions->flush(false);
}

Result<TopicWriter> TopicWriter::open(const fs::path& generation, const Owner& owner) {
  TopicWriter writer;
  writer.space_ = std::make_unique<const TopicSpace>(generation, owner);
  if (writer.space_->empty()) return writer;
  writer.reader_ = std::make_unique<TopicReader>(*writer.space_);
  auto file = base::OutputFile::open(directions_path(generation),
                                     kPartHeadBytes + std::uint64_t{owner.last} * sizeof(DocumentRow));
  if (!file) return tl::unexpected<Error>(file.error());
  writer.file_ = std::move(*file);
  writer.last_ = owner.last;
  return writer;
}

void TopicWriter::append(Xapian::docid id, std::string_view stream) {
  if (!file_) return;
  for (++last_; last_ < id; ++last_) file_->append(bytes_of(row_of({})));
  file_->append(bytes_of(row_of(reader_->read(stream))));
}

Status TopicWriter::flush(bool durable) {
  if (!file_) return {};
  if (space_->lost()) throw Xapian::DatabaseCorruptError(tr("the topics were cut while they were read"));
  return file_->flush(durable);
}

}  // namespace depeche::schema
