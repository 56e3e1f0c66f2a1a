// Who may know whom: channel <- world <- {sandbox, live, explore, lang} <- view <- ui <- app. An include in the other
// direction is a defect, and so is a place that knows the browser beside those that have to.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace handoff::tests {
namespace {

namespace fs = std::filesystem;

// A part may include itself and what stands on a lower floor.
const std::map<std::string, int> kFloor{{"channel", 0}, {"world", 1}, {"sandbox", 2}, {"live", 2}, {"explore", 2},
                                        {"lang", 2},    {"view", 3},  {"ui", 4},      {"app", 5}};

struct Include {
  std::string file, part, path;
};

std::vector<fs::path> sources() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(HANDOFF_SOURCES)) {
    const std::string extension = entry.path().extension().string();
    if (extension == ".hpp" || extension == ".cpp") files.push_back(entry.path());
  }
  return files;
}

std::string part_of(const fs::path& file) { return fs::relative(file, HANDOFF_SOURCES).begin()->string(); }

std::vector<Include> includes() {
  static const std::regex kInclude(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<Include> all;
  for (const fs::path& file : sources()) {
    std::ifstream lines(file);
    std::smatch match;
    for (std::string line; std::getline(lines, line);)
      if (std::regex_search(line, match, kInclude))
        all.push_back({fs::relative(file, HANDOFF_SOURCES).string(), part_of(file), match[1]});
  }
  return all;
}

TEST(Layering, EveryPartHasItsFloor) {
  std::set<std::string> parts;
  for (const fs::path& file : sources()) parts.insert(part_of(file));
  EXPECT_GE(parts.size(), 8u);
  for (const std::string& part : parts) EXPECT_TRUE(kFloor.count(part)) << part;
}

TEST(Layering, IncludesPointDownwards) {
  int checked = 0;
  for (const Include& include : includes()) {
    const std::string head = include.path.substr(0, include.path.find('/'));
    const std::string target = head == "mpsc" ? "channel" : head;
    if (!kFloor.count(target) || !kFloor.count(include.part)) continue;
    ++checked;
    EXPECT_TRUE(target == include.part || kFloor.at(target) < kFloor.at(include.part))
        << include.file << " includes " << include.path;
  }
  EXPECT_GT(checked, 100);
}

TEST(Layering, TheWindowIsKnownToAppAlone) {
  for (const Include& include : includes()) {
    if (include.path.rfind("SDL", 0) == 0 || include.path.rfind("imgui_impl", 0) == 0) {
      EXPECT_EQ(include.part, "app") << include.file;
    }
    if (include.path.rfind("imgui", 0) == 0) {
      EXPECT_TRUE(include.part == "ui" || include.part == "app") << include.file;
    }
    if (include.part == "ui") {
      EXPECT_TRUE(include.path != "thread" && include.path != "mutex" && include.path.rfind("live/", 0) != 0)
          << include.file << " includes " << include.path;
    }
  }
}

TEST(Layering, FewPlacesKnowTheBrowser) {
  static const std::regex kBrowser("__EMSCRIPTEN__|#\\s*include\\s*<emscripten");
  for (const fs::path& file : sources()) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
      if (!std::regex_search(line, kBrowser)) continue;
      const std::string name = fs::relative(file, HANDOFF_SOURCES).string();
      // The page, and where the channel parks.
      const bool may = name.rfind("app/platform", 0) == 0 || part_of(file) == "channel";
      EXPECT_TRUE(may) << name << ": " << line;
    }
  }
}

}  // namespace
}  // namespace handoff::tests
