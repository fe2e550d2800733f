#pragma once

// An index read with Xapian alone, and everything that is counted in it counted again.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "depeche/index.h"
#include "dispatch/outcome/vocabularies.h"
#include "schema/counters.h"
#include "schema/form_list.h"
#include "schema/index_directory.h"
#include "schema/record.h"
#include "schema/stream_file.h"
#include "schema/version.h"
#include "text/analyzer.h"
#include "text/written_case.h"

namespace depeche::test {

inline Xapian::Database open_database(const std::filesystem::path& index) {
  return Xapian::Database(schema::current_generation(index).value().string());
}

inline std::map<schema::Code, schema::Form> dictionary_of(const Xapian::Database& database) {
  const std::string prefix(schema::kFormsPrefix);
  std::map<schema::Code, schema::Form> forms;
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
    for (schema::Form& form : schema::decode_forms(schema::stem_of_key(*key), database.get_metadata(*key)))
      forms[form.code] = form;
  return forms;
}

// Every document in order, as text: id, terms with their counts, values, and the words of its forward stream.
inline std::vector<std::string> documents_of(const std::filesystem::path& index) {
  const Xapian::Database database = open_database(index);
  const schema::StreamFile streams(schema::current_generation(index).value(), schema::owner_of(database));
  const auto forms = dictionary_of(database);
  std::vector<std::string> documents;
  std::string units;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    std::string shown(schema::record_id(document.get_value(schema::kRecordSlot)));
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
      shown += " " + *term + ":" + std::to_string(term.get_wdf());
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      if (value.get_valueno() != schema::kRecordSlot) shown += "|" + std::to_string(value.get_valueno()) + *value;
    const std::string_view stream = streams.stream(*posting, units);
    for (schema::StreamReader reader(stream); !reader.done();) {
      const schema::Code code = reader.next();
      shown += " " + (code < schema::kFirstForm ? "#" + std::to_string(code) : forms.at(code).text);
    }
    documents.push_back(shown);
  }
  return documents;
}

inline std::vector<std::string> ids_of(const std::filesystem::path& index) {
  const Xapian::Database database = open_database(index);
  std::vector<std::string> ids;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting)
    ids.emplace_back(schema::record_id(database.get_document(*posting).get_value(schema::kRecordSlot)));
  return ids;
}

inline std::vector<Dispatch> dispatches_of(const std::filesystem::path& index) {
  const Xapian::Database database = open_database(index);
  schema::RecordCodec codec(database.get_metadata(std::string(schema::kRecordDictionaryKey)));
  std::vector<Dispatch> dispatches;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting)
    dispatches.push_back(codec.decode(database.get_document(*posting).get_value(schema::kRecordSlot)).value());
  return dispatches;
}

// In how many dispatches a word stands as a name only, and in how many it begins with a small letter.
struct CaseCounts {
  std::uint32_t named = 0;
  std::uint32_t small = 0;
};

inline std::map<std::string, CaseCounts> cases_of(const std::filesystem::path& index) {
  std::map<std::string, CaseCounts> counts;
  text::Analyzer analyzer;
  for (const Dispatch& dispatch : dispatches_of(index)) {
    if (dispatch::is_foreign(dispatch)) continue;
    std::map<std::string, std::set<text::WrittenCase>> cases;
    for (const std::string& field : {dispatch.title, dispatch.abstract, dispatch.text}) {
      std::vector<text::Token> tokens;
      analyzer.analyze(field, text::Capitals::judge_paragraph, tokens);
      for (const text::Token& token : tokens)
        if (token.kind == text::TokenKind::word)
          cases[token.word->form].insert(text::written_case(field, token.begin, token.end));
    }
    for (const auto& [form, met] : cases) {
      const bool small = met.contains(text::WrittenCase::small);
      counts[form].small += small ? 1 : 0;
      counts[form].named += !small && met.contains(text::WrittenCase::name) ? 1 : 0;
    }
  }
  return counts;
}

// What is wrong with the index's dictionary and counters, judged by its documents; empty when nothing is.
inline std::string miscounts(const std::filesystem::path& index) {
  const Xapian::Database database = open_database(index);
  const schema::StreamFile streams(schema::current_generation(index).value(), schema::owner_of(database));
  std::map<schema::Code, std::uint32_t> counted;
  schema::Counters counters;
  std::string units;
  schema::RecordCodec codec(database.get_metadata(std::string(schema::kRecordDictionaryKey)));
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    const Xapian::Document document = database.get_document(*posting);
    const std::string_view stream = streams.stream(*posting, units);
    std::set<schema::Code> codes;
    for (schema::StreamReader reader(stream); !reader.done();) codes.insert(reader.next());
    for (const schema::Code code : codes)
      if (code >= schema::kFirstForm) ++counted[code];
    const auto dispatch = codec.decode(document.get_value(schema::kRecordSlot)).value();
    if (!dispatch.title.empty()) counters.titles.add(dispatch.id, dispatch.title);
    counters.titled += stream.substr(0, 2) != std::string("\1\0", 2) ? 1 : 0;
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      const bool prefixed = (*term)[0] >= 'A' && (*term)[0] <= 'Z';
      if (!prefixed) counters.text_words += term.get_wdf();
      if ((*term)[0] == 'S') counters.title_words += term.get_wdf();
    }
  }
  std::string wrong;
  const auto forms = dictionary_of(database);
  schema::Code next = schema::kFirstForm;
  auto cases = cases_of(index);
  for (const auto& [code, form] : forms) {
    next = std::max(next, code + 1);
    const CaseCounts written = cases[form.text];
    if ((form.named != written.named || form.small != written.small) && wrong.size() < 500)
      wrong += form.text + " as a name: " + std::to_string(form.named) + " of " + std::to_string(written.named) +
               ", small: " + std::to_string(form.small) + " of " + std::to_string(written.small) + "; ";
    const auto found = counted.find(code);
    const std::uint32_t expected = found == counted.end() ? 0 : found->second;
    if (form.documents != expected && wrong.size() < 500)
      wrong += form.text + ": " + std::to_string(form.documents) + " instead of " + std::to_string(expected) + "; ";
  }
  for (const auto& [code, count] : counted)
    if (!forms.contains(code) && wrong.size() < 500) wrong += "no form " + std::to_string(code) + "; ";
  const auto kept = schema::decode_counters(database.get_metadata(std::string(schema::kCountersKey)));
  if (kept.text_words != counters.text_words)
    wrong +=
        "text_words " + std::to_string(kept.text_words) + " instead of " + std::to_string(counters.text_words) + "; ";
  if (kept.title_words != counters.title_words)
    wrong += "title_words " + std::to_string(kept.title_words) + " instead of " + std::to_string(counters.title_words) +
             "; ";
  const auto titles = schema::TitleSample::decode(database.get_metadata(std::string(schema::kTitlesKey)));
  if (counters.titles.within(titles) != titles || kept.repeated_titles != titles.repeated_of_1000())
    wrong += "the sample of titles; ";
  if (kept.titled != counters.titled)
    wrong += "titled " + std::to_string(kept.titled) + " instead of " + std::to_string(counters.titled) + "; ";
  if (kept.next_code < next) wrong += "next_code " + std::to_string(kept.next_code) + " is in use; ";
  return wrong;
}

}  // namespace depeche::test
