// What the variables of a running program hold, at every point of a run.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "lang/inspect.hpp"
#include "support/simulation.hpp"

namespace handoff::lang {
namespace {

constexpr const char* kText = R"(use std::sync::{mpsc, Arc, Mutex};
use std::thread;

struct Job {
    id: u32,
}

fn add(a: i32, b: i32) -> i32 {
    println!("adds");
    a + b
}

fn main() {
    let (tx, rx) = mpsc::channel();
    let count = Arc::new(Mutex::new(5));
    let other = Arc::clone(&count);
    let name = String::from("worker");
    let maybe = String::from("maybe");
    let early = String::from("early");
    let (spare, _unused) = mpsc::channel::<i32>();
    println!("both are there");
    drop(early);
    drop(spare);
    let worker = thread::spawn(move || {
        for id in 0..2 {
            let job = Job { id };
            tx.send(job).unwrap();
        }
        *other.lock().unwrap() += 1;
        println!("{name} is done");
    });
    let sum = add(1, 2);
    if sum > 2 {
        drop(maybe);
    }
    for job in rx {
        println!("got {}", job.id);
    }
    let text = format!("sum {sum}");
    println!("{text}");
    worker.join().unwrap();
}
)";

class Inspect : public testing::Test {
 protected:
  void SetUp() override {
    const CheckedProgram checked = check(kText);
    ASSERT_TRUE(checked.ok());
    program_ = compile(checked).program;
    ASSERT_TRUE(program_);
    tests::Simulation run(world::initial_state(main_script(*program_)));
    do {
      note(run.state());
    } while (run.step());
    ASSERT_TRUE(run.state().ended);
  }

  // Where the n-th mention of a word is.
  static std::uint32_t mention(const std::string& word, int n = 1) {
    std::size_t at = 0;
    for (const std::string text = kText; n-- > 0; at += word.size()) at = text.find(word, at);
    return static_cast<std::uint32_t>(at - word.size());
  }
  std::uint32_t declared(const std::string& word, int n = 1) const {
    const auto name = variable_at(*program_, mention(word, n));
    return name ? name->declared : 0;
  }
  // All that was seen of a variable in a thread: texts of values, "gone", "none".
  const std::set<std::string>& seen(std::uint32_t thread, std::uint32_t variable) { return seen_[{thread, variable}]; }

  std::shared_ptr<const Program> program_;

 private:
  void note(const world::State& state) {
    std::set<std::uint32_t> all;
    for (const VariableName& name : program_->names) all.insert(name.declared);
    for (std::uint32_t i = 0; i < state.threads.size(); ++i) {
      if (state.threads[i].has_ended()) continue;
      for (const std::uint32_t one : all) {
        const auto what = look(state.threads[i].script, one);
        seen_[{i, one}].insert(!what ? "none" : what->is_gone ? "gone" : what->value ? world::to_text(*what->value, state) : "unknown");
      }
    }
  }
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::set<std::string>> seen_;
};

using Set = std::set<std::string>;

TEST_F(Inspect, NamesLeadToDeclarations) {
  EXPECT_EQ(declared("tx", 2), mention("tx"));
  EXPECT_EQ(declared("rx", 2), mention("rx"));
  EXPECT_EQ(declared("job.id"), mention("job in rx"));
  EXPECT_EQ(declared("job)"), mention("job = "));
  EXPECT_EQ(declared("sum}"), mention("sum = "));
  EXPECT_FALSE(variable_at(*program_, mention("fn add")));
}

TEST_F(Inspect, AMovedSenderIsGoneHereAndThereThere) {
  EXPECT_EQ(seen(0, declared("tx")), (Set{"none", "tx", "gone"}));
  EXPECT_EQ(seen(1, declared("tx")), (Set{"none", "tx"})) << "until the closure has ended";
  EXPECT_TRUE(seen(0, declared("rx")).count("gone")) << "the loop has it";
}

TEST_F(Inspect, NumbersAndTextsOfEachTurn) {
  EXPECT_EQ(seen(1, declared("id in")), (Set{"none", "0", "1"}));
  EXPECT_EQ(seen(0, declared("sum =")), (Set{"none", "3"}));
  EXPECT_EQ(seen(0, declared("text =")), (Set{"none", "sum 3"}));
  EXPECT_EQ(seen(0, declared("a: i32")), (Set{"none", "1"}));
  EXPECT_EQ(seen(1, declared("name =")), (Set{"none", "worker"}));
  EXPECT_TRUE(seen(0, declared("name =")).count("gone"));
}

TEST_F(Inspect, AMessageIsGoneOnceItIsOnItsWay) {
  EXPECT_TRUE(seen(1, declared("job = ")).count("gone"));
  EXPECT_TRUE(seen(0, declared("job in")).count("Job { id: 1 }"));
}

TEST_F(Inspect, WhatWasPerhapsMovedIsKnownByItsFlag) {
  EXPECT_EQ(seen(0, declared("maybe =")), (Set{"none", "maybe", "gone"}));
}

TEST_F(Inspect, WhatIsDroppedIsGone) {
  EXPECT_EQ(seen(0, declared("early =")), (Set{"none", "early", "gone"}));
  EXPECT_EQ(seen(0, declared("spare,")), (Set{"none", "spare", "gone"}));
}

TEST_F(Inspect, SharedCellsHaveAName) {
  EXPECT_EQ(seen(1, declared("other =")).count("unknown"), 0u);
  EXPECT_EQ(seen(1, declared("other =")).count("gone"), 0u);
  EXPECT_TRUE(seen(0, declared("other =")).count("gone"));
}

}  // namespace
}  // namespace handoff::lang
