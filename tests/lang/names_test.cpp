// What the handles, cells and threads of a running program are called.
#include <gtest/gtest.h>

#include <string>

#include "lang/lang.hpp"
#include "lang/program.hpp"
#include "support/simulation.hpp"

namespace handoff::lang {
namespace {

// The names of all that the program makes, in the order in which it does.
struct Names {
  std::string handles, cells, threads;
};

Names names_in(const std::string& body, const std::string& items = "") {
  const CheckedProgram checked = check(
      "use std::sync::{atomic::*, mpsc, Arc, Condvar, Mutex, RwLock};\nuse std::thread;\n" + items + "fn main() {\n" + body + "\n}\n");
  EXPECT_TRUE(checked.ok());
  if (!checked.ok()) return {};
  tests::Simulation run(world::initial_state(main_script(*compile(checked).program)));
  while (run.step()) {}
  Names names;
  const auto add = [](std::string& to, const std::string& name) { to += (to.empty() ? "" : " ") + name; };
  for (std::size_t i = 0; i < run.state().handles.size(); ++i) add(names.handles, run.state().handles[i].name);
  for (std::size_t i = 0; i < run.state().cells.size(); ++i) add(names.cells, run.state().cells[i].name);
  for (const world::Thread& thread : run.state().threads) add(names.threads, thread.name);
  return names;
}

TEST(NamesMade, AreThoseOfTheVariables) {
  const Names names = names_in(R"(
    let (tx, rx) = mpsc::channel::<i32>();
    let tx2 = tx.clone();
    let worker = thread::spawn(move || drop(tx2));
    worker.join().unwrap();
    drop((tx, rx));
    let hits = AtomicUsize::new(0);)");
  EXPECT_EQ(names.handles, "tx rx tx2");
  EXPECT_EQ(names.cells, "hits");
  EXPECT_EQ(names.threads, "main worker");
}

TEST(NamesMade, FollowWhatIsPutIntoSomething) {
  EXPECT_EQ(names_in("let jobs = Arc::new(Mutex::new(vec![1]));").cells, "jobs jobs") << "the lock, and what shares it";
  EXPECT_EQ(names_in("let pair = Arc::new((Mutex::new(false), Condvar::new()));").cells, "pair.0 pair.1 pair");
  EXPECT_EQ(names_in("let pool = Pool { queue: Mutex::new(1), size: RwLock::new(2) };", "struct Pool { queue: Mutex<i32>, size: RwLock<i32> }\n").cells,
            "pool.queue pool.size");
  EXPECT_EQ(names_in("let ends = mpsc::channel::<i32>();").handles, "ends.0 ends.1");
  EXPECT_EQ(names_in("let (tx, _) = mpsc::channel::<i32>(); drop(tx);").handles, "tx rx");
  EXPECT_EQ(names_in("let (_, rx) = mpsc::channel::<i32>(); drop(rx);").handles, "tx rx");
  EXPECT_EQ(names_in("let (tx, _rx) = mpsc::channel::<i32>(); let spare = Some(tx.clone());").handles, "tx _rx spare");
}

TEST(NamesMade, AreThoseOfTheFieldsWhereAFunctionReturnsIt) {
  EXPECT_EQ(names_in("let _pool = new_pool();", "struct Pool { queue: Mutex<i32> }\nfn new_pool() -> Pool { Pool { queue: Mutex::new(1) } }\n").cells, "queue");
}

TEST(NamesMade, TellTheKindWhereNothingElseIsKnown) {
  EXPECT_EQ(names_in("*Mutex::new(1).lock().unwrap() += 1;").cells, "lock");
  EXPECT_EQ(names_in("let flags = vec![AtomicBool::new(true)];").cells, "atomic");
}

}  // namespace
}  // namespace handoff::lang
