#pragma once

#include "depeche/search.h"
#include "search/session/session.h"

namespace depeche::search {

// What a search does when its deadline passes: it fails, or it ends with what it has (SearchRequest::partial).
class TimeLeft {
 public:
  // Both must outlive it.
  TimeLeft(const SearchRequest& request, Session& session)
      : partial_(request.partial), session_(session), deadline_(session.deadline()) {}

  // Throws base::DeadlinePassed when the deadline has passed that was asked for.
  void check() const { deadline_.check(); }

  // Does what the answer can do without. It is left out once the deadline has passed.
  template <class Step>
  void beside(Step step) const {
    if (session_.is_hurried()) return;
    try {
      step();
    } catch (const base::DeadlinePassed&) {
      if (!partial_) throw;
      session_.hurry();
    }
  }

  // Does what the answer cannot do without. When the deadline passes meanwhile, it is done once more, in the time that
  // there is for ends.
  template <class Step>
  auto needed(Step step) const {
    if (!partial_ || session_.is_hurried()) return step();
    try {
      return step();
    } catch (const base::DeadlinePassed&) {
      session_.hurry();
    }
    return step();
  }

  // Does one of many steps likewise. False when even the time for ends is over.
  template <class Step>
  bool one_more(Step step) const {
    try {
      needed(step);
      return true;
    } catch (const base::DeadlinePassed&) {
      if (!session_.is_hurried()) throw;
      return false;
    }
  }

 private:
  const bool partial_;
  Session& session_;
  const base::Deadline deadline_;
};

}  // namespace depeche::search
