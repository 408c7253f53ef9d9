#include "profile/key_faults.h"

#include <string>
#include <utility>

namespace stsmfa::profile {

void note_key_faults(Destination& destination, const Plan& plan,
                     const credentials::Document& document) {
  if (plan.keys.section.empty()) return;
  std::string text;
  for (const credentials::Fault& fault : document.faults_of(plan.keys.section)) {
    text += (text.empty() ? "line " : "; line ") + std::to_string(fault.line) + ": " + fault.what;
  }
  if (text.empty()) return;
  text += ": of what stands twice the last counts here, and the AWS CLI refuses the whole file";
  destination.notices.push_back({document.path(), std::move(text)});
}

}  // namespace stsmfa::profile
