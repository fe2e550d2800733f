#include "dispatch/formats/csv_reader.h"

#include <utility>

namespace depeche::dispatch {
namespace {

constexpr std::size_t kCsvBlock = std::size_t{64} << 10;

}  // namespace

CsvReader::CsvReader(base::ByteSource& source, char separator, std::size_t max_bytes, std::size_t first_line)
    : source_(source), separator_(separator), max_bytes_(max_bytes), buffer_(kCsvBlock, '\0'), line_(first_line) {}

Result<bool> CsvReader::fill() {
  const Result<std::size_t> got = source_.read(buffer_.data(), buffer_.size());
  if (!got) return tl::unexpected(got.error());
  at_ = 0;
  end_ = *got;
  return end_ > 0;
}

void CsvReader::end_field(CsvRecord& record) {
  if (state_ == State::plain && field_.ends_with('\r')) field_.pop_back();
  if (!record.too_long) record.fields.push_back(std::move(field_));
  field_.clear();
  state_ = State::begin;
}

void CsvReader::take(char c, CsvRecord& record) {
  if (c == separator_ && state_ != State::quoted) return end_field(record);
  if (++size_ > max_bytes_) {
    record.too_long = true;
    field_.clear();
  }
  if (c == '"' && state_ == State::begin) {
    state_ = State::quoted;
  } else if (c == '"' && state_ == State::quoted) {
    state_ = State::quote_in_quotes;
  } else {
    // Behind the closing quote only a carriage return is usual; a second quote is one.
    if (state_ == State::quote_in_quotes && c == '"') state_ = State::quoted;
    if (state_ == State::begin) state_ = State::plain;
    if (!record.too_long && !(state_ == State::quote_in_quotes && c == '\r')) field_ += c;
  }
}

Status CsvReader::look_at_line_end(char c) {
  if (c == '\n') returns_end_ = false;
  if (c != '\r') return {};
  if (at_ == end_)
    if (const Result<bool> more = fill(); !more) return tl::unexpected(more.error());
  returns_end_ = at_ == end_ || buffer_[at_] != '\n';
  return {};
}

Result<std::optional<CsvRecord>> CsvReader::next() {
  CsvRecord record;
  record.line = line_;
  size_ = 0;
  while (true) {
    if (at_ == end_) {
      const Result<bool> more = fill();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
    }
    const char c = buffer_[at_++];
    if (!returns_end_ && state_ != State::quoted)
      if (const Status status = look_at_line_end(c); !status) return tl::unexpected(status.error());
    line_ += ends_line(c) ? 1 : 0;
    if (!ends_record(c)) {
      take(c, record);
      continue;
    }
    const bool blank = record.fields.empty() && (field_.empty() || field_ == "\r") && state_ != State::quote_in_quotes;
    end_field(record);
    if (!blank || record.too_long) return std::optional(std::move(record));
    record = {};
    record.line = line_;
    size_ = 0;
  }
  if (record.fields.empty() && field_.empty() && state_ == State::begin) return std::nullopt;
  record.is_open = state_ == State::quoted;
  end_field(record);
  return std::optional(std::move(record));
}

}  // namespace depeche::dispatch
