// Result<T, E>: a value, or the reason why there is none. The interface of std::expected, before C++23.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <variant>

#include "mpsc/detail/die.hpp"
#include "mpsc/errors.hpp"

namespace mpsc {

/// Marks an error, so that a Result can be made from it: `return Err(RecvError{});`
template <class E>
struct Err {
  E error;  ///< why there is no value
};
/// Err(error) holds a copy of the error.
template <class E>
Err(E) -> Err<E>;

template <class T, class E>
class Result;

namespace detail {

template <class>
inline constexpr bool kIsErr = false;
template <class E>
inline constexpr bool kIsErr<Err<E>> = true;
template <class>
inline constexpr bool kIsResult = false;
template <class T, class E>
inline constexpr bool kIsResult<Result<T, E>> = true;

template <class E>
[[noreturn]] void die_of_error(const E& error) {
  if constexpr (requires { to_string(error); }) {
    die(("value() of a result that holds an error: " + to_string(error)).c_str());
  } else {
    die("value() of a result that holds an error");
  }
}

// Error side and state, common to results with and without a value. `Value` is std::monostate for void.
template <class Value, class E>
class ResultBase {
 public:
  constexpr bool has_value() const noexcept { return content_.index() == 0; }
  constexpr explicit operator bool() const noexcept { return has_value(); }

  // The error. Ends the program where there is a value.
  constexpr E& error() & { return *checked_error(content_); }
  constexpr const E& error() const& { return *checked_error(content_); }
  constexpr E&& error() && { return std::move(*checked_error(content_)); }

 protected:
  template <std::size_t I, class... Args>
  constexpr explicit ResultBase(std::in_place_index_t<I> index, Args&&... args)
      : content_(index, std::forward<Args>(args)...) {}

  template <class Content>
  static constexpr auto* checked_error(Content& content) {
    auto* const error = std::get_if<1>(&content);
    if (error == nullptr) die("error() of a result that holds a value");
    return error;
  }
  template <class Content>
  static constexpr auto* checked_value(Content& content) {
    auto* const value = std::get_if<0>(&content);
    if (value == nullptr) die_of_error(*std::get_if<1>(&content));
    return value;
  }

  std::variant<Value, E> content_;
};

}  // namespace detail

/// Exactly one of a T and an E; each may be move-only. Every access is checked: the wrong one ends the program with a
/// line on stderr that names the error, as Rust's unwrap does.
template <class T, class E>
class [[nodiscard]] Result : public detail::ResultBase<T, E> {
  using Base = detail::ResultBase<T, E>;
  using Base::content_;

 public:
  using value_type = T;  ///< what success holds
  using error_type = E;  ///< what failure holds

  /// Success, with this value.
  template <class U = T>
    requires(std::is_constructible_v<T, U> && !detail::kIsErr<std::remove_cvref_t<U>> &&
             !detail::kIsResult<std::remove_cvref_t<U>>)
  constexpr explicit(!std::is_convertible_v<U, T>) Result(U&& value)
      : Base(std::in_place_index<0>, std::forward<U>(value)) {}
  /// Failure, for this reason.
  template <class G>
    requires std::is_constructible_v<E, G>
  constexpr Result(Err<G> error) : Base(std::in_place_index<1>, std::move(error.error)) {}

  /// Copies where both sides can be copied.
  Result(const Result&) = default;
  /// Moves what is held.
  Result(Result&&) = default;
  /// Destroys what is held.
  ~Result() = default;
  /// By destruction and construction, so that T need not be assignable.
  Result& operator=(Result&& other) noexcept {
    if (this != &other) {
      std::destroy_at(this);
      std::construct_at(this, std::move(other));
    }
    return *this;
  }
  /// Copies where both sides can be copied.
  Result& operator=(const Result& other)
    requires(std::is_copy_constructible_v<T> && std::is_copy_constructible_v<E>)
  {
    return *this = Result(other);
  }

  /// The value. Ends the program where there is an error.
  constexpr T& value() & { return *Base::checked_value(content_); }
  /// The same.
  constexpr const T& value() const& { return *Base::checked_value(content_); }
  /// The same, to be moved from.
  constexpr T&& value() && { return std::move(*Base::checked_value(content_)); }
  /// As value().
  constexpr T& operator*() & { return value(); }
  /// As value().
  constexpr const T& operator*() const& { return value(); }
  /// As value().
  constexpr T&& operator*() && { return std::move(*this).value(); }
  /// As value().
  constexpr T* operator->() { return std::addressof(value()); }
  /// As value().
  constexpr const T* operator->() const { return std::addressof(value()); }

  /// The value, or `otherwise` where there is none.
  template <class U>
  constexpr T value_or(U&& otherwise) const& {
    return this->has_value() ? value() : static_cast<T>(std::forward<U>(otherwise));
  }
  /// The value, or `otherwise` where there is none.
  template <class U>
  constexpr T value_or(U&& otherwise) && {
    return this->has_value() ? std::move(*this).value() : static_cast<T>(std::forward<U>(otherwise));
  }

  friend constexpr bool operator==(const Result& a, const Result& b)
    requires requires(const T& t, const E& e) {
      t == t;
      e == e;
    }
  {
    if (a.has_value() != b.has_value()) return false;
    return a.has_value() ? a.value() == b.value() : a.error() == b.error();
  }
  template <class U>
    requires(!detail::kIsErr<U> && !detail::kIsResult<U> && requires(const T& t, const U& u) { t == u; })
  friend constexpr bool operator==(const Result& a, const U& value) {
    return a.has_value() && a.value() == value;
  }
  template <class G>
    requires requires(const E& e, const G& g) { e == g; }
  friend constexpr bool operator==(const Result& a, const Err<G>& error) {
    return !a.has_value() && a.error() == error.error;
  }
};

/// Success without a value, or an E.
template <class E>
class [[nodiscard]] Result<void, E> : public detail::ResultBase<std::monostate, E> {
  using Base = detail::ResultBase<std::monostate, E>;
  using Base::content_;

 public:
  using value_type = void;  ///< success holds nothing
  using error_type = E;  ///< what failure holds

  /// Success.
  constexpr Result() : Base(std::in_place_index<0>) {}
  /// Failure, for this reason.
  template <class G>
    requires std::is_constructible_v<E, G>
  constexpr Result(Err<G> error) : Base(std::in_place_index<1>, std::move(error.error)) {}

  /// Copies where both sides can be copied.
  Result(const Result&) = default;
  /// Moves what is held.
  Result(Result&&) = default;
  /// Destroys what is held.
  ~Result() = default;
  /// By destruction and construction, so that E need not be assignable.
  Result& operator=(Result&& other) noexcept {
    if (this != &other) {
      std::destroy_at(this);
      std::construct_at(this, std::move(other));
    }
    return *this;
  }
  /// Copies where both sides can be copied.
  Result& operator=(const Result& other)
    requires std::is_copy_constructible_v<E>
  {
    return *this = Result(other);
  }

  /// Ends the program where there is an error.
  constexpr void value() const { static_cast<void>(Base::checked_value(content_)); }
  /// As value().
  constexpr void operator*() const { value(); }

  friend constexpr bool operator==(const Result& a, const Result& b)
    requires requires(const E& e) { e == e; }
  {
    if (a.has_value() != b.has_value()) return false;
    return a.has_value() || a.error() == b.error();
  }
  template <class G>
    requires requires(const E& e, const G& g) { e == g; }
  friend constexpr bool operator==(const Result& a, const Err<G>& error) {
    return !a.has_value() && a.error() == error.error;
  }
};

}  // namespace mpsc
