#pragma once

// The server of Xapian's remote protocol. Its library exports the classes, but no header that is installed declares
// them: xapian_remote.cc is the one place that knows them.

#include <chrono>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "depeche/result.h"

namespace depeche::base {

// What one connection reads, and how long it may take.
struct RemoteServing {
  std::vector<std::string> databases;        // their directories, at least one; they are read as one database
  Xapian::Registry registry;                 // what queries may hold beside Xapian's own classes
  std::chrono::duration<double> idle{3600};  // between two operations; 0: for ever
  std::chrono::duration<double> active{60};  // between two messages of an operation; 0: for ever
};

// Whether this build, and the library that it runs with, can serve. Call it before serve_remotely(), while no other
// thread writes to std::cerr: its buffer is replaced by one that keeps back what Xapian's server writes there. Error:
// invalid_argument.
Status prepare_remote_serving();

// Opens the databases, sends the greeting, and answers what comes through the connected socket until the peer closes
// it, or goes in the middle, or takes too long. The socket stays open. Several threads may call it, each with a
// registry of its own. It returns what else ended it, in the words of Xapian; else nothing. Throws Xapian::NetworkError
// when there is no port for it. From the first call on, the process ignores SIGPIPE.
std::string serve_remotely(int socket, const RemoteServing& serving);

}  // namespace depeche::base
