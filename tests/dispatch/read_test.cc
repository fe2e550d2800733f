#include "depeche/read.h"

#include <sstream>
#include <streambuf>
#include <vector>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "dispatch/describe.h"
#include "dispatch/peak_memory.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace std::string_literals;

namespace {

// Everything that reading reported, one line each, with `folder` left out of the paths.
struct Log {
  std::string folder;
  std::vector<std::string> lines;
  std::vector<Error> errors;
  std::uintmax_t bytes = 0;

  std::string shorten(std::string text) const {
    if (folder.empty()) return text;
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
      text.erase(at, folder.size());
    return text;
  }

  ReadObserver observer() {
    ReadObserver observer;
    observer.dispatch = [this](Dispatch&& d) { lines.push_back(shorten(d.id + " = " + d.text)); };
    observer.refused = [this](const Refusal& refusal) {
      lines.push_back(shorten("refused " + refusal.where + ": " + refusal.error.message));
      errors.push_back(refusal.error);
    };
    observer.warned = [this](const std::string& where, const std::string& what) {
      lines.push_back(shorten("warned " + where + ": " + what));
    };
    observer.progress = [this](std::uintmax_t read) { bytes += read; };
    return observer;
  }
};

using Lines = std::vector<std::string>;

Lines read(const test::TemporaryFolder& folder, const std::string& source, const ReadOptions& options = {}) {
  Log log{folder.path(), {}, {}, 0};
  read_source(source, options, log.observer());
  for (const Error& error : log.errors) CHECK_FALSE(error.hint.empty());
  return log.lines;
}

Lines read_text(const std::string& text, const ReadOptions& options = {}) {
  std::istringstream in(text);
  Log log;
  read_stream(in, "stream", options, log.observer());
  CHECK(log.bytes == text.size());
  return log.lines;
}

ReadOptions in_encoding(const char* name) {
  ReadOptions options;
  options.encoding = name;
  return options;
}

ReadOptions in_format(Format format) {
  ReadOptions options;
  options.format = format;
  return options;
}

std::string utf16(const std::u16string& text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xFFU);
    const char high = static_cast<char>(unit >> 8U);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

}  // namespace

TEST_CASE("The format is told by the content first and by the extension second") {
  const test::TemporaryFolder folder;
  CHECK(read(folder, folder.write("a.jsonl", "date 2022-01 Il pleut.")) == Lines{"/a.jsonl = Il pleut."});
  CHECK(read(folder, folder.write("b.txt", "\n {\"text\":\"t\"}\n")) == Lines{"/b.txt:2 = t"});
  CHECK(read(folder, folder.write("c.JSONL", "oups\n{\"id\":\"c\",\"text\":\"t\"}\n")).size() == 2);
  CHECK(read(folder, folder.write("d.txt", "Titre: Pluie\nId: d\n\nIl pleut.")) == Lines{"d = Il pleut."});
  CHECK(read(folder, folder.write("e", "Pluie\n\nIl pleut.")) == Lines{"/e = Il pleut."});
  CHECK(read(folder, folder.write("f", "{Pluie}")) == Lines{"/f = {Pluie}"});
  CHECK(read(folder, folder / "./e") == Lines{"/e = Il pleut."});
}

TEST_CASE("A format that is asked for is not second-guessed") {
  CHECK(read_text("date 2022-01 Il pleut.", in_format(Format::text)) == Lines{"stream:1 = date 2022-01 Il pleut."});
  CHECK(read_text("Il pleut.", in_format(Format::dispatch)) ==
        Lines{"refused stream: stream: does not begin with a header like \"date 2022-01\""});
  CHECK(read_text("{\"text\":\"t\"}", in_format(Format::text)) == Lines{"stream:1 = {\"text\":\"t\"}"});
  CHECK(
      read_text("Il pleut.", in_format(Format::jsonl)).at(0).starts_with("refused stream:1: stream:1: not valid JSON"));
  CHECK(parse_format("jsonl") == Format::jsonl);
  CHECK(parse_format("pdf").error().hint ==
        "the formats are auto, dispatch, text, jsonl, csv, newsml, nitf, rss, ninjs, iptc7901, html, xml, mail, warc");
}

