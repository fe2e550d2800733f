// Whatever stands in a file of settings, or in a request of the C interface, is understood or an error with words.

#include <cstdlib>

#include "capi/request_json.h"
#include "config/config.h"
#include "fuzz/input.h"

namespace {

template <class T>
void check(const depeche::Result<T>& result) {
  if (!result && result.error().message.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = depeche::fuzz::text_of(data, size);
  check(depeche::config::parse(bytes, "/nowhere/config.toml"));
  check(depeche::capi::parse_request(bytes));
  check(depeche::capi::parse_writer_options(bytes));
  return 0;
}
