#include "base/text.h"
#include "sts/percent_encoding.h"
#include "sts/protocol.h"

#include <algorithm>
#include <utility>

namespace stsmfa::sts {

namespace {

Secret decode_word(std::string_view word) {
  Secret bytes;
  bytes.reserve(word.size());
  while (!word.empty()) {
    const char c = word.front();
    if (c < 0x21 || c > 0x7e) throw ProtocolError{"a byte that is not percent-encoded"};
    if (c != '%') {
      bytes.append(c);
      word.remove_prefix(1);
      continue;
    }
    // encode() writes upper-case digits and no others
    const auto byte = percent_decoded_byte(word);
    if (!byte || is_lower(word[1]) || is_lower(word[2])) {
      throw ProtocolError{"bad percent-encoding"};
    }
    bytes.append(*byte);
    word.remove_prefix(3);
  }
  return bytes;
}

MessageLine decode_line(std::string_view line) {
  auto end = line.find(' ');
  MessageLine result{.name = std::string(line.substr(0, end)), .words = {}};
  while (end != std::string_view::npos) {
    line.remove_prefix(end + 1);
    end = line.find(' ');
    result.words.push_back(decode_word(line.substr(0, end)));
    // no name has more words, and a line of nothing but blanks would have 64 Ki of them
    if (result.words.size() > 2) throw ProtocolError{"too many words on a line"};
  }
  return result;
}

}  // namespace

void MessageReader::feed(std::string_view bytes) {
  if (used_ > 0) {
    buffer_ = Secret(buffer_.reveal().substr(used_));
    searched_ -= used_;
    used_ = 0;
  }
  buffer_.append(bytes);
}

std::optional<std::string_view> MessageReader::take_line() {
  const auto bytes = buffer_.reveal();
  const auto end = bytes.find('\n', searched_);
  searched_ = std::min(end, bytes.size());
  if (searched_ - used_ > longest_line) throw ProtocolError{"a line is too long"};
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = bytes.substr(used_, end - used_);
  used_ = searched_ = end + 1;
  return line;
}

std::optional<std::string> MessageReader::next_line() {
  const auto line = take_line();
  return line ? std::optional<std::string>(*line) : std::nullopt;
}

std::optional<std::vector<MessageLine>> MessageReader::next_message() {
  while (const auto line = take_line()) {
    if (line->empty()) {
      message_size_ = 0;
      return std::exchange(lines_, {});
    }
    message_size_ += line->size() + 1;
    if (message_size_ > longest_message) throw ProtocolError{"a message is too long"};
    if (lines_.size() == most_lines) throw ProtocolError{"a message has too many lines"};
    lines_.push_back(decode_line(*line));
  }
  return std::nullopt;
}

std::optional<Request> MessageReader::next_request() {
  const auto lines = next_message();
  return lines ? std::optional(decode_request(*lines)) : std::nullopt;
}

std::optional<Reply> MessageReader::next_reply() {
  const auto lines = next_message();
  return lines ? std::optional(decode_reply(*lines)) : std::nullopt;
}

}  // namespace stsmfa::sts
