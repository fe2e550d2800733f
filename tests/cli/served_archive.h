#pragma once

#include <csignal>
#include <filesystem>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "cli/samples.h"
#include "cli/soon.h"

namespace depeche::test {

// A program that serves a shard of three dispatches, in a folder of its own, until it is destroyed.
class ServedArchive {
 public:
  explicit ServedArchive(const Arguments& options = {}, const std::string& place = "127.0.0.1:0") {
    start(place, options);
  }
  ~ServedArchive() {
    if (process_ > 0) end(SIGKILL);
  }
  ServedArchive(const ServedArchive&) = delete;
  ServedArchive& operator=(const ServedArchive&) = delete;

  void start(const std::string& place, const Arguments& options = {}) {
    archive.write("nothing", "");
    Arguments arguments{"--serve-shard", place};
    arguments.insert(arguments.end(), options.begin(), options.end());
    std::filesystem::remove(archive.path(".stderr"));
    process_ = archive.start(DEPECHE_SEARCHER, arguments, "nothing");
  }
  // Waits until it serves.
  std::string address() const {
    const std::string beginning = "searcher: serving a shard at ";
    std::string said;
    REQUIRE(soon([&] {
      said = std::filesystem::exists(archive.path(".stderr")) ? archive.read(".stderr") : "";
      return said.starts_with(beginning) && said.ends_with('\n');
    }));
    return said.substr(beginning.size(), said.find(';') - beginning.size());
  }
  void signal(int number) const { ::kill(process_, number); }
  Outcome end(int number) {
    signal(number);
    return archive.finish(std::exchange(process_, -1));
  }

  Archive archive;

 private:
  pid_t process_ = -1;
};

}  // namespace depeche::test
