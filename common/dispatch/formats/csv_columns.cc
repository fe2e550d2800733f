#include "dispatch/formats/csv_columns.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/encoding.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/factiva.h"
#include "dispatch/outcome/property_names.h"

namespace depeche::dispatch {
namespace {

constexpr std::array<char, 4> kColumnSeparators{',', ';', '\t', '|'};
constexpr std::string_view kSeparatorLine = "sep=";

std::string_view column_name(std::string_view name) {
  name = trim(name);
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) name = trim(name.substr(1, name.size() - 2));
  return name;
}

std::string_view first_line(std::string_view head) { return head.substr(0, head.find_first_of("\r\n")); }

// "sep=;", quoted or not, and its line end.
std::optional<CsvShape> declared_shape(std::string_view head) {
  const std::string_view line = first_line(head);
  std::string_view said = line;
  if (said.starts_with('"')) said.remove_prefix(1);
  // The separator may be a tab, so blanks are not taken off before it.
  if (base::lower_ascii(said.substr(0, kSeparatorLine.size())) != kSeparatorLine) return std::nullopt;
  said.remove_prefix(kSeparatorLine.size());
  if (said.empty()) return std::nullopt;
  const char separator = said.front();
  said = trim(said.substr(1));
  if (!said.empty() && said != "\"") return std::nullopt;
  std::size_t end = line.size();
  if (end < head.size()) ++end;
  if (head.substr(line.size()).starts_with("\r\n")) ++end;
  return CsvShape{separator, end};
}

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> names;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(separator, begin), line.size());
    names.push_back(column_name(line.substr(begin, end - begin)));
    begin = end + 1;
  }
  return names;
}

bool is_header(const std::vector<std::string_view>& names) {
  std::array<bool, kSlots> has{};
  for (const std::string_view name : names)
    if (const auto member = find_member(folded_name(without_wrapper(name))))
      has[static_cast<std::size_t>(member->slot)] = true;
  if (names.size() < 2) return false;
  if (has_factiva_codes(names)) return true;
  if (has[static_cast<std::size_t>(Slot::text)]) return true;
  return has[static_cast<std::size_t>(Slot::title)] && std::ranges::count(has, true) > 1;
}

// In the snapshots of Dow Jones, "an" is the accession number; in French tables it may be the year.
std::string_view column_of_snapshot(std::string_view name, const std::vector<std::string>& header) {
  const bool is_number = name == "an" && std::ranges::find(header, "source_code") != header.end();
  return is_number ? "accession_number" : name;
}

}  // namespace

std::optional<CsvShape> detect_csv(std::string_view head) {
  if (const auto declared = declared_shape(head)) return declared;
  for (const char separator : kColumnSeparators)
    if (is_header(split(first_line(head), separator))) return CsvShape{separator, 0};
  return std::nullopt;
}

CsvShape likely_shape(std::string_view head) {
  const std::string_view line = first_line(head);
  return {*std::ranges::max_element(kColumnSeparators, {}, [&](char c) { return std::ranges::count(line, c); }), 0};
}

Result<CsvColumns> CsvColumns::create(const std::vector<std::string>& header, const ReadOptions& options) {
  CsvColumns columns;
  std::vector<std::string> written;
  for (const std::string& name : header) written.emplace_back(column_name(base::decode_automatically(name).text));
  // Who says what columns mean, or which of them are wanted, does not mean the codes.
  if (options.map.empty() && options.fields.empty() &&
      has_factiva_codes(std::vector<std::string_view>(written.begin(), written.end()))) {
    columns.codes_ = std::move(written);
    return columns;
  }
  Names names(options);
  bool has_words = false;
  for (const std::string& name : written) {
    const Meaning& meaning = columns.columns_.emplace_back(names.meaning_of(column_of_snapshot(name, written)));
    has_words |= !meaning.is_ignored && (meaning.slot == Slot::text || meaning.slot == Slot::title);
  }
  if (!has_words)
    return fail(ErrorCode::format, tr("the header row names no column for the title or the text"),
                tr("name the column that has it"));
  return columns;
}

Result<Parsed> CsvColumns::parse(CsvRecord record, const Origin& origin) {
  if (record.is_open)
    return fail(ErrorCode::format, tr("its quotes do not end"), tr("close them, and double those within"));
  const std::size_t columns = codes_.empty() ? columns_.size() : codes_.size();
  if (record.fields.size() != columns)
    return fail(ErrorCode::format, tr("has {} fields, the header row {}", record.fields.size(), columns),
                tr("quote fields that hold the separator"));
  if (!codes_.empty()) return parse_coded(std::move(record), origin);
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    if (trim(record.fields[at]).empty()) continue;
    if (columns_[at].is_ignored) {
      gathering_.leave_out(columns_[at].name);
      continue;
    }
    record.fields[at] = base::decode_automatically(std::move(record.fields[at])).text;
    gathering_.add(columns_[at], record.fields[at]);
  }
  Parsed parsed;
  gathering_.put(parsed);
  use_abstract_as_text(parsed.dispatch);
  if (!has_words(parsed.dispatch)) return tl::unexpected(without_words("leave the row out, or fill it"));
  fill(parsed.dispatch.id, origin.id);
  parsed.dispatch.path = origin.path;
  return parsed;
}

Result<Parsed> CsvColumns::parse_coded(CsvRecord record, const Origin& origin) const {
  for (std::string& cell : record.fields) cell = base::decode_automatically(std::move(cell)).text;
  Result<Parsed> parsed = make_parsed(read_factiva_row(codes_, record.fields));
  if (!parsed) return parsed;
  fill(parsed->dispatch.id, origin.id);
  parsed->dispatch.path = origin.path;
  return parsed;
}

}  // namespace depeche::dispatch
