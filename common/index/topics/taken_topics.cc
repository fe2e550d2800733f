#include "index/topics/taken_topics.h"

#include <cstddef>
#include <string_view>
#include <type_traits>

#include "base/message.h"
#include "index/directory/committed.h"
#include "schema/dictionary.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

// Of an index that has learnt them itself, whose dictionary has their words.
std::vector<schema::TopicWord> words_of_dictionary(const schema::TopicSpace& space, const Xapian::Database& database) {
  std::vector<schema::TopicWord> words(space.rows());
  const schema::PartDatabase dictionary(database);
  schema::Dictionary(dictionary).visit_stems("", [&](std::string_view stem, const std::vector<schema::Form>& forms) {
    for (const schema::Form& form : forms)
      if (const std::uint16_t number = space.number(form.code); number != 0)
        words[number - std::size_t{1}] = {std::string(stem), form.text};
    return true;
  });
  return words;
}

TakenTopics read_topics(const schema::TopicSpace& space, const Xapian::Database& database) {
  TakenTopics topics{space.learnt_from(), {}, {}};
  topics.words = space.is_taken_over() ? space.words() : words_of_dictionary(space, database);
  for (std::size_t row = 1; row <= space.rows(); ++row)
    topics.rows.push_back(space.row(static_cast<std::uint16_t>(row)));
  if (space.lost()) throw Xapian::DatabaseCorruptError(tr("the topics were cut while they were read"));
  return topics;
}

// All parts of an index have the same topics; the first has learnt them, or taken them over itself.
schema::TopicSpace space_of(const Committed& committed) {
  return {committed.generation, schema::owner_of(committed.database)};
}

// What `read` reads of an index that has topics.
template <class Read>
auto of_teacher(const fs::path& index, Read read) -> Result<std::invoke_result_t<Read, const Committed&>> {
  using Outcome = Result<std::invoke_result_t<Read, const Committed&>>;
  return read_committed(index, [&](const CommittedParts& parts) -> Outcome {
    if (!space_of(parts.front()).empty()) return read(parts.front());
    return fail(ErrorCode::invalid_argument, tr("{}: the index has too few dispatches for topics", index.string()),
                tr("take them over from a larger index"));
  });
}

}  // namespace

std::optional<TakenTopics> topics_in(const fs::path& generation, const Xapian::Database& database) {
  const schema::TopicSpace space(generation, schema::owner_of(database));
  if (space.empty()) return std::nullopt;
  return read_topics(space, database);
}

std::optional<TakenTopics> kept_topics(const fs::path& generation, const Xapian::Database& database) {
  const schema::TopicSpace space(generation, schema::owner_of(database));
  if (!space.is_taken_over()) return std::nullopt;
  return read_topics(space, database);
}

Result<TakenTopics> topics_of(const fs::path& index) {
  return of_teacher(index,
                    [](const Committed& committed) { return read_topics(space_of(committed), committed.database); });
}

Result<base::Uuid> topics_identity(const fs::path& index) {
  return of_teacher(index, [](const Committed& committed) { return space_of(committed).identity(); });
}

schema::TopicModel in_codes_of(const Xapian::Database& dictionary, const TakenTopics& topics) {
  schema::TopicModel model;
  model.learnt_from = topics.learnt_from;
  model.rows = topics.rows;
  if (!topics.is_own) model.words = topics.words;
  const schema::PartDatabase database(dictionary);
  const schema::Dictionary words(database);
  for (std::size_t row = 0; row < topics.words.size(); ++row)
    for (const schema::Form& form : words.forms_of(topics.words[row].stem)) {
      if (form.text != topics.words[row].form) continue;
      if (form.code >= model.number_of_code.size()) model.number_of_code.resize(form.code + std::size_t{1});
      model.number_of_code[form.code] = static_cast<std::uint16_t>(row + 1);
    }
  return model;
}

}  // namespace depeche::index
