#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <unistd.h>

#include "depeche/depeche.h"

namespace depeche {

// A fresh folder with room for one index; removed at the end.
class Archive {
 public:
  Archive() {
    std::string name = (std::filesystem::temp_directory_path() / "depeche-api-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Archive() { std::filesystem::remove_all(folder_); }
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  std::filesystem::path index() const { return folder_ / "index"; }

 private:
  std::filesystem::path folder_;
};

inline Dispatch make_dispatch(std::string id, std::string title, std::string text, std::string dated) {
  Dispatch dispatch;
  dispatch.id = std::move(id);
  dispatch.title = std::move(title);
  dispatch.text = std::move(text);
  if (!dated.empty()) dispatch.dated = parse_iso_range(dated).value();
  return dispatch;
}

inline std::vector<std::string> ids(const SearchResults& results) {
  std::vector<std::string> out;
  for (const Hit& hit : results.hits) out.push_back(hit.dispatch.id);
  return out;
}

}  // namespace depeche
