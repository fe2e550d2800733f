#include "dispatch/input/read_records.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/encoding.h"
#include "base/message.h"
#include "base/utf8.h"
#include "dispatch/copy/clean_text.h"
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

// What is found in the JSON lines of one source.
class JsonLines {
 public:
  JsonLines(JsonObjectParser& parser, const Task& task) : parser_(parser), task_(task) {}

  void read(const Line& line) {
    if (line.too_long)
      return pass_on(
          line.number, 0,
          too_long(to_translate("the line is longer than {}, the limit for one dispatch"), task_.options.max_bytes));
    if (line.text.find_first_not_of(" \t\r") == std::string_view::npos) return;
    parser_.parse_line(
        line.text, [&](std::size_t number, Result<Parsed> parsed) { pass_on(line.number, number, std::move(parsed)); });
  }
  bool any() const { return any_; }

 private:
  void pass_on(std::size_t line, std::size_t number, Result<Parsed> parsed) {
    any_ = true;
    const std::string within = number > 0 ? "#" + std::to_string(number) : std::string();
    if (parsed) {
      if (parsed->dispatch.id.empty()) parsed->dispatch.id = at_line(task_.name.path, line) + within;
      parsed->dispatch.path = task_.name.path;
    }
    task_.report.pass_on(at_line(task_.name.where, line) + within, std::move(parsed));
  }

  JsonObjectParser& parser_;
  const Task& task_;
  bool any_ = false;
};

void read_csv_record(CsvRecord record, CsvColumns& columns, const Task& task) {
  const std::size_t line = record.line;
  Result<Parsed> parsed =
      record.too_long
          ? too_long(to_translate("the row is longer than {}, the limit for one dispatch"), task.options.max_bytes)
          : columns.parse(std::move(record), {task.name.path, at_line(task.name.path, line)});
  task.report.pass_on(at_line(task.name.where, line), std::move(parsed));
}

// The dispatches of one source are numbered through, those of its envelopes among them.
void read_json_value(const JsonValue& value, JsonObjectParser& parser, std::size_t& number, const Task& task,
                     ItemReport& report) {
  const auto add = [&](Result<Parsed> parsed) { report.add("#" + std::to_string(++number), std::move(parsed)); };
  if (value.too_long)
    return add(
        too_long(to_translate("the value is longer than {}, the limit for one dispatch"), task.options.max_bytes));
  if (!base::is_automatic(task.options.encoding) && !base::is_utf8(value.text)) return add(tl::unexpected(not_utf8()));
  base::Decoded decoded = base::decode_automatically(std::string(value.text));
  parser.parse_value(decoded.text, [&](std::size_t, Result<Parsed> parsed) {
    if (parsed) warn_of_replaced(decoded.replaced, *parsed);
    decoded.replaced = 0;
    add(std::move(parsed));
  });
}

Error no_dispatches() { return {ErrorCode::format, tr("no dispatches in it"), tr("leave it out"), std::nullopt}; }

// Gives SOH for EOT, and for the last letter of a line that begins with NNNN behind one that begins with ZCZC, so that
// each parts messages.
class PartedMessages final : public base::ByteSource {
 public:
  explicit PartedMessages(base::ByteSource& from) : from_(from) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    Result<std::size_t> got = from_.read(to, size);
    if (!got) return got;
    std::replace(to, to + *got, kEndOfTransmission, kStartOfHeader);
    for (std::size_t at = 0; at < *got; ++at) look_at(to[at]);
    return got;
  }

 private:
  // Both words have four letters; a line may begin with blanks.
  void look_at(char& c) {
    if (c == '\n' || c == '\r' || c == kStartOfHeader) {
      word_.clear();
      is_at_start_ = true;
      return;
    }
    if (!is_at_start_ || (word_.empty() && base::is_blank(c))) return;
    word_ += c;
    if (word_.size() < 4) return;
    is_at_start_ = false;
    if (word_ == "NNNN" && is_inside_) c = kStartOfHeader;
    is_inside_ = word_ == "ZCZC" || (is_inside_ && word_ != "NNNN");
  }

  base::ByteSource& from_;
  std::string word_;
  bool is_at_start_ = true;
  bool is_inside_ = false;
};

Error cut_off_json(std::size_t number) {
  return {ErrorCode::format, tr("not valid JSON: cut off in value #{}", number), tr("get a whole copy of it"),
          std::nullopt};
}

}  // namespace

void read_json_lines(Input& input, bool is_ninjs, const Task& task) {
  Result<JsonObjectParser> parser = JsonObjectParser::create(task.options, is_ninjs);
  if (!parser) return task.refuse(parser.error());
  LineReader lines(input, task.options.max_bytes, JsonObjectParser::kPadding);
  JsonLines reading(*parser, task);
  bool is_empty = true;
  while (!task.report.stopped()) {
    const auto line = lines.next();
    if (!line) return task.refuse(line.error());
    if (!*line) break;
    is_empty = is_empty && trim((*line)->text).empty() && !(*line)->too_long;
    reading.read(**line);
  }
  if (!reading.any() && !task.report.stopped()) task.refuse(is_empty ? empty_source() : no_dispatches());
}

void read_json_values(Input& input, bool is_ninjs, const Task& task) {
  Result<JsonObjectParser> parser = JsonObjectParser::create(task.options, is_ninjs);
  if (!parser) return task.refuse(parser.error());
  JsonValues values(input, task.options.max_bytes);
  ItemReport report(task.name, task.report);
  std::size_t number = 0;
  bool is_empty = true;
  while (!task.report.stopped()) {
    const auto value = values.next();
    if (!value) return report.refuse(value.error());
    if (!*value) break;
    is_empty = false;
    if ((*value)->is_cut_off)
      report.refuse(cut_off_json(number + 1));
    else
      read_json_value(**value, *parser, number, task, report);
  }
  report.finish(is_empty ? empty_source() : no_dispatches());
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
    report.add("#" + std::to_string(++number),
               is_too_long ? too_long(to_translate("the message is longer than {}, the limit for one dispatch"),
                                      task.options.max_bytes)
                           : parse_decoded(std::string(text), task.options, parse_iptc7901));
  }
  report.finish(empty_source());
}

void read_csv(Input& input, std::string_view head, const Task& task) {
  const CsvShape shape = detect_csv(head).value_or(likely_shape(head));
  input.skip(shape.preamble);
  CsvReader records(input, shape.separator, task.options.max_bytes, shape.preamble > 0 ? 2 : 1);
  const auto header = records.next();
  if (!header) return task.refuse(header.error());
  if (!*header) return task.refuse(empty_source());
  auto columns = CsvColumns::create((*header)->fields, task.options);
  if (!columns) return task.refuse(columns.error());
  bool any = false;
  while (!task.report.stopped()) {
    auto record = records.next();
    if (!record) return task.refuse(record.error());
    if (!*record) break;
    any = true;
    read_csv_record(std::move(**record), *columns, task);
  }
  if (!any && !task.report.stopped())
    task.refuse({ErrorCode::format, tr("no rows below the header row"), tr("leave it out, or fill it"), std::nullopt});
}

}  // namespace depeche::dispatch
