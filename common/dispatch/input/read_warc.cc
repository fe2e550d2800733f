#include "dispatch/input/read_warc.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes_source.h"
#include "base/compression.h"
#include "base/message.h"
#include "dispatch/copy/date_field.h"
#include "dispatch/formats/declared_text.h"
#include "dispatch/formats/html_page.h"
#include "dispatch/formats/http_message.h"
#include "dispatch/formats/items.h"
#include "dispatch/input/declared_encoding.h"
#include "dispatch/input/warc_records.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kMostNamed = 8;
constexpr int kLeastGood = 200;
constexpr int kMostGood = 299;

bool is_page(std::string_view type) { return type == "text/html" || type == "application/xhtml+xml"; }

// What a record holds, as an answer of a server. Nothing for records that are neither.
std::optional<HttpMessage> answer_of(const WarcRecord& record, std::string bytes) {
  if (record.type == "response") return parse_http(bytes);
  ContentType type = parse_content_type(record.content_type);
  return HttpMessage{kLeastGood, std::move(type.type), std::move(type.charset), {}, std::move(bytes)};
}

class WarcReading {
 public:
  WarcReading(Input& input, const Task& task) : records_(input), task_(task), report_(task.name, task.report) {}

  void read() {
    while (!task_.report.stopped()) {
      const auto record = records_.next();
      if (!record) {
        report_.refuse(record.error());
        if (record.error().code != ErrorCode::format) return;
        continue;
      }
      if (!*record) break;
      take(**record);
    }
    report_.finish({ErrorCode::format, tr("the web archive has no pages"), tr("leave it out"), std::nullopt});
    tell_left_out();
  }

 private:
  void take(const WarcRecord& record) {
    if (record.type != "response" && record.type != "resource") {
      if (record.type == "conversion") ++left_out_[tr("of converted pages")];
      return;
    }
    // The page, and what the server said before it.
    if (record.size > task_.options.max_bytes + kMostHttpHeaders)
      return add(record, too_long(to_translate("the page is longer than {}, the limit for one dispatch"),
                                  task_.options.max_bytes));
    Result<std::string> bytes = records_.content();
    if (!bytes) return report_.refuse(bytes.error());
    std::optional<HttpMessage> answer = answer_of(record, std::move(*bytes));
    if (!answer) return void(++left_out_[tr("of no known protocol")]);
    if (answer->status < kLeastGood || answer->status > kMostGood)
      return void(++left_out_[tr("with status {}", answer->status)]);
    if (!is_page(answer->type))
      return void(++left_out_[answer->type.empty() ? tr("of no type") : tr("of {}", answer->type)]);
    if (auto status = unpack(*answer); !status) return add(record, tl::unexpected<Error>(status.error()));
    read_page(record, std::move(*answer));
  }

  Status unpack(HttpMessage& answer) const {
    const auto compression = base::compression_of(answer.body);
    if (!compression)
      return answer.encoding == "br" ? Status(fail(ErrorCode::format, tr("the page is compressed with Brotli"),
                                                   tr("archive it without, or unpack it")))
                                     : Status{};
    base::BytesSource packed(answer.body);
    const auto unpacked = base::Decompressor::open(packed, *compression);
    if (!unpacked) return tl::unexpected<Error>(unpacked.error());
    Result<std::string> body = base::read_all(**unpacked, task_.options.max_bytes);
    if (!body) return tl::unexpected<Error>(body.error());
    answer.body = std::move(*body);
    return {};
  }

  // A page may hold several articles.
  void read_page(const WarcRecord& record, HttpMessage answer) {
    std::string encoding = answer.charset;
    fill(encoding, declared_encoding(answer.body));
    fill(encoding, task_.options.encoding);
    const base::Decoded decoded = decode_declared(std::move(answer.body), encoding);
    std::vector<Result<Parsed>> articles = parse_html_page(decoded.text);
    for (std::size_t at = 0; at < articles.size(); ++at) {
      const std::string mark = articles.size() == 1 ? std::string{} : "#" + std::to_string(at + 1);
      if (articles[at]) complete(record, mark, *articles[at]);
      add(record, std::move(articles[at]), mark);
    }
  }

  static void complete(const WarcRecord& record, const std::string& mark, Parsed& parsed) {
    if (mark.empty()) parsed.dispatch.url = record.url;
    fill(parsed.dispatch.url, record.url);
    if (!record.id.empty()) fill(parsed.dispatch.id, record.id + mark);
    if (!parsed.dispatch.dated) set_date(record.date, parsed);
  }

  void add(const WarcRecord& record, Result<Parsed> parsed, const std::string& mark = {}) {
    if (!parsed && !record.url.empty()) parsed.error().message = record.url + ": " + parsed.error().message;
    report_.add("#" + std::to_string(record.number) + mark, std::move(parsed));
  }

  void tell_left_out() const {
    if (left_out_.empty()) return;
    std::string what;
    std::size_t named = 0;
    for (const auto& [kind, count] : left_out_) {
      if (++named > kMostNamed) break;
      what.append(what.empty() ? "" : ", ").append(std::to_string(count)).append(" ").append(kind);
    }
    task_.report.leave_out(task_.name.where, left_out_.size() > kMostNamed
                                                 ? tr("left out are answers that are no pages: {}, and others", what)
                                                 : tr("left out are answers that are no pages: {}", what));
  }

  static constexpr std::size_t kMostHttpHeaders = std::size_t{256} << 10;

  WarcRecords records_;
  const Task& task_;
  ItemReport report_;
  std::map<std::string, std::size_t> left_out_;
};

}  // namespace

void read_warc(Input& input, const Task& task) { WarcReading(input, task).read(); }

}  // namespace depeche::dispatch
