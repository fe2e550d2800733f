#include "http/server.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdarg>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <sys/socket.h>

#include "base/message.h"
#include "http/connections.h"
#include "http/library.h"

namespace depeche::http {
namespace {

using Clock = Connection::Clock;
using std::chrono::milliseconds;

constexpr std::size_t kStreamBlock = 32 << 10;
// A client that goes on sending more than it may is cut after so many times the limit.
constexpr std::size_t kPatienceWithBodies = 4;
constexpr milliseconds kToSay503{200};

std::string name_of(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address != nullptr && address->sa_family == AF_INET)
    return ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text.data(), text.size());
  if (address != nullptr && address->sa_family == AF_INET6)
    return ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, text.data(), text.size());
  return "unix";
}

// How the library says that it answers by itself; the status is what %u stands for.
constexpr std::string_view kOwnAnswer = "Error processing request (HTTP response code is %u";

Answer plain(int status) {
  Answer answer;
  answer.status = status;
  answer.body = std::string(phrase_of(status)) + '\n';
  answer.headers = {{"Content-Type", "text/plain; charset=utf-8"}, {"Cache-Control", "no-store"}};
  return answer;
}

MHD_Result add_header(void* headers, MHD_ValueKind, const char* key, std::size_t key_size, const char* value,
                      std::size_t value_size) {
  static_cast<std::vector<Header>*>(headers)->push_back(
      {std::string(key, key_size), value == nullptr ? std::string() : std::string(value, value_size)});
  return MHD_YES;
}

// A value of a header must not end its line.
std::string harmless(std::string value) {
  std::ranges::replace_if(
      value, [](char c) { return c < ' ' || c > '~'; }, '?');
  return value;
}

std::size_t leave_as_it_is(void*, MHD_Connection*, char* text) { return std::char_traits<char>::length(text); }

}  // namespace

class Server::Impl {
 public:
  Impl(const Library& library, Listener listener, const Limits& limits, Hooks hooks)
      : library_(library),
        listener_(std::move(listener)),
        limits_(limits),
        hooks_(std::move(hooks)),
        connections_(std::clamp(std::min(limits.to_ask, limits.to_take) / 8, milliseconds(5), milliseconds(250))) {}

  ~Impl() { drain(milliseconds(0)); }

