#include "credentials/near_twins.h"

namespace stsmfa::credentials {

std::vector<std::string> near_twin_sentences(const Document& document, std::string_view section) {
  std::vector<std::string> sentences;
  for (const Block& twin : document.near_twins_of(section)) {
    sentences.push_back("line " + std::to_string(document.line_number(twin.text)) + ": [" +
                        std::string(twin.name) + "] is not [" + std::string(section) +
                        "] to the AWS CLI and boto3; other SDKs take them for one");
  }
  return sentences;
}

}  // namespace stsmfa::credentials
