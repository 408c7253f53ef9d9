#pragma once

#include "base/environment.h"
#include "cli/options.h"
#include "cli/report.h"
#include "credentials/config_file.h"
#include "credentials/document.h"
#include "credentials/edit.h"
#include "credentials/key_kind.h"
#include "credentials/location.h"
#include "credentials/update.h"
#include "os/file.h"
#include "profile/config_text.h"
#include "profile/setting.h"

#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stsmfa::profile {

/// The paths of both files and what chose them.
struct FileLocations {
  credentials::Location credentials;
  credentials::Location config;
};
/// Throws Error (file_unusable) when the credentials file is not there and its path holds what
/// stands for nothing (`$NOPE/credentials`): it is read where it is, but never made.
FileLocations locate_files(const cli::Options& options, const Environment& environment);

/// The config file as far as it can be used: whatever can be read will do (a pipe, /dev/null). One
/// with a broken line, or in UTF-16, is not used at all, as in the SDKs, and a folder or a link to
/// nothing is none; `fault` says why, for those who rely on what it might have said.
struct Config {
  credentials::Profiles profiles = {};
  std::string path;
  bool exists = false;
  std::string fault = {};
  std::shared_ptr<const ConfigText> text = {};  ///< none where it is no text
};

/// Throws Error (file_unusable) when it is there and cannot be read.
Config read_config(const std::string& path);

/// What does not change of the two files during a run: where they are, and what the config file
/// says. The credentials file is read each time anew.
struct Files {
  FileLocations locations;
  Config config;

  const std::string& credentials_path() const { return locations.credentials.path; }
};

/// Locates both files and reads the config file. Throws Error (file_unusable) as read_config does.
Files find_files(const cli::Options& options, const Environment& environment);

/// The credentials file's text as it is now; one that is not there has none. Throws Error
/// (file_unusable) when it is there and cannot be read.
os::FileContent read_credentials(const Files& files);

/// Makes the edits in the credentials file (credentials::update_file, waiting ten seconds for its
/// lock) and says what there is to say about it. Throws its errors.
void write_edits(const std::string& path, const std::vector<credentials::Edit>& edits,
                 cli::Report& report);

/// Whether the faults of other parts of the file are said: by the first of many rewrites alone.
enum class OtherFaults { said, unsaid };

/// The same for edits that depend on what the file holds under the lock.
void write_edits(const std::string& path, const credentials::MakeEdits& make_edits,
                 cli::Report& report, OtherFaults faults = OtherFaults::said,
                 std::optional<credentials::Reading> known = std::nullopt);

/// One section of one file.
struct Layer {
  std::string name;  ///< `[dev-long-term]`, `[profile dev]`: for messages
  std::string file;
  std::optional<credentials::Section> section = {};     ///< of the credentials file
  const credentials::Properties* properties = nullptr;  ///< of the config file

  Source source() const { return section ? Source::credentials_file : Source::config_file; }

  /// nullopt when it has no such property, or an empty one.
  std::optional<std::string_view> get(std::string_view key) const;
};
using Layers = std::vector<Layer>;

/// The first of `keys` that a layer has (the next layer is asked for all of them only when this one
/// has none).
std::optional<Setting> find_setting(const Layers& layers,
                                    std::initializer_list<std::string_view> keys);

/// Whether a layer has one of `keys`. For keys that may be secret: no value is copied.
bool has_setting(const Layers& layers, std::initializer_list<std::string_view> keys);

/// What the first access key id of the layers is, by the tokens that stand in any of them
/// (credentials/key_kind.h).
credentials::KeyKind kind_of_keys(const Layers& layers);

/// Both files, as profiles: a profile is its sections merged, the credentials file's before the
/// config file's.
class ProfileFiles {
 public:
  /// Views of both, which outlive it.
  ProfileFiles(const credentials::Document& document, const Config& config)
      : document_(document), config_(config) {}

  /// The same config file beside another text.
  ProfileFiles with(const credentials::Document& document) const { return {document, config_}; }

  /// The sections of that name; none when neither file has it. Throws Error (file_unusable) when
  /// the credentials file's is malformed.
  Layers layers_of(const std::string& profile) const;
  /// The same, but that a malformed section makes none of both: for what is about another profile.
  Layers readable_layers_of(const std::string& profile) const;

  const credentials::Document& document() const { return document_; }
  const credentials::Profiles& config() const { return config_.profiles; }
  /// nullptr where the config file is no text.
  const ConfigText* config_text() const { return config_.text.get(); }

 private:
  const credentials::Document& document_;
  const Config& config_;
};

}  // namespace stsmfa::profile