  Status start() {
    daemon_ = library_.MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0, nullptr, nullptr,
        &Impl::access, this, MHD_OPTION_EXTERNAL_LOGGER, &Impl::hear, this, MHD_OPTION_LISTEN_SOCKET,
        listener_.descriptor(), MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits_.connection_bytes,
        MHD_OPTION_CONNECTION_LIMIT, limits_.connections, MHD_OPTION_CONNECTION_TIMEOUT, limits_.seconds_stalled,
        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_UNESCAPE_CALLBACK, &leave_as_it_is, nullptr,
        MHD_OPTION_URI_LOG_CALLBACK, &Impl::begin, this, MHD_OPTION_NOTIFY_COMPLETED, &Impl::complete, this,
        MHD_OPTION_NOTIFY_CONNECTION, &Impl::connect, this, MHD_OPTION_END);
    if (daemon_ != nullptr) return {};
    return fail(ErrorCode::io, tr("{}: the server cannot start", listener_.name()), {});
  }

  void drain(milliseconds patience) {
    if (daemon_ == nullptr) return;
    draining_ = true;
    library_.MHD_quiesce_daemon(daemon_);
    wait_for_answers(patience);
    stopping_ = true;
    connections_.stop([this](const Request& request) { return refusal(503, request); });
    wait_for_answers(kToSay503);
    library_.MHD_stop_daemon(std::exchange(daemon_, nullptr));
  }

  const Listener& listener() const { return listener_; }
  std::size_t connections() const { return connections_.count(); }
  std::size_t under_way() const { return under_way_; }

 private:
  struct Body;  // of a stream

  void wait_for_answers(milliseconds patience) const {
    const auto end = Clock::now() + patience;
    while (under_way_ > 0 && Clock::now() < end) std::this_thread::sleep_for(milliseconds(5));
  }

  static void connect(void* self, MHD_Connection* connection, void** context, MHD_ConnectionNotificationCode code) {
    Impl& impl = *static_cast<Impl*>(self);
    if (code == MHD_CONNECTION_NOTIFY_CLOSED) return impl.connections_.remove(static_cast<const Connection*>(*context));
    const auto* const info = impl.library_.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    *context = impl.connections_.add(info->connect_fd, Clock::now() + impl.limits_.to_ask);
  }

  Connection& record_of(MHD_Connection* connection) const {
    const auto* const info = library_.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return *static_cast<Connection*>(info->socket_context);
  }

  // Of all that the library says, only its own answers count.
  static void hear(void* self, const char* format, va_list arguments) {
    const Impl& impl = *static_cast<Impl*>(self);
    if (!std::string_view(format).starts_with(kOwnAnswer) || !impl.hooks_.unreadable) return;
    va_list copy;
    va_copy(copy, arguments);
    impl.hooks_.unreadable(static_cast<int>(va_arg(copy, unsigned)));
    va_end(copy);
  }

  Answer refusal(int status, const Request& request) const {
    return hooks_.refuse ? hooks_.refuse(status, request) : plain(status);
  }

  // The first line of a request is there.
  static void* begin(void* self, const char* target, MHD_Connection* connection) {
    Impl& impl = *static_cast<Impl*>(self);
    Request request;
    request.target = target;
    request.received_at = Clock::now();
    Connection& record = impl.record_of(connection);
    impl.connections_.set_exchange(record, std::make_shared<Exchange>(std::move(request)));
    return &record;
  }

  static MHD_Result access(void* self, MHD_Connection* connection, const char*, const char* method, const char*,
                           const char* upload, std::size_t* upload_size, void** context) {
    Impl& impl = *static_cast<Impl*>(self);
    Connection& record = *static_cast<Connection*>(*context);
    try {
      if (!record.begun) return impl.take_headers(connection, record, method);
      if (*upload_size > 0) return impl.take_body(record, upload, *upload_size);
      return impl.answer(connection, record);
    } catch (const std::exception&) {
      return MHD_NO;  // no memory: the connection ends
    }
  }

  MHD_Result take_headers(MHD_Connection* connection, Connection& record, const char* method) {
    record.begun = true;
    ++under_way_;
    Request& request = record.exchange->incoming();
    request.method = method;
    library_.MHD_get_connection_values_n(connection, MHD_HEADER_KIND, &add_header, &request.headers);
    const auto* const info = library_.MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    request.peer = name_of(info == nullptr ? nullptr : info->client_addr);
    if (request.target.size() > limits_.target_bytes) return send(connection, record, refusal(414, request));
    const std::string_view length = header_of(request, "Content-Length");
    constexpr std::size_t kMostDigits = 12;
    if (length.size() > kMostDigits ||
        (!length.empty() && std::strtoull(length.data(), nullptr, 10) > limits_.body_bytes))
      return send(connection, record, refusal(413, request));
    return MHD_YES;
  }

  MHD_Result take_body(Connection& record, const char* upload, std::size_t& size) const {
    std::string& body = record.exchange->incoming().body;
    if (record.refused_bytes == 0 && body.size() + size <= limits_.body_bytes)
      body.append(upload, size);
    else
      record.refused_bytes += size;
    size = 0;
    return record.refused_bytes > kPatienceWithBodies * limits_.body_bytes ? MHD_NO : MHD_YES;
  }

  // The whole request is there; or its answer.
  MHD_Result answer(MHD_Connection* connection, Connection& record) {
    const std::shared_ptr<Exchange> exchange = record.exchange;
    if (record.refused_bytes > 0) return send(connection, record, refusal(413, exchange->request()));
    if (!std::exchange(record.handed_over, true)) {
      connections_.set_due(record, Clock::time_point::max());
      if (stopping_)
        exchange->answer(refusal(503, exchange->request()));
      else
        hand_over(exchange);
    }
    auto answer = exchange->take_or_wait([&] { library_.MHD_suspend_connection(connection); },
                                         [this, connection] { library_.MHD_resume_connection(connection); });
    return answer ? send(connection, record, std::move(*answer)) : MHD_YES;
  }

  void hand_over(const std::shared_ptr<Exchange>& exchange) const {
    try {
      hooks_.handle(exchange);
    } catch (const std::exception&) {
      exchange->answer(refusal(500, exchange->request()));
    }
  }

  MHD_Result send(MHD_Connection* connection, Connection& record, Answer answer) {
    const bool is_stream = static_cast<bool>(answer.stream);
    const auto time = is_stream ? limits_.to_take_stream : limits_.to_take;
    connections_.set_due(record, answer.endless ? Clock::time_point::max() : Clock::now() + time);
    record.status = answer.status;
    if (!is_stream) record.sent = answer.body.size();
    MHD_Response* const response =
        is_stream ? streamed(connection, record, std::move(answer.stream)) : whole(std::move(answer.body));
    if (response == nullptr) return MHD_NO;
    for (const auto& [name, value] : answer.headers)
      library_.MHD_add_response_header(response, name.c_str(), harmless(value).c_str());
    if (draining_) library_.MHD_add_response_header(response, "Connection", "close");
    const MHD_Result queued = library_.MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
    library_.MHD_destroy_response(response);
    return queued;
  }

  MHD_Response* whole(std::string body) const {
    auto* const kept = new std::string(std::move(body));
    return library_.MHD_create_response_from_buffer_with_free_callback_cls(
        kept->size(), kept->data(), [](void* text) { delete static_cast<std::string*>(text); }, kept);
  }

  MHD_Response* streamed(MHD_Connection* connection, Connection& record, PieceSource source);
  static ssize_t read(void* body, std::uint64_t position, char* to, std::size_t size);

  static void complete(void* self, MHD_Connection* connection, void**, MHD_RequestTerminationCode code) {
    Impl& impl = *static_cast<Impl*>(self);
    Connection& record = impl.record_of(connection);
    if (record.begun) {
      --impl.under_way_;
      const auto exchange = record.exchange;
      if (impl.hooks_.done)
        impl.hooks_.done({exchange->request(), exchange->route(), record.status, record.sent,
                          code == MHD_REQUEST_TERMINATED_COMPLETED_OK, Clock::now() - exchange->request().received_at});
    }
    impl.connections_.set_stream(record, nullptr);
    impl.connections_.set_exchange(record, nullptr);
    record.begun = record.handed_over = false;
    record.refused_bytes = 0;
    record.status = 0;
    record.sent = 0;
    impl.connections_.set_due(record, Clock::now() + impl.limits_.to_ask);
  }

  const Library& library_;
  const Listener listener_;
  const Limits limits_;
  const Hooks hooks_;
  std::atomic<bool> draining_ = false;
  std::atomic<bool> stopping_ = false;
  std::atomic<std::size_t> under_way_ = 0;
  Connections connections_;
  MHD_Daemon* daemon_ = nullptr;
};

