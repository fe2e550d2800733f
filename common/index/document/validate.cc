#include "index/document/validate.h"

#include <string>

#include "base/files.h"
#include "base/message.h"
#include "dispatch/copy/properties.h"

namespace depeche::index {
namespace {

// Each year of an interval has terms.
constexpr std::chrono::days kWidest{2 * 36525};

Status validate_property(const Property& property, const std::string& id) {
  const std::string quoted = base::in_quotes(id);
  const std::string name = property_name(property.name);
  if (property.name.empty() || property.name != name)
    return fail(
        ErrorCode::invalid_argument, tr("dispatch {} has a property called {}", quoted, base::in_quotes(property.name)),
        name.empty() ? tr("a name has letters or digits") : tr("property_name() calls it {}", base::in_quotes(name)));
  if (name.size() > dispatch::kMaxPropertyNameBytes)
    return fail(ErrorCode::limit, tr("dispatch {} has a property whose name is longer than {} bytes: {}", quoted,
                                     dispatch::kMaxPropertyNameBytes, base::in_quotes(name)));
  if (property.value.empty())
    return fail(ErrorCode::invalid_argument,
                tr("dispatch {} has a property without a value: {}", quoted, base::in_quotes(name)),
                tr("leave it out"));
  if (property.value.size() > dispatch::kMaxPropertyBytes || property.code.size() > dispatch::kMaxPropertyBytes)
    return fail(ErrorCode::limit,
                tr("dispatch {} has a property longer than {} bytes: {}", quoted, dispatch::kMaxPropertyBytes,
                   base::in_quotes(name)),
                tr("cut it"));
  return {};
}

Status validate_properties(const Dispatch& dispatch) {
  if (dispatch.properties.size() > dispatch::kMaxProperties)
    return fail(ErrorCode::limit, tr("dispatch {} has more than {} values of properties", base::in_quotes(dispatch.id),
                                     dispatch::kMaxProperties));
  for (const Property& property : dispatch.properties)
    if (auto status = validate_property(property, dispatch.id); !status) return status;
  return {};
}

}  // namespace

Status validate(const Dispatch& dispatch) {
  if (dispatch.id.empty())
    return fail(ErrorCode::invalid_argument, tr("a dispatch without an id"),
                tr("give every dispatch an id of its own"));
  if (dispatch.text.empty() && dispatch.title.empty())
    return fail(ErrorCode::invalid_argument, tr("dispatch {} has no text and no title", base::in_quotes(dispatch.id)),
                tr("leave it out or give it one of them"));
  if (dispatch.dated && dispatch.dated->last < dispatch.dated->first)
    return fail(ErrorCode::date,
                tr("dispatch {} is dated by an interval that ends before it begins", base::in_quotes(dispatch.id)),
                tr("give the day, month, year or interval that it was written in"));
  if (dispatch.dated && dispatch.dated->last - dispatch.dated->first > kWidest)
    return fail(ErrorCode::date,
                tr("dispatch {} is dated {}", base::in_quotes(dispatch.id), to_string(*dispatch.dated)),
                tr("leave it undated: what is known less exactly than to two centuries dates nothing"));
  if (dispatch.written_at &&
      (!dispatch.dated || !dispatch.dated->contains(day_range(day_in_time_zone(dispatch.written_at->time)))))
    return fail(ErrorCode::date,
                tr("dispatch {} is written at {}, which is no moment of its days", base::in_quotes(dispatch.id),
                   to_string(*dispatch.written_at)),
                tr("its date is the day in the time zone: day_in_time_zone()"));
  return validate_properties(dispatch);
}

}  // namespace depeche::index
