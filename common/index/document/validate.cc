#include "index/document/validate.h"

#include <string>

#include "dispatch/copy/properties.h"

namespace depeche::index {
namespace {

Status validate_property(const Property& property, const std::string& id) {
  const std::string of = "dispatch \"" + id + "\" has a property ";
  const std::string name = property_name(property.name);
  if (property.name.empty() || property.name != name)
    return fail(ErrorCode::invalid_argument, of + "called \"" + property.name + "\"",
                name.empty() ? "a name has letters or digits" : "property_name() calls it \"" + name + "\"");
  if (name.size() > dispatch::kMaxPropertyNameBytes)
    return fail(ErrorCode::limit, of + "whose name is longer than " + std::to_string(dispatch::kMaxPropertyNameBytes) +
                                      " bytes: \"" + name + "\"");
  if (property.value.empty())
    return fail(ErrorCode::invalid_argument, of + "without a value: \"" + name + "\"", "leave it out");
  if (property.value.size() > dispatch::kMaxPropertyBytes || property.code.size() > dispatch::kMaxPropertyBytes)
    return fail(ErrorCode::limit,
                of + "longer than " + std::to_string(dispatch::kMaxPropertyBytes) + " bytes: \"" + name + "\"",
                "cut it");
  return {};
}

Status validate_properties(const Dispatch& dispatch) {
  if (dispatch.properties.size() > dispatch::kMaxProperties)
    return fail(ErrorCode::limit, "dispatch \"" + dispatch.id + "\" has more than " +
                                      std::to_string(dispatch::kMaxProperties) + " values of properties");
  for (const Property& property : dispatch.properties)
    if (auto status = validate_property(property, dispatch.id); !status) return status;
  return {};
}

}  // namespace

Status validate(const Dispatch& dispatch) {
  if (dispatch.id.empty())
    return fail(ErrorCode::invalid_argument, "a dispatch without an id", "give every dispatch an id of its own");
  if (dispatch.text.empty() && dispatch.title.empty())
    return fail(ErrorCode::invalid_argument, "dispatch \"" + dispatch.id + "\" has no text and no title",
                "leave it out or give it one of them");
  if (dispatch.dated && dispatch.dated->precision == DatePrecision::range)
    return fail(ErrorCode::date, "dispatch \"" + dispatch.id + "\" is dated " + to_string(*dispatch.dated),
                "give the day, month or year that it was written in");
  return validate_properties(dispatch);
}

}  // namespace depeche::index