TEST_CASE("A bad line among good ones is refused and the rest is read") {
  CHECK(read_text("{\"id\":\"a\",\"text\":\"1\"}\n\n{\"id\":\"b\"\r\n "
                  "\t\n{\"id\":\"c\",\"date\":\"x\",\"text\":\"3\"}\n{\"id\":\"d\"}") ==
        Lines{"a = 1", "refused stream:3: stream:3: not valid JSON: commas, brackets or quotes do not match",
              "warned stream:5: the date \"x\" is not understood: it is left out", "c = 3",
              "refused stream:6: stream:6: no text and no title"});
}

TEST_CASE("Text in the encodings of old archives becomes UTF-8") {
  const struct {
    std::string bytes;
    const char* encoding;
    std::string expected;
  } cases[] = {
      {"L\u2019été", "auto", "stream:1 = L’été"},
      {"\xEF\xBB\xBFL\u2019été", "auto", "stream:1 = L’été"},
      {"L\x92\xE9t\xE9 \x80 \x9Cuvre", "auto", "stream:1 = L’été € œuvre"},
      {"L\x92\xE9t\xE9", "iso-8859-1", "stream:1 = L’été"},
      {"L\x92\xE9t\xE9", "Windows-1252", "stream:1 = L’été"},
      {"L\xD5\x8Et\x8E", "macintosh", "stream:1 = L’été"},
      {"\xBD", "iso-8859-15", "stream:1 = œ"},
      {"\xFF\xFE" + utf16(u"L’été", true), "auto", "stream:1 = L’été"},
      {"\xFE\xFF" + utf16(u"L’été", false), "auto", "stream:1 = L’été"},
      {utf16(u"Le cheval galope", true), "auto", "stream:1 = Le cheval galope"},
      {utf16(u"L’été", true), "utf-16le", "stream:1 = L’été"},
      {"e\u0301te\u0301", "auto", "stream:1 = été"},
      {"\xE9t\xE9", "utf-8", "refused stream: stream: not UTF-8"},
      {"{\"text\":\"\xE9t\xE9\"}", "windows-1252", "stream:1 = été"},
      {"\xFF\xFE" + utf16(u"{\"text\":\"été\"}\n{\"text\":\"œ\"}", true), "auto", "stream:1 = été;stream:2 = œ"},
      {"été", "klingon", "refused stream: stream: unknown encoding \"klingon\""},
      {"été", "", "refused stream: stream: unknown encoding \"\""},
  };
  for (const auto& c : cases) {
    INFO(c.encoding << ": " << c.expected);
    std::istringstream in(c.bytes);
    Log log;
    read_stream(in, "stream", in_encoding(c.encoding), log.observer());
    std::string all;
    for (const std::string& line : log.lines) all += (all.empty() ? "" : ";") + line;
    CHECK(all == c.expected);
  }
}

TEST_CASE("A few damaged bytes do not make UTF-8 another encoding") {
  const std::string text = "L'été à Orléans a été très sec et \xC3 la fin même brûlant.";
  CHECK(read_text(text) == Lines{"warned stream: bytes that are not UTF-8 became \uFFFD: 1",
                                 "stream:1 = L'été à Orléans a été très sec et \uFFFD la fin même brûlant."});
}

