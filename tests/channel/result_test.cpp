#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "support.hpp"

namespace {

using mpsc::Err;
using mpsc::Result;

struct Unassignable {
  explicit Unassignable(int n) : number(n) {}
  Unassignable(Unassignable&&) noexcept = default;
  Unassignable& operator=(Unassignable&&) = delete;
  const int number;
};

TEST(Result, HoldsAValue) {
  Result<int, std::string> result = 4;
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(static_cast<bool>(result));
  EXPECT_EQ(*result, 4);
  EXPECT_EQ(result.value(), 4);
  EXPECT_EQ(result.value_or(9), 4);
  *result = 5;
  EXPECT_EQ(result, 5);
}

TEST(Result, HoldsAnError) {
  Result<int, std::string> result = Err{std::string("no")};
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error(), "no");
  EXPECT_EQ(result.value_or(9), 9);
  EXPECT_EQ(result, Err{std::string("no")});
  EXPECT_FALSE(result == 9);
}

TEST(Result, MayHoldTheSameTypeTwice) {
  const Result<int, int> value = 1;
  const Result<int, int> error = Err{1};
  EXPECT_TRUE(value == 1);
  EXPECT_FALSE(value == error);
  EXPECT_EQ(error.error(), 1);
}

TEST(Result, MovesWhatCanOnlyMove) {
  Result<std::unique_ptr<int>, std::unique_ptr<std::string>> result = std::make_unique<int>(3);
  EXPECT_EQ(**result, 3);
  std::unique_ptr<int> value = std::move(result).value();
  EXPECT_EQ(*value, 3);
  result = Err{std::make_unique<std::string>("gone")};
  std::unique_ptr<std::string> error = std::move(result).error();
  EXPECT_EQ(*error, "gone");
}

TEST(Result, IsAssignableWhereItsValueIsNot) {
  Result<Unassignable, mpsc::RecvError> result(Unassignable(1));
  result = Result<Unassignable, mpsc::RecvError>(Unassignable(2));
  EXPECT_EQ(result->number, 2);
  result = Err{mpsc::RecvError{}};
  EXPECT_FALSE(result);
}

TEST(Result, CopiesWhatCanBeCopied) {
  const Result<std::string, int> a = std::string("text");
  Result<std::string, int> b = a;
  EXPECT_EQ(a, b);
  b = Err{3};
  const Result<std::string, int> c = b;
  EXPECT_EQ(c.error(), 3);
  static_assert(!std::is_copy_constructible_v<Result<std::unique_ptr<int>, int>>);
}

TEST(Result, OfNothing) {
  Result<void, mpsc::SendError<int>> done;
  EXPECT_TRUE(done);
  done.value();
  done = Err{mpsc::SendError<int>{7}};
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().value, 7);
  EXPECT_EQ(done, Err{mpsc::SendError<int>{7}});
}

TEST(Errors, Compare) {
  using Kind = mpsc::TrySendError<int>::Kind;
  EXPECT_EQ((mpsc::SendError<int>{1}), (mpsc::SendError<int>{1}));
  EXPECT_FALSE((mpsc::SendError<int>{1} == mpsc::SendError<int>{2}));
  EXPECT_EQ((mpsc::TrySendError<int>{Kind::Full, 1}), (mpsc::TrySendError<int>{Kind::Full, 1}));
  EXPECT_FALSE((mpsc::TrySendError<int>{Kind::Full, 1} == mpsc::TrySendError<int>{Kind::Disconnected, 1}));
  EXPECT_EQ(mpsc::RecvError{}, mpsc::RecvError{});
}

TEST(Errors, NameThemselves) {
  using Kind = mpsc::TrySendError<int>::Kind;
  using mpsc::to_string;
  const auto names = [](const std::string& text, const char* name) { return text.find(name) != std::string::npos; };
  EXPECT_TRUE(names(to_string(mpsc::SendError<int>{1}), "SendError"));
  EXPECT_TRUE(names(to_string(mpsc::TrySendError<int>{Kind::Full, 1}), "Full"));
  EXPECT_TRUE(names(to_string(mpsc::TrySendError<int>{Kind::Disconnected, 1}), "Disconnected"));
  EXPECT_TRUE(names(to_string(mpsc::RecvError{}), "RecvError"));
  EXPECT_TRUE(names(to_string(mpsc::TryRecvError::Empty), "Empty"));
  EXPECT_TRUE(names(to_string(mpsc::TryRecvError::Disconnected), "Disconnected"));
  EXPECT_TRUE(names(to_string(mpsc::RecvTimeoutError::Timeout), "Timeout"));
  EXPECT_TRUE(names(to_string(mpsc::RecvTimeoutError::Disconnected), "Disconnected"));
}

#if GTEST_HAS_DEATH_TEST && !defined(__EMSCRIPTEN__)
TEST(ResultDeathTest, ValueOfAnErrorEndsTheProgramAndNamesIt) {
  auto [tx, rx] = mpsc::sync_channel<int>(1);
  tx.send(1).value();
  EXPECT_DEATH(tx.try_send(2).value(), "Full");
  EXPECT_EQ(rx.recv(), 1);
  EXPECT_DEATH(static_cast<void>(rx.try_recv().value()), "Empty");
  EXPECT_DEATH(static_cast<void>(rx.recv_timeout(std::chrono::seconds(0)).value()), "Timeout");
  tx.reset();
  EXPECT_DEATH(static_cast<void>(rx.try_recv().value()), "Disconnected");
  EXPECT_DEATH(static_cast<void>(rx.recv().value()), "RecvError");
  auto [tx2, rx2] = mpsc::channel<int>();
  rx2.reset();
  EXPECT_DEATH(tx2.send(2).value(), "SendError");
}
#endif

}  // namespace
