#pragma once

// Values as bytes, for another process of the same build. Numbers are little-endian or varints, texts and lists have
// their length before them. A structure is written member by member, when Shipped says which these are.

#include <array>
#include <bit>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/varint.h"

namespace depeche::base {

// The members of a structure: `static auto of(auto& value) { return std::tie(value.first, value.second); }`.
template <class T>
struct Shipped;

template <class T>
concept IsShipped = requires(T& value) {
  Shipped<T>::of(value);
};

// The last value of an enumeration. What is read and lies beyond is refused.
template <class E>
inline constexpr std::uint64_t kLastOnWire = std::is_same_v<std::underlying_type_t<E>, bool> ? 1 : ~std::uint64_t{0};

// The bytes are not what was written.
class WireError : public std::runtime_error {
 public:
  WireError() : std::runtime_error("the message is cut or damaged") {}
};

class WireWriter {
 public:
  template <class... T>
  WireWriter& operator()(const T&... values) {
    (write(values), ...);
    return *this;
  }
  std::string take() { return std::move(bytes_); }

 private:
  template <class T>
  requires(std::is_integral_v<T> || std::is_enum_v<T>) void write(T value) {
    if constexpr (std::is_signed_v<T>) {
      const auto wide = static_cast<std::int64_t>(value);
      put_varint(bytes_, (static_cast<std::uint64_t>(wide) << 1) ^ static_cast<std::uint64_t>(wide >> 63));
    } else {
      put_varint(bytes_, static_cast<std::uint64_t>(value));
    }
  }
  template <class T>
  requires std::is_floating_point_v<T>
  void write(T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
  }
  void write(std::string_view text) { put_string(bytes_, text); }
  template <class T>
  void write(const std::vector<T>& list) {
    put_varint(bytes_, list.size());
    for (const auto& value : list) write(static_cast<const T&>(value));
  }
  template <class T, std::size_t count>
  void write(const std::array<T, count>& list) {
    for (const T& value : list) write(value);
  }
  template <class T>
  void write(const std::optional<T>& value) {
    write(value.has_value());
    if (value) write(*value);
  }
  template <class A, class B>
  void write(const std::pair<A, B>& pair) {
    write(pair.first);
    write(pair.second);
  }
  template <class K, class V>
  void write(const std::map<K, V>& map) {
    put_varint(bytes_, map.size());
    for (const auto& entry : map) write(entry);
  }
  template <class C, class D>
  void write(const std::chrono::time_point<C, D>& moment) {
    write(static_cast<std::int64_t>(moment.time_since_epoch().count()));
  }
  template <IsShipped T>
  void write(const T& value) {
    std::apply([&](const auto&... member) { (write(member), ...); }, Shipped<T>::of(value));
  }

  std::string bytes_;
};

// Reads values in the order in which they were written. What it returns throws WireError when they are not there.
class WireReader {
 public:
  // `bytes` must outlive it.
  explicit WireReader(std::string_view bytes) : rest_(bytes) {}

  template <class... T>
  WireReader& operator()(T&... values) {
    (read(values), ...);
    return *this;
  }
  template <class T>
  T next() {
    T value{};
    read(value);
    return value;
  }
  // Nothing may be left.
  void end() const {
    if (!rest_.empty()) throw WireError();
  }

 private:
  std::uint64_t varint() {
    const auto value = take_varint(rest_);
    if (!value) throw WireError();
    return *value;
  }
  // A list cannot have more members than there are bytes.
  std::size_t size() {
    const std::uint64_t size = varint();
    if (size > rest_.size()) throw WireError();
    return static_cast<std::size_t>(size);
  }
  template <class T>
  requires(std::is_integral_v<T> || std::is_enum_v<T>) void read(T& value) {
    const std::uint64_t raw = varint();
    if constexpr (std::is_enum_v<T>)
      if (raw > kLastOnWire<T>) throw WireError();
    if constexpr (std::is_signed_v<T>)
      value = static_cast<T>(static_cast<std::int64_t>(raw >> 1) ^ -static_cast<std::int64_t>(raw & 1));
    else
      value = static_cast<T>(raw);
  }
  template <class T>
  requires std::is_floating_point_v<T>
  void read(T& value) {
    if (rest_.size() < sizeof value) throw WireError();
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
  }
  void read(std::string& text) {
    const auto found = take_string(rest_);
    if (!found) throw WireError();
    text = *found;
  }
  template <class T>
  void read(std::vector<T>& list) {
    list.clear();
    for (std::size_t left = size(); left > 0; --left) list.push_back(next<T>());
  }
  template <class T, std::size_t count>
  void read(std::array<T, count>& list) {
    for (T& value : list) read(value);
  }
  template <class T>
  void read(std::optional<T>& value) {
    value.reset();
    if (next<bool>()) value = next<T>();
  }
  template <class A, class B>
  void read(std::pair<A, B>& pair) {
    read(pair.first);
    read(pair.second);
  }
  template <class K, class V>
  void read(std::map<K, V>& map) {
    map.clear();
    for (std::size_t left = size(); left > 0; --left) map.insert(next<std::pair<K, V>>());
  }
  template <class C, class D>
  void read(std::chrono::time_point<C, D>& moment) {
    moment = std::chrono::time_point<C, D>(D(static_cast<typename D::rep>(next<std::int64_t>())));
  }
  template <IsShipped T>
  void read(T& value) {
    std::apply([&](auto&... member) { (read(member), ...); }, Shipped<T>::of(value));
  }

  std::string_view rest_;
};

// One value, or several, as bytes.
template <class... T>
std::string to_wire(const T&... values) {
  return WireWriter()(values...).take();
}

}  // namespace depeche::base
