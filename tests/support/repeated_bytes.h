#pragma once

#include <cstddef>
#include <streambuf>
#include <string>
#include <utility>

namespace depeche::test {

// The same bytes again and again, until about `size` have been given.
class RepeatedBytes final : public std::streambuf {
 public:
  RepeatedBytes(std::string bytes, std::size_t size) : bytes_(std::move(bytes)), left_(size / bytes_.size()) {}
  // How often they are still to come.
  std::size_t left() const { return left_; }

 private:
  int_type underflow() override {
    if (left_ == 0) return traits_type::eof();
    --left_;
    setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
    return traits_type::to_int_type(*gptr());
  }
  std::string bytes_;
  std::size_t left_;
};

// What reading them may take at its peak. Sanitizers keep memory that was given back.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr std::size_t kMostKilobytes = std::size_t{1} << 30;
#else
inline constexpr std::size_t kMostKilobytes = std::size_t{20} << 10;
#endif

}  // namespace depeche::test
