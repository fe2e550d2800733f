// What base/xapian_remote.cc declares is Xapian's: a library with other classes fails here, not in an archive.

#include "base/xapian_remote.h"

#include <filesystem>
#include <iostream>
#include <string>
#include <thread>

#include <catch2/catch.hpp>

#include "support/listening.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr unsigned kMilliseconds = 20'000;
constexpr unsigned kDocuments = 500;

// Whoever counts the documents that have a value is a class of ours.
class CountingSpy final : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    if (!document.get_value(0).empty()) ++count_;
  }
  std::string name() const override { return "test::counting"; }
  std::string serialise() const override { return "asked"; }
  MatchSpy* clone() const override { return new CountingSpy; }
  MatchSpy* unserialise(const std::string& asked, const Xapian::Registry&) const override {
    if (asked != "asked") throw Xapian::SerialisationError(asked);
    return new CountingSpy;
  }
  std::string serialise_results() const override { return std::to_string(count_); }
  void merge_results(const std::string& results) override { count_ += std::stoul(results); }
  unsigned long count() const { return count_; }

 private:
  unsigned long count_ = 0;
};

std::string make_database(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
  for (unsigned i = 1; i <= kDocuments; ++i) {
    Xapian::Document document;
    document.add_term("all");
    if (i % 2 == 0) document.add_term("even", i % 7);
    if (i % 3 == 0) document.add_value(0, "third");
    document.set_data("document " + std::to_string(i));
    database.add_document(document);
  }
  database.set_metadata("key", "value");
  database.commit();
  return path;
}

int open_descriptors() {
  int count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) ++count;
  return count;
}

}  // namespace

TEST_CASE("A database is read over Xapian's remote protocol as it is read at its place", "[threads]") {
  if (!base::prepare_remote_serving()) {
    CHECK_THROWS_AS(base::serve_remotely(-1, {}), Xapian::FeatureUnavailableError);
    return;
  }
  const TemporaryFolder folder;
  base::RemoteServing serving;
  serving.databases = {make_database(folder / "a"), make_database(folder / "b")};
  serving.registry.register_match_spy(CountingSpy());
  const int descriptors_before = open_descriptors();
  const Listening listening;
  std::string end = "none";
  std::thread server([&] {
    const int socket = ::accept(listening.descriptor(), nullptr, nullptr);
    end = base::serve_remotely(socket, serving);
    ::close(socket);
  });
  {
    const Xapian::Database remote = Xapian::Remote::open("127.0.0.1", listening.port(), kMilliseconds, kMilliseconds);
    CHECK(remote.get_doccount() == 2 * kDocuments);
    CHECK(remote.get_termfreq("even") == kDocuments);
    CHECK(remote.get_metadata("key") == "value");
    CHECK(remote.get_document(3).get_data() == "document 2");
    Xapian::Database local(serving.databases[0]);
    local.add_database(Xapian::Database(serving.databases[1]));
    const auto matches_of = [](const Xapian::Database& database, Xapian::MatchSpy* spy) {
      Xapian::Enquire enquire(database);
      enquire.set_query(Xapian::Query("even") & Xapian::Query("all"));
      enquire.add_matchspy(spy);
      std::string text;
      const Xapian::MSet matches = enquire.get_mset(0, 20, 2 * kDocuments);
      for (auto match = matches.begin(); match != matches.end(); ++match)
        text += std::to_string(*match) + ' ' + std::to_string(match.get_weight()) + '\n';
      return text;
    };
    CountingSpy here;
    CountingSpy there;
    CHECK(matches_of(remote, &there) == matches_of(local, &here));
    CHECK(there.count() == here.count());
    CHECK(there.count() == 2 * (kDocuments / 6));
    CHECK_THROWS_AS(remote.get_document(5 * kDocuments), Xapian::DocNotFoundError);
    CHECK(remote.get_doccount() == 2 * kDocuments);
  }
  server.join();
  CHECK(end.empty());
  ::close(listening.descriptor());
  CHECK(open_descriptors() <= descriptors_before);
}

TEST_CASE("What ends a connection is told, but not that a client has gone, and nothing is written") {
  if (!base::prepare_remote_serving()) return;
  const TemporaryFolder folder;
  base::RemoteServing serving;
  std::streambuf* const before = std::cerr.rdbuf();
  const auto end_of = [&](bool is_there) {
    serving.databases = {is_there ? make_database(folder / "a") : (folder / "none").string()};
    int sockets[2];
    REQUIRE(::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) == 0);
    // Bytes that are no message, and the end.
    REQUIRE(::write(sockets[1], "\3\5xy", 4) == 4);
    ::shutdown(sockets[1], SHUT_WR);
    std::string end = base::serve_remotely(sockets[0], serving);
    ::close(sockets[0]);
    ::close(sockets[1]);
    return end;
  };
  CHECK(end_of(true).empty());
  CHECK_THAT(end_of(false), Catch::StartsWith("DatabaseOpeningError") || Catch::StartsWith("DatabaseNotFoundError"));
  CHECK(std::cerr.rdbuf() == before);
}
