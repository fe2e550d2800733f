#include "index/document/validate.h"

namespace depeche::index {
namespace {

// Each year of an interval has terms.
constexpr std::chrono::days kWidest{2 * 36525};

}  // namespace

Status validate(const Dispatch& dispatch) {
  if (dispatch.id.empty())
    return fail(ErrorCode::invalid_argument, "a dispatch without an id", "give every dispatch an id of its own");
  if (dispatch.text.empty())
    return fail(ErrorCode::invalid_argument, "dispatch \"" + dispatch.id + "\" has no text",
                "leave it out or give it a text");
  if (dispatch.dated && dispatch.dated->last < dispatch.dated->first)
    return fail(ErrorCode::date, "dispatch \"" + dispatch.id + "\" is dated by an interval that ends before it begins",
                "give the day, month, year or interval that it was written in");
  if (dispatch.dated && dispatch.dated->last - dispatch.dated->first > kWidest)
    return fail(ErrorCode::date, "dispatch \"" + dispatch.id + "\" is dated " + to_string(*dispatch.dated),
                "leave it undated: what is known less exactly than to two centuries dates nothing");
  return {};
}

}  // namespace depeche::index
