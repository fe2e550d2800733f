#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "depeche/search.h"

namespace depeche::render {

// A workbook of one sheet (Office Open XML) that is written row by row, as render_xlsx() describes it. Its rows wait in
// temporary files, so that any number of them takes the same memory.
class Workbook {
 public:
  static constexpr std::size_t kMostRows = 1'048'575;  // of a sheet, without its header row

  // Errors: not_found without libxlsxwriter; io.
  static Result<Workbook> make(std::vector<std::string> columns);
  Workbook(Workbook&&) noexcept;
  Workbook& operator=(Workbook&&) noexcept;
  ~Workbook();

  // Error: limit when the sheet is full.
  Status add(const Hit& hit);
  // The file, which is there as long as this object. Nothing is added then. Errors: io.
  Result<std::filesystem::path> finish();

 private:
  class Impl;
  explicit Workbook(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// That so many hits do not fit into a sheet.
Error too_many_rows(std::size_t hits);

}  // namespace depeche::render
