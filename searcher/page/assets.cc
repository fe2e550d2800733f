#include "page/assets.h"

#include <algorithm>
#include <array>

#include <xxhash.h>

#include "page/asset_bytes.h"
#include "page/pages.h"
#include "serve/answers.h"

namespace depeche::page {
namespace {

struct Asset {
  std::string_view name;
  std::string_view type;
  std::string_view bytes;
};

constexpr auto kAssets = std::to_array<Asset>({
    {"page.css", "text/css; charset=utf-8", kStyleSheet},
    {"page.js", "text/javascript; charset=utf-8", kScript},
    {"icon.svg", "image/svg+xml", kIcon},
});

std::string version_of(const Asset& asset) {
  return std::to_string(XXH3_64bits(asset.bytes.data(), asset.bytes.size()));
}

serve::Outcome asset_page(serve::Context& context) {
  const auto* const asset = std::ranges::find(kAssets, context.named.front(), &Asset::name);
  if (asset == kAssets.end()) return tl::unexpected<serve::Problem>(serve::Problem(404, "not_found", "no such asset"));
  http::Answer answer = serve::text_answer(std::string(asset->type), std::string(asset->bytes));
  answer.headers.push_back({"Cache-Control", "max-age=31536000, immutable"});
  return answer;
}

}  // namespace

std::string asset_address(std::string_view name) {
  const auto* const asset = std::ranges::find(kAssets, name, &Asset::name);
  return "/assets/" + std::string(name) + "?v=" + version_of(*asset);
}

std::vector<serve::Route> asset_routes() {
  return {{.pattern = "/assets/{name}",
           .page = asset_page,
           .summary = "What pages are made with",
           .type = "text/css",
           .runs = serve::Runs::at_once,
           .open = serve::Open::to_all}};
}

}  // namespace depeche::page
