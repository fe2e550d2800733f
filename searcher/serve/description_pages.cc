// The description of the API (OpenAPI 3.1), made of the routes, and the schema of the answers.

#include <memory>
#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "capi/request_json.h"
#include "render/json_value.h"
#include "serve/answer_schema.h"
#include "serve/answers.h"
#include "serve/route.h"
#include "serve/router.h"

namespace depeche::serve {
namespace {

using Ordered = nlohmann::ordered_json;

Ordered schema_of(capi::Shape shape) {
  const Ordered text = {{"type", "string"}};
  const Ordered texts = {{"type", "array"}, {"items", text}};
  switch (shape) {
    case capi::Shape::text:
      return text;
    case capi::Shape::whole_number:
      return {{"type", "integer"}, {"minimum", 0}};
    case capi::Shape::number:
      return {{"type", "number"}, {"minimum", 0}};
    case capi::Shape::flag:
      return {{"type", "boolean"}};
    case capi::Shape::texts:
    case capi::Shape::names:
      return texts;
    case capi::Shape::object:
      break;
  }
  return {{"type", "object"}, {"additionalProperties", {{"anyOf", {text, texts}}}}};
}

std::vector<capi::MemberShape> members_of(const Route& route) {
  if (route.takes_export) return capi::export_members();
  return route.takes_search ? capi::request_members() : std::vector<capi::MemberShape>();
}

Ordered query_parameter(std::string_view name, Ordered schema) {
  return {{"name", name}, {"in", "query"}, {"schema", std::move(schema)}};
}

Ordered parameters_of(const Route& route) {
  Ordered parameters = Ordered::array();
  const std::size_t open = route.pattern.find('{');
  if (open != std::string_view::npos) {
    const std::string_view name = route.pattern.substr(open + 1, route.pattern.find('}') - open - 1);
    parameters.push_back({{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
  }
  for (const auto& [name, about, required] : route.parameters) {
    parameters.push_back(query_parameter(name, {{"type", "string"}}));
    parameters.back()["description"] = about;
    if (required) parameters.back()["required"] = true;
  }
  for (const auto& [name, shape] : members_of(route))
    if (shape != capi::Shape::object) parameters.push_back(query_parameter(name, schema_of(shape)));
  return parameters;
}

Ordered schema_of_answers(const Route& route) {
  if (route.schema == "#facet") return {{"$ref", "#/components/schemas/facet"}};
  if (route.schema == "#words") return {{"$ref", "#/components/schemas/words"}};
  if (!route.schema.empty()) return {{"$ref", "/output-1.schema.json#/$defs/" + std::string(route.schema)}};
  return {{"type", "string"}};
}

Ordered responses_of(const Route& route) {
  const Ordered problem = {
      {"description", "why there is no answer"},
      {"content", {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/problem"}}}}}}}};
  return {{"200",
           {{"description", "the answer"},
            {"content", {{std::string(route.type), {{"schema", schema_of_answers(route)}}}}}}},
          {"default", problem}};
}

Ordered operations_of(const Route& route) {
  const Ordered get = {
      {"summary", route.summary}, {"parameters", parameters_of(route)}, {"responses", responses_of(route)}};
  Ordered operations = {{"get", get}};
  if (!route.takes_search && !route.takes_export) return operations;
  Ordered properties = Ordered::object();
  for (const auto& [name, shape] : members_of(route)) properties[std::string(name)] = schema_of(shape);
  Ordered post = get;
  post["parameters"] = Ordered::array();
  for (const Ordered& parameter : get["parameters"])
    if (!properties.contains(parameter["name"].get<std::string>())) post["parameters"].push_back(parameter);
  post["requestBody"] = {
      {"required", true},
      {"content",
       {{"application/json",
         {{"schema", {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}}}}}}}};
  operations["post"] = post;
  return operations;
}

Ordered components() {
  const Ordered text = {{"type", "string"}};
  const Ordered count = {{"type", "integer"}, {"minimum", 0}};
  const Ordered text_or_null = {{"type", {"string", "null"}}};
  const auto object = [](const Ordered& properties) {
    Ordered required = Ordered::array();
    for (const auto& [name, schema] : properties.items()) required.push_back(name);
    return Ordered{{"type", "object"}, {"required", required}, {"properties", properties}};
  };
  const Ordered value = object({{"value", text}, {"count", count}});
  Ordered facet = object({{"field", text},
                          {"prefix", text_or_null},
                          {"total", count},
                          {"values", {{"type", "array"}, {"items", value}}},
                          {"more", count},
                          {"notices", {{"type", "array"}, {"items", text}}}});
  facet["properties"]["relaxed"] = {{"$ref", "/output-1.schema.json#/$defs/relaxed"}};
  return {{"schemas",
           {{"problem", object({{"type", text},
                                {"title", text},
                                {"status", count},
                                {"detail", text},
                                {"code", text},
                                {"hint", text_or_null},
                                {"offset", {{"type", {"integer", "null"}}}}})},
            {"facet", facet},
            {"words", object({{"prefix", text}, {"words", {{"type", "array"}, {"items", text}}}})}}},
          {"securitySchemes", {{"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}}};
}

std::string described(const std::vector<Route>& routes) {
  Ordered paths = Ordered::object();
  for (const Route& route : routes) paths[std::string(route.pattern)] = operations_of(route);
  std::ostringstream out;
  render::write_json({{"openapi", "3.1.0"},
                      {"info", {{"title", "Dépêche"}, {"version", "1"}}},
                      {"paths", paths},
                      {"components", components()},
                      {"security", {Ordered::object(), {{"bearer", Ordered::array()}}}}},
                     out);
  out << '\n';
  return std::move(out).str();
}

Page fixed(std::string type, std::string text) {
  return [type = std::move(type), text = std::move(text)](Context& context) -> Outcome {
    if (auto status = context.parameters.none_left(""); !status) return tl::unexpected<Error>(status.error());
    return text_answer(type, text);
  };
}

}  // namespace

std::vector<Route> description_routes(const std::vector<Route>& routes) {
  return {{.pattern = "/openapi.json",
           .page = fixed("application/json", described(routes)),
           .summary = "This description",
           .type = "application/json",
           .runs = Runs::at_once},
          {.pattern = "/output-1.schema.json",
           .page = fixed("application/schema+json", std::string(kAnswerSchema)),
           .summary = "The schema of the answers",
           .type = "application/schema+json",
           .runs = Runs::at_once}};
}

}  // namespace depeche::serve
