#include "index/topics/learn_topics.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "base/message.h"
#include "index/topics/topic_matrix.h"
#include "schema/idf.h"
#include "schema/stream_file.h"
#include "schema/topic_space.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;
using schema::Code;
using schema::kTopics;

constexpr std::size_t kSample = 8192;
// The beginning of a longer document says what it is about. This bounds the memory.
constexpr std::size_t kSampledWords = 2000;
// With more dimensions than a quarter of the documents each document would be a topic of its own.
constexpr std::size_t kDocumentsPerTopic = 4;
constexpr std::size_t kLeastDocuments = 16;
constexpr std::size_t kMostWords = std::numeric_limits<std::uint16_t>::max();
// Documents after which memory that was read is given back: of neighbours, and of those far apart, each of which brings
// the pages around it.
constexpr std::size_t kReleasedDocuments = 10000;
constexpr std::size_t kReleasedSample = 256;

// The words of some documents, weighed by the logarithm of how often they occur, and numbered as they are first met:
// their codes depend on which thread met them first.
class Sample {
 public:
  void add(std::string_view stream) {
    std::size_t read = 0;
    std::uint32_t times = 2;  // in the title
    for (schema::StreamReader reader(stream); !reader.done() && read < kSampledWords;) {
      const Code code = reader.next();
      if (code == schema::kTitleEnd) times = 1;
      if (code < schema::kFirstForm) continue;
      ++read;
      const std::uint32_t word = number(code);
      if (counts_[word] == 0) met_.push_back(word);
      counts_[word] += times;
    }
    for (const std::uint32_t word : met_) {
      documents_.entries.push_back({word, 1 + std::log(static_cast<float>(counts_[word]))});
      counts_[word] = 0;
    }
    met_.clear();
    documents_.begins.push_back(documents_.entries.size());
  }

  WeightedWords& documents() { return documents_; }
  const std::vector<Code>& codes() const { return codes_; }  // of the words

 private:
  std::uint32_t number(Code code) {
    if (code >= numbers_.size()) numbers_.resize(code + std::size_t{1});
    if (numbers_[code] == 0) {
      codes_.push_back(code);
      counts_.push_back(0);
      numbers_[code] = static_cast<std::uint32_t>(codes_.size());
    }
    return numbers_[code] - 1;
  }

  WeightedWords documents_;
  std::vector<Code> codes_;
  std::vector<std::uint32_t> numbers_;  // by code, plus 1; 0: not met
  std::vector<std::uint32_t> counts_;   // in the document at hand
  std::vector<std::uint32_t> met_;
};

// The documents of a generation, one after another. Memory that was read is given back after `released` of them.
template <class Visit>
void each_document(const schema::StreamFile& streams, Xapian::docid last, std::size_t released, Visit visit) {
  std::size_t read = 0;
  for (Xapian::docid id = 1; id <= last; ++id) {
    if (streams.length(id) == 0) continue;
    visit(id);
    if (++read % released == 0) streams.release();
  }
}

// Of so many documents, evenly.
Sample sample(const schema::StreamFile& streams, Xapian::docid last, std::size_t documents) {
  Sample sample;
  const std::size_t count = std::min(documents, kSample);
  std::size_t met = 0;
  std::size_t taken = 0;
  std::string units;
  each_document(streams, last, kReleasedDocuments, [&](Xapian::docid id) {
    if (met++ != taken * documents / count) return;
    sample.add(streams.stream(id, units));
    if (++taken % kReleasedSample == 0) streams.release();
  });
  return sample;
}

std::vector<std::uint32_t> document_frequencies(const WeightedWords& documents, std::size_t words) {
  std::vector<std::uint32_t> frequencies(words);
  for (const WeightedWords::Entry& entry : documents.entries) ++frequencies[entry.word];
  return frequencies;
}

// The frequency from which on words get vectors: 2, or what leaves few enough.
std::uint32_t least_frequency(std::vector<std::uint32_t> frequencies) {
  if (frequencies.size() <= kMostWords) return 2;
  const auto last = frequencies.begin() + static_cast<std::ptrdiff_t>(kMostWords);
  std::nth_element(frequencies.begin(), last, frequencies.end(), std::greater<>());
  return std::max<std::uint32_t>(2, *last + 1);
}