struct Server::Impl::Body {
  const Library& library;
  MHD_Connection* connection;
  Connection& record;
  std::shared_ptr<Stream> stream;
};

MHD_Response* Server::Impl::streamed(MHD_Connection* connection, Connection& record, PieceSource source) {
  auto stream = std::make_shared<Stream>(std::move(source));
  if (!connections_.set_stream(record, stream)) stream->fail();
  auto* const body = new Body{library_, connection, record, std::move(stream)};
  return library_.MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, kStreamBlock, &Impl::read, body, [](void* kept) {
    const std::unique_ptr<Body> owned(static_cast<Body*>(kept));
    owned->stream->abandon();
  });
}

ssize_t Server::Impl::read(void* context, std::uint64_t, char* to, std::size_t size) {
  Body& body = *static_cast<Body*>(context);
  std::size_t count = 0;
  const auto got = body.stream->read(
      to, size, count, [&] { body.library.MHD_suspend_connection(body.connection); },
      [&library = body.library, connection = body.connection] { library.MHD_resume_connection(connection); });
  switch (got) {
    case Stream::Got::bytes:
      body.record.sent += count;
      return static_cast<ssize_t>(count);
    case Stream::Got::nothing_yet:
      return 0;
    case Stream::Got::end:
      return MHD_CONTENT_READER_END_OF_STREAM;
    case Stream::Got::failure:
      break;
  }
  return MHD_CONTENT_READER_END_WITH_ERROR;
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::start(Listener listener, const Limits& limits, Hooks hooks) {
  const auto loaded = library();
  if (!loaded) return tl::unexpected<Error>(loaded.error());
  auto impl = std::make_unique<Impl>(**loaded, std::move(listener), limits, std::move(hooks));
  if (auto status = impl->start(); !status) return tl::unexpected<Error>(status.error());
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

const Listener& Server::listener() const { return impl_->listener(); }
std::size_t Server::connections() const { return impl_->connections(); }
std::size_t Server::under_way() const { return impl_->under_way(); }
void Server::drain(std::chrono::milliseconds patience) { impl_->drain(patience); }

}  // namespace depeche::http
