#pragma once

// What the inverted index knows of one document's text, and how stems are shown to people.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/session/session.h"

namespace depeche::search {

// Calls `visit` with each stem of the document's text and how often it stands there; words that begin with a digit are
// left out. Throws as Xapian does.
void visit_stems(Xapian::docid id, const Session& session,
                 const std::function<void(std::string_view stem, std::uint32_t count)>& visit);

// The keys by which other versions of the document are found, without their days. Throws as Xapian does.
std::vector<std::string> version_keys_of(Xapian::docid id, const Session& session);

// The form of the stem that most documents have; the stem itself when the dictionary has none. Throws as Xapian does.
std::string usual_form(const std::string& stem, const Session& session);

// Whether the stem says nothing of a subject, as the words that queries pass over.
bool is_empty_word(const std::string& form);

}  // namespace depeche::search
