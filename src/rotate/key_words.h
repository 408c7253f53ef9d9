#pragma once

#include "base/time.h"
#include "client/access_keys.h"

#include <string>

namespace stsmfa::rotate {

/// The day of a time, in UTC as IAM has it: `2026-11-21`.
std::string day_of(Time time);

/// `was last used on 2026-11-21 for sts in us-east-1`, `has never been used`.
std::string words_on_use(const client::KeyUse& use);

/// `made on 2026-11-21, active`.
std::string words_on_key(const client::AccessKey& key);

}  // namespace stsmfa::rotate
