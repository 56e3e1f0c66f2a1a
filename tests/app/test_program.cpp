// The desktop program from outside: its exit codes, its JSON, its picture.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include "json_reader.hpp"

namespace handoff::tests {
namespace {

struct Result {
  int code = -1;
  std::string output;  // both streams
};

Result run(const std::string& words) {
  Result result;
  std::FILE* pipe = popen((HANDOFF_PROGRAM " " + words + " 2>&1").c_str(), "r");
  if (!pipe) return result;
  char buffer[4096];
  for (std::size_t n; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) result.output.append(buffer, n);
  const int status = pclose(pipe);
  if (WIFEXITED(status)) result.code = WEXITSTATUS(status);
  return result;
}

TEST(Program, TellsHelpAndVersion) {
  EXPECT_EQ(run("--help").code, 0);
  EXPECT_EQ(run("--version").code, 0);
  EXPECT_EQ(run("--version").output.rfind("handoff ", 0), 0u);
}

TEST(Program, BadArgumentsEndWithTwoAndTheUsage) {
  for (const char* words : {"--nonsense", "--headless --preset nonsense", "--headless --seconds soon", "one.rs two.rs"}) {
    const Result result = run(words);
    EXPECT_EQ(result.code, 2) << words;
    EXPECT_NE(result.output.find("handoff --headless"), std::string::npos) << words;
  }
}

TEST(Program, HeadlessTellsASummaryAndAgrees) {
  const Result result = run("--headless --preset forgotten-sender --until-idle");
  EXPECT_EQ(result.code, 0) << result.output;
  EXPECT_NE(result.output.find("The specification agrees"), std::string::npos) << result.output;
  EXPECT_NE(result.output.find("deadlock"), std::string::npos) << result.output;
}

TEST(Program, HeadlessJsonIsTheContracts) {
  const Result result = run("--headless --preset backpressure --seconds 1 --json");
  EXPECT_EQ(result.code, 0);
  std::string text = result.output;
  ASSERT_FALSE(text.empty());
  ASSERT_EQ(text.back(), '\n');
  text.pop_back();
  const Reader reader(text);
  ASSERT_TRUE(reader.reads()) << text;
  for (const char* key : {"preset", "threads", "channels", "output", "why", "agreed", "events", "t_ms"})
    EXPECT_TRUE(reader.has_key(key)) << key;
  EXPECT_NE(text.find("\"agreed\":true"), std::string::npos);
}

// The window's pixels, drawn on a virtual display.
struct Picture {
  int width = 0, height = 0;
  std::string rgb;
  std::size_t colours() const {
    std::set<std::string> seen;
    for (std::size_t i = 0; i + 3 <= rgb.size(); i += 3) seen.insert(rgb.substr(i, 3));
    return seen.size();
  }
  // The share of pixels of a part of the picture that are not of its commonest colour.
  double drawn(double x0, double y0, double x1, double y1) const {
    std::map<std::string, std::size_t> counts;
    std::size_t all = 0, most = 0;
    for (int y = static_cast<int>(y0 * height); y < y1 * height; ++y)
      for (int x = static_cast<int>(x0 * width); x < x1 * width; ++x) {
        const std::size_t count = ++counts[rgb.substr(3 * static_cast<std::size_t>(y * width + x), 3)];
        most = std::max(most, count);
        ++all;
      }
    return 1 - static_cast<double>(most) / static_cast<double>(all);
  }
};

Picture read_ppm(const std::string& path) {
  Picture picture;
  std::ifstream file(path, std::ios::binary);
  std::string kind;
  int most = 0;
  file >> kind >> picture.width >> picture.height >> most;
  file.get();
  std::ostringstream rest;
  rest << file.rdbuf();
  picture.rgb = rest.str();
  return picture;
}

TEST(Program, TheWindowDrawsTheStage) {
  if (std::string(HANDOFF_XVFB_RUN).empty()) GTEST_SKIP() << "xvfb-run is not installed";
  for (const char* theme : {"dark", "light"}) {
    const std::string file = testing::TempDir() + "handoff-" + theme + ".ppm";
    // Leaks are looked for elsewhere: here D-Bus and the graphics driver, which SDL loads, leave some behind.
    const std::string command = "ASAN_OPTIONS=detect_leaks=0 " + std::string(HANDOFF_XVFB_RUN) + " -a -s '-screen 0 1600x1200x24' " HANDOFF_PROGRAM
                                " --preset backpressure --at-seconds 2 --size 1200x800 --theme " + theme +
                                " --screenshot " + file;
    ASSERT_EQ(std::system(command.c_str()), 0) << command;
    const Picture picture = read_ppm(file);
    ASSERT_EQ(picture.width, 1200);
    ASSERT_EQ(picture.height, 800);
    ASSERT_EQ(picture.rgb.size(), 1200u * 800 * 3);
    EXPECT_GT(picture.colours(), 200u) << theme;
    EXPECT_GT(picture.drawn(0.3, 0.15, 0.7, 0.6), 0.1) << "the stage, " << theme;
    EXPECT_GT(picture.drawn(0, 0.75, 1, 1), 0.05) << "the lanes, " << theme;
    std::filesystem::remove(file);
  }
}

}  // namespace
}  // namespace handoff::tests
