#include "serve/conditional.h"

#include <chrono>
#include <utility>

#include "query/language/date_words.h"
#include "serve/addresses.h"
#include "serve/answers.h"

namespace depeche::serve {
namespace {

std::string tag_of(const Context& context, const Ask& ask, const std::string& revision) {
  const auto now = std::chrono::floor<std::chrono::minutes>(std::chrono::system_clock::now());
  const query::Present present{std::chrono::sys_seconds(now)};
  const auto time = ask.depends_on_minute ? now.time_since_epoch().count()
                                          : static_cast<long>(present.today.time_since_epoch().count());
  const std::string_view target = context.request.target;
  return address_of(context.site.nonce() + '\n' + revision + '\n' + std::to_string(time) +
                    (context.language == base::Language::french ? "fr\n" : "en\n") +
                    std::string(target.substr(0, target.find('?'))) + '\n' + ask.canonical);
}

bool is_known(const Context& context, const std::string& tag) {
  return http::header_of(context.request, "If-None-Match").find(tag) != std::string_view::npos;
}

std::string quoted(const std::string& tag) { return "W/\"" + tag + '"'; }

http::Answer not_modified(const std::string& tag) {
  http::Answer same;
  same.status = 304;
  same.headers = {{"ETag", quoted(tag)}, {"Cache-Control", "private, no-cache"}};
  return same;
}

}  // namespace

Outcome conditional(Context& context, const Ask& ask, const std::function<tl::expected<Made, Problem>()>& make) {
  const bool is_post = context.request.method == "POST";
  const bool may_be_known = !http::header_of(context.request, "If-None-Match").empty();
  std::string before;
  if (!is_post && (may_be_known || !ask.is_one_search)) {
    auto revision = context.site.searcher().revision();
    if (!revision) return tl::unexpected<Error>(revision.error());
    before = std::move(*revision);
    if (const std::string tag = tag_of(context, ask, before); is_known(context, tag)) return not_modified(tag);
  }
  auto made = make();
  if (!made) return tl::unexpected<Problem>(std::move(made.error()));
  if (is_post || !made->lasts) return std::move(made->answer);
  if (!ask.is_one_search) {
    const auto after = context.site.searcher().revision();
    if (!after || *after != before) return std::move(made->answer);
    made->revision = std::move(before);
  }
  set_header(made->answer, "ETag", quoted(tag_of(context, ask, made->revision)));
  set_header(made->answer, "Cache-Control", "private, no-cache");
  return std::move(made->answer);
}

}  // namespace depeche::serve
