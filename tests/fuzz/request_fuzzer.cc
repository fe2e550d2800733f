// Whatever text comes over the C interface, the answer is JSON or an error with words.

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>

#include <nlohmann/json.hpp>

#include "depeche/c_api.h"
#include "fuzz/input.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

namespace {

using namespace depeche;

void expect(bool promise) {
  if (!promise) std::abort();
}

const std::filesystem::path& folder() {
  static const test::TemporaryFolder made;
  static const bool indexed = (test::store(made / "index", test::varied_dispatches(0, 40)).added > 0);
  expect(indexed);
  return made.path();
}

// What was called tells a failure or not, and the error agrees.
void check_error(bool failed, depeche_error* error) {
  expect(failed == (error != nullptr));
  if (error == nullptr) return;
  expect(*depeche_error_message(error) != '\0' && depeche_error_code(error) != DEPECHE_INTERNAL);
  depeche_error_free(error);
}

enum class Shape { value, lines };

// An answer is JSON, or each of its lines.
void check_answer(Shape shape, char* answer, depeche_error* error) {
  check_error(answer == nullptr, error);
  if (answer == nullptr) return;
  const std::string_view text(answer);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = shape == Shape::value ? text.size() : std::min(text.find('\n', at), text.size());
    expect(nlohmann::json::accept(text.substr(at, end - at)));
    at = end + 1;
  }
  depeche_free(answer);
}

depeche_searcher* searcher() {
  static const std::string index = (folder() / "index").string();
  static const char* const indexes[] = {index.c_str()};
  static const std::unique_ptr<depeche_searcher, decltype(&depeche_searcher_close)> opened(
      depeche_searcher_open(indexes, 1, nullptr), &depeche_searcher_close);
  return opened.get();
}

void add_alert(const std::string& request) {
  static const std::string index = (folder() / "index").string();
  static const char* const indexes[] = {index.c_str()};
  static const std::unique_ptr<depeche_alerts, decltype(&depeche_alerts_close)> opened(
      depeche_alerts_open(indexes, 1, nullptr), &depeche_alerts_close);
  depeche_error* error = nullptr;
  const int added = depeche_alerts_add(opened.get(), "one", request.c_str(), &error);
  check_error(added != 0, error);
}

// Nothing is committed; after some dispatches all are dropped.
void add_dispatch(const std::string& dispatch) {
  static std::unique_ptr<depeche_writer, decltype(&depeche_writer_close)> writer(nullptr, &depeche_writer_close);
  static std::size_t count = 0;
  if (count++ % 500 == 0) {
    writer.reset();
    writer.reset(depeche_writer_open((folder() / "fresh").c_str(), R"({"jobs":1})", nullptr));
  }
  depeche_error* error = nullptr;
  const int added = depeche_writer_add(writer.get(), dispatch.c_str(), &error);
  check_error(added != 0, error);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(fuzz::text_of(data, size));
  depeche_error* error = nullptr;
  char* answer = depeche_search(searcher(), text.c_str(), &error);
  check_answer(Shape::value, answer, error);
  answer = depeche_search_lines(searcher(), text.c_str(), &error);
  check_answer(Shape::lines, answer, error);
  answer = depeche_show(searcher(), text.c_str(), &error);
  check_answer(Shape::value, answer, error);
  add_alert(text);
  add_dispatch(text);
  return 0;
}
