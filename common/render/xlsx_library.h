#pragma once

// libxlsxwriter, loaded when the first workbook is written. It loads libcrypto, which took 3 ms of the 14 that a search
// in a shell took from its start to its end; few searches write workbooks.

#include <xlsxwriter.h>

#include "depeche/result.h"

namespace depeche::render {

// The functions that we use, by their own names.
struct XlsxLibrary {
  decltype(&::workbook_new_opt) workbook_new_opt = nullptr;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet = nullptr;
  decltype(&::workbook_add_format) workbook_add_format = nullptr;
  decltype(&::workbook_close) workbook_close = nullptr;
  decltype(&::format_set_bold) format_set_bold = nullptr;
  decltype(&::format_set_num_format) format_set_num_format = nullptr;
  decltype(&::worksheet_set_column) worksheet_set_column = nullptr;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes = nullptr;
  decltype(&::worksheet_autofilter) worksheet_autofilter = nullptr;
  decltype(&::worksheet_write_number) worksheet_write_number = nullptr;
  decltype(&::worksheet_write_string) worksheet_write_string = nullptr;
  decltype(&::worksheet_write_datetime) worksheet_write_datetime = nullptr;
  decltype(&::lxw_workbook_free) lxw_workbook_free = nullptr;
  decltype(&::lxw_strerror) lxw_strerror = nullptr;
};

// Several threads may call it. Error: not_found when the library is not installed.
Result<const XlsxLibrary*> xlsx_library();

}  // namespace depeche::render
