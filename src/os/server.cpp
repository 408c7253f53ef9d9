#include "os/server.h"

#include "os/pipe.h"
#include "os/wait.h"

#include <fcntl.h>

#include <algorithm>
#include <climits>

namespace stsmfa::os {

namespace {

constexpr std::size_t longest_complaint = 4096;
constexpr std::size_t most_at_once = std::size_t{16} * 1024;

}  // namespace

Server::Server(Process process, Fd input, Fd output, Fd errors)
    : process_(std::move(process)),
      input_(std::move(input)),
      output_(std::move(output)),
      errors_(std::move(errors)) {}

Server Server::start(const std::string& path, const std::vector<std::string>& environment) {
  Pipe input = make_pipe();
  Pipe output = make_pipe();
  // Without blocking at both ends: nobody empties this pipe while the program runs.
  Pipe errors = make_pipe(O_NONBLOCK);
  Process process = spawn({.arguments = {path},
                           .environment = environment,
                           .input = input.read_end.get(),
                           .output = output.write_end.get(),
                           .errors = errors.write_end.get(),
                           .own_session = true});
  return {std::move(process), std::move(input.write_end), std::move(output.read_end),
          std::move(errors.read_end)};
}

Server::~Server() {
  input_.reset();
  output_.reset();
  errors_.reset();
  process_.wait(std::chrono::seconds(1));
  process_.end(std::chrono::milliseconds::zero());
}

Server::Written Server::write(std::string_view bytes, std::chrono::milliseconds timeout) {
  const Deadline deadline(timeout);
  while (!bytes.empty()) {
    if (!input_) return Written::gone;
    if (!wait_writable(input_.get(), deadline)) return Written::timed_out;
    const std::string_view piece = bytes.substr(0, PIPE_BUF);  // which does not block now
    if (write_all(input_.get(), piece) != 0) return Written::gone;
    bytes.remove_prefix(piece.size());
  }
  return Written::all;
}

std::optional<Secret> Server::read(std::chrono::milliseconds timeout) {
  if (!wait_readable(output_.get(), -1, Deadline(timeout)).first) return std::nullopt;
  Secret bytes;
  const ssize_t count = read_some(output_.get(), bytes.resize(most_at_once), most_at_once);
  bytes.resize(static_cast<std::size_t>(std::max(count, ssize_t{0})));
  return bytes;
}

std::string Server::complaints() {
  std::string more(longest_complaint - complaints_.size(), '\0');
  const ssize_t count = read_some(errors_.get(), more.data(), more.size());
  complaints_.append(more, 0, static_cast<std::size_t>(std::max(count, ssize_t{0})));
  return complaints_;
}

}  // namespace stsmfa::os
