#include "search/session/remote_words.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "query/words/part_work.h"

namespace depeche::search {
namespace {

// In the order in which they were asked for.
struct AnswersOfWords {
  std::vector<std::string> metadata;
  std::vector<Xapian::doccount> counts;
};

}  // namespace
}  // namespace depeche::search

namespace depeche::base {

template <>
inline constexpr std::uint64_t kLastOnWire<schema::PartWork> =
    static_cast<std::uint64_t>(schema::PartWork::written_as_one);

template <>
struct Shipped<search::AnswersOfWords> {
  static auto of(auto& answers) { return std::tie(answers.metadata, answers.counts); }
};

}  // namespace depeche::base

namespace depeche::search {

// Asking each memory for each word took a twentieth of the coordinator's time of leads, over four parts. All come to
// know the same at once, so what the one with the fewest answers knows, the others know, too, or it is asked for by
// itself.
void RemoteWords::fetch(const query::WordLookups& lookups) {
  if (memories_.empty()) return;
  const auto fewest_texts = std::ranges::min_element(memories_, {}, [](const auto& part) { return part->texts(); });
  const auto fewest_counts = std::ranges::min_element(memories_, {}, [](const auto& part) { return part->counts(); });
  std::vector<std::string> keys;
  std::vector<std::string> terms;
  for (const std::string& key : lookups.metadata)
    if (!(*fewest_texts)->has_text(key)) keys.push_back(key);
  for (const std::string& term : lookups.terms)
    if (!(*fewest_counts)->has_count(term)) terms.push_back(term);
  if (!keys.empty() || !terms.empty()) ask(keys, terms);
}

void RemoteWords::fetch_counts(const std::vector<std::string>& terms) {
  std::vector<std::string> unknown;
  for (const std::string& term : terms)
    if (!std::ranges::all_of(memories_, [&](const auto& part) { return part->has_count(term); }))
      unknown.push_back(term);
  if (!unknown.empty()) ask({}, unknown);
}

void RemoteWords::ask(const std::vector<std::string>& keys, const std::vector<std::string>& terms) {
  const auto answers = remote_.ask<AnswersOfWords>(RemoteCall::words, keys, terms);
  for (std::size_t part = 0; part < memories_.size(); ++part) {
    if (answers[part].metadata.size() != keys.size() || answers[part].counts.size() != terms.size())
      throw base::WireError();
    for (std::size_t i = 0; i < keys.size(); ++i)
      memories_[part]->text(keys[i], [&] { return answers[part].metadata[i]; });
    for (std::size_t i = 0; i < terms.size(); ++i)
      memories_[part]->count(terms[i], [&] { return answers[part].counts[i]; });
  }
}

void RemoteWords::fetch_work(schema::PartWork work, const std::string& arguments) {
  const auto answers = remote_.ask<std::string>(RemoteCall::work, work, arguments);
  for (std::size_t part = 0; part < memories_.size(); ++part)
    memories_[part]->text(schema::PartDatabase::key_of(work, arguments), [&] { return answers[part]; });
}

std::string answer_words(base::WireReader& request, const schema::PartDatabase& database) {
  const auto keys = request.next<std::vector<std::string>>();
  const auto terms = request.next<std::vector<std::string>>();
  AnswersOfWords answers;
  for (const std::string& key : keys) answers.metadata.push_back(database.get_metadata(key));
  for (const std::string& term : terms) answers.counts.push_back(database.get_termfreq(term));
  return base::to_wire(answers);
}

std::string answer_work(base::WireReader& request, const schema::PartDatabase& database,
                        const base::Deadline& deadline) {
  const auto work = request.next<schema::PartWork>();
  const auto arguments = request.next<std::string>();
  return base::to_wire(query::work_out(work, arguments, database, deadline));
}

}  // namespace depeche::search
