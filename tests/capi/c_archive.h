#pragma once

// An index in a fresh folder, written and read through the C interface alone.

#include <memory>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "depeche/c_api.h"
#include "support/temporary_folder.h"

namespace depeche::test {

using Json = nlohmann::json;

using SearcherHandle = std::unique_ptr<depeche_searcher, decltype(&depeche_searcher_close)>;
using WriterHandle = std::unique_ptr<depeche_writer, decltype(&depeche_writer_close)>;

inline SearcherHandle open_searcher(const std::string& index, depeche_error** error = nullptr) {
  const char* const path = index.c_str();
  return {depeche_searcher_open(&path, 1, error), depeche_searcher_close};
}

inline WriterHandle open_writer(const std::string& index, const char* options = nullptr,
                                depeche_error** error = nullptr) {
  return {depeche_writer_open(index.c_str(), options, error), depeche_writer_close};
}

// The text, which is released.
inline std::string taken(char* text) {
  REQUIRE(text != nullptr);
  std::string copy = text;
  depeche_free(text);
  return copy;
}

// "code: message | hint" with the code's number; the error is released.
inline std::string described(depeche_error* error) {
  if (error == nullptr) return "no error";
  std::string text = std::to_string(depeche_error_code(error)) + ": " + depeche_error_message(error) + " | " +
                     depeche_error_hint(error);
  depeche_error_free(error);
  return text;
}

inline std::string ids(const Json& answer) {
  std::string ids;
  for (const Json& hit : answer.at("hits")) ids += (ids.empty() ? "" : " ") + hit.at("id").get<std::string>();
  return ids;
}

// Three dispatches about floods, committed.
inline void write_floods(const std::string& index) {
  const WriterHandle writer = open_writer(index);
  REQUIRE(writer);
  for (
      const char* dispatch :
      {R"({"id": "day", "title": "Crue de l'Allier", "text": "L'Allier a débordé à Vichy.", "date": "13 janvier 2022", "source": "AFP"})",
       R"({"id": "month", "text": "La crue du Cher inquiète les riverains.", "date": "2022-01", "source": "Reuters"})",
       R"({"id": "held", "text": "Une crue se prépare.", "status": "withheld"})"})
    REQUIRE(depeche_writer_add(writer.get(), dispatch, nullptr) == 0);
  REQUIRE(taken(depeche_writer_commit(writer.get(), nullptr)) == "{\"added\":3,\"replaced\":0,\"unchanged\":0}\n");
}

}  // namespace depeche::test
