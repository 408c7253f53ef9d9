#include "os/file_metadata.h"

#include "base/error.h"
#include "os/atomic_file.h"
#include "os/no_dump.h"
#include "tests/unit/os/forked.h"
#include "tests/unit/os/scratch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <grp.h>
#include <sys/xattr.h>

#include <array>
#include <cstdint>

namespace stsmfa::os {
namespace {

using test::Forked;
using test::Scratch;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr auto access_list = "system.posix_acl_access";
constexpr auto default_list = "system.posix_acl_default";
constexpr uid_t user = 12345;
constexpr int not_permitted = 77;

/// Version 2 of posix_acl_xattr(5)'s format: u::rw-, u:12345:r--, g::---, m::r--, o::---.
const std::string list = [] {
  struct Entry {
    std::uint16_t tag, permission;
    std::uint32_t id;
  };
  constexpr std::uint32_t none = 0xffffffff;
  const std::array<Entry, 5> entries = {
      {{0x01, 6, none}, {0x02, 4, user}, {0x04, 0, none}, {0x10, 4, none}, {0x20, 0, none}}};
  std::string bytes("\2\0\0\0", 4);
  for (const Entry& entry : entries) {
    bytes.append(reinterpret_cast<const char*>(&entry), sizeof entry);
  }
  return bytes;
}();

class Metadata : public testing::Test {
 protected:
  Metadata() { test::write(target_, "old"); }
  static bool set(const std::string& path, const char* name, const std::string& value) {
    return setxattr(path.c_str(), name, value.data(), value.size(), 0) == 0;
  }
  std::string attribute(const char* name) const {
    std::array<char, 256> value{};
    const ssize_t size = getxattr(target_.c_str(), name, value.data(), value.size());
    return size < 0 ? "none" : std::string(value.data(), static_cast<std::size_t>(size));
  }
  Remarks replace() const { return replace_file(target_, read_file(target_), {"new"}).remarks; }

  const Scratch scratch_;
  const std::string target_ = scratch_ / "credentials";
};

TEST_F(Metadata, KeepsTheUsersAttributes) {
  if (!set(target_, "user.note", "a\nb")) GTEST_SKIP() << "no user attributes on this file system";
  ASSERT_TRUE(set(target_, "user.empty", ""));
  EXPECT_THAT(replace(), IsEmpty());
  EXPECT_EQ(attribute("user.note"), "a\nb");
  EXPECT_EQ(attribute("user.empty"), "");
}

TEST_F(Metadata, KeepsTheMarkForBackupsToLeaveItOut) {
  EXPECT_THAT(replace(), IsEmpty());
  EXPECT_EQ(has_no_dump(target_), 0);
  const Fd file(open(target_.c_str(), O_RDONLY | O_CLOEXEC));
  if (set_no_dump(file.get()) != 0) GTEST_SKIP() << "it cannot be marked here";
  EXPECT_THAT(replace(), IsEmpty());
  EXPECT_EQ(test::read(target_), "new");
  EXPECT_EQ(has_no_dump(target_), 1);
}

TEST_F(Metadata, DropsAnAccessControlListAndSaysSo) {
  if (!set(target_, access_list, list)) GTEST_SKIP() << "no access control lists here";
  EXPECT_THAT(replace(),
              ElementsAre(HasSubstr("narrowed to 0600"), "its access control list was dropped"));
  EXPECT_EQ(attribute(access_list), "none");
  EXPECT_EQ(test::mode_of(target_), 0600U);
  EXPECT_THAT(replace(), IsEmpty());
}

TEST_F(Metadata, TakesNoAccessControlListFromTheFolder) {
  if (!set(scratch_.path(), default_list, list)) GTEST_SKIP() << "no access control lists here";
  EXPECT_THAT(replace(), IsEmpty());
  EXPECT_EQ(attribute(access_list), "none");
  unlink(target_.c_str());
  replace();
  EXPECT_EQ(test::mode_of(target_), 0600U);
}

TEST_F(Metadata, KeepsTheOwnerForRoot) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can give a file away";
  ASSERT_EQ(chown(target_.c_str(), user, user + 1), 0);
  test::write(scratch_ / ".credentials.stsmfa-killed2killed", "left");
  ASSERT_EQ(chown((scratch_ / ".credentials.stsmfa-killed2killed").c_str(), user, user), 0);
  test::write(scratch_ / ".credentials.stsmfa-theirs2theirs", "");
  ASSERT_EQ(chown((scratch_ / ".credentials.stsmfa-theirs2theirs").c_str(), user + 7, user), 0);
  EXPECT_THAT(replace(), IsEmpty());
  EXPECT_EQ(test::status_of(target_).st_uid, user);
  EXPECT_EQ(test::status_of(target_).st_gid, user + 1);
  EXPECT_THAT(scratch_.names(), ElementsAre(".credentials.stsmfa-theirs2theirs", "credentials"));
}

TEST_F(Metadata, RefusesAnotherUsersFile) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
  ASSERT_EQ(chmod(scratch_.path().c_str(), 0777), 0);
  ASSERT_EQ(chmod(target_.c_str(), 0666), 0);
  Forked other([&] {
    if (setgid(user) != 0 || setuid(user) != 0) return 1;
    replace();
    return 0;
  });
  EXPECT_EQ(other.status(), 70);
  EXPECT_EQ(test::read(target_), "old");
  EXPECT_THAT(scratch_.names(), ElementsAre("credentials"));
}

TEST_F(Metadata, SaysThatAGroupIsNotOursToGive) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
  ASSERT_EQ(chown(target_.c_str(), user, user + 1), 0);
  ASSERT_EQ(chown(scratch_.path().c_str(), user, user), 0);
  Forked owner([&] {
    if (setgroups(0, nullptr) != 0 || setgid(user) != 0 || setuid(user) != 0) return 1;
    return replace() == Remarks{"its group 12346 was not kept"} ? 0 : 2;
  });
  EXPECT_EQ(owner.status(), 0);
  EXPECT_EQ(test::status_of(target_).st_gid, user);
}

TEST_F(Metadata, KeepsTheSelinuxLabel) {
  const std::string label = "system_u:object_r:user_home_t:s0";
  if (!set(target_, "security.selinux", label)) GTEST_SKIP() << "no labels can be set here";
  EXPECT_THAT(replace(), IsEmpty());
  EXPECT_EQ(attribute("security.selinux"), label);
}

TEST_F(Metadata, SaysThatALabelIsNotOursToGive) {
  if (geteuid() != 0) GTEST_SKIP() << "only root can become another user";
  if (!set(target_, "security.selinux", "label")) GTEST_SKIP() << "no labels can be set here";
  ASSERT_EQ(chown(target_.c_str(), user, user), 0);
  ASSERT_EQ(chown(scratch_.path().c_str(), user, user), 0);
  Forked owner([&] {
    if (setgid(user) != 0 || setuid(user) != 0) return 1;
    if (set(target_, "security.selinux", "other")) return not_permitted;
    const Remarks remarks = replace();
    return remarks.size() == 1 && remarks[0].find("security.selinux") != std::string::npos ? 0 : 2;
  });
  const int status = owner.status();
  if (status == not_permitted) GTEST_SKIP() << "this kernel lets everybody set labels";
  EXPECT_EQ(status, 0);
  EXPECT_EQ(test::read(target_), "new");
}

}  // namespace
}  // namespace stsmfa::os
