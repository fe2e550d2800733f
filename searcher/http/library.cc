#include "http/library.h"

#include <dlfcn.h>

#include "base/message.h"

namespace depeche::http {
namespace {

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

bool find_all(void* library, Library& f) {
  return find(library, "MHD_start_daemon", f.MHD_start_daemon) &&
         find(library, "MHD_quiesce_daemon", f.MHD_quiesce_daemon) &&
         find(library, "MHD_stop_daemon", f.MHD_stop_daemon) &&
         find(library, "MHD_get_connection_values_n", f.MHD_get_connection_values_n) &&
         find(library, "MHD_get_connection_info", f.MHD_get_connection_info) &&
         find(library, "MHD_suspend_connection", f.MHD_suspend_connection) &&
         find(library, "MHD_resume_connection", f.MHD_resume_connection) &&
         find(library, "MHD_create_response_from_buffer_with_free_callback_cls",
              f.MHD_create_response_from_buffer_with_free_callback_cls) &&
         find(library, "MHD_create_response_from_callback", f.MHD_create_response_from_callback) &&
         find(library, "MHD_add_response_header", f.MHD_add_response_header) &&
         find(library, "MHD_queue_response", f.MHD_queue_response) &&
         find(library, "MHD_destroy_response", f.MHD_destroy_response);
}

// It stays loaded: another server may be started.
const Library* load() {
  static Library functions;
  void* const library = ::dlopen(DEPECHE_MICROHTTPD_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  return library != nullptr && find_all(library, functions) ? &functions : nullptr;
}

}  // namespace

Result<const Library*> library() {
  static const Library* const loaded = load();
  if (loaded != nullptr) return loaded;
  return fail(ErrorCode::not_found, tr("requests are served by {}, which is not installed", DEPECHE_MICROHTTPD_LIBRARY),
              tr("install the package libmicrohttpd12"));
}

}  // namespace depeche::http
