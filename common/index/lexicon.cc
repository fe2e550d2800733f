#include "index/lexicon.h"

#include <algorithm>
#include <functional>
#include <vector>

#include "schema/form_list.h"

namespace depeche::index {

Lexicon::Entry& Lexicon::intern(const text::Word& word) {
  Shelf& shelf = shelves_[std::hash<std::string>{}(word.stem) % kShelves];
  const std::scoped_lock lock(shelf.mutex);
  auto found = shelf.stems.find(word.stem);
  if (found == shelf.stems.end()) found = shelf.stems.emplace(word.stem, load(word.stem)).first;
  Entries& entries = found->second;
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.text == word.form; });
  if (entry != entries.end()) return *entry;
  return entries.emplace_back(word.form, next_code_.fetch_add(1), 0);
}

Lexicon::Entries Lexicon::load(const std::string& stem) {
  std::string bytes;
  {
    const std::scoped_lock lock(base_mutex_);
    bytes = base_.get_metadata(schema::forms_key(stem));
  }
  Entries entries;
  for (schema::Form& form : schema::decode_forms(bytes))
    entries.emplace_back(std::move(form.text), form.code, form.documents);
  return entries;
}

void Lexicon::write(Xapian::WritableDatabase& database) const {
  std::vector<std::pair<std::string_view, const Entries*>> sorted;
  for (const Shelf& shelf : shelves_)
    for (const auto& [stem, entries] : shelf.stems) sorted.emplace_back(stem, &entries);
  std::sort(sorted.begin(), sorted.end());
  for (const auto& [stem, entries] : sorted) {
    std::vector<schema::Form> forms;
    for (const Entry& entry : *entries) forms.push_back({entry.text, entry.code, entry.documents.load()});
    std::sort(forms.begin(), forms.end(), [](const auto& a, const auto& b) { return a.code < b.code; });
    database.set_metadata(schema::forms_key(stem), schema::encode_forms(forms));
  }
  acronyms_.write(database);
}

}  // namespace depeche::index
