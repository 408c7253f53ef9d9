#include "app/forget_session.h"

#include "app/files.h"
#include "app/shared_session.h"

namespace stsmfa::app {

void forget_session(const std::string& path, const std::string& section,
                    const credentials::Session& session, const Report& report) {
  const auto removal = [&](const credentials::Document& document) {
    std::vector<credentials::Edit> edits;
    const auto there = usable_session(document, section, now());
    const bool same = there && there->session_token.reveal() == session.session_token.reveal();
    if (same) edits.push_back(credentials::removal_of_session(section));
    return edits;
  };
  write_edits(path, removal, report);
}

}  // namespace stsmfa::app
