#include "dispatch/copy/publication.h"

#include <catch2/catch.hpp>

#include "dispatch/formats/json_object.h"
#include "dispatch/formats/key_value.h"
#include "dispatch/formats/plain_text.h"
#include "time/timestamp.h"

using namespace depeche;
using namespace depeche::dispatch;

namespace {

// "canceled until 2022-…: title | text", with its warnings.
std::string describe(const Result<Parsed>& parsed) {
  if (!parsed) return "refused: " + parsed.error().message;
  const Dispatch& dispatch = parsed->dispatch;
  std::string line(to_string(dispatch.status));
  if (dispatch.embargoed_until) line += " until " + format_time(*dispatch.embargoed_until);
  line += ": " + dispatch.title + " | " + dispatch.text;
  for (const std::string& warning : parsed->warnings) line += "\n! " + warning;
  return line;
}

}  // namespace

TEST_CASE("A dispatch is usable unless it is withheld, canceled or under embargo") {
  const auto now = depeche::time::read_timestamp("2022-01-13T06:00:00Z")->time;
  Dispatch dispatch;
  CHECK(is_usable(dispatch, now));
  dispatch.embargoed_until = now;
  CHECK(is_usable(dispatch, now));
  CHECK_FALSE(is_usable(dispatch, now - std::chrono::seconds(1)));
  for (const PublicationStatus status : {PublicationStatus::withheld, PublicationStatus::canceled}) {
    dispatch = {};
    dispatch.status = status;
    CHECK_FALSE(is_usable(dispatch, now));
  }
}

TEST_CASE("Headings in capitals withdraw a dispatch or put it under embargo") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"ANNULATION\n\nLa pluie revient\n\nIl pleut.", "canceled: La pluie revient | Il pleut."},
      {"*** DÉPÊCHE ANNULÉE ***\nIl pleut.", "canceled:  | Il pleut."},
      {"AVIS D’ANNULATION\n\nIl pleut.", "canceled:  | Il pleut."},
      {"ANNULATION - La pluie revient\n\nIl pleut.", "canceled: ANNULATION - La pluie revient | Il pleut."},
      {"ANNULATION : La pluie revient\n\nIl pleut.", "canceled: ANNULATION : La pluie revient | Il pleut."},
      {"ANNULATION DU SOMMET\n\nIl pleut.", "usable: ANNULATION DU SOMMET | Il pleut."},
      {"Annulation\n\nIl pleut.", "usable: Annulation | Il pleut."},
      {"Annulation : la pluie\n\nIl pleut.", "usable: Annulation : la pluie | Il pleut."},
      {"ANNULATION", "usable:  | ANNULATION"},
      {"EMBARGO JUSQU'AU 13 JANVIER 2022 A 06H00\n\nPluie\n\nIl pleut.",
       "usable until 2022-01-13T05:00:00Z: Pluie | Il pleut."},
      {"(Sous embargo)\n\nIl pleut.", "usable: (Sous embargo) | Il pleut."},
      {"SOUS EMBARGO jusqu’au 13/01/2022 à 18:30\n\nIl pleut.", "usable until 2022-01-13T17:30:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 13 JANVIER 2022\n\nIl pleut.", "usable until 2022-01-13T23:00:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 13 JANVIER 2022 A 99H00\n\nIl pleut.", "usable until 2022-01-13T23:00:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 14 JUILLET 2022 A 06H00\n\nIl pleut.", "usable until 2022-07-14T04:00:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 14 JUILLET 2022\n\nIl pleut.", "usable until 2022-07-14T22:00:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 14 JUILLET 2022 A 12H00 GMT\n\nIl pleut.", "usable until 2022-07-14T12:00:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 13 JANVIER 2022 A 12:30 TU\n\nIl pleut.", "usable until 2022-01-13T12:30:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'A 12H00 GMT LE 13 JANVIER 2022\n\nIl pleut.", "usable until 2022-01-13T12:00:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 14 JUILLET 2022 A 6H00 (HEURE DE PARIS)\n\nIl pleut.",
       "usable until 2022-07-14T04:00:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 14 JUILLET 2022, 6 HEURES, HEURE DE GENÈVE\n\nIl pleut.",
       "usable until 2022-07-14T04:00:00Z:  | Il pleut."},
      {"EMBARGO JUSQU'AU 14 JUILLET 2022 A 6H00 HEURE DE MONTREAL\n\nIl pleut.",
       "withheld:  | Il pleut.\n! the hour of \"EMBARGO JUSQU'AU 14 JUILLET 2022 A 6H00 HEURE DE MONTREAL\" is not "
       "understood: the dispatch counts as withheld"},
      {"EMBARGO JUSQU'AU 14 JUILLET 2022 A 6H00 GMT+4\n\nIl pleut.",
       "withheld:  | Il pleut.\n! the hour of \"EMBARGO JUSQU'AU 14 JUILLET 2022 A 6H00 GMT+4\" is not understood: the "
       "dispatch counts as withheld"},
      {"EMBARGO JUSQU'A 12H00 GMT\n\nIl pleut.",
       "withheld:  | Il pleut.\n! the day of \"EMBARGO JUSQU'A 12H00 GMT\" is not understood: the dispatch counts as "
       "withheld"},
      {"EMBARGO JUSQU'A NOUVEL ORDRE\n\nIl pleut.",
       "withheld:  | Il pleut.\n! the day of \"EMBARGO JUSQU'A NOUVEL ORDRE\" is not understood: the dispatch counts "
       "as "
       "withheld"},
      {"SOUS EMBARGO\n\nIl pleut.",
       "withheld:  | Il pleut.\n! the day of \"SOUS EMBARGO\" is not understood: the dispatch counts as withheld"},
      {"EMBARGO SUR LE PETROLE\n\nIl pleut.", "usable: EMBARGO SUR LE PETROLE | Il pleut."},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(describe(parse_plain_text(c.text, {"p", "i"})) == c.expected);
  }
}

