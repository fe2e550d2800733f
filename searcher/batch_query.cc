#include "batch_query.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/message.h"
#include "query/language/date_words.h"
#include "query/language/nearest_name.h"
#include "search/request_names.h"

namespace depeche::searcher {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 17> kMembers{
    "id",    "text",       "from",      "to",        "on",     "strict_dates", "mentions", "source", "place",
    "where", "not_source", "not_place", "not_where", "usable", "like",         "expand",   "relax"};

std::string expected() {
  return tr("a line is {0}, and may have filters of the command line: {1}", R"({"id": "…", "text": "…"})",
            "from, to, on, strict_dates, mentions, source, place, where, not_source, not_place, not_where, usable, "
            "like, expand, relax");
}

auto bad_line(std::string message) { return fail(ErrorCode::format, std::move(message), expected()); }

Result<std::string> id_of(const json& query) {
  const auto id = query.find("id");
  if (id == query.end()) return bad_line(tr("there is no \"id\""));
  if (id->is_number_integer()) return id->dump();
  if (id->is_string() && !id->get_ref<const std::string&>().empty()) return id->get<std::string>();
  return bad_line(tr("\"id\" is neither a text nor a whole number"));
}

// Looks each member up in turn, and remembers the first thing that is wrong.
class Line {
 public:
  explicit Line(const json& query) : query_(query) {}

  const std::optional<Error>& error() const { return error_; }

  std::optional<std::string> text(const char* name) {
    const json* member = find(name);
    if (member == nullptr) return std::nullopt;
    if (member->is_string()) return member->get<std::string>();
    complain(tr("\"{}\" is not a text", name));
    return std::nullopt;
  }

  std::optional<bool> flag(const char* name) {
    const json* member = find(name);
    if (member == nullptr) return std::nullopt;
    if (member->is_boolean()) return member->get<bool>();
    complain(tr("\"{}\" is neither true nor false", name));
    return std::nullopt;
  }

  // A text, or a list of them.
  std::vector<std::string> texts(const char* name) {
    const json* member = find(name);
    std::vector<std::string> all;
    if (member != nullptr && !add_texts(*member, all))
      complain(tr("\"{}\" is neither a text nor a list of texts", name));
    return all;
  }

  // {"rubrique": "Politique", "bureau": ["Nice", "Lyon"]}
  std::vector<PropertyFilter> values(const char* name) {
    std::vector<PropertyFilter> filters;
    const json* member = find(name);
    if (member == nullptr) return filters;
    const std::string complaint = tr("\"{}\" is no object of names and their values", name);
    bool is_good = member->is_object();
    if (!is_good) return complain(complaint), filters;
    for (const auto& [property, values] : member->items()) {
      std::vector<std::string> texts;
      is_good = is_good && add_texts(values, texts);
      for (std::string& text : texts) filters.push_back({property, std::move(text)});
    }
    if (!is_good) complain(complaint);
    return filters;
  }

  // Names that mean nothing would be filters that do nothing.
  void refuse_others() {
    for (const auto& [name, value] : query_.items()) {
      if (std::ranges::find(kMembers, name) != kMembers.end()) continue;
      const std::string near(query::nearest_name(name, kMembers));
      complain(near.empty() ? tr("there is no member \"{}\"", name)
                            : tr("there is no member \"{0}\"; did you mean \"{1}\"?", name, near));
    }
  }

 private:
  // Nothing when the member is absent or null.
  const json* find(const char* name) const {
    const auto member = query_.find(name);
    return member == query_.end() || member->is_null() ? nullptr : &*member;
  }

  static bool add_texts(const json& value, std::vector<std::string>& texts) {
    for (const json& text : value.is_array() ? value : json::array({value})) {
      if (!text.is_string()) return false;
      texts.push_back(text.get<std::string>());
    }
    return true;
  }

  void complain(const std::string& message) {
    if (!error_) error_ = Error{ErrorCode::format, message, expected(), std::nullopt};
  }

  const json& query_;
  std::optional<Error> error_;
};

Status take_dates(Line& line, const query::Present& present, BatchQuery& query) {
  auto from = line.text("from");
  auto to = line.text("to");
  auto on = line.text("on");
  const auto mentions = line.text("mentions");
  if (line.error()) return tl::unexpected<Error>(*line.error());
  const auto asked = query::asked_time({std::move(from), std::move(to), std::move(on)}, present);
  if (!asked) return tl::unexpected<Error>(asked.error());
  query.asked = *asked;
  if (!mentions) return {};
  const auto mentioned = query::asked_mentions(*mentions, present.today);
  if (!mentioned) return tl::unexpected<Error>(mentioned.error());
  query.mentioned = *mentioned;
  return {};
}

}  // namespace

Result<BatchQuery> parse_batch_query(std::string_view text, const query::Present& present) {
  const auto object = json::parse(text, nullptr, false);
  if (!object.is_object()) return bad_line(object.is_discarded() ? tr("not JSON") : tr("not a JSON object"));
  auto id = id_of(object);
  if (!id) return tl::unexpected<Error>(id.error());
  Line line(object);
  BatchQuery query;
  query.id = std::move(*id);
  line.refuse_others();
  query.text = line.text("text").value_or("");
  query.like = line.text("like").value_or("");
  query.sources = line.texts("source");
  query.places = line.texts("place");
  query.where = line.values("where");
  query.not_where = line.values("not_where");
  for (std::string& source : line.texts("not_source")) query.not_where.push_back({"source", std::move(source)});
  for (std::string& place : line.texts("not_place")) query.not_where.push_back({"place", std::move(place)});
  query.usable = line.flag("usable");
  query.strict_dates = line.flag("strict_dates");
  query.expand = line.flag("expand");
  query.relax = line.flag("relax");
  if (line.error()) return tl::unexpected<Error>(*line.error());
  if (query.text.empty() && query.like.empty()) return bad_line(tr("there is no \"text\""));
  if (auto status = take_dates(line, present, query); !status) return tl::unexpected<Error>(status.error());
  return query;
}

void ask(const BatchQuery& query, SearchRequest& request) {
  request.query = query.text;
  if (!query.like.empty()) request.like_id = query.like;
  search::ask_for(query.asked, request);
  if (query.mentioned) request.mentioned = query.mentioned;
  request.sources.insert(request.sources.end(), query.sources.begin(), query.sources.end());
  request.places.insert(request.places.end(), query.places.begin(), query.places.end());
  request.where.insert(request.where.end(), query.where.begin(), query.where.end());
  request.not_where.insert(request.not_where.end(), query.not_where.begin(), query.not_where.end());
  request.usable = query.usable.value_or(request.usable);
  request.strict_dates = query.strict_dates.value_or(request.strict_dates);
  request.expand = query.expand.value_or(request.expand);
  request.relax = request.relax && query.relax.value_or(true);
}

}  // namespace depeche::searcher
