#pragma once

#include <string>

namespace stsmfa::helper {

/// The certificates that libcurl was built to trust by itself, which are the system's: once in one
/// file, and, as Debian and its like have it, once more as a folder in which OpenSSL looks each CA
/// up by the hash of its name. The folder costs what one CA costs; the file is parsed whole, 17 ms
/// for Debian's. Either may have a CA that the other has not.
struct SystemCertificates {
  std::string folder;  ///< empty: there is none, or none with names that are hashes
  std::string bundle;  ///< empty: there is none, and a folder that will have to do
};

SystemCertificates find_system_certificates();

/// The places of both, whatever is there, one a line: what has to be readable.
std::string places_of_certificates();

}  // namespace stsmfa::helper
