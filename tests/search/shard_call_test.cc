#include <chrono>
#include <optional>
#include <thread>

#include "base/deadline.h"
#include "search/shards.h"

using namespace depeche;
using namespace depeche::test;
using search::broadcast;
using search::ShardFailure;

namespace {

// What a shard is told to do.
std::string obey(std::string_view request) {
  if (request == "modified") throw Xapian::DatabaseModifiedError("newer");
  if (request == "corrupt") throw Xapian::DatabaseCorruptError("block 7", "postlist");
  if (request == "error") throw ShardFailure({ErrorCode::limit, "too many words", "use fewer", 17});
  if (request == "late") throw base::DeadlinePassed(std::chrono::milliseconds(1500));
  if (request == "memory") throw std::bad_alloc();
  if (request == "strange") throw std::out_of_range("an index");
  if (request.starts_with("big ")) return std::string(std::stoul(std::string(request.substr(4))), 'b');
  return "you said " + std::string(request);
}

std::string named(std::string name, std::string_view request) { return std::move(name) + ": " + obey(request); }

std::string failure_of(const Xapian::Database& database, const std::string& request) {
  try {
    return broadcast(database, request).at(0);
  } catch (const Xapian::Error& error) {
    return std::string(error.get_type()) + ": " + error.get_msg() + " (" + error.get_context() + ")";
  } catch (const ShardFailure& failure) {
    const Error& error = failure.error();
    return std::to_string(static_cast<int>(error.code)) + ": " + error.message + " (" + error.hint + ")" +
           (error.offset ? " at " + std::to_string(*error.offset) : "");
  } catch (const base::DeadlinePassed& passed) {
    return "deadline of " + std::to_string(std::chrono::duration<double>(passed.given()).count());
  }
}

}  // namespace

TEST_CASE("A call travels to each shard, and the answers come in their order", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard first(Answering([](std::string_view request) {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    return named("first", request);
  }));
  const Shard second(Answering([](std::string_view request) { return named("second", request); }));
  Xapian::Database all = first.connect();
  all.add_database(second.connect());
  const std::string bytes("\0zero \xff", 7);
  for (const std::string& request : {std::string("hello"), std::string(), bytes, std::string(100'000, 'q')})
    CHECK(broadcast(all, request) ==
          std::vector<std::string>{"first: you said " + request, "second: you said " + request});
  CHECK(broadcast(second.connect(), "alone") == std::vector<std::string>{"second: you said alone"});
  CHECK(all.get_doccount() == 2);
}

TEST_CASE("Shards work at the same time", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  // Each answers only when both have been asked.
  std::atomic<int> asked = 0;
  const Answering answer = [&asked](std::string_view) {
    ++asked;
    return std::string(soon([&asked] { return asked == 2; }) ? "together" : "alone");
  };
  const Shard first(answer);
  const Shard second(answer);
  Xapian::Database all = first.connect();
  all.add_database(second.connect());
  CHECK(broadcast(all, "") == std::vector<std::string>{"together", "together"});
}

TEST_CASE("What a service throws reaches the caller as it was, and the connection can be used further", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard shard{Answering(obey)};
  const Xapian::Database database = shard.connect();
  const std::vector<std::pair<std::string, std::string>> cases{
      {"modified", "DatabaseModifiedError: newer ()"},
      {"corrupt", "DatabaseCorruptError: block 7 (postlist)"},
      {"error", std::to_string(static_cast<int>(ErrorCode::limit)) + ": too many words (use fewer) at 17"},
      {"late", "deadline of 1.500000"},
      {"strange", std::to_string(static_cast<int>(ErrorCode::internal)) + ": an index ()"},
      {"hello", "you said hello"},
  };
  for (const auto& [request, failure] : cases) CHECK(failure_of(database, request) == failure);
  CHECK_THAT(failure_of(database, "memory"), Catch::Contains("memory"));
  CHECK(shard.complaints().empty());
}

TEST_CASE("When one shard fails, the others have answered all the same", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard good{Answering(obey)};
  const Shard bad(Answering([](std::string_view request) {
    if (request == "fail") throw Xapian::DatabaseCorruptError("damaged");
    return std::string(request);
  }));
  Xapian::Database all = bad.connect();
  all.add_database(good.connect());
  all.add_database(bad.connect());
  for (int i = 0; i < 3; ++i) {
    CHECK_THROWS_AS(broadcast(all, "fail"), Xapian::DatabaseCorruptError);
    CHECK(broadcast(all, "go on") == std::vector<std::string>{"go on", "you said go on", "go on"});
  }
}

TEST_CASE("A megabyte comes back whole", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const Shard shard{Answering(obey)};
  const Xapian::Database database = shard.connect();
  for (const std::size_t size : {std::size_t{1}, std::size_t{65'536}, std::size_t{1} << 20, std::size_t{20} << 20}) {
    const auto answers = broadcast(database, "big " + std::to_string(size));
    REQUIRE(answers.size() == 1);
    CHECK(answers[0] == std::string(size, 'b'));
  }
}

TEST_CASE("A server that is no shard is told from one", "[threads]") {
  if (!base::prepare_remote_serving()) return;
  const SmallDatabase database;
  const Listening listening;
  std::thread plain([&] {
    const int socket = ::accept(listening.descriptor(), nullptr, nullptr);
    base::serve_remotely(socket, {.databases = {database.path()}, .registry = {}});
    ::close(socket);
  });
  {
    const Xapian::Database remote = Xapian::Remote::open("127.0.0.1", listening.port(), kLong, kLong);
    CHECK_THROWS_AS(broadcast(remote, "hello"), Xapian::InvalidArgumentError);
  }
  plain.join();
  ::close(listening.descriptor());
}
