#include "dispatch/input/read_records.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "dispatch/formats/csv_columns.h"
#include "dispatch/formats/csv_reader.h"
#include "dispatch/formats/iptc7901.h"
#include "dispatch/formats/items.h"
#include "dispatch/formats/json_object.h"
#include "dispatch/formats/json_values.h"
#include "dispatch/formats/telex_words.h"
#include "dispatch/input/line_reader.h"

namespace depeche::dispatch {
namespace {

// False for a blank line.
bool read_json_line(const Line& line, JsonObjectParser& parser, const Task& task) {
  if (!line.too_long && line.text.find_first_not_of(" \t\r") == std::string_view::npos) return false;
  const Origin origin{task.name.path, at_line(task.name.path, line.number)};
  task.report.pass_on(at_line(task.name.where, line.number),
                      line.too_long ? too_long("line", task.options.max_bytes) : parser.parse(line.text, origin));
  return true;
}

void read_csv_record(CsvRecord record, const CsvColumns& columns, const Task& task) {
  const std::size_t line = record.line;
  Result<Parsed> parsed = record.too_long
                              ? too_long("row", task.options.max_bytes)
                              : columns.parse(std::move(record), {task.name.path, at_line(task.name.path, line)});
  task.report.pass_on(at_line(task.name.where, line), std::move(parsed));
}

Result<Parsed> read_json_value(const JsonValue& value, JsonObjectParser& parser, const ReadOptions& options) {
  if (value.too_long) return too_long("value", options.max_bytes);
  return parse_decoded(std::string(value.text), options,
                       [&](const std::string& text) { return parser.parse_value(text); });
}

// Gives SOH for EOT, so that both part messages.
class PartedMessages final : public base::ByteSource {
 public:
  explicit PartedMessages(base::ByteSource& from) : from_(from) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    Result<std::size_t> got = from_.read(to, size);
    if (got) std::replace(to, to + *got, kEndOfTransmission, kStartOfHeader);
    return got;
  }

 private:
  base::ByteSource& from_;
};

Error cut_off_json(std::size_t number) {
  return {ErrorCode::format, "not valid JSON: cut off in value #" + std::to_string(number), "get a whole copy of it",
          std::nullopt};
}

}  // namespace

void read_json_lines(Input& input, bool is_ninjs, const Task& task) {
  Result<JsonObjectParser> parser = JsonObjectParser::create(task.options.fields, is_ninjs);
  if (!parser) return task.refuse(parser.error());
  LineReader lines(input, task.options.max_bytes, JsonObjectParser::kPadding);
  bool any = false;
  while (!task.report.stopped()) {
    const auto line = lines.next();
    if (!line) return task.refuse(line.error());
    if (!*line) break;
    any |= read_json_line(**line, *parser, task);
  }
  if (!any && !task.report.stopped()) task.refuse(empty_source());
}

void read_json_values(Input& input, bool is_ninjs, const Task& task) {
  Result<JsonObjectParser> parser = JsonObjectParser::create(task.options.fields, is_ninjs);
  if (!parser) return task.refuse(parser.error());
  JsonValues values(input, task.options.max_bytes);
  ItemReport report(task.name, task.report);
  while (!task.report.stopped()) {
    const auto value = values.next();
    if (!value) return report.refuse(value.error());
    if (!*value) break;
    if ((*value)->is_cut_off)
      report.refuse(cut_off_json((*value)->number));
    else
      report.add("#" + std::to_string((*value)->number), read_json_value(**value, *parser, task.options));
  }
  report.finish(empty_source());
}

void read_iptc7901(Input& input, const Task& task) {
  PartedMessages parted(input);
  LineReader messages(parted, task.options.max_bytes, 0, kStartOfHeader);
  ItemReport report(task.name, task.report);
  std::size_t number = 0;
  while (!task.report.stopped()) {
    const auto message = messages.next();
    if (!message) return report.refuse(message.error());
    if (!*message) break;
    const auto& [text, ordinal, is_too_long] = **message;
    if (!is_too_long && telex_words(text).empty()) continue;
    report.add("#" + std::to_string(++number), is_too_long
                                                   ? too_long("message", task.options.max_bytes)
                                                   : parse_decoded(std::string(text), task.options, parse_iptc7901));
  }
  report.finish(empty_source());
}

void read_csv(Input& input, std::string_view head, const Task& task) {
  CsvReader records(input, detect_csv(head).value_or(likely_separator(head)), task.options.max_bytes);
  const auto header = records.next();
  if (!header) return task.refuse(header.error());
  if (!*header) return task.refuse(empty_source());
  const auto columns = CsvColumns::create((*header)->fields, task.options.fields);
  if (!columns) return task.refuse(columns.error());
  while (!task.report.stopped()) {
    auto record = records.next();
    if (!record) return task.refuse(record.error());
    if (!*record) return;
    read_csv_record(std::move(**record), *columns, task);
  }
}

}  // namespace depeche::dispatch
