#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "base/archive.h"
#include "base/files.h"
#include "render/sample_results.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// The sheet of a workbook, as XML.
std::string sheet_of(const std::string& workbook) {
  std::istringstream bytes(workbook);
  base::StreamSource source(bytes, "workbook");
  const auto unpacker = base::Unpacker::open(source);
  REQUIRE(unpacker);
  for (auto member = (*unpacker)->next(); member && *member; member = (*unpacker)->next())
    if ((*member)->name == "xl/worksheets/sheet1.xml") return base::read_all(**unpacker, 64 << 20).value();
  return {};
}

std::string workbook_of(const SearchResults& results, const TableStyle& style = {}) {
  std::ostringstream out;
  const auto status = render_xlsx(results, style, out);
  INFO((status ? "" : status.error().message));
  REQUIRE(status);
  return out.str();
}

}  // namespace

TEST_CASE("A workbook has a row for each hit, with days as days and numbers as numbers") {
  const std::string sheet = sheet_of(workbook_of(two_hits(), {{"rank", "title", "date_from", "source", "bureau"}}));
  CHECK_THAT(sheet, Catch::Contains("<t>rank</t>") && Catch::Contains("<t>bureau</t>"));
  CHECK_THAT(sheet, Catch::Contains("<c r=\"A2\"><v>1</v></c>"));
  CHECK_THAT(sheet, Catch::Contains("<t>Retrait de l'OTSC</t>"));
  CHECK_THAT(sheet, Catch::Contains("<v>44574</v>"));  // 2022-01-13 in a spreadsheet's days
  CHECK_THAT(sheet, Catch::Contains("<c r=\"A3\"><v>2</v></c>"));
}

TEST_CASE("Text is never a formula in a workbook, and never longer than a cell may be") {
  SearchResults results = two_hits();
  results.hits[0].dispatch.title = "=1+1";
  results.hits[1].dispatch.title = std::string(100'000, 'x');
  results.hits[1].dispatch.source = "a\x1b[2J\nb";
  const std::string sheet = sheet_of(workbook_of(results));
  CHECK_THAT(sheet, Catch::Contains("<t>=1+1</t>") && !Catch::Contains("<f>"));
  CHECK_THAT(sheet, Catch::Contains(std::string(32'767, 'x') + "<") && !Catch::Contains(std::string(32'768, 'x')));
  CHECK_THAT(sheet, Catch::Contains("a\uFFFD[2J\nb"));
}

TEST_CASE("A workbook without hits has its header row") {
  CHECK_THAT(sheet_of(workbook_of(SearchResults{})), Catch::Contains("<t>rank</t>"));
}

TEST_CASE("More hits than a sheet has rows are an error") {
  SearchResults results;
  results.hits.resize(1'048'576);
  std::ostringstream out;
  const auto status = render_xlsx(results, {}, out);
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::limit);
}
