#include "dispatch/input/warc_records.h"

#include <algorithm>
#include <charconv>
#include <system_error>

#include "base/ascii.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kWarcBlock = std::size_t{64} << 10;
constexpr std::size_t kLongestWarcLine = std::size_t{64} << 10;
constexpr std::size_t kMostWarcHeaders = 1000;

tl::unexpected<Error> cut_off_record(std::size_t number) {
  return fail(ErrorCode::format, tr("the web archive is cut off in record #{}", number), tr("get a whole copy of it"));
}

tl::unexpected<Error> damaged_record(std::size_t number) {
  return fail(ErrorCode::format, tr("what stands behind record #{} is no record", number),
              tr("get a whole copy of it"));
}

std::string without_warc_angles(std::string_view id) {
  if (id.starts_with('<')) id.remove_prefix(1);
  if (id.ends_with('>')) id.remove_suffix(1);
  return std::string(id);
}

// False for a length that is none.
bool take_warc_header(std::string_view line, WarcRecord& record) {
  const std::size_t colon = std::min(line.find(':'), line.size());
  const std::string name = base::lower_ascii(trim(line.substr(0, colon)));
  const std::string_view value = trim(line.substr(std::min(colon + 1, line.size())));
  if (name == "warc-type") record.type = base::lower_ascii(value);
  if (name == "warc-target-uri") record.url = without_warc_angles(value);
  if (name == "warc-date") record.date = value;
  if (name == "warc-record-id") record.id = without_warc_angles(value);
  if (name == "content-type") record.content_type = base::lower_ascii(value);
  if (name != "content-length") return true;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), record.size);
  return error == std::errc() && end == value.data() + value.size();
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

}  // namespace

WarcRecords::WarcRecords(base::ByteSource& source) : source_(source), buffer_(kWarcBlock, '\0') {}

// False at the end.
Result<bool> WarcRecords::fill() {
  if (at_ < end_) return true;
  const Result<std::size_t> got = source_.read(buffer_.data(), buffer_.size());
  if (!got) return tl::unexpected(got.error());
  at_ = 0;
  end_ = *got;
  return end_ > 0;
}

// Without what ends it; what is longer than kLongestWarcLine is cut. Nothing at the end.
Result<std::optional<std::string>> WarcRecords::line() {
  std::string text;
  bool any = false;
  for (;;) {
    const Result<bool> more = fill();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    any = true;
    const std::string_view rest = std::string_view(buffer_).substr(at_, end_ - at_);
    const std::size_t end = rest.find('\n');
    text.append(rest.substr(0, std::min(end, kLongestWarcLine - std::min(text.size(), kLongestWarcLine))));
    at_ += std::min(end + (end == std::string_view::npos ? 0 : 1), rest.size());
    if (end != std::string_view::npos) break;
  }
  if (!any) return std::nullopt;
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

// The next bytes of the content, valid until more are read; none when it has been read.
Result<std::string_view> WarcRecords::next_piece() {
  if (left_ == 0) return std::string_view{};
  const Result<bool> more = fill();
  if (!more) return tl::unexpected(more.error());
  if (!*more) {
    left_ = 0;
    return cut_off_record(number_);
  }
  const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(left_, end_ - at_));
  const std::string_view piece = std::string_view(buffer_).substr(at_, taken);
  at_ += taken;
  left_ -= taken;
  return piece;
}

Status WarcRecords::skip_content() {
  for (;;) {
    const Result<std::string_view> piece = next_piece();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) return {};
  }
}

// Comes to the line that begins a record. False at the end.
Result<bool> WarcRecords::find_record() {
  bool is_damaged = false;
  for (;;) {
    const auto text = line();
    if (!text) return tl::unexpected(text.error());
    if (!*text) break;
    begun_ = (*text)->starts_with("WARC/");
    if (begun_ && !is_damaged) return true;
    if (begun_) break;
    is_damaged |= !is_blank(**text);
  }
  if (is_damaged) return damaged_record(number_);
  return false;
}

Result<std::optional<WarcRecord>> WarcRecords::next() {
  if (auto status = skip_content(); !status) return tl::unexpected<Error>(status.error());
  if (!begun_) {
    const Result<bool> found = find_record();
    if (!found) return tl::unexpected(found.error());
    if (!*found) return std::nullopt;
  }
  begun_ = false;
  WarcRecord record;
  record.number = ++number_;
  bool is_sound = true;
  for (std::size_t headers = 0;; ++headers) {
    const auto text = line();
    if (!text) return tl::unexpected(text.error());
    if (!*text || headers == kMostWarcHeaders) return cut_off_record(number_);
    if ((*text)->empty()) break;
    is_sound &= take_warc_header(**text, record);
  }
  if (!is_sound) return damaged_record(number_);
  left_ = record.size;
  return record;
}

Result<std::string> WarcRecords::content() {
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(std::min<std::uint64_t>(left_, kWarcBlock)));
  for (;;) {
    const Result<std::string_view> piece = next_piece();
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) return bytes;
    bytes.append(*piece);
  }
}

}  // namespace depeche::dispatch