TEST_CASE("What is no text is refused") {
  const test::TemporaryFolder folder;
  CHECK(read(folder, folder.write("a.bin", "GIF89a\0\1\0abc"s)) ==
        Lines{"refused /a.bin: /a.bin: a picture (GIF), not a dispatch"});
  CHECK(read(folder, folder.write("late", "date 2022-01 Il pleut." + std::string(40'000, 'x') + "\0"s)) ==
        Lines{"refused /late: /late: binary file, not text"});
  CHECK(read(folder, folder.write("controls", "abc\x01\x02\x03 def")) ==
        Lines{"refused /controls: /controls: binary file, not text"});
  CHECK(read(folder, folder.write("some.jsonl", "\x1f\x8b\x08\0"s)) ==
        Lines{"refused /some.jsonl: /some.jsonl: cannot be unpacked: cut off"});
  CHECK(read(folder, folder.write("empty", "")) == Lines{"refused /empty: /empty: empty"});
  CHECK(read(folder, folder.write("empty.jsonl", "\n\n")) == Lines{"refused /empty.jsonl: /empty.jsonl: empty"});
  CHECK(read(folder, folder.write("blank", " \n\t\n")) == Lines{"refused /blank: /blank: empty"});
  CHECK(read(folder, folder.write("header", "date 2022-01 ")) ==
        Lines{"refused /header: /header: no text after the date header"});
  CHECK(read(folder, folder / "absent") == Lines{"refused /absent: \"/absent\": no such file or directory"});
  CHECK(read(folder, "") == Lines{"refused : \"\": no such file or directory"});
}

TEST_CASE("A folder is read in byte order of its paths, without hidden files and backups") {
  const test::TemporaryFolder folder;
  for (const char* name :
       {"b.txt", "b/z.txt", "b/a.txt", "B.txt", "é.txt", ".hidden", ".git/x", "b.txt~", "#b.txt#", "b.bak"})
    folder.write(name, "Il pleut.");
  CHECK(read(folder, folder.path()) == Lines{"/B.txt = Il pleut.", "/b.txt = Il pleut.", "/b/a.txt = Il pleut.",
                                             "/b/z.txt = Il pleut.", "/é.txt = Il pleut."});
  CHECK(read(folder, folder / "b/") == Lines{"/b/a.txt = Il pleut.", "/b/z.txt = Il pleut."});
}

TEST_CASE("A folder without dispatches is refused") {
  const test::TemporaryFolder folder;
  CHECK(read(folder, folder.path()) == Lines{"refused : : the folder has no dispatches"});
  folder.write(".hidden", "Il pleut.");
  CHECK(read(folder, folder.path()) == Lines{"refused : : the folder has no dispatches"});
}

TEST_CASE("Links that lead back or twice to a folder are followed once") {
  const test::TemporaryFolder folder;
  folder.write("a/one.txt", "Il pleut.");
  std::filesystem::create_directory_symlink(folder.path(), folder / "a/back");
  std::filesystem::create_directory_symlink(folder / "a", folder / "b");
  std::filesystem::create_symlink(folder / "a/one.txt", folder / "c.txt");
  std::filesystem::create_symlink(folder / "nowhere", folder / "d.txt");
  CHECK(read(folder, folder.path()) ==
        Lines{"/a/one.txt = Il pleut.", "/c.txt = Il pleut.", "refused /d.txt: \"/d.txt\": no such file or directory"});
}

TEST_CASE("Pipes, sockets and devices are refused without waiting for them") {
  const test::TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = folder / "socket";
  name.copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  CHECK(read(folder, folder.path()) == Lines{"refused /pipe: \"/pipe\" is a named pipe, not a file",
                                             "refused /socket: \"/socket\" is a socket, not a file"});
  CHECK(read(folder, folder / "pipe") == Lines{"refused /pipe: \"/pipe\" is a named pipe, not a file"});
  CHECK(read(folder, "/dev/zero") == Lines{"refused /dev/zero: \"/dev/zero\" is a device, not a file"});
  ::close(socket);
}

TEST_CASE("A file that may not be read is refused and the others are read") {
  const test::TemporaryFolder folder;
  folder.write("a.txt", "Il pleut.");
  const std::string closed = folder.write("b.txt", "Il pleut.");
  folder.write("c/d.txt", "Il pleut.");
  std::filesystem::permissions(closed, std::filesystem::perms::none);
  std::filesystem::permissions(folder / "c", std::filesystem::perms::none);
  const Lines lines = read(folder, folder.path());
  std::filesystem::permissions(folder / "c", std::filesystem::perms::owner_all);
  if (::geteuid() == 0)
    CHECK(lines.size() == 3);  // root reads what it likes
  else
    CHECK(lines == Lines{"/a.txt = Il pleut.", "refused /b.txt: \"/b.txt\": permission denied",
                         "refused /c/: \"/c/\": permission denied"});
}

TEST_CASE("A pipe of this process, as a shell makes it for <(…), is read") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string text = "{\"id\":\"a\",\"text\":\"t\"}\n";
  REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  ::close(ends[1]);
  const test::TemporaryFolder folder;
  CHECK(read(folder, "/dev/fd/" + std::to_string(ends[0])) == Lines{"a = t"});
  ::close(ends[0]);
}

TEST_CASE("Standard input has ids of its own making, and says once that they do not last") {
  const test::TemporaryFolder folder;
  const std::string file = folder.write("in", "{\"text\":\"t\"}\n{\"text\":\"u\"}\n{\"id\":\"a\",\"text\":\"v\"}\n");
  const int saved = ::dup(STDIN_FILENO);
  const int opened = ::open(file.c_str(), O_RDONLY);
  REQUIRE(::dup2(opened, STDIN_FILENO) == STDIN_FILENO);
  const Lines lines = read(folder, "-");
  ::dup2(saved, STDIN_FILENO);
  ::close(saved);
  ::close(opened);
  CHECK(lines == Lines{"warned stdin:1: has no id of its own: reading standard input again replaces it by what then "
                       "comes at its line",
                       "stdin:1 = t", "stdin:2 = u", "a = v"});
}

TEST_CASE("Names that are no UTF-8, or not composed, become ids that are") {
  const test::TemporaryFolder folder;
  folder.write("\xE9t\xE9.txt", "Il pleut.");
  folder.write("e\u0301.txt", "Il pleut.");
  folder.write("a\nb.txt", "Il pleut.");
  CHECK(read(folder, folder.path()) ==
        Lines{"/a%0Ab.txt = Il pleut.", "/é.txt = Il pleut.", "/%E9t%E9.txt = Il pleut."});
}

TEST_CASE("A dispatch larger than the limit is refused") {
  ReadOptions options;
  options.max_bytes = 20;
  CHECK(read_text("date 2022-01 Bonjour", options) == Lines{"stream:1 = Bonjour"});
  const test::TemporaryFolder folder;
  CHECK(read(folder, folder.write("a", "date 2022-01 Bonjour."), options) ==
        Lines{"refused /a: /a: larger than 20 bytes, the limit for one dispatch"});
  CHECK(read_text("{\"text\":\"tttttttt\"}\n{\"text\":\"tttttttttt\"}\n{\"text\":\"t\"}", options) ==
        Lines{"stream:1 = tttttttt",
              "refused stream:2: stream:2: the line is longer than 20 bytes, the limit for one dispatch",
              "stream:3 = t"});
}

namespace {

// One line of `size` letters inside a JSON string, then a good line, made while they are read.
class LongLine final : public std::streambuf {
 public:
  explicit LongLine(std::size_t size) : left_(size), block_(std::size_t{64} << 10, 'x') { give("{\"text\":\""); }

 private:
  int_type underflow() override {
    if (left_ > 0) {
      const std::size_t size = std::min(left_, block_.size());
      left_ -= size;
      setg(block_.data(), block_.data(), block_.data() + size);
    } else if (!ended_) {
      ended_ = true;
      give("\"}\n{\"id\":\"b\",\"text\":\"t\"}\n");
    } else {
      return traits_type::eof();
    }
    return traits_type::to_int_type(*gptr());
  }
  void give(const char* text) {
    text_ = text;
    setg(text_.data(), text_.data(), text_.data() + text_.size());
  }

  std::size_t left_;
  std::string block_;
  std::string text_;
  bool ended_ = false;
};

}  // namespace

TEST_CASE("A line of 200 MB is refused without being held, and reading goes on behind it") {
  constexpr std::size_t kSize = std::size_t{200} << 20;
  ReadOptions options;
  options.max_bytes = std::size_t{4} << 20;
  LongLine buffer(kSize);
  std::istream in(&buffer);
  Log log;
  const std::size_t before = test::peak_memory();
  read_stream(in, "stream", options, log.observer());
  CHECK(log.lines ==
        Lines{"refused stream:1: stream:1: the line is longer than 4 MB, the limit for one dispatch", "b = t"});
  CHECK(log.bytes > kSize);
  CHECK(test::peak_memory() - before < (std::size_t{60} << 10));
}

TEST_CASE("Reading ends where the observer says stop") {
  std::string text;
  for (int line = 0; line < 1000; ++line) text += "{\"text\":\"t\"}\n";
  std::size_t count = 0;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&&) { ++count; };
  observer.stop = [&] { return count == 3; };
  std::istringstream in(text);
  read_stream(in, "stream", {}, observer);
  CHECK(count == 3);
}

TEST_CASE("An observer may leave out every function: the text is read to its end all the same") {
  const std::string text = "{\"text\":\"t\",\"date\":\"x\"}\noups\n{\"text\":\"u\"}\n";
  std::istringstream in(text);
  CHECK_NOTHROW(read_stream(in, "stream", {}, {}));
  CHECK(in.rdbuf()->in_avail() <= 0);
  CHECK_NOTHROW(read_source("/nowhere", {}, {}));
}

TEST_CASE("A stream that throws is a refusal") {
  class Broken final : public std::streambuf {
    int_type underflow() override { throw std::runtime_error("the line was cut"); }
  };
  Broken buffer;
  std::istream in(&buffer);
  in.exceptions(std::ios::badbit);
  Log log;
  read_stream(in, "stream", {}, log.observer());
  REQUIRE(log.lines.size() == 1);
  CHECK(log.lines[0].find("the line was cut") != std::string::npos);
}
