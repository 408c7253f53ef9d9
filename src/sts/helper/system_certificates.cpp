#include "sts/helper/system_certificates.h"

#include "base/text.h"

#include <curl/curl.h>

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string_view>

namespace stsmfa::helper {

namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

/// As openssl-rehash(1) names a link: eight hexadecimal digits of the hash, a dot, a number.
bool is_hash_name(std::string_view name) {
  constexpr std::size_t digits = 8;
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
  return name.size() > digits + 1 && name[digits] == '.' &&
         std::ranges::all_of(name.substr(0, digits), is_hex) &&
         std::ranges::all_of(name.substr(digits + 1), is_digit);
}

bool is_hashed(const char* path) {
  const std::unique_ptr<DIR, CloseFolder> folder(opendir(path));
  if (!folder) return false;
  while (const dirent* entry = readdir(folder.get())) {
    if (is_hash_name(entry->d_name)) return true;
  }
  return false;
}

}  // namespace

SystemCertificates find_system_certificates() {
  const curl_version_info_data* built = curl_version_info(CURLVERSION_NOW);
  SystemCertificates found;
  if (built->capath != nullptr && is_hashed(built->capath)) found.folder = built->capath;
  const bool can_do_without = !found.folder.empty();
  if (built->cainfo != nullptr && (!can_do_without || access(built->cainfo, R_OK) == 0)) {
    found.bundle = built->cainfo;
  }
  return found;
}

std::string places_of_certificates() {
  const curl_version_info_data* built = curl_version_info(CURLVERSION_NOW);
  std::string lines;
  for (const char* path : {built->cainfo, built->capath}) {
    if (path != nullptr) lines += std::string(path) + '\n';
  }
  return lines;
}

}  // namespace stsmfa::helper
