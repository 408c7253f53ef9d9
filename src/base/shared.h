#pragma once

#include <memory>
#include <utility>

namespace stsmfa {

/// A value that many have and nobody changes: copies of it are one, which counts where there are
/// thousands. It is a T() until another is given.
template <typename T>
class Shared {
 public:
  Shared() : value_(nothing()) {}
  Shared(T value) : value_(std::make_shared<const T>(std::move(value))) {}

  const T& operator*() const { return *value_; }
  const T* operator->() const { return value_.get(); }

 private:
  static const std::shared_ptr<const T>& nothing() {
    static const auto empty = std::make_shared<const T>();
    return empty;
  }

  std::shared_ptr<const T> value_;
};

}  // namespace stsmfa
