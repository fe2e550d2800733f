#pragma once

// libmicrohttpd, loaded when the first server starts. It loads GnuTLS and all that this needs, which every search in a
// shell would pay for.

#include <microhttpd.h>

#include "depeche/result.h"

namespace depeche::http {

// The functions that we use, by their own names.
struct Library {
  decltype(&::MHD_start_daemon) MHD_start_daemon = nullptr;
  decltype(&::MHD_quiesce_daemon) MHD_quiesce_daemon = nullptr;
  decltype(&::MHD_stop_daemon) MHD_stop_daemon = nullptr;
  decltype(&::MHD_get_connection_values_n) MHD_get_connection_values_n = nullptr;
  decltype(&::MHD_get_connection_info) MHD_get_connection_info = nullptr;
  decltype(&::MHD_suspend_connection) MHD_suspend_connection = nullptr;
  decltype(&::MHD_resume_connection) MHD_resume_connection = nullptr;
  decltype(&::MHD_create_response_from_buffer_with_free_callback_cls)
      MHD_create_response_from_buffer_with_free_callback_cls = nullptr;
  decltype(&::MHD_create_response_from_callback) MHD_create_response_from_callback = nullptr;
  decltype(&::MHD_add_response_header) MHD_add_response_header = nullptr;
  decltype(&::MHD_queue_response) MHD_queue_response = nullptr;
  decltype(&::MHD_destroy_response) MHD_destroy_response = nullptr;
};

// Several threads may call it. Error: not_found when the library is not installed.
Result<const Library*> library();

}  // namespace depeche::http
