#pragma once

#include <string>
#include <vector>

namespace stsmfa::app {

/// Up to three texts as they are, of more than that the first two and how many there are besides:
/// `dev, prod and 3 more`. Empty for none.
std::string few_of(const std::vector<std::string>& texts);

}  // namespace stsmfa::app
