#include "search/shard/outcome.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <tuple>
#include <utility>

#include "base/deadline.h"
#include "base/message.h"
#include "base/no_memory.h"
#include "base/wire.h"
#include "base/xapian.h"

namespace depeche::base {

template <>
inline constexpr std::uint64_t kLastOnWire<ErrorCode> = static_cast<std::uint64_t>(ErrorCode::internal);

template <>
struct Shipped<Error> {
  static auto of(auto& error) { return std::tie(error.code, error.message, error.hint, error.offset); }
};

}  // namespace depeche::base

namespace depeche::search {
namespace {

// It stands behind the rest, so that a large answer need not be moved.
enum class OutcomeKind : char { answer, xapian_error, error, deadline };

std::string with_kind(std::string bytes, OutcomeKind kind) {
  bytes += static_cast<char>(kind);
  return bytes;
}

std::string of_xapian(const Xapian::Error& error) {
  return with_kind(base::to_wire(std::string_view(error.get_type()), error.get_msg(), error.get_context()),
                   OutcomeKind::xapian_error);
}

std::string of_error(const Error& error) { return with_kind(base::to_wire(error), OutcomeKind::error); }

std::string of_deadline(const base::DeadlinePassed& passed) {
  return with_kind(base::to_wire(static_cast<std::int64_t>(std::chrono::nanoseconds(passed.given()).count())),
                   OutcomeKind::deadline);
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

[[noreturn]] void throw_xapian(base::WireReader& reader) {
  const auto type = reader.next<std::string>();
  const auto message = reader.next<std::string>();
  const auto context = reader.next<std::string>();
  reader.end();
  for (const XapianType& known : kXapianTypes)
    if (known.name == type) known.throw_it(message, context);
  throw Xapian::InternalError(message, context);
}

[[noreturn]] void throw_error(base::WireReader& reader) {
  auto error = reader.next<Error>();
  reader.end();
  throw ShardFailure(std::move(error));
}

[[noreturn]] void throw_deadline(base::WireReader& reader) {
  const std::chrono::nanoseconds given(reader.next<std::int64_t>());
  reader.end();
  throw base::DeadlinePassed(std::chrono::duration_cast<std::chrono::steady_clock::duration>(given));
}

[[noreturn]] void throw_what_was_thrown(OutcomeKind kind, std::string_view bytes) {
  base::WireReader reader(bytes);
  if (kind == OutcomeKind::xapian_error) throw_xapian(reader);
  if (kind == OutcomeKind::error) throw_error(reader);
  if (kind == OutcomeKind::deadline) throw_deadline(reader);
  throw base::WireError();
}

}  // namespace

std::string outcome_of(ShardService& service, std::string_view request) {
  try {
    return with_kind(service.answer(request), OutcomeKind::answer);
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
  try {
    if (outcome.empty()) throw base::WireError();
    const auto kind = static_cast<OutcomeKind>(outcome.back());
    outcome.pop_back();
    if (kind != OutcomeKind::answer) throw_what_was_thrown(kind, outcome);
    return outcome;
  } catch (const base::WireError&) {
    throw Xapian::SerialisationError(tr("the answer of a shard cannot be read"));
  }
}

}  // namespace depeche::search
