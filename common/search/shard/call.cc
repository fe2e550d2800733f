#include "search/shard/call.h"

#include <memory>
#include <utility>

#include "base/interruption.h"
#include "search/shard/outcome.h"

namespace depeche::search {
namespace {

// No document has it: the match finds nothing.
constexpr const char* kTermOfNone = "\xFF";

// On the side of the caller it has a request and gathers outcomes. On the side of a shard it has a service too, and is
// made anew for each call.
class CallSpy final : public Xapian::MatchSpy {
 public:
  CallSpy(std::string request, ShardService* service) : request_(std::move(request)), service_(service) {}

  void operator()(const Xapian::Document&, double) override {}
  std::string name() const override { return "depeche::call"; }
  std::string serialise() const override { return request_; }
  MatchSpy* clone() const override { return new CallSpy(request_, service_); }
  MatchSpy* unserialise(const std::string& request, const Xapian::Registry&) const override {
    return new CallSpy(request, service_);
  }
  std::string serialise_results() const override { return outcome_of(*service_, request_); }
  void merge_results(const std::string& outcome) override { outcomes_.push_back(outcome); }

  std::vector<std::string> take_outcomes() { return std::move(outcomes_); }

 private:
  std::string request_;
  ShardService* service_;
  std::vector<std::string> outcomes_;
};

}  // namespace

ShardFailure::ShardFailure(Error error) : error_(std::move(error)) {}

std::vector<std::string> broadcast(const Xapian::Database& all, std::string_view request) {
  const base::PipeSignalHeldBack held;
  CallSpy spy(std::string(request), nullptr);
  Xapian::Enquire enquire(all);
  enquire.set_query(Xapian::Query(kTermOfNone));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&spy);
  enquire.get_mset(0, 1);
  std::vector<std::string> answers;
  for (std::string& outcome : spy.take_outcomes()) answers.push_back(answer_of(std::move(outcome)));
  return answers;
}

void register_calls(Xapian::Registry& registry, ShardService& service) {
  registry.register_match_spy(CallSpy({}, &service));
}

}  // namespace depeche::search
