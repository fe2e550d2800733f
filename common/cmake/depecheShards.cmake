# Whether an index can be a shard of an archive on several machines. The server of Xapian's remote protocol is in its
# library and not in its headers, so that its version and its symbols are looked at here (base/xapian_remote.cc).
option(DEPECHE_SHARDS "Serve indexes as shards; needs Xapian 1.4" ON)
if(DEPECHE_SHARDS)
  include(CheckCXXSourceCompiles)
  include(CMakePushCheckState)
  cmake_push_check_state(RESET)
  set(CMAKE_REQUIRED_LIBRARIES depeche::xapian)
  check_cxx_source_compiles("
    #include <string>
    #include <vector>
    #include <xapian.h>
    #if XAPIAN_MAJOR_VERSION != 1 || XAPIAN_MINOR_VERSION != 4 || XAPIAN_REVISION < 10
    #error another version
    #endif
    class TcpServer {
     public:
      TcpServer(const std::string&, int, bool, bool);
      virtual ~TcpServer();
      virtual void handle_one_connection(int) = 0;
    };
    class RemoteTcpServer : public TcpServer {
     public:
      RemoteTcpServer(const std::vector<std::string>&, const std::string&, int, double, double, bool, bool);
      void handle_one_connection(int) override;
    };
    int main() { RemoteTcpServer({}, \"\", 0, 0, 0, false, false).handle_one_connection(0); }" DEPECHE_XAPIAN_SERVES)
  cmake_pop_check_state()
  if(NOT DEPECHE_XAPIAN_SERVES)
    message(FATAL_ERROR "This Xapian cannot serve shards: that needs 1.4, from 1.4.10 on, with its remote backend. "
      "-DDEPECHE_SHARDS=OFF builds all else.")
  endif()
endif()