TEST_CASE("JSON and header lines name the status, and the worse is taken for what is not understood") {
  auto json = JsonObjectParser::create({}).value();
  const struct {
    const char* status;
    const char* embargo;
    const char* expected;
  } cases[] = {
      {"usable", "", "usable:  | t"},
      {"canceled", "", "canceled:  | t"},
      {"Cancelled", "", "canceled:  | t"},
      {"stat:withheld", "", "withheld:  | t"},
      {"annulée", "", "canceled:  | t"},
      {"", "2022-01-13T06:00:00+01:00", "usable until 2022-01-13T05:00:00Z:  | t"},
      {"canceled", "2022-01-13", "canceled until 2022-01-13T23:00:00Z:  | t"},
      {"", "14/07/2022 à 6h", "usable until 2022-07-14T04:00:00Z:  | t"},
      {"?", "", "withheld:  | t\n! the status \"?\" is not understood: the dispatch counts as withheld"},
      {"", "demain", "withheld:  | t\n! the embargo \"demain\" is not understood: the dispatch counts as withheld"},
      {"canceled", "demain",
       "canceled:  | t\n! the embargo \"demain\" is not understood: the dispatch counts as withheld"},
  };
  for (const auto& c : cases) {
    INFO(c.status << " " << c.embargo);
    std::string line = std::string(R"({"text":"t","status":")") + c.status + R"(","embargoed":")" + c.embargo + "\"}";
    const std::size_t size = line.size();
    line.resize(size + JsonObjectParser::kPadding);
    CHECK(describe(json.parse(std::string_view(line).substr(0, size), {"p", "i"})) == c.expected);
    CHECK(describe(parse_key_value("Id: a\nStatut: " + std::string(c.status) + "\nEmbargo: " + c.embargo + "\n\nt",
                                   {"p", "i"})) == c.expected);
  }
}
