#pragma once

#include <memory>
#include <optional>
#include <utility>

namespace stsmfa {

/// An optional value that is mostly not there: then it takes the room of a pointer and not of a T,
/// which counts where there are thousands. Copied, moved and compared with nothing as a
/// std::optional is, and one wherever one is wanted.
template <typename T>
class Rare {
 public:
  Rare() = default;
  Rare(std::nullopt_t /*nothing*/) {}
  Rare(T value) : value_(std::make_unique<T>(std::move(value))) {}
  Rare(std::optional<T> value) {
    if (value) value_ = std::make_unique<T>(std::move(*value));
  }
  Rare(const Rare& other) : value_(other ? std::make_unique<T>(*other) : nullptr) {}
  Rare(Rare&& other) noexcept = default;
  Rare& operator=(const Rare& other) {
    if (this != &other) value_ = other ? std::make_unique<T>(*other) : nullptr;
    return *this;
  }
  Rare& operator=(Rare&& other) noexcept = default;
  ~Rare() = default;

  explicit operator bool() const { return value_ != nullptr; }
  operator std::optional<T>() const { return *this ? std::optional<T>(*value_) : std::nullopt; }
  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }
  void reset() { value_.reset(); }

 private:
  std::unique_ptr<T> value_ = {};
};

}  // namespace stsmfa
