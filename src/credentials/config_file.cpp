#include "credentials/config_file.h"

#include "base/text.h"
#include "credentials/config_title.h"
#include "credentials/lines.h"

#include <algorithm>

namespace stsmfa::credentials {

namespace {

/// The alphabet of keys in the shared grammar; what is spelled otherwise is ignored.
bool is_identifier(std::string_view text) {
  constexpr std::string_view marks = "_-/.%@:+";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return is_alnum(c) || marks.find(c) != std::string_view::npos;
  });
}

/// Whether a profile may have the name: the grammar's alphabet without quotes and any character
/// within them, which the grammar does not know, and whatever is not ASCII.
bool may_be_name(std::string_view name, std::string_view header) {
  if (name.empty()) return false;
  if (header.find_first_of("'\"\\") != std::string_view::npos) return true;
  std::string ascii(name);
  std::erase_if(ascii, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return ascii.empty() || is_identifier(ascii);
}

/// Reads line after line. Where inih's view of a line is laxer than the grammar, the grammar's is
/// taken: whatever is indented continues, and only '=' parts a key from a value.
class ProfileParser {
 public:
  explicit ProfileParser(FileKind kind) : kind_(kind) {}

  void read(const Line& line) {
    if (line.kind == LineKind::blank || line.kind == LineKind::comment) return;
    number_ = line.number;
    if (is_blank(line.text.front())) {
      read_continuation(strip(line.text));
    } else if (line.kind == LineKind::section) {
      enter(trim(line.name.substr(0, line.name.find(']'))));
    } else {
      read_property(line.text);
    }
  }

  Profiles finish() {
    // `[profile default]` wins over `[default]` wherever it stands
    if (prefixed_default_) result_.profiles["default"] = std::move(*prefixed_default_);
    return std::move(result_);
  }

 private:
  [[noreturn]] void fail(std::string what) const {
    throw GrammarError{.line = number_, .what = std::move(what)};
  }

  void enter(std::string_view header) {
    in_section_ = true;
    in_property_ = false;
    const auto title = parse_config_title(header);
    section_ = title && may_be_name(title->name, header) ? section_for(*title) : nullptr;
  }

  /// Where the section's properties are kept; nullptr when it is one to be ignored.
  Properties* section_for(const ConfigTitle& title) {
    const std::string& name = title.name;
    if (kind_ == FileKind::credentials) {
      return title.prefix.empty() ? &result_.profiles[name] : nullptr;
    }
    if (title.prefix.empty()) return name == "default" ? &result_.profiles[name] : nullptr;
    if (title.prefix == "services") return &result_.services[name];
    if (title.prefix != "profile") return nullptr;
    if (name != "default") return &result_.profiles[name];
    if (!prefixed_default_) prefixed_default_.emplace();
    return &*prefixed_default_;
  }

  void read_property(std::string_view text) {
    if (text.starts_with('[')) fail("Profile definition must end with ']'");
    if (!in_section_) fail("Expected a profile definition");
    const auto property = take_apart(text, "=");
    if (!property) fail("Expected an '=' sign defining a property");
    if (property->key.empty()) fail("Property did not have a name");
    in_property_ = true;
    has_sub_properties_ = property->value.empty();
    value_ = nullptr;
    if (section_ == nullptr || !is_identifier(property->key)) return;
    value_ = &(*section_)[lower_case(property->key)];
    *value_ = property->value;
  }

  void read_continuation(std::string_view text) {
    if (!in_section_) fail("Expected a profile definition");
    if (!in_property_) fail("Expected a property definition, found continuation");
    if (has_sub_properties_) {
      const auto property = take_apart(text, "=");
      if (!property) fail("Expected an '=' sign defining a sub-property");
      if (property->key.empty()) fail("Sub-property did not have a name");
    }
    if (value_ != nullptr) value_->append(1, '\n').append(text);
  }

  FileKind kind_;
  Profiles result_ = {};
  std::optional<Properties> prefixed_default_ = {};
  std::size_t number_ = 0;
  bool in_section_ = false;
  bool in_property_ = false;
  bool has_sub_properties_ = false;
  Properties* section_ = nullptr;  ///< of the section in effect, unless it is ignored
  std::string* value_ = nullptr;   ///< of the property in effect, unless it is ignored
};

}  // namespace

std::optional<std::string_view> Profiles::get(std::string_view profile,
                                              std::string_view key) const {
  const auto properties = profiles.find(profile);
  if (properties == profiles.end()) return std::nullopt;
  const auto property = properties->second.find(key);
  if (property == properties->second.end() || property->second.empty()) return std::nullopt;
  return property->second;
}

Profiles parse_profiles(std::string_view text, FileKind kind) {
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  ProfileParser parser(kind);
  for (const Line& line : read_lines(text)) {
    parser.read(line);
  }
  return parser.finish();
}

Profiles merge(Profiles config, const Profiles& credentials) {
  for (const auto& [name, properties] : credentials.profiles) {
    Properties& merged = config.profiles[name];
    for (const auto& [key, value] : properties) {
      merged[key] = value;
    }
  }
  return config;
}

std::optional<std::string_view> sub_property(std::string_view value, std::string_view key) {
  for (const Line& line : read_lines(value)) {
    const auto property = take_apart(line.text, "=");
    if (property && equal_ignoring_case(property->key, key)) return property->value;
  }
  return std::nullopt;
}

}  // namespace stsmfa::credentials
