#include "schema/record.h"

#include <set>

#include <catch2/catch.hpp>

using namespace depeche;
using namespace depeche::schema;

namespace {

Dispatch sample(int number = 0) {
  Dispatch dispatch;
  dispatch.id = "afp-" + std::to_string(number);
  dispatch.title = "Le retrait des troupes de l’OTSC, jour " + std::to_string(number);
  dispatch.text =
      "Les forces de maintien de la paix quittent Almaty.\n\nLe président Tokaïev a annoncé le retrait n° " +
      std::to_string(number * 7919) + " jeudi devant le parlement.";
  dispatch.source = "AFP";
  dispatch.place = "Almaty, Kazakhstan";
  dispatch.url = "https://example.org/" + std::to_string(number);
  dispatch.path = "archive/" + std::to_string(number) + ".txt";
  dispatch.credits = "Reportage Camille Dupont";
  dispatch.dated = day_range(std::chrono::year{2022} / 1 / 13);
  return dispatch;
}

std::string dictionary() {
  std::vector<Dispatch> samples;
  for (int i = 0; i < 400; ++i) samples.push_back(sample(i));
  return train_record_dictionary(samples);
}

}  // namespace

TEST_CASE("A record gives back the dispatch, with and without a dictionary") {
  const std::string trained = dictionary();
  REQUIRE_FALSE(trained.empty());
  for (const std::string& with : {std::string(), trained}) {
    RecordCodec codec(with);
    Dispatch plain;
    plain.id = "x";
    plain.text = "t";
    Dispatch month = sample(2);
    month.dated = month_range(2022, 1);
    Dispatch year = sample(3);
    year.dated = year_range(1999);
    Dispatch odd = sample(4);
    odd.id = std::string("a\0b", 3) + std::string(1000, 'i');
    odd.text = std::string(3 << 20, 'a') + "\xFF";
    Dispatch canceled = sample(5);
    canceled.status = PublicationStatus::canceled;
    Dispatch embargoed = sample(6);
    embargoed.embargoed_until = std::chrono::sys_seconds(std::chrono::seconds(1642050000));
    Dispatch whole = sample(7);
    whole.abstract = "Les troupes sont parties.\n\nLe Kazakhstan reste sous surveillance.";
    whole.written_at = Instant{std::chrono::sys_seconds(std::chrono::seconds(1642095120)), std::chrono::minutes(-210)};
    whole.properties = {{"category", "Politique", "IPTC:11000000"}, {"bureau", "Nice", ""}, {"bureau", "Lyon", ""}};
    Dispatch everything = whole;
    everything.status = PublicationStatus::withheld;
    everything.embargoed_until = std::chrono::sys_seconds(std::chrono::seconds(-1));
    for (const Dispatch& dispatch : {sample(), plain, month, year, odd, canceled, embargoed, whole, everything}) {
      const std::string record = codec.encode(dispatch);
      CHECK(record_id(record) == dispatch.id);
      const auto decoded = codec.decode(record);
      REQUIRE(decoded);
      CHECK(*decoded == dispatch);
    }
  }
}

TEST_CASE("A codec with a dictionary reads records from before it and writes smaller ones") {
  RecordCodec before("");
  RecordCodec after(dictionary());
  const std::string old_record = before.encode(sample(1000));
  const std::string new_record = after.encode(sample(1001));
  CHECK(new_record.size() < old_record.size() / 2);
  CHECK(*after.decode(old_record) == sample(1000));
  CHECK(*after.decode(new_record) == sample(1001));
  CHECK(*after.decode(old_record) == sample(1000));
  const auto without = before.decode(new_record);
  REQUIRE_FALSE(without);
  CHECK(without.error().code == ErrorCode::corrupt);
}

TEST_CASE("Too few dispatches give no dictionary") {
  CHECK(train_record_dictionary({}).empty());
  CHECK(train_record_dictionary(std::vector<Dispatch>(99, sample())).empty());
}

TEST_CASE("Truncated records are errors that name the dispatch") {
  RecordCodec codec(dictionary());
  RecordCodec plain("");
  for (RecordCodec* with : {&codec, &plain}) {
    const std::string record = with->encode(sample());
    for (std::size_t size = 0; size < record.size(); ++size) {
      const auto decoded = with->decode(std::string(record, 0, size));
      REQUIRE_FALSE(decoded);
      CHECK(decoded.error().code == ErrorCode::corrupt);
      if (size > 6) CHECK(decoded.error().message.find("afp-0") != std::string::npos);
    }
  }
}

TEST_CASE("Records with flipped bits are errors or other dispatches, never a crash") {
  RecordCodec codec(dictionary());
  RecordCodec plain("");
  std::size_t flips = 0;
  std::size_t errors = 0;
  std::size_t unseen = 0;  // bits of a frame that mean nothing
  for (RecordCodec* with : {&codec, &plain}) {
    const std::string record = with->encode(sample());
    for (std::size_t bit = 0; bit < record.size() * 8; ++bit, ++flips) {
      std::string damaged = record;
      damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
      const auto decoded = with->decode(damaged);
      errors += decoded ? 0 : 1;
      unseen += decoded && *decoded == sample() ? 1 : 0;
    }
  }
  CHECK(errors > flips / 20);
  CHECK(unseen < flips / 50);
}

TEST_CASE("A record that claims gigabytes is refused without allocating them") {
  RecordCodec codec("");
  const std::string claim = std::string("\xE0\xFF\xFF\xFF\x3F\0\0\0\0", 9) + std::string(40, '\1');
  const auto decoded = codec.decode(std::string("\1x") + claim);
  REQUIRE_FALSE(decoded);
  CHECK(decoded.error().code == ErrorCode::corrupt);
}

TEST_CASE("The content hash sees every field but the id") {
  const std::string hash = content_hash(sample());
  CHECK(hash.size() == 8);
  CHECK(content_hash(sample()) == hash);
  for (auto field : {&Dispatch::title, &Dispatch::text, &Dispatch::source, &Dispatch::place, &Dispatch::url,
                     &Dispatch::path, &Dispatch::credits}) {
    Dispatch changed = sample();
    changed.*field += "x";
    CHECK(content_hash(changed) != hash);
  }
  Dispatch undated = sample();
  undated.dated.reset();
  CHECK(content_hash(undated) != hash);
  Dispatch moved = sample();
  moved.title = sample().title + sample().text.substr(0, 3);
  moved.text = sample().text.substr(3);
  CHECK(content_hash(moved) != hash);
}

TEST_CASE("Whatever a dispatch has changes the hash of its content") {
  const Dispatch before = sample();
  std::vector<Dispatch> changed(4, before);
  changed[0].abstract = "Le retrait commence.";
  changed[1].written_at = Instant{std::chrono::sys_seconds(std::chrono::seconds(1642095120)), std::chrono::minutes(60)};
  changed[2].properties = {{"bureau", "Nice", ""}};
  changed[3].properties = {{"bureau", "Nice", "06"}};
  std::set<std::string> hashes{content_hash(before)};
  for (const Dispatch& dispatch : changed) hashes.insert(content_hash(dispatch));
  CHECK(hashes.size() == 5);
}
