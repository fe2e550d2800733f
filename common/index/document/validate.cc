#include "index/document/validate.h"

namespace depeche::index {

Status validate(const Dispatch& dispatch) {
  if (dispatch.id.empty())
    return fail(ErrorCode::invalid_argument, "a dispatch without an id", "give every dispatch an id of its own");
  if (dispatch.text.empty() && dispatch.title.empty())
    return fail(ErrorCode::invalid_argument, "dispatch \"" + dispatch.id + "\" has no text and no title",
                "leave it out or give it one of them");
  if (dispatch.dated && dispatch.dated->precision == DatePrecision::range)
    return fail(ErrorCode::date, "dispatch \"" + dispatch.id + "\" is dated " + to_string(*dispatch.dated),
                "give the day, month or year that it was written in");
  return {};
}

}  // namespace depeche::index
