#include "render/xlsx_library.h"

#include <dlfcn.h>

#include "base/message.h"

namespace depeche::render {
namespace {

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

bool find_all(void* library, XlsxLibrary& functions) {
  XlsxLibrary& f = functions;
  return find(library, "workbook_new_opt", f.workbook_new_opt) &&
         find(library, "workbook_add_worksheet", f.workbook_add_worksheet) &&
         find(library, "workbook_add_format", f.workbook_add_format) &&
         find(library, "workbook_close", f.workbook_close) && find(library, "format_set_bold", f.format_set_bold) &&
         find(library, "format_set_num_format", f.format_set_num_format) &&
         find(library, "worksheet_set_column", f.worksheet_set_column) &&
         find(library, "worksheet_freeze_panes", f.worksheet_freeze_panes) &&
         find(library, "worksheet_autofilter", f.worksheet_autofilter) &&
         find(library, "worksheet_write_number", f.worksheet_write_number) &&
         find(library, "worksheet_write_string", f.worksheet_write_string) &&
         find(library, "worksheet_write_datetime", f.worksheet_write_datetime) &&
         find(library, "lxw_workbook_free", f.lxw_workbook_free) && find(library, "lxw_strerror", f.lxw_strerror);
}

// It stays loaded: workbooks may be written at any time.
const XlsxLibrary* load() {
  static XlsxLibrary functions;
  void* const library = ::dlopen(DEPECHE_XLSX_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  return library != nullptr && find_all(library, functions) ? &functions : nullptr;
}

}  // namespace

Result<const XlsxLibrary*> xlsx_library() {
  static const XlsxLibrary* const loaded = load();
  if (loaded != nullptr) return loaded;
  return fail(ErrorCode::not_found, tr("workbooks are written by {}, which is not installed", DEPECHE_XLSX_LIBRARY),
              tr("install the package libxlsxwriter4, or write csv"));
}

}  // namespace depeche::render
