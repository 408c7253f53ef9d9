#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa {

/// The process's own, as environ(7) has it: for main(), which hands it on as an Environment.
const char* const* own_environment();

/// The environment as a value: a view of an `environ`-shaped array, so that whatever reads it is
/// a function of its arguments. Costs nothing to make.
///
/// A variable that is set but empty counts as unset, as in the AWS SDK for Rust and in aws-mfa
/// (`AWS_PROFILE=` is no profile).
class Environment {
 public:
  /// `entries` is null-terminated, each entry `NAME=value`, and outlives this value.
  explicit Environment(const char* const* entries) : entries_(entries) {}

  /// The value of `name`, nullopt when unset or empty.
  std::optional<std::string_view> get(std::string_view name) const;

  /// The same, but an empty value is one: for what expands variables as a shell does.
  std::optional<std::string_view> find(std::string_view name) const;

  /// The value of the first of `names` that is set, nullopt when none is.
  std::optional<std::string_view> first_of(std::initializer_list<std::string_view> names) const;

  /// All of it as `NAME=value`, for the environment of a child.
  std::vector<std::string> entries() const;

  /// The entries of all variables but `name`, null-terminated: another Environment can be made of
  /// them. Views of this one's.
  std::vector<const char*> without(std::string_view name) const;

  /// Whether `name` is `true` in any case: how the SDKs read their switches.
  bool is_true(std::string_view name) const;

 private:
  const char* const* entries_;
};

}  // namespace stsmfa
