#include "search/shard/outcome.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>

#include "base/deadline.h"
#include "base/message.h"
#include "base/no_memory.h"
#include "base/varint.h"
#include "base/xapian.h"

namespace depeche::search {
namespace {

// It stands behind the rest, so that a large answer need not be moved.
enum class Kind : char { answer, xapian_error, error, deadline };

std::string with_kind(std::string bytes, Kind kind) {
  bytes += static_cast<char>(kind);
  return bytes;
}

std::string of_xapian(const Xapian::Error& error) {
  std::string bytes;
  base::put_string(bytes, error.get_type());
  base::put_string(bytes, error.get_msg());
  base::put_string(bytes, error.get_context());
  return with_kind(std::move(bytes), Kind::xapian_error);
}

std::string of_error(const Error& error) {
  std::string bytes;
  base::put_varint(bytes, static_cast<std::uint64_t>(error.code));
  base::put_string(bytes, error.message);
  base::put_string(bytes, error.hint);
  base::put_varint(bytes, error.offset ? *error.offset + 1 : 0);
  return with_kind(std::move(bytes), Kind::error);
}

std::string of_deadline(const base::DeadlinePassed& passed) {
  const auto given = std::chrono::duration_cast<std::chrono::nanoseconds>(passed.given()).count();
  std::string bytes;
  base::put_varint(bytes, given > 0 ? static_cast<std::uint64_t>(given) : 0);
  return with_kind(std::move(bytes), Kind::deadline);
}

Error unexpected_error(const std::exception& exception) {
  if (base::is_lack_of_memory(exception)) return base::no_memory();
  return {ErrorCode::internal, exception.what(), {}, std::nullopt};
}

template <class Type>
[[noreturn]] void throw_as(const std::string& message, const std::string& context) {
  throw Type(message, context);
}

struct XapianType {
  std::string_view name;
  void (*throw_it)(const std::string& message, const std::string& context);
};

constexpr std::array kXapianTypes{
    XapianType{"AssertionError", throw_as<Xapian::AssertionError>},
    XapianType{"InvalidArgumentError", throw_as<Xapian::InvalidArgumentError>},
    XapianType{"InvalidOperationError", throw_as<Xapian::InvalidOperationError>},
    XapianType{"UnimplementedError", throw_as<Xapian::UnimplementedError>},
    XapianType{"DatabaseError", throw_as<Xapian::DatabaseError>},
    XapianType{"DatabaseClosedError", throw_as<Xapian::DatabaseClosedError>},
    XapianType{"DatabaseCorruptError", throw_as<Xapian::DatabaseCorruptError>},
    XapianType{"DatabaseCreateError", throw_as<Xapian::DatabaseCreateError>},
    XapianType{"DatabaseLockError", throw_as<Xapian::DatabaseLockError>},
    XapianType{"DatabaseModifiedError", throw_as<Xapian::DatabaseModifiedError>},
    XapianType{"DatabaseNotFoundError", throw_as<Xapian::DatabaseNotFoundError>},
    XapianType{"DatabaseOpeningError", throw_as<Xapian::DatabaseOpeningError>},
    XapianType{"DatabaseVersionError", throw_as<Xapian::DatabaseVersionError>},
    XapianType{"DocNotFoundError", throw_as<Xapian::DocNotFoundError>},
    XapianType{"FeatureUnavailableError", throw_as<Xapian::FeatureUnavailableError>},
    XapianType{"NetworkError", throw_as<Xapian::NetworkError>},
    XapianType{"NetworkTimeoutError", throw_as<Xapian::NetworkTimeoutError>},
    XapianType{"QueryParserError", throw_as<Xapian::QueryParserError>},
    XapianType{"RangeError", throw_as<Xapian::RangeError>},
    XapianType{"SerialisationError", throw_as<Xapian::SerialisationError>},
};

[[noreturn]] void fail_to_read() { throw Xapian::SerialisationError(tr("the answer of a shard cannot be read")); }

[[noreturn]] void throw_xapian(std::string_view bytes) {
  const auto type = base::take_string(bytes);
  const auto message = base::take_string(bytes);
  const auto context = base::take_string(bytes);
  if (!type || !message || !context) fail_to_read();
  for (const XapianType& known : kXapianTypes)
    if (known.name == *type) known.throw_it(std::string(*message), std::string(*context));
  throw Xapian::InternalError(std::string(*message), std::string(*context));
}

[[noreturn]] void throw_error(std::string_view bytes) {
  const auto code = base::take_varint(bytes);
  const auto message = base::take_string(bytes);
  const auto hint = base::take_string(bytes);
  const auto offset = base::take_varint(bytes);
  if (!code || *code > static_cast<std::uint64_t>(ErrorCode::internal) || !message || !hint || !offset) fail_to_read();
  Error error{static_cast<ErrorCode>(*code), std::string(*message), std::string(*hint), std::nullopt};
  if (*offset > 0) error.offset = static_cast<std::size_t>(*offset - 1);
  throw ShardFailure(std::move(error));
}

[[noreturn]] void throw_deadline(std::string_view bytes) {
  const auto given = base::take_varint(bytes);
  if (!given) fail_to_read();
  const std::chrono::nanoseconds nanoseconds(static_cast<std::int64_t>(*given));
  throw base::DeadlinePassed(std::chrono::duration_cast<std::chrono::steady_clock::duration>(nanoseconds));
}

}  // namespace

std::string outcome_of(ShardService& service, std::string_view request) {
  try {
    return with_kind(service.answer(request), Kind::answer);
  } catch (const Xapian::Error& error) {
    return of_xapian(error);
  } catch (const base::DeadlinePassed& passed) {
    return of_deadline(passed);
  } catch (const ShardFailure& failure) {
    return of_error(failure.error());
  } catch (const std::exception& exception) {
    return of_error(unexpected_error(exception));
  }
}

std::string answer_of(std::string outcome) {
  if (outcome.empty()) fail_to_read();
  const auto kind = static_cast<Kind>(outcome.back());
  outcome.pop_back();
  switch (kind) {
    case Kind::answer:
      return outcome;
    case Kind::xapian_error:
      throw_xapian(outcome);
    case Kind::error:
      throw_error(outcome);
    case Kind::deadline:
      throw_deadline(outcome);
  }
  fail_to_read();
}

}  // namespace depeche::search
