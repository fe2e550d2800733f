#include "base/message.h"

#include <filesystem>
#include <iterator>
#include <system_error>

#include <dlfcn.h>
#include <fmt/args.h>
#include <fmt/format.h>
#include <libintl.h>

namespace depeche::base {
namespace {

constexpr const char* kDomain = "depeche";
// From bin/indexer, lib/x86_64-linux-gnu/libdepeche.so.0.1 or, in a build tree, tests/cli/test_cli.
constexpr int kFoldersAbove = 4;

// The folder of the catalogues that belong to this program or library, wherever it was moved; else that of the system.
std::string catalogue_folder() {
  namespace fs = std::filesystem;
  Dl_info here{};
  std::error_code error;
  if (::dladdr(reinterpret_cast<const void*>(&catalogue_folder), &here) != 0 && here.dli_fname != nullptr) {
    // A program that was found on the PATH is known by its name alone.
    fs::path folder = fs::canonical(here.dli_fname, error);
    if (error) folder = fs::read_symlink("/proc/self/exe", error);
    for (int steps = 0; steps < kFoldersAbove && folder.has_relative_path(); ++steps) {
      folder = folder.parent_path();
      const fs::path catalogues = folder / "share/locale";
      if (fs::exists(catalogues / "fr/LC_MESSAGES/depeche.mo", error)) return catalogues;
    }
  }
  return DEPECHE_LOCALE_FOLDER;
}

const char* domain() {
  static const char* const bound = [] {
    ::bindtextdomain(kDomain, catalogue_folder().c_str());
    ::bind_textdomain_codeset(kDomain, "UTF-8");
    return kDomain;
  }();
  return bound;
}

}  // namespace

const char* translated(const char* english) { return ::dgettext(domain(), english); }

const char* translated(std::size_t count, const char* one, const char* many) {
  return ::dngettext(domain(), one, many, count);
}

std::string filled(const char* pattern, std::initializer_list<Piece> pieces) {
  fmt::dynamic_format_arg_store<fmt::format_context> values;
  for (const Piece& piece : pieces) values.push_back(std::cref(piece.text()));
  return fmt::vformat(pattern, values);
}

}  // namespace depeche::base
