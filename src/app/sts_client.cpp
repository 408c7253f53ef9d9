#include "app/sts_client.h"

#include "base/error.h"
#include "base/text.h"
#include "os/file.h"
#include "os/process.h"

#include <algorithm>

namespace stsmfa::app {

namespace {

/// Longer than any call may take (connect 5 s, 20 s in all): the helper keeps the limits, this is
/// for one that hangs.
constexpr std::chrono::milliseconds patience = std::chrono::seconds(40);

Error helper_error(const std::string& path, std::string cause) {
  return {.status = ExitStatus::plan_impossible,
          .action = "helper",
          .object = path,
          .cause = std::move(cause),
          .hint = "install stsmfa and stsmfa-sts together, from one package"};
}

/// The helper's path, once it is clear that it is the one that was installed with us.
std::string trusted_helper_path() {
  const std::string executable = os::executable_path();
  if (executable.empty()) throw helper_error("/proc/self/exe", "cannot be read: is /proc mounted?");
  std::string path = helper_path(executable);
  for (const bool folder : {true, false}) {
    const std::string place = folder ? os::folder_of(path) : path;
    const std::string reason = os::distrust(place, folder);
    if (!reason.empty()) throw helper_error(place, reason);
  }
  return path;
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

StsClient::StsClient(const std::vector<std::string>& environment)
    : server_(os::Server::start(trusted_helper_path(), environment)),
      path_(helper_path(os::executable_path())) {
  const std::string line = read_greeting();
  if (line + "\n" != sts::greeting()) {
    throw helper_error(path_, "is of another version: it says '" + line.substr(0, 80) + "'");
  }
}

std::string StsClient::read_greeting() {
  try {
    for (;;) {
      if (const auto line = reader_.next_line()) return *line;
      const auto bytes = server_.read(patience);
      if (!bytes || bytes->empty()) {
        throw helper_error(path_, with_complaints("does not start up"));
      }
      reader_.feed(bytes->reveal());
    }
  } catch (const sts::ProtocolError& error) {
    throw helper_error(path_, "does not keep the protocol: " + error.what);
  }
}

std::string StsClient::with_complaints(const std::string& cause) {
  const std::string complaints = server_.complaints();
  const std::string_view said = trim(complaints);
  return said.empty() ? cause : cause + ": " + std::string(said);
}

void StsClient::fail(const std::string& cause) {
  throw Error{.status = ExitStatus::unreached,
              .action = "helper",
              .object = path_,
              .cause = with_complaints(cause)};
}

void StsClient::read_more() {
  const auto bytes = server_.read(patience);
  if (!bytes) fail("does not answer");
  if (bytes->empty()) fail("ended without an answer");
  reader_.feed(bytes->reveal());
}

long StsClient::send(sts::Request request) {
  request.id = ++last_id_;
  if (!server_.write(sts::encode(request).reveal())) fail("ended before it was asked");
  return request.id;
}

sts::Reply StsClient::receive(long id) {
  for (;;) {
    const auto found = std::ranges::find(replies_, id, &sts::Reply::id);
    if (found != replies_.end()) {
      sts::Reply reply = std::move(*found);
      replies_.erase(found);
      return reply;
    }
    try {
      while (auto reply = reader_.next_reply()) {
        replies_.push_back(std::move(*reply));
      }
    } catch (const sts::ProtocolError& error) {
      fail("does not keep the protocol: " + error.what);
    }
    if (std::ranges::find(replies_, id, &sts::Reply::id) == replies_.end()) read_more();
  }
}

}  // namespace stsmfa::app
