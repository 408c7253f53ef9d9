#pragma once

#include "setup/aws.h"
#include "setup/keys.h"
#include "setup/names.h"
#include "setup/person.h"
#include "setup/scene.h"

#include <string>

namespace stsmfa::setup {

/// Whose the pair is that the new keys take the place of.
enum class Owner {
  same_user,   ///< that of the new keys; also where no pair is replaced
  other_user,  ///< AWS knows it, as somebody else's, whose tools would be without it
  nobody,      ///< it is inactive or deleted, which AWS has proved
  unknown,     ///< AWS does not say, and the pair may be alive
};

/// What AWS says of the replaced pair.
struct OldPair {
  Owner owner = Owner::same_user;
  std::string arn = {};  ///< of another user
  std::string why = {};  ///< it is unknown
};

/// Asks AWS whose the pair is that checked keys replace; an exchanged one as it was meant. That AWS
/// does not know the id proves that the key is dead only where AWS was asked in the pair's own
/// partition: another one's says the same of every key. A secret that does not fit proves nothing.
/// Throws Interrupted.
OldPair find_old_pair(const Scene& scene, const CheckedKeys& checked, const Aws& aws);

/// Tells the person when the pair is another user's, or may be. Throws Error (plan_impossible, with
/// another name as its hint) for another user's whose section would be given to a pair that stands
/// in the profile's own.
void judge_old_pair(const OldPair& old, const Scene& scene, const CheckedKeys& checked,
                    const Names& names, const Person& person);

}  // namespace stsmfa::setup
