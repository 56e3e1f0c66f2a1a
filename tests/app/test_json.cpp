// What is told to the outside has the shape that the outside relies on.
#include "app/json.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "json_reader.hpp"
#include "sandbox/setup.hpp"
#include "support/history.hpp"

namespace handoff::tests {
namespace {

using app::Json;

TEST(Json, NestsAndSeparates) {
  Json json;
  json.begin_object().key("a").begin_list().number(1).number(2.5).null().boolean(true).end_list();
  json.key("b").begin_object().end_object().key("c").text("x").end_object();
  EXPECT_EQ(json.str(), R"({"a":[1,2.5,null,true],"b":{},"c":"x"})");
}

TEST(Json, EscapesWhatMustBe) {
  Json json;
  json.text("a\"b\\c\n\t\x01 ü → 😀");
  EXPECT_EQ(json.str(), "\"a\\\"b\\\\c\\u000a\\u0009\\u0001 ü → 😀\"");
}

TEST(Json, BrokenTextBecomesReplacementCharacters) {
  for (const char* broken : {"\xff", "\xc3", "\xe2\x82", "\xed\xa0\x80", "\xc0\xaf", "\xf8\x88\x80\x80", "\x80"}) {
    Json json;
    json.text(broken);
    EXPECT_NE(json.str().find("\xEF\xBF\xBD"), std::string::npos);
    EXPECT_TRUE(Reader(json.str()).reads());
  }
}

TEST(Json, NumbersThatAreNoneAreNull) {
  Json json;
  json.begin_list().number(std::nan("")).number(std::numeric_limits<double>::infinity()).number(-0.125).end_list();
  EXPECT_EQ(json.str(), "[null,null,-0.125]");
}

std::string state_of(world::History& history) {
  Json json;
  json.begin_object();
  app::write_state(json, {.preset = "backpressure", .length = history.length(), .why = "because"}, history.latest());
  json.end_object();
  return json.str();
}

TEST(State, HasTheFieldsOfTheContract) {
  world::History history = recorded(sandbox::first_state(sandbox::find_preset("backpressure")->setup), 60);
  const std::string text = state_of(history);
  const Reader reader(text);
  ASSERT_TRUE(reader.reads()) << text;
  for (const char* key : {"preset", "live", "paused", "speed", "position", "length", "threads", "channels", "output",
                          "why", "agreed", "workers", "frame"})
    EXPECT_TRUE(reader.has_key(key)) << key;
  for (const char* key : {"id", "name", "status", "op", "line", "handles", "bound", "queue", "senders", "receiver",
                          "closed", "pool", "busy", "cpu_ms", "fps"})
    EXPECT_TRUE(reader.has_key(key)) << key;
  EXPECT_NE(text.find(R"("name":"producer 1")"), std::string::npos) << text;
  EXPECT_NE(text.find(R"("handles":["tx1"])"), std::string::npos) << text;
  EXPECT_NE(text.find(R"("bound":3)"), std::string::npos) << text;
}

TEST(State, ListsAQueueWithItsOldestLast) {
  world::History history = recorded(sandbox::first_state(sandbox::find_preset("unbounded-growth")->setup), 120);
  const world::State& state = history.latest();
  ASSERT_GT(state.channels[0].queue.size(), 2u);
  const std::string text = state_of(history);
  const std::string oldest = state.channels[0].queue.front().value.to_text();
  EXPECT_NE(text.find("\"" + oldest + "\"],\"waiting\""), std::string::npos) << text;
}

TEST(Events, AreNumberedAndToldOneByOne) {
  world::History history = recorded(sandbox::first_state(sandbox::find_preset("backpressure")->setup), 60);
  Json json;
  app::write_events(json, history, 3, 6);
  const std::string text = json.str();
  ASSERT_TRUE(Reader(text).reads()) << text;
  EXPECT_EQ(text.find("\"n\":2,"), std::string::npos);
  for (const char* n : {"\"n\":3,", "\"n\":4,", "\"n\":5,"}) EXPECT_NE(text.find(n), std::string::npos) << n;
  EXPECT_EQ(text.find("\"n\":6,"), std::string::npos);
  for (const char* key : {"n", "t_ms", "thread", "kind", "channel", "message", "value", "text"})
    EXPECT_TRUE(Reader(text).has_key(key)) << key;
}

TEST(Events, OutsideTheRunAreNone) {
  world::History history = recorded(sandbox::first_state(sandbox::find_preset("backpressure")->setup), 10);
  for (const auto& [from, to] : {std::pair<std::uint32_t, std::uint32_t>{500, 600}, {5, 5}, {6, 2}, {UINT32_MAX, UINT32_MAX}}) {
    Json json;
    app::write_events(json, history, from, to);
    EXPECT_EQ(json.str(), "[]");
  }
  Json all;
  app::write_events(all, history, 0, UINT32_MAX);
  EXPECT_NE(all.str().find("\"n\":10,"), std::string::npos);
}

TEST(Widgets, AreInCssPixels) {
  Json json;
  app::write_widgets(json, {{"help", "button", "Help", "", true, {10, 20, 30, 40}}}, 1.5f);
  EXPECT_EQ(json.str(),
            R"([{"id":"help","role":"button","label":"Help","value":"","enabled":true,"x":15,"y":30,"w":45,"h":60}])");
}

}  // namespace
}  // namespace handoff::tests
