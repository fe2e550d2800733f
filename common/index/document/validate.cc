#include "index/document/validate.h"

#include <string>

#include "dispatch/copy/properties.h"

namespace depeche::index {
namespace {

// Each year of an interval has terms.
constexpr std::chrono::days kWidest{2 * 36525};

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
  if (dispatch.dated && dispatch.dated->last < dispatch.dated->first)
    return fail(ErrorCode::date, "dispatch \"" + dispatch.id + "\" is dated by an interval that ends before it begins",
                "give the day, month, year or interval that it was written in");
  if (dispatch.dated && dispatch.dated->last - dispatch.dated->first > kWidest)
    return fail(ErrorCode::date, "dispatch \"" + dispatch.id + "\" is dated " + to_string(*dispatch.dated),
                "leave it undated: what is known less exactly than to two centuries dates nothing");
  if (dispatch.written_at &&
      (!dispatch.dated || !dispatch.dated->contains(day_range(day_in_time_zone(dispatch.written_at->time)))))
    return fail(ErrorCode::date,
                "dispatch \"" + dispatch.id + "\" is written at " + to_string(*dispatch.written_at) +
                    ", which is no moment of its days",
                "its date is the day in the time zone: day_in_time_zone()");
  return validate_properties(dispatch);
}

}  // namespace depeche::index
