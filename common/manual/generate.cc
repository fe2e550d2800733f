// Writes what the table of a program says, as one of: man, man-fr, bash, zsh, fish. The build runs it.
//   generate man FILE

#include <fstream>
#include <iostream>
#include <string_view>

#include "base/language.h"
#include "manual/completion.h"
#include "manual/man_page.h"
#include "option_table.h"

namespace {

using namespace depeche;

std::string generated(std::string_view kind, const manual::Program& program) {
  constexpr manual::Edition kEdition{DEPECHE_VERSION, DEPECHE_MANUAL_DATE};
  base::speak(kind == "man-fr" ? base::Language::french : base::Language::english);
  if (kind.starts_with("man")) return manual::man_page(program, kEdition);
  if (kind == "bash") return manual::bash_completion(program);
  if (kind == "zsh") return manual::zsh_completion(program);
  return kind == "fish" ? manual::fish_completion(program) : "";
}

}  // namespace

int main(int argc, char** argv) {
  const std::string text = argc == 3 ? generated(argv[1], DEPECHE_PROGRAM::kProgram) : "";
  std::ofstream file;
  if (!text.empty()) file.open(argv[2], std::ios::binary);
  file << text;
  file.close();
  if (!text.empty() && file) return 0;
  std::cerr << "usage: generate man|man-fr|bash|zsh|fish FILE, and FILE must be writable\n";
  return 2;
}
