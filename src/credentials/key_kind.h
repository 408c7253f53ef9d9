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

/// Whether an id is that of a user's own key by its name alone, be it mistyped, in quotes or among
/// other text: a session token beside it is left over from somebody else. For ids alone: a secret
/// may have these letters in it.
bool is_long_term_id(std::string_view access_key_id);

/// Whether an id is a session's by its name alone.
bool is_session_id(std::string_view access_key_id);

/// Whether a text is the id of a user's own key at AWS and nothing else.
bool is_exactly_long_term_id(std::string_view text);

/// The access key id of a section as far as it tells the kind of its keys; empty when there is
/// none. Its value; with what we take for a comment where the value is empty or only the comment
/// has the id of a user's own key (`#AKIA...` is an id to botocore, and is somebody's in any case).
std::string_view access_key_id_in(const Section& section);

/// The session token of a section; of two the one that botocore reads, `aws_security_token`. Empty
/// when it has none.
std::string_view session_token_in(const Section& section);

/// Whether a section has the access key id of long-term keys.
bool holds_long_term_keys(const Section& section);

/// Whether the token of an old session stands beside long-term keys, as `aws configure` leaves it
/// in a section that held a session. AWS refuses the two together.
bool has_leftover_token(const Section& section);

}  // namespace stsmfa::credentials
