#include "batch_query.h"

#include <nlohmann/json.hpp>

#include "query/language/date_words.h"

namespace depeche::searcher {
namespace {

const std::string kExpected =
    R"(a line is {"id": "…", "text": "…"}, and may have "from", "to", "mentions" and "where")";

auto bad_line(std::string message) { return fail(ErrorCode::format, std::move(message), kExpected); }

Result<std::string> id_of(const nlohmann::json& query) {
  const auto id = query.find("id");
  if (id == query.end()) return bad_line("there is no \"id\"");
  if (id->is_number_integer()) return id->dump();
  if (id->is_string() && !id->get_ref<const std::string&>().empty()) return id->get<std::string>();
  return bad_line("\"id\" is neither a text nor a whole number");
}

// Nothing when the member is absent or null.
Result<std::optional<std::string>> text_member(const nlohmann::json& query, const char* name) {
  const auto member = query.find(name);
  if (member == query.end() || member->is_null()) return std::optional<std::string>();
  if (!member->is_string()) return bad_line('"' + std::string(name) + "\" is not a text");
  return member->get<std::string>();
}

Result<std::optional<AskedTime>> dates_of(const nlohmann::json& query, const query::Present& present) {
  const auto from = text_member(query, "from");
  if (!from) return tl::unexpected<Error>(from.error());
  const auto to = text_member(query, "to");
  if (!to) return tl::unexpected<Error>(to.error());
  return query::asked_time({*from, *to, std::nullopt}, present);
}

Result<std::optional<DateRange>> mentioned_by(const nlohmann::json& query, const query::Present& present) {
  const auto text = text_member(query, "mentions");
  if (!text) return tl::unexpected<Error>(text.error());
  if (!*text) return std::optional<DateRange>();
  return query::asked_mentions(**text, present.today);
}

// {"rubrique": "Politique", "bureau": ["Nice", "Lyon"]}
Result<std::vector<PropertyFilter>> where_of(const nlohmann::json& query) {
  std::vector<PropertyFilter> where;
  const auto member = query.find("where");
  if (member == query.end() || member->is_null()) return where;
  const auto bad = bad_line("\"where\" is no object of names and their values");
  if (!member->is_object()) return bad;
  for (const auto& [name, values] : member->items()) {
    const auto list = values.is_array() ? values : nlohmann::json::array({values});
    for (const auto& value : list) {
      if (!value.is_string()) return bad;
      where.push_back({name, value.get<std::string>()});
    }
  }
  return where;
}

}  // namespace

Result<BatchQuery> parse_batch_query(std::string_view line, const query::Present& present) {
  const auto json = nlohmann::json::parse(line, nullptr, false);
  if (!json.is_object()) return bad_line(json.is_discarded() ? "not JSON" : "not a JSON object");
  const auto id = id_of(json);
  if (!id) return tl::unexpected<Error>(id.error());
  const auto text = text_member(json, "text");
  if (!text) return tl::unexpected<Error>(text.error());
  if (!*text || (*text)->empty()) return bad_line("there is no \"text\"");
  const auto dated = dates_of(json, present);
  if (!dated) return tl::unexpected<Error>(dated.error());
  const auto mentioned = mentioned_by(json, present);
  if (!mentioned) return tl::unexpected<Error>(mentioned.error());
  auto where = where_of(json);
  if (!where) return tl::unexpected<Error>(where.error());
  return BatchQuery{*id, **text, *dated, *mentioned, std::move(*where)};
}

}  // namespace depeche::searcher
