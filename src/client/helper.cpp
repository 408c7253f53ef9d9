#include "client/helper.h"

#include "base/error.h"
#include "base/text.h"
#include "os/executable.h"
#include "os/file.h"
#include "os/server.h"
#include "os/wait.h"

#include <algorithm>

namespace stsmfa::client {

namespace {

/// Longer than any call may take (connect 5 s, 20 s in all): the helper keeps the limits, this is
/// for one that hangs.
constexpr std::chrono::milliseconds longest_silence = std::chrono::seconds(40);

Error helper_error(const std::string& path, std::string cause) {
  return plan_error(object_of("helper", path), std::move(cause),
                    "install stsmfa and stsmfa-sts together, from one package");
}

/// The helper's path, once it is clear that it is the one that was installed with us.
std::string trusted_helper_path() {
  const std::string executable = os::executable_path();
  if (executable.empty()) throw helper_error("/proc/self/exe", "cannot be read: is /proc mounted?");
  std::string path = helper_path(executable);
  for (const auto type : {os::FileType::folder, os::FileType::file}) {
    const std::string place = type == os::FileType::folder ? os::folder_of(path) : path;
    const std::string reason = os::distrust(place, type, os::executable_owner());
    if (!reason.empty()) throw helper_error(place, reason);
  }
  return path;
}

/// Each once, without an end of the last line.
std::string lines_of(const std::vector<std::string>& texts) {
  std::string lines;
  for (auto text = texts.begin(); text != texts.end(); ++text) {
    if (text->empty() || std::find(texts.begin(), text, *text) != text) continue;
    lines += (lines.empty() ? "" : "\n") + *text;
  }
  return lines;
}

}  // namespace

std::string helper_path(const std::string& executable) {
  std::string folder = os::folder_of(executable);
  std::string_view path = STSMFA_HELPER_FROM_BINDIR;
  constexpr std::string_view up = "../";
  for (; path.starts_with(up); path.remove_prefix(up.size())) {
    folder = os::folder_of(folder);
  }
  return (folder == "/" ? "" : folder) + "/" + std::string(path);
}

std::string_view other_wall() {
  constexpr std::string_view confinement = STSMFA_CONFINEMENT;
  if (confinement == "linux") return "";
  if (confinement == "portable") return "confined by a limit alone: it can write into no file";
  return "confined by the sandbox of macOS: it can change no file, but read all that you can";
}

Helper::Helper(const std::vector<std::string>& environment)
    : server_(os::Server::start(trusted_helper_path(), environment)),
      path_(helper_path(os::executable_path())) {}

void Helper::wait_until_ready() {
  if (is_ready_) return;
  const std::string line = read_greeting();
  if (line + "\n" != sts::greeting()) {
    throw helper_error(path_, "is of another version: it says '" + line.substr(0, 80) + "'");
  }
  is_ready_ = true;
}

std::string Helper::read_greeting() {
  const os::Deadline deadline(longest_silence);
  try {
    for (;;) {
      if (const auto line = reader_.next_line()) return *line;
      const auto bytes = server_.read(deadline.left());
      if (!bytes || bytes->empty()) {
        throw helper_error(path_, with_complaints("does not start up"));
      }
      reader_.feed(bytes->reveal());
    }
  } catch (const sts::ProtocolError& error) {
    throw helper_error(path_, "does not keep the protocol: " + error.what);
  }
}

std::string Helper::with_complaints(const std::string& cause) {
  const std::string complaints = server_.complaints();
  const std::string_view said = trim(complaints);
  return said.empty() ? cause : cause + ": " + std::string(said);
}

void Helper::fail(const std::string& cause) {
  throw unreached_error(object_of("helper", path_), with_complaints(cause));
}

long Helper::send(sts::Request request) {
  wait_until_ready();
  request.id = ++last_id_;
  const auto written = server_.write(sts::encode(request).reveal(), longest_silence);
  if (written == os::Server::Written::gone) fail("ended before it was asked");
  if (written == os::Server::Written::timed_out) fail("takes no requests");
  if (due_.empty()) silence_ = {};
  due_.insert(request.id);
  return request.id;
}

sts::Reply Helper::receive(long id) {
  for (;;) {
    if (auto reply = take([&](const sts::Reply& one) { return one.id == id; })) return *reply;
    read_more(longest_silence);
  }
}

std::optional<sts::Reply> Helper::receive_any(std::chrono::milliseconds patience) {
  const os::Deadline deadline(patience);
  for (;;) {
    if (auto reply = take([](const sts::Reply&) { return true; })) return reply;
    if (!read_more(deadline.left()) && deadline.passed()) return std::nullopt;
  }
}

std::optional<sts::Reply> Helper::take(const std::function<bool(const sts::Reply&)>& fits) {
  const auto found = std::ranges::find_if(replies_, fits);
  if (found == replies_.end()) return std::nullopt;
  sts::Reply reply = std::move(*found);
  replies_.erase(found);
  return reply;
}

/// False when nothing came in this time. What is no whole reply does not break the silence: bytes
/// that come one by one would be waited for without an end.
bool Helper::read_more(std::chrono::milliseconds patience) {
  // Of this clock's time we were awake: a person who wakes a machine has not waited for its sleep.
  using Clock = std::chrono::steady_clock;
  const auto start = Clock::now();
  const auto bytes = server_.read(std::min(patience, longest_silence));
  silence_ += Clock::now() - start;
  if (bytes && bytes->empty()) fail("ended without an answer");
  if (bytes) reader_.feed(bytes->reveal());
  if (bytes) keep_replies();
  if (!due_.empty() && silence_ >= longest_silence) fail("does not answer");
  return bytes.has_value();
}

void Helper::keep_replies() {
  try {
    while (auto reply = reader_.next_reply()) {
      if (due_.erase(reply->id) == 0) fail("does not keep the protocol: an answer to nothing");
      replies_.push_back(std::move(*reply));
      silence_ = {};
    }
  } catch (const sts::ProtocolError& error) {
    fail("does not keep the protocol: " + error.what);
  }
}

std::vector<std::string> helper_environment(const std::vector<std::string>& ca_bundles) {
  const std::string lines = lines_of(ca_bundles);
  if (lines.empty()) return {};
  return {"STSMFA_CA_BUNDLE=" + lines};
}

std::vector<std::string> helper_environment(const profile::Destination& destination) {
  return helper_environment(std::vector{destination.ca_bundle});
}

}  // namespace stsmfa::client
