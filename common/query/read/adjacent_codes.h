#pragma once

#include <algorithm>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "schema/forward_stream.h"

namespace depeche::query {

// Which codes stand side by side in a stream, elided articles between them passed over and not. Pairs share 65,536
// bits: one that does not stand there is seldom taken for one that does.
class AdjacentCodes {
 public:
  using Pair = std::uint16_t;

  static Pair pair(schema::Code first, schema::Code second) {
    return static_cast<Pair>((first * 0x9E3779B1U + second * 0x85EBCA77U) >> 16);
  }

  // What was read before is forgotten.
  void read(std::string_view stream) {
    pairs_.reset();
    schema::Code word = schema::kParagraphEnd;
    schema::Code last = schema::kParagraphEnd;
    std::uint32_t particles = 0;  // behind the word, a bit for each
    for (schema::StreamReader reader(stream); !reader.done();) {
      const schema::Code code = reader.next();
      if (code == schema::kCompound) {
        if (!reader.done()) reader.next();
        continue;
      }
      pairs_.set(pair(last, code));
      last = code;
      if (schema::is_particle(code)) {
        particles |= std::uint32_t{1} << (code - schema::kFirstParticle);
        continue;
      }
      pairs_.set(pair(word, code));
      word = code;
      for (schema::Code particle = schema::kFirstParticle; particles != 0; ++particle, particles >>= 1)
        if ((particles & 1) != 0) pairs_.set(pair(particle, code));
    }
  }

  bool has_any(const std::vector<Pair>& pairs) const {
    return std::any_of(pairs.begin(), pairs.end(), [&](Pair pair) { return pairs_.test(pair); });
  }

 private:
  std::bitset<std::size_t{1} << 16> pairs_;
};
static_assert(schema::kFirstFunctionWord - schema::kFirstParticle <= 32);

}  // namespace depeche::query
