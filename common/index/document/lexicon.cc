#include "index/document/lexicon.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "schema/version.h"

namespace depeche::index {
namespace {

// With what the heap adds; measured on news.
constexpr std::size_t kStemBytes = 160;
constexpr std::size_t kEntryBytes = 96;

void copy_metadata(const Xapian::Database& from, std::string_view prefix, Xapian::WritableDatabase& to) {
  const std::string start(prefix);
  for (auto key = from.metadata_keys_begin(start); key != from.metadata_keys_end(start); ++key)
    to.set_metadata(*key, from.get_metadata(*key));
}

}  // namespace

Lexicon::Entry& Lexicon::intern(const text::Word& word) {
  Shard& shard = shards_[std::hash<std::string>{}(word.stem) % kShards];
  const std::scoped_lock lock(shard.mutex);
  auto found = shard.stems.find(word.stem);
  if (found == shard.stems.end()) {
    found = shard.stems.emplace(word.stem, load(word.stem)).first;
    bytes_ += kStemBytes + found->second.size() * kEntryBytes;
  }
  Entries& entries = found->second;
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.text == word.form; });
  if (entry != entries.end()) return *entry;
  bytes_ += kEntryBytes;
  return entries.emplace_back(schema::Form{word.form, next_code_.fetch_add(1)});
}

Lexicon::Entries Lexicon::load(const std::string& stem) {
  std::string bytes;
  {
    const std::scoped_lock lock(base_mutex_);
    const std::string key = schema::forms_key(stem);
    if (overflowed_) bytes = overflowed_->get_metadata(key);
    if (bytes.empty()) bytes = base_.get_metadata(key);
  }
  Entries entries;
  for (schema::Form& form : schema::decode_forms(stem, bytes)) entries.emplace_back(std::move(form));
  return entries;
}

void Lexicon::make_room() {
  if (bytes_ + acronyms_.bytes() <= max_bytes_) return;
  const std::unique_lock lock(moving_);
  if (bytes_ + acronyms_.bytes() > max_bytes_) spill();
}

void Lexicon::spill() {
  if (!overflowed_) {
    std::filesystem::create_directories(overflow_.parent_path());
    overflowed_.emplace(overflow_.string(), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
  }
  write_met(*overflowed_);
  acronyms_.move_to(*overflowed_);
  for (Shard& shard : shards_) shard.stems.clear();
  bytes_ = 0;
  ++round_;
}

void Lexicon::write(Xapian::WritableDatabase& database) {
  if (!overflowed_) {
    write_met(database);
    return acronyms_.write(database);
  }
  spill();
  for (const std::string_view prefix : {schema::kFormsPrefix, schema::kAcronymPrefix, schema::kOpeningPrefix})
    copy_metadata(*overflowed_, prefix, database);
}

void Lexicon::write_met(Xapian::WritableDatabase& database) const {
  std::vector<std::pair<std::string_view, const Entries*>> sorted;
  for (const Shard& shard : shards_)
    for (const auto& [stem, entries] : shard.stems) sorted.emplace_back(stem, &entries);
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [stem, entries] : sorted) {
    std::vector<schema::Form> forms;
    for (const Entry& entry : *entries) forms.push_back(entry.form());
    std::sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    database.set_metadata(schema::forms_key(stem), schema::encode_forms(stem, forms));
  }
}

}  // namespace depeche::index
