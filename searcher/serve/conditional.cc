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

}  // namespace

Outcome conditional(Context& context, const Ask& ask, const std::function<tl::expected<Made, Problem>()>& make) {
  if (context.request.method == "POST") {
    auto made = make();
    if (!made) return tl::unexpected<Problem>(std::move(made.error()));
    return std::move(made->answer);
  }
  const auto before = context.site.searcher().revision();
  if (!before) return tl::unexpected<Error>(before.error());
  const std::string tag = tag_of(context, ask, *before);
  const std::string quoted = "W/\"" + tag + '"';
  if (http::header_of(context.request, "If-None-Match").find(tag) != std::string_view::npos) {
    http::Answer same;
    same.status = 304;
    same.headers = {{"ETag", quoted}, {"Cache-Control", "private, no-cache"}};
    return same;
  }
  auto made = make();
  if (!made) return tl::unexpected<Problem>(std::move(made.error()));
  const auto after = context.site.searcher().revision();
  if (made->lasts && after && *after == *before) {
    set_header(made->answer, "ETag", quoted);
    set_header(made->answer, "Cache-Control", "private, no-cache");
  }
  return std::move(made->answer);
}

}  // namespace depeche::serve
