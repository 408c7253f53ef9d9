#pragma once

#include "app/options.h"
#include "base/environment.h"
#include "base/error.h"
#include "credentials/document.h"

#include <string>
#include <vector>

namespace stsmfa::app {

/// Which sections of the credentials file a run is about.
struct SectionNames {
  std::string profile;           ///< without a suffix, as `--profile` of every other tool wants it
  std::string long_term;         ///< where the long-term keys are
  std::string short_term;        ///< where the session goes
  std::string long_term_suffix;  ///< `-long-term`; empty with `--long-term-suffix none`
};

/// The profile is `--profile`, `AWS_PROFILE`, `AWS_DEFAULT_PROFILE` or `default`; the suffixes are
/// aws-mfa's (`none` in any case: no suffix). Beyond aws-mfa, which could only fail there,
/// `P-long-term` stands for `P` when that section exists and `P-long-term-long-term` does not, and
/// `P-mfa` for `P` when that section is a session of ours and `P-mfa-long-term` does not exist.
/// Throws Error (plan_impossible) in aws-mfa's words when both sections have one name.
SectionNames name_sections(const Options& options, const Environment& environment,
                           const credentials::Document& document);

/// The Error for a profile without a long-term section: aws-mfa's words, and a hint that names the
/// closest section there is, or all of them.
Error no_long_term_section(const SectionNames& names, const credentials::Document& document);

}  // namespace stsmfa::app
