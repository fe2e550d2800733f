#include "time/quote.h"

#include "base/message.h"
#include "time/symbol.h"

namespace depeche::time {

std::string quote(std::string_view text) {
  constexpr std::size_t kLimit = 60;
  std::string quoted;
  std::size_t at = 0;
  while (at < text.size() && at < kLimit) {
    const Symbol symbol = symbol_at(text, at);
    if (symbol.kind == SymbolKind::invalid)
      quoted += '?';
    else
      quoted += text.substr(at, symbol.size);
    at += symbol.size;
  }
  return at < text.size() ? tr("“{}…”", quoted) : tr("“{}”", quoted);
}

}  // namespace depeche::time
