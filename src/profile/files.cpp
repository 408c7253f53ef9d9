#include "profile/files.h"

#include "base/error.h"
#include "base/text.h"
#include "credentials/config_title.h"
#include "credentials/encoding.h"
#include "credentials/update.h"
#include "os/process.h"
#include "os/read_input.h"

#include <unistd.h>

#include <algorithm>
#include <span>

namespace stsmfa::profile {

namespace {

/// A path with a variable that is not set names no place where anybody wants their keys.
void refuse_to_make(const credentials::Location& location) {
  if (location.left.empty() || access(location.path.c_str(), F_OK) == 0) return;
  Error error = file_error("find", location.path,
                           "there is none, and none is made: " + location.left + " in " +
                               location.origin + " stands for nothing");
  error.hint = location.left.starts_with('$') ? "set the variable, or give the path in full"
                                              : "there is no such user: give the path in full";
  throw Error(std::move(error));
}

}  // namespace

FileLocations locate_files(const cli::Options& options, const Environment& environment) {
  FileLocations locations{
      credentials::locate_credentials(environment, options.credentials_file, os::home_folder),
      credentials::locate_config(environment, options.config_file, os::home_folder)};
  refuse_to_make(locations.credentials);
  return locations;
}

namespace {

/// Reads the profiles of a text; why it has none, where it is not in the grammar.
std::string read_profiles(std::string_view text, credentials::Profiles& profiles) {
  try {
    profiles = credentials::parse_profiles(text, credentials::FileKind::config);
    return {};
  } catch (const credentials::GrammarError& error) {
    return "line " + std::to_string(error.line) + ": " + error.what;
  }
}

/// The file's text; why there is none, where botocore goes on as if there were no file.
std::optional<Secret> read_text(const std::string& path, std::string& fault) {
  try {
    return os::read_input(path);
  } catch (const Error&) {
    const std::string reason = os::why_no_input(path);
    if (reason.empty()) throw;
    fault = path + ": " + reason + ": it is taken for no config file";
    return std::nullopt;
  }
}

}  // namespace

Config read_config(const std::string& path) {
  Config config{.path = path};
  auto content = read_text(path, config.fault);
  if (!content) return config;
  config.exists = true;
  std::string flaw = credentials::encoding_flaw(content->reveal());
  if (flaw.empty()) {
    flaw = read_profiles(content->reveal(), config.profiles);
    config.text = std::make_shared<const ConfigText>(std::move(*content), path);
  }
  if (!flaw.empty()) config.fault = path + ": " + flaw + ": nothing of this file is used";
  return config;
}

Files find_files(const cli::Options& options, const Environment& environment) {
  FileLocations locations = locate_files(options, environment);
  Config config = read_config(locations.config.path);
  return {std::move(locations), std::move(config)};
}

os::FileContent read_credentials(const Files& files) {
  auto content = os::read_file(files.credentials_path());
  return content ? std::move(*content) : os::FileContent();
}

namespace {

/// The first ones: a file that is something else has one in every line.
void say_faults(const std::string& path, const std::vector<credentials::Fault>& faults,
                cli::Report& report) {
  constexpr std::size_t most_said = 10;
  const std::size_t said = std::min(faults.size(), most_said);
  for (const credentials::Fault& fault : std::span(faults).first(said)) {
    report.notice(path, "line " + std::to_string(fault.line) + ": " + fault.what + ": " +
                            std::string(fault.hint));
  }
  if (said == faults.size()) return;
  report.notice(path, "and " + std::to_string(faults.size() - said) +
                          " faults more: stsmfa doctor --all names them");
}

}  // namespace

void write_edits(const std::string& path, const std::vector<credentials::Edit>& edits,
                 cli::Report& report) {
  write_edits(
      path, [&](const credentials::Document&) { return edits; }, report);
}

void write_edits(const std::string& path, const credentials::MakeEdits& make_edits,
                 cli::Report& report, OtherFaults faults,
                 std::optional<credentials::Reading> known) {
  constexpr std::chrono::milliseconds lock_timeout = std::chrono::seconds(10);
  const auto update = credentials::update_file(path, make_edits, lock_timeout, std::move(known));
  for (const std::string& remark : update.remarks) {
    report.notice(path, remark);
  }
  if (faults == OtherFaults::said) say_faults(path, update.faults, report);
}

std::optional<std::string_view> Layer::get(std::string_view key) const {
  if (section) return section->get(key);
  const auto found = properties->find(key);
  if (found == properties->end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<Setting> find_setting(const Layers& layers,
                                    std::initializer_list<std::string_view> keys) {
  for (const Layer& layer : layers) {
    for (const std::string_view key : keys) {
      if (const auto value = layer.get(key)) {
        return Setting{std::string(*value), layer.source(), layer.name + " " + std::string(key)};
      }
    }
  }
  return std::nullopt;
}

bool has_setting(const Layers& layers, std::initializer_list<std::string_view> keys) {
  return std::ranges::any_of(layers, [&](const Layer& layer) {
    return std::ranges::any_of(keys,
                               [&](std::string_view key) { return layer.get(key).has_value(); });
  });
}

credentials::KeyKind kind_of_keys(const Layers& layers) {
  const auto first = [&](std::string_view key) {
    for (const Layer& layer : layers) {
      if (const auto value = layer.get(key)) return *value;
    }
    return std::string_view();
  };
  const std::string_view token = first("aws_session_token");
  return credentials::kind_of_key(first("aws_access_key_id"),
                                  token.empty() ? first("aws_security_token") : token);
}

Layers ProfileFiles::layers_of(const std::string& profile) const {
  Layers layers;
  if (auto section = document_.section(profile)) {
    layers.push_back({"[" + profile + "]", document_.path(), std::move(section)});
  }
  const auto found = config_.profiles.profiles.find(profile);
  if (found != config_.profiles.profiles.end()) {
    layers.push_back(
        {credentials::config_header(profile), config_.path, std::nullopt, &found->second});
  }
  return layers;
}

Layers ProfileFiles::readable_layers_of(const std::string& profile) const {
  try {
    return layers_of(profile);
  } catch (const Error&) {
    return {};  // a run that is about this profile says why
  }
}

}  // namespace stsmfa::profile
