#include "sim/io/files/folder_files.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace tanvan {

namespace fs = std::filesystem;

std::optional<Fault> leads_outside(FolderSource const& folder, std::string const& name) {
  std::error_code failed;
  auto const inside = fs::weakly_canonical(folder.path, failed),
             file = fs::weakly_canonical(folder.path / name, failed);
  if (!failed && std::mismatch(inside.begin(), inside.end(), file.begin(), file.end()).first == inside.end())
    return std::nullopt;
  return error(Errc::unreadable, {fmt::format("{}/{}", folder.shown, name), 1},
               "is a link that leads out of the folder; put the file itself there");
}

bool has_file(FolderSource const& folder, std::string const& name) {
  std::error_code failed;
  return fs::exists(fs::symlink_status(folder.path / name, failed));
}

std::vector<std::string> names_in(FolderSource const& folder) {
  std::error_code failed;
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator(folder.path, failed))
    if (!entry.is_directory(failed)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace tanvan
