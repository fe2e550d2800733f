// Runs a fuzzer without libFuzzer: on each seed, and for some seconds on seeds that are damaged, byte by byte or by
// their structure, the same each time.
//   replay SECONDS SEEDS...     SEEDS: files, folders of files, or files .jsonl and .lines, of which each line is one

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "fuzz/mutation.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;
constexpr std::size_t kLongest = 20'000;

void add_file(const fs::path& path, std::vector<std::string>& seeds) {
  std::ifstream in(path, std::ios::binary);
  if (path.extension() == ".jsonl" || path.extension() == ".lines") {
    for (std::string line; std::getline(in, line);) seeds.push_back(line);
  } else {
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
}

void add_seeds(const fs::path& path, std::vector<std::string>& seeds) {
  if (!fs::is_directory(path)) return add_file(path, seeds);
  for (const auto& entry : fs::recursive_directory_iterator(path))
    if (entry.is_regular_file()) add_file(entry.path(), seeds);
}

class Damage {
 public:
  explicit Damage(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string next() {
    std::string input = seeds_[below(seeds_.size())];
    if (below(2) == 0) return mutation_.change(input, seeds_[below(seeds_.size())]);
    for (std::size_t edits = 1 + below(6); edits > 0; --edits) edit(input);
    return input;
  }

 private:
  std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_); }

  void edit(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    const std::string& other = seeds_[below(seeds_.size())];
    const std::size_t from = below(other.size() + 1);
    switch (below(5)) {
      case 0:
        input.resize(at);
        return;
      case 1:
        input.erase(at, 1 + below(16));
        return;
      case 2:
        input.insert(at, 1, static_cast<char>(below(256)));
        return;
      case 3:
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        return;
      default:
        input.insert(at, other, from, 1 + below(64));
    }
  }

  const std::vector<std::string>& seeds_;
  std::mt19937_64 random_{2022};
  depeche::fuzz::Mutation mutation_{2022, kLongest};
};

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  std::vector<std::string> seeds;
  for (int i = 2; i < argc; ++i) add_seeds(argv[i], seeds);
  std::erase_if(seeds, [](const std::string& seed) { return seed.size() > kLongest; });
  if (seeds.empty()) return std::fputs("there are no seeds\n", stderr), 2;
  for (const std::string& seed : seeds) run(seed);
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(std::atof(argv[1]));
  std::size_t runs = seeds.size();
  for (Damage damage(seeds); std::chrono::steady_clock::now() < end; ++runs) run(damage.next());
  std::printf("%zu inputs\n", runs);
}
