#include "capi/request_json.h"

#include <chrono>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/files.h"
#include "base/message.h"
#include "capi/json_members.h"
#include "query/language/date_words.h"
#include "search/request_names.h"
#include "search/session/request.h"
#include "time/timestamp.h"

namespace depeche::capi {
namespace {

constexpr std::size_t kMaxLimit = 1'000'000;

template <class Choices, class T>
Status choose(const Json& value, const Choices& choices, T& target) {
  std::string names;
  for (const auto& [name, choice] : choices) {
    if (value == name) {
      target = choice;
      return {};
    }
    names.append(names.empty() ? "" : ", ").append(name);
  }
  return fail(ErrorCode::invalid_argument, tr("must be one of {}", names));
}

template <class Choices, class T>
std::function<Status(const Json&)> chosen(const Choices& choices, T& target) {
  return [&](const Json& value) { return choose(value, choices, target); };
}

Status take_facets(const Json& value, SearchRequest& request) {
  std::vector<std::string> names;
  if (Status status = into(names)(value); !status) return status;
  for (const std::string& name : names) search::add_facet(name, request);
  return {};
}

// {"rubrique": "Politique", "bureau": ["Nice", "Lyon"]}
Status take_where(const Json& value, std::vector<PropertyFilter>& where) {
  if (!value.is_object()) return fail(ErrorCode::invalid_argument, tr("must be an object of names and values"));
  for (const auto& [name, values] : value.items()) {
    std::vector<std::string> texts;
    const bool is_one = values.is_string();
    if (Status status = is_one ? into(texts.emplace_back())(values) : into(texts)(values); !status)
      return fail(ErrorCode::invalid_argument, tr("{} must be a text or a list of texts", base::in_quotes(name)));
    for (std::string& text : texts) where.push_back({name, std::move(text)});
  }
  return {};
}

Status take_up_to(const Json& value, std::size_t most, std::size_t& target) {
  if (Status status = into(target)(value); !status) return status;
  if (target > most) return fail(ErrorCode::limit, tr("must be at most {}", most));
  return {};
}

std::function<Status(const Json&)> up_to(std::size_t most, std::size_t& target) {
  return [most, &target](const Json& value) { return take_up_to(value, most, target); };
}

Status take_text(const Json& value, std::optional<std::string>& target) { return into(target.emplace())(value); }

Status take_half_life(const Json& value, std::optional<double>& target) {
  double days = 0;
  if (Status status = into(days)(value); !status) return status;
  if (days <= 0) return fail(ErrorCode::invalid_argument, tr("must be more than 0"));
  target = days;
  return {};
}

Status take_timeout(const Json& value, std::optional<std::chrono::steady_clock::time_point>& deadline) {
  double seconds = 0;
  if (Status status = into(seconds)(value); !status) return status;
  const auto time = base::time_to_search(seconds);
  if (!time) return fail(ErrorCode::invalid_argument, tr("must be above 0, and at most a million seconds"));
  deadline = std::chrono::steady_clock::now() + *time;
  return {};
}

Status take_today(const Json& value, std::optional<Day>& target) {
  std::string text;
  if (Status status = into(text)(value); !status) return status;
  const auto range = parse_iso_range(text);
  if (!range || range->precision != DatePrecision::day)
    return fail(ErrorCode::date, tr("must be a day such as 2022-01-13"));
  target = range->first;
  return {};
}

// A moment such as 2022-01-13T18:32:00+01:00.
Status take_now(const Json& value, std::optional<std::chrono::sys_seconds>& target) {
  std::string text;
  if (Status status = into(text)(value); !status) return status;
  const auto moment = time::read_timestamp(text);
  if (!moment) return fail(ErrorCode::date, tr("must be a moment such as 2022-01-13T18:32:00+01:00"));
  target = moment->time;
  return {};
}

// Dates as typed: they wait for "today" and "now".
struct Dates {
  query::DateWords dated;
  std::optional<std::string> mentioned;
};

// A list of values of that name that a dispatch may not have.
std::function<Status(const Json&)> leave_out(const char* name, SearchRequest& request) {
  return [name, &request](const Json& value) -> Status {
    std::vector<std::string> texts;
    if (Status status = into(texts)(value); !status) return status;
    for (std::string& text : texts) request.not_where.push_back({name, std::move(text)});
    return {};
  };
}

std::vector<Member> members_of(Request& request, Dates& dates) {
  SearchRequest& search = request.search;
  const auto text = [](std::optional<std::string>& target) {
    return [&target](const Json& value) { return take_text(value, target); };
  };
  return {{"query", Shape::text, into(search.query)},
          {"like_id", Shape::text, into(search.like_id)},
          {"like_text", Shape::text, into(search.like_text)},
          {"offset", Shape::whole_number, up_to(kMaxLimit, search.offset)},
          {"limit", Shape::whole_number, up_to(kMaxLimit, search.limit)},
          {"after", Shape::text, into(search.after)},
          {"from", Shape::text, text(dates.dated.from)},
          {"to", Shape::text, text(dates.dated.to)},
          {"on", Shape::text, text(dates.dated.on)},
          {"mentions", Shape::text, text(dates.mentioned)},
          {"strict_dates", Shape::flag, into(search.strict_dates)},
          {"usable", Shape::flag, into(search.usable)},
          {"expand", Shape::flag, into(search.expand)},
          {"relax", Shape::flag, into(search.relax)},
          {"aliases", Shape::object, into(search.aliases)},
          {"stop_words", Shape::names, into(search.stop_words)},
          {"snippets", Shape::flag, into(search.snippets)},
          {"suggest", Shape::flag, into(search.suggest)},
          {"feedback", Shape::flag, into(search.feedback)},
          {"fold_versions", Shape::flag, into(search.fold_versions)},
          {"explain", Shape::flag, into(search.explain_ranking)},
          {"sources", Shape::texts, into(search.sources)},
          {"places", Shape::texts, into(search.places)},
          {"not_sources", Shape::texts, leave_out("source", search)},
          {"not_places", Shape::texts, leave_out("place", search)},
          {"not_where", Shape::object, [&search](const Json& value) { return take_where(value, search.not_where); }},
          {"where", Shape::object, [&search](const Json& value) { return take_where(value, search.where); }},
          {"without", Shape::names, into(search.without)},
          {"facets", Shape::names, [&search](const Json& value) { return take_facets(value, search); }},
          {"sort", Shape::text, chosen(depeche::search::kSortOrders, search.sort)},
          {"mode", Shape::text, chosen(depeche::search::kMatchModes, search.mode)},
          {"counting", Shape::text, chosen(depeche::search::kCountings, search.counting)},
          {"snippet_length", Shape::whole_number, up_to(kMaxLimit, search.snippet_length)},
          {"boost_recent", Shape::number,
           [&search](const Json& value) { return take_half_life(value, search.recency_half_life); }},
          {"timeout", Shape::number, [&search](const Json& value) { return take_timeout(value, search.deadline); }},
          {"partial", Shape::flag, into(search.partial)},
          {"jobs", Shape::whole_number, up_to(kMaxLimit, search.jobs)},
          {"today", Shape::text, [&search](const Json& value) { return take_today(value, search.today); }},
          {"now", Shape::text, [&search](const Json& value) { return take_now(value, search.now); }},
          {"id", Shape::text, into(request.id)}};
}

Status resolve(const Dates& dates, SearchRequest& request) {
  const query::Present present = search::present_of(request);
  const auto asked = query::asked_time(dates.dated, present);
  if (!asked) return tl::unexpected(asked.error());
  search::ask_for(*asked, request);
  if (!dates.mentioned) return {};
  const auto mentioned = query::asked_mentions(*dates.mentioned, present.today);
  if (!mentioned) return tl::unexpected(mentioned.error());
  request.mentioned = *mentioned;
  return {};
}

// A request that may have `more` members.
Result<Request> read_members(const Json& object, const SearchRequest& base, const std::vector<Member>& more) {
  Request request{{}, base};
  Dates dates;
  std::vector<Member> members = members_of(request, dates);
  members.insert(members.end(), more.begin(), more.end());
  if (Status taken = take_members(object, members); !taken) return tl::unexpected(taken.error());
  if (Status status = resolve(dates, request.search); !status) return tl::unexpected(status.error());
  return request;
}

}  // namespace

Result<Json> parse_request_object(std::string_view json) { return parse_object(json, tr("the request")); }

Result<Request> parse_request(std::string_view json) {
  const auto object = parse_request_object(json);
  return object ? read_request(*object) : Result<Request>(tl::unexpected(object.error()));
}

Result<ExportRequest> parse_export_request(std::string_view json) {
  const auto object = parse_request_object(json);
  return object ? read_export_request(*object) : Result<ExportRequest>(tl::unexpected(object.error()));
}

Result<Request> read_request(const Json& object, const SearchRequest& base) { return read_members(object, base, {}); }

Result<ExportRequest> read_export_request(const Json& object, const SearchRequest& base) {
  ExportRequest asked;
  bool whole_texts = false;
  auto request = read_members(object, base,
                              {{"columns", Shape::names, into(asked.table.columns)},
                               {"excel", Shape::flag, into(asked.table.for_excel)},
                               {"whole_texts", Shape::flag, into(whole_texts)}});
  if (!request) return tl::unexpected(request.error());
  asked.search = std::move(request->search);
  // A file that is taken away does not say that it is a part, or what else it has.
  asked.search.partial = asked.search.relax = false;
  if (whole_texts) asked.text = DossierText::whole_texts;
  return asked;
}

std::vector<MemberShape> request_members() {
  Request request;
  Dates dates;
  std::vector<MemberShape> shapes;
  for (const Member& member : members_of(request, dates)) shapes.push_back({member.name, member.shape});
  return shapes;
}

std::vector<MemberShape> export_members() {
  std::vector<MemberShape> shapes = request_members();
  shapes.insert(shapes.end(), {{"columns", Shape::names}, {"excel", Shape::flag}, {"whole_texts", Shape::flag}});
  return shapes;
}

Result<WriterOptions> parse_writer_options(std::string_view json) {
  constexpr std::size_t kMaxJobs = 1024;
  constexpr std::size_t kMaxParts = 64;
  const auto object = parse_object(json, tr("the options"));
  if (!object) return tl::unexpected(object.error());
  WriterOptions options;
  std::size_t jobs = 0;
  std::size_t parts = 0;
  std::string topics_of;
  const std::vector<Member> members = {{"jobs", Shape::whole_number, up_to(kMaxJobs, jobs)},
                                       {"memory", Shape::whole_number, into(options.memory)},
                                       {"rebuild", Shape::flag, into(options.rebuild)},
                                       {"wait_seconds", Shape::number, into(options.wait_lock_seconds)},
                                       {"topics_of", Shape::text, into(topics_of)},
                                       {"parts", Shape::whole_number, up_to(kMaxParts, parts)}};
  if (Status taken = take_members(*object, members); !taken) return tl::unexpected(taken.error());
  options.jobs = static_cast<unsigned>(jobs);
  options.topics_of = topics_of;
  options.parts = static_cast<unsigned>(parts);
  return options;
}

}  // namespace depeche::capi
