#include "index/write/generation_inputs.h"

#include <string>

#include "schema/stamp.h"
#include "schema/version.h"

namespace depeche::index {

Status unlearn(const Xapian::Database& database, Xapian::docid document, DocumentBuilder& builder) {
  const auto dispatch = builder.codec().decode(database.get_document(document).get_value(schema::kRecordSlot));
  if (!dispatch) return tl::unexpected<Error>(dispatch.error());
  builder.unlearn(*dispatch);
  return {};
}

void write_metadata(const GenerationInputs& inputs, schema::Counters counters, const base::Uuid& name,
                    Xapian::WritableDatabase& database) {
  counters.next_code = inputs.lexicon.next_code();
  inputs.lexicon.write(database);
  for (const Xapian::Database& part : inputs.carried) carry_known_files(part, database);
  if (inputs.files != nullptr) inputs.files->write(database);
  schema::stamp_database(database, name);
  counters.titles.thin(schema::TitleSample::kMost);
  counters.repeated_titles = counters.titles.repeated_of_1000();
  database.set_metadata(std::string(schema::kTitlesKey), counters.titles.encode());
  database.set_metadata(std::string(schema::kCountersKey), schema::encode_counters(counters));
  if (!inputs.record_dictionary.empty())
    database.set_metadata(std::string(schema::kRecordDictionaryKey), inputs.record_dictionary);
}

}  // namespace depeche::index
