#include <array>
#include <chrono>
#include <string>

#include "base/files.h"
#include "base/message.h"
#include "base/names.h"
#include "depeche/render.h"

namespace depeche {
namespace {

constexpr std::array<base::Named<ExportFormat>, 8> kFormats{{{"csv", ExportFormat::csv},
                                                             {"tsv", ExportFormat::tsv},
                                                             {"xlsx", ExportFormat::xlsx},
                                                             {"html", ExportFormat::html},
                                                             {"md", ExportFormat::md},
                                                             {"ris", ExportFormat::ris},
                                                             {"bibtex", ExportFormat::bibtex},
                                                             {"atom", ExportFormat::atom}}};

}  // namespace

Result<ExportFormat> parse_export_format(std::string_view name) {
  for (const auto& [known, format] : kFormats)
    if (known == name) return format;
  return fail(ErrorCode::invalid_argument, tr("{} is no format that results are taken away in", base::in_quotes(name)),
              tr("the formats are {}", base::listed_names(kFormats)));
}

Status render_export(const SearchResults& results, ExportFormat format, const TableStyle& table, DossierText text,
                     std::ostream& out) {
  switch (format) {
    case ExportFormat::csv:
      render_csv_table(results, table, out);
      break;
    case ExportFormat::tsv: {
      TableStyle tabs = table;
      tabs.tabs = true;
      render_csv_table(results, tabs, out);
      break;
    }
    case ExportFormat::xlsx:
      return render_xlsx(results, table, out);
    case ExportFormat::html:
      render_html(results, text, out);
      break;
    case ExportFormat::md:
      render_markdown(results, text, out);
      break;
    case ExportFormat::ris:
      render_ris(results, out);
      break;
    case ExportFormat::bibtex:
      render_bibtex(results, out);
      break;
    case ExportFormat::atom:
      render_atom(results, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()), out);
      break;
  }
  return {};
}

}  // namespace depeche