// Words without a row leave (row_of_word: plus 1, or 0), the others get the numbers of theirs; weights are multiplied
// by idf, and documents get the length 1.
void weigh(WeightedWords& sampled, const std::vector<std::uint16_t>& row_of_word, const std::vector<float>& idf) {
  std::size_t kept = 0;
  for (std::size_t d = 0, i = 0; d < sampled.documents(); ++d) {
    const std::size_t begin = kept;
    float squares = 0;
    for (; i < sampled.begins[d + 1]; ++i) {
      const WeightedWords::Entry entry = sampled.entries[i];
      if (row_of_word[entry.word] == 0) continue;
      const std::uint32_t row = row_of_word[entry.word] - 1U;
      const float weight = entry.weight * idf[row];
      squares += weight * weight;
      sampled.entries[kept++] = {row, weight};
    }
    for (std::size_t k = begin; k < kept; ++k) sampled.entries[k].weight /= std::sqrt(squares);
    sampled.begins[d + 1] = kept;
  }
  sampled.entries.resize(kept);
}

schema::TopicRow quantised(schema::TopicVector vector, float idf) {
  float greatest = 0;
  for (float& value : vector) greatest = std::max(greatest, std::abs(value *= idf));
  return {greatest / std::numeric_limits<std::int8_t>::max(), schema::direction_of(vector)};
}

schema::TopicModel learn(Sample sample) {
  schema::TopicModel model;
  WeightedWords& documents = sample.documents();
  const std::size_t count = documents.documents();
  const std::vector<std::uint32_t> frequencies = document_frequencies(documents, sample.codes().size());
  const std::uint32_t least = least_frequency(frequencies);
  std::vector<float> idf;
  std::vector<std::uint16_t> row_of_word(frequencies.size());
  for (std::size_t word = 0; word < frequencies.size(); ++word) {
    if (frequencies[word] < least) continue;
    idf.push_back(
        static_cast<float>(schema::inverse_document_frequency(static_cast<double>(count), frequencies[word])));
    row_of_word[word] = static_cast<std::uint16_t>(idf.size());
    const Code code = sample.codes()[word];
    if (code >= model.number_of_code.size()) model.number_of_code.resize(code + std::size_t{1});
    model.number_of_code[code] = row_of_word[word];
  }
  weigh(documents, row_of_word, idf);
  const TopicMatrix directions =
      strongest_directions(documents, idf.size(), std::min(kTopics, count / kDocumentsPerTopic));
  for (std::size_t row = 0; row < idf.size(); ++row) model.rows.push_back(quantised(directions[row], idf[row]));
  return model;
}

std::size_t count_documents(const schema::StreamFile& streams, Xapian::docid last) {
  std::size_t documents = 0;
  each_document(streams, last, kReleasedDocuments, [&](Xapian::docid) { ++documents; });
  return documents;
}

Status write_with_directions(const fs::path& generation, const schema::Owner& owner, const schema::TopicModel& model,
                             const schema::StreamFile& streams) {
  if (auto status = schema::write_topics(generation, owner.database, model); !status) return status;
  streams.release();
  auto writer = schema::TopicWriter::open(generation, {owner.database, 0});
  if (!writer) return tl::unexpected<Error>(writer.error());
  std::string units;
  each_document(streams, owner.last, kReleasedDocuments,
                [&](Xapian::docid id) { writer->append(id, streams.stream(id, units)); });
  writer->end_at(owner.last);
  if (streams.lost()) throw Xapian::DatabaseCorruptError(tr("the streams were cut while they were read"));
  return writer->flush(false);
}

}  // namespace

Status learn_topics(const fs::path& generation, const schema::Owner& owner) {
  const schema::StreamFile streams(generation, owner);
  const std::size_t documents = count_documents(streams, owner.last);
  schema::TopicModel model;
  if (documents >= kLeastDocuments) model = learn(sample(streams, owner.last, documents));
  model.documents = static_cast<std::uint32_t>(documents);
  return write_with_directions(generation, owner, model, streams);
}

Status write_taken_topics(const fs::path& generation, const schema::Owner& owner, const Xapian::Database& dictionary,
                          const TakenTopics& topics) {
  const schema::StreamFile streams(generation, owner);
  schema::TopicModel model = in_codes_of(dictionary, topics);
  model.documents = static_cast<std::uint32_t>(count_documents(streams, owner.last));
  return write_with_directions(generation, owner, model, streams);
}

Status make_topics(const fs::path& generation, const schema::Owner& owner, const Xapian::Database& dictionary,
                   const TakenTopics* taken) {
  return taken != nullptr ? write_taken_topics(generation, owner, dictionary, *taken) : learn_topics(generation, owner);
}

}  // namespace depeche::index
