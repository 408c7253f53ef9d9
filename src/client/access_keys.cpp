#include "client/access_keys.h"

#include "base/error.h"
#include "client/credential_part.h"
#include "client/refusal.h"
#include "client/verdict.h"
#include "credentials/key_kind.h"
#include "sts/endpoint.h"
#include "sts/parameter.h"
#include "sts/protocol.h"

namespace stsmfa::client {

namespace {

Error unusable(std::string_view part, std::string cause) {
  return unreached_error(object_of("IAM", part), std::move(cause));
}

sts::Reply granted(const KeyOwner& owner, const sts::Call& call, JudgedReply judged) {
  if (judged.verdict != Verdict::granted) throw refusal_of(judged, call, owner.iam.host());
  return std::move(judged.reply);
}

/// The values of all leaves of that path, in their order.
std::vector<std::string> all_of(const sts::Reply& reply, std::string_view path) {
  std::vector<std::string> values;
  for (const sts::Field& field : reply.fields) {
    if (field.path == path) values.emplace_back(field.value.reveal());
  }
  return values;
}

std::string text_of(const sts::Reply& reply, std::string_view path) {
  const Secret* const value = sts::find_field(reply, path);
  return value == nullptr ? std::string() : std::string(value->reveal());
}

Time time_of(std::string_view part, const std::string& text) {
  const auto time = parse_expiration(text);
  if (!time) throw unusable(part, "is not a time");
  return *time;
}

void check_id(const std::string& id, const sts::Endpoint& endpoint) {
  const auto refused =
      sts::is_of_aws(endpoint) ? sts::check_aws_access_key_id(id) : sts::check_access_key_id(id);
  if (refused || credentials::is_session_id(id)) {
    throw unusable("AccessKeyId", "is not the id of a long-term key");
  }
}

/// For calls that have done their work when what they are about is not there.
void make_once(const KeyOwner& owner, const sts::Call& call) {
  JudgedReply judged = owner.iam.call_once(call, owner.credentials);
  const bool is_gone = judged.verdict == Verdict::refused && judged.reply.code == "NoSuchEntity";
  if (!is_gone) granted(owner, call, std::move(judged));
}

}  // namespace

std::vector<AccessKey> list_access_keys(const KeyOwner& owner) {
  const sts::Call call = sts::list_access_keys(owner.user_name);
  const sts::Reply reply = granted(owner, call, owner.iam.call(call, owner.credentials));
  const std::string member = "ListAccessKeysResult/AccessKeyMetadata/member/";
  const std::vector<std::string> ids = all_of(reply, member + "AccessKeyId");
  const std::vector<std::string> statuses = all_of(reply, member + "Status");
  const std::vector<std::string> dates = all_of(reply, member + "CreateDate");
  if (statuses.size() != ids.size() || dates.size() != ids.size()) {
    throw unusable("ListAccessKeys", "a key lacks its id, status or date");
  }
  std::vector<AccessKey> keys;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (sts::check_access_key_id(ids[i])) throw unusable("AccessKeyId", "is not an access key id");
    const bool is_active = statuses[i] == "Active";
    keys.push_back({ids[i], is_active ? AccessKey::Status::active : AccessKey::Status::inactive,
                    time_of("CreateDate", dates[i])});
  }
  return keys;
}

KeyUse last_use_of(const KeyOwner& owner, const std::string& access_key_id) {
  const sts::Call call = sts::get_access_key_last_used(access_key_id);
  const sts::Reply reply = granted(owner, call, owner.iam.call(call, owner.credentials));
  const std::string use = "GetAccessKeyLastUsedResult/AccessKeyLastUsed/";
  const std::string date = text_of(reply, use + "LastUsedDate");
  if (date.empty()) return {};
  return {time_of("LastUsedDate", date), text_of(reply, use + "ServiceName"),
          text_of(reply, use + "Region")};
}

profile::Keys create_access_key(const KeyOwner& owner) {
  const sts::Call call = sts::create_access_key(owner.user_name);
  const sts::Reply reply = granted(owner, call, owner.iam.call_once(call, owner.credentials));
  const auto part = [&](std::string_view name) {
    const std::string path = "CreateAccessKeyResult/AccessKey/" + std::string(name);
    return credential_part("IAM", name, sts::find_field(reply, path));
  };
  profile::Keys keys{.access_key_id = std::string(part("AccessKeyId")),
                     .secret_access_key = Secret(part("SecretAccessKey"))};
  check_id(keys.access_key_id, owner.iam.endpoint());
  if (sts::check_secret_access_key(keys.secret_access_key.reveal())) {
    throw unusable("SecretAccessKey", "is not a secret access key");
  }
  return keys;
}

void deactivate_access_key(const KeyOwner& owner, const std::string& access_key_id) {
  make_once(owner, sts::deactivate_access_key({owner.user_name, access_key_id}));
}

void delete_access_key(const KeyOwner& owner, const std::string& access_key_id) {
  make_once(owner, sts::delete_access_key({owner.user_name, access_key_id}));
}

}  // namespace stsmfa::client
