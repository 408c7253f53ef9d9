#include "profile/plan_profile.h"

#include "base/error.h"
#include "credentials/session.h"
#include "os/process.h"
#include "profile/destination.h"
#include "profile/kept_section.h"
#include "profile/near_sections.h"
#include "profile/own_profile.h"
#include "profile/partition.h"
#include "profile/profile_error.h"
#include "profile/role_chain.h"
#include "profile/role_name.h"
#include "profile/section_names.h"
#include "sts/arn.h"

#include <algorithm>

namespace stsmfa::profile {

namespace {

/// No profile has so many sources; profiles that serve each other in a circle end here.
constexpr int most_sources = 16;

/// The profile whose stored session the chain can begin with; empty where no session is stored.
std::string server_of(const RoleChain& chain, const SectionNames& names,
                      const ProfileFiles& files) {
  const auto has_device = [](const ProfileRole& role) { return role.mfa_serial.has_value(); };
  if (std::ranges::any_of(chain.roles, has_device)) return {};
  if (files.document().has(chain.base + names.long_term_suffix)) return chain.base;
  const std::string owner = owner_of(chain.base, names.long_term_suffix, files);
  return owner == chain.base ? std::string() : owner;
}

/// The role of the long-term section that the chain's keys stand in: the chain begins with it.
void begin_with_role_of_base(RoleChain& chain, const SectionNames& names,
                             const ProfileFiles& files) {
  const Layers layers = files.layers_of(chain.base + names.long_term_suffix);
  auto arn = find_setting(layers, {"assume_role", "role_arn"});
  if (!arn) return;
  chain.roles.insert(chain.roles.begin(),
                     {.profile = chain.base,
                      .arn = std::move(*arn),
                      .external_id = find_setting(layers, {"external_id"}),
                      .session_name = find_setting(layers, {"role_session_name"})});
}

/// What the command line says of a role is not meant for the session that it is assumed from.
cli::Options for_server(cli::Options options, std::string profile) {
  options.profile = std::move(profile);
  options.section.reset();
  options.assume_role.reset();
  options.role_session_name.reset();
  options.external_id.reset();
  options.duration.reset();
  return options;
}

/// Whether the session goes into a section that is named after the profile, for want of one of its
/// own. What `--section` or a role's name says is what the user wants.
bool stands_beside(const SectionNames& names, const cli::Options& options) {
  const bool is_named = cli::is_given(options.section);
  return names.kind != ProfileKind::long_term_section && !is_named &&
         names.short_term != names.profile && names.short_term.starts_with(names.profile + "-");
}

/// The region that says where an account is which is named by its number alone: that of the profile
/// with the role before that of the section that serves it, should it come from a file.
Rare<Setting> region_of(const PlannedProfile& planned, const Context& context) {
  Rare<Setting> region = find_region(planned.profile, context);
  const bool of_file = !region || is_of_file(region->source);
  return of_file && planned.plan.region ? planned.plan.region : region;
}

/// Where the session of the plan's onward roles is kept, if it is, and until when it is used.
void plan_keeping(Plan& plan, const Layers& layers, const Context& context,
                  const ProfileFiles& files) {
  plan.onward_section = kept_section_of(plan.onward_profile);
  const bool is_kept =
      why_not_kept(plan.onward_section, plan.names.long_term_suffix, context.options, files)
          .empty() &&
      plan.onward_section != plan.names.short_term;
  if (!is_kept) plan.onward_section.clear();
  plan.onward_renew_before = renew_before_of(find_setting(layers, {"renew_before"}),
                                             context.options, plan.onward.back().duration);
}

PlannedProfile plan_at_depth(const SectionNames& names, const Context& context,
                             const ProfileFiles& files, int depth) {
  if (names.kind != ProfileKind::role) {
    const Profile profile(names, files);
    return {profile, make_plan(names, profile, context)};
  }
  RoleChain chain = find_role_chain(files, names.profile, names.long_term_suffix);
  std::string server = server_of(chain, names, files);
  if (server.empty()) {
    begin_with_role_of_base(chain, names, files);
    const Profile profile(names, files, chain.base);
    return {profile, make_plan(names, profile, context, chain.roles)};
  }
  if (depth == most_sources) {
    throw profile_error(names.profile, "profile formed an infinite loop");
  }
  const cli::Options its_options = for_server(context.options, std::move(server));
  const Context its_context = context.with(its_options);
  const SectionNames its_names = name_sections(its_context, files);
  PlannedProfile planned = plan_at_depth(its_names, its_context, files, depth + 1);
  std::ranges::move(onward_roles(chain.roles, context.options),
                    std::back_inserter(planned.plan.onward));
  planned.plan.onward_profile = names.profile;
  const Layers layers = files.layers_of(names.profile);
  if (const auto region = find_setting(layers, {"region"})) planned.plan.region = region;
  plan_keeping(planned.plan, layers, context, files);
  return planned;
}

}  // namespace

PlannedProfile plan_profile(const SectionNames& names, const Context& context,
                            const ProfileFiles& files) {
  refuse_padded_section(names.profile, names.long_term_suffix, files.document());
  PlannedProfile planned = plan_at_depth(names, context, files, 0);
  if (stands_beside(planned.plan.names, context.options)) {
    refuse_own_profile(planned.plan.names.short_term, planned.plan.names.profile, files);
  }
  const std::string partition = partition_of(planned.plan, region_of(planned, context));
  complete_roles(planned.plan.roles, partition, context.environment);
  complete_roles(planned.plan.onward, partition, context.environment);
  return planned;
}

void complete_roles(std::vector<Role>& roles, std::string_view partition,
                    const Environment& environment) {
  for (Role& role : roles) {
    if (const auto name = parse_role_name(role.arn.value)) {
      const std::string id = find_account_id(*name, role.arn, environment, os::home_folder);
      role.arn.value = role_arn_of(*name, id, partition);
    }
    if (!role.external_id || role.external_id->value != "account") continue;
    if (const auto arn = sts::parse_arn(role.arn.value)) role.external_id->value = arn->account;
  }
}

}  // namespace stsmfa::profile
