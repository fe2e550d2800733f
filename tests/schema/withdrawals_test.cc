#include "schema/withdrawals.h"

#include <catch2/catch.hpp>

#include "schema/terms.h"

using namespace depeche;
using namespace depeche::schema;

TEST_CASE("A dispatch has a term for each id that it withdraws") {
  struct Case {
    std::vector<Property> properties;
    PublicationStatus status;
    std::vector<std::string> terms;
  };
  const auto canceled = PublicationStatus::canceled;
  const auto usable = PublicationStatus::usable;
  for (const Case& c : std::vector<Case>{
           {{{"corrects", "a", ""}}, canceled, {"WQa"}},
           {{{"corrects", "a", ""}}, usable, {}},
           {{{"corrects", "a", ""}}, PublicationStatus::withheld, {}},
           {{{"withdraws", "a", ""}, {"corrects", "b", ""}}, usable, {"WQa"}},
           {{{"withdraws", "b", ""}, {"corrects", "a", ""}, {"corrects", "b", ""}}, canceled, {"WQa", "WQb"}},
           {{{"corrects", "soi", ""}}, canceled, {}},
           {{{"corrects", "urn:x:7:2N", ""}}, canceled, {"WQurn:x:7", "WQurn:x:7:2N"}},
           {{{"corrects", "urn:x:7:12", ""}}, canceled, {"WQurn:x:7", "WQurn:x:7:12"}},
           {{{"corrects", "urn:x:7:N", ""}}, canceled, {"WQurn:x:7:N"}},
           {{{"corrects", "http://x:80", ""}}, canceled, {"WQhttp://x:80"}},
           {{}, canceled, {}},
       }) {
    Dispatch dispatch;
    dispatch.id = "soi";
    dispatch.status = c.status;
    dispatch.properties = c.properties;
    CHECK(withdrawal_terms(dispatch) == c.terms);
  }
  Dispatch long_id;
  long_id.properties = {{"withdraws", std::string(900, 'x'), ""}};
  REQUIRE(withdrawal_terms(long_id).size() == 1);
  CHECK(withdrawal_terms(long_id).front() == "W" + id_term(std::string(900, 'x')));
}
