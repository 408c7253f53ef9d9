#pragma once

#include "base/secret.h"
#include "credentials/document.h"

#include <optional>
#include <string>

namespace stsmfa::profile {

/// The text of the config file, for messages that say where something stands in it. Most runs have
/// none, so the text is gone through when the first one is made, and never again.
class ConfigText {
 public:
  /// `text` is text (credentials/encoding.h).
  ConfigText(Secret text, std::string path) : text_(std::move(text)), path_(std::move(path)) {}
  ConfigText(const ConfigText&) = delete;
  ConfigText& operator=(const ConfigText&) = delete;

  const credentials::Document& document() const {
    if (!document_) document_.emplace(text_.reveal(), path_);
    return *document_;
  }

 private:
  Secret text_;
  std::string path_;
  mutable std::optional<credentials::Document> document_ = {};
};

}  // namespace stsmfa::profile
