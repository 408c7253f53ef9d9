#include "cli/command_line.h"

#include "base/error.h"
#include "cli/check_command_line.h"
#include "cli/option_value.h"

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/parsers.hpp>
#include <boost/program_options/variables_map.hpp>

#include <algorithm>
#include <span>
#include <utility>
#include <variant>

namespace stsmfa::cli {

namespace {

namespace po = boost::program_options;

/// How Boost treats the value of one option of the table: it keeps all that were typed, and fills
/// the option's member when all of the command line has been read, with the last one unless the
/// member is a list.
class BoundValue : public po::value_semantic {
 public:
  /// Both outlive it.
  BoundValue(const OptionDefinition& option, Options& options)
      : option_(option), options_(options) {}

  std::string name() const override { return std::string(option_.argument); }
  unsigned min_tokens() const override { return takes_value(option_) ? 1 : 0; }
  unsigned max_tokens() const override { return min_tokens(); }
  bool is_composing() const override { return false; }
  bool is_required() const override { return false; }
  bool apply_default(boost::any&) const override { return false; }

  void parse(boost::any& typed, const std::vector<std::string>& tokens, bool) const override {
    if (typed.empty()) typed = Values();
    auto& values = boost::any_cast<Values&>(typed);
    values.push_back(tokens.empty() ? std::string() : tokens.back());
  }
  void notify(const boost::any& typed) const override {
    const std::span values(boost::any_cast<const Values&>(typed));
    const bool is_list = std::holds_alternative<Values Options::*>(option_.member);
    for (const std::string& value : is_list ? values : values.last(1)) {
      fill_member(options_, option_, value);
    }
  }

 private:
  using Values = std::vector<std::string>;

  const OptionDefinition& option_;
  Options& options_;
};

/// One reading of a command line. Boost is told of an option when it is seen: to tell it of all the
/// table would make a run that finds its session fresh half as long again, counted in instructions.
class Reader {
 public:
  Options read(const std::vector<std::string_view>& arguments) {
    const po::parsed_options parsed = parse({arguments.begin(), arguments.end()});
    line_.words = scanner_.words();
    settle_words(line_);
    check_command_line(line_);
    po::variables_map values;
    po::store(parsed, values);
    po::notify(values);
    take_words();
    if (options_.duration == Seconds(0)) options_.duration.reset();
    return std::move(options_);
  }

 private:
  /// The scanner is asked before Boost's own rules and leaves them nothing to read, values
  /// included: Boost would ask it whether a value looks like an option, and a value may.
  po::parsed_options parse(const std::vector<std::string>& arguments) {
    using namespace po::command_line_style;
    return po::command_line_parser(arguments)
        .options(description_)
        .extra_style_parser([this](std::vector<std::string>& rest) { return take(rest); })
        .style(allow_long | long_allow_adjacent | long_allow_next)  // and no guessing
        .run();
  }

  std::vector<po::option> take(std::vector<std::string>& rest) {
    std::vector<po::option> taken;
    for (const auto& [option, value] : scanner_.take(rest)) {
      describe(*option);
      std::vector<std::string> tokens(takes_value(*option) ? 1 : 0, value);
      taken.emplace_back(std::string(option->name), std::move(tokens));
    }
    return taken;
  }

  void describe(const OptionDefinition& option) {
    if (std::ranges::find(line_.given, &option) != line_.given.end()) return;
    line_.given.push_back(&option);
    // Boost deletes it with the description.
    description_.add_options()(std::string(option.name).c_str(), new BoundValue(option, options_));
  }

  void take_words() {
    Words& words = line_.words;
    options_.verb = std::move(words.verb);
    options_.command = std::move(words.command);
    options_.command_may_be_profile = words.command_may_be_profile;
    options_.begins_with_profile = line_.begins_with_profile;
    if (options_.verb == "refresh" && (options_.all || options_.renew)) {
      options_.patterns = std::move(words.after_verb);
    } else if (!words.after_verb.empty()) {
      name_profile(words.after_verb.front());
    }
  }

  void name_profile(const std::string& word) {
    if (options_.profile) {
      throw usage_error(
          word, "the profile is named twice: there is --profile " + *options_.profile + " as well");
    }
    options_.profile = word;
  }

  Scanner scanner_ = {};
  CommandLine line_ = {};
  po::options_description description_ = {};
  Options options_ = {};
};

}  // namespace

Options read_options(const std::vector<std::string_view>& arguments) {
  return Reader().read(arguments);
}

}  // namespace stsmfa::cli
