#pragma once

#include "credentials/document.h"

#include <string_view>

namespace stsmfa::credentials {

/// Whose an access key is: a user's own, which nobody can make again, or a session's.
enum class KeyKind { long_term, session };

/// What a key is, its id says: `AKIA` begins a user's own, `ASIA` a session's, whatever stands
/// beside it (IAM User Guide, "Unique identifiers"). An id of another kind (Ceph, MinIO) does not
/// say it: a session token beside it makes it a session's. What is no id at all (quotes, blanks, an
/// invisible character that was pasted along) is a user's own: no session has such a one.
KeyKind kind_of_key(std::string_view access_key_id, std::string_view session_token);

/// Whether a text is the id of a user's own key by its name alone, be it mistyped or in quotes: a
/// session token beside it is left over from somebody else.
bool is_long_term_id(std::string_view access_key_id);

/// The session token of a section; of two the one that botocore reads, `aws_security_token`. Empty
/// when it has none.
std::string_view session_token_in(const Section& section);

/// Whether a section has the access key id of long-term keys.
bool holds_long_term_keys(const Section& section);

/// Whether the token of an old session stands beside long-term keys, as `aws configure` leaves it
/// in a section that held a session. AWS refuses the two together.
bool has_leftover_token(const Section& section);

}  // namespace stsmfa::credentials
