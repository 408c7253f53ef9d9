#include "sts/digest.h"

#include <gtest/gtest.h>

namespace stsmfa::sts {
namespace {

std::string sha256_hex(std::string_view bytes) { return hex(sha256(bytes)); }
std::string hmac_hex(std::string_view key, std::string_view bytes) {
  return hex(hmac_sha256(key, bytes));
}

// The examples of FIPS 180-4 (NIST, "SHA256.pdf" and "SHA2_Additional.pdf").
TEST(Sha256, OfTheExamplesOfFips180) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(sha256_hex(std::string(1, '\xbd')),
            "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
  EXPECT_EQ(sha256_hex(std::string(56, '\0')),
            "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb");
  EXPECT_EQ(sha256_hex(std::string(1000000, 'a')),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// RFC 4231, 4.2 to 4.8 (4.6 is about truncation, which nobody needs here).
TEST(HmacSha256, OfTheTestCasesOfRfc4231) {
  EXPECT_EQ(hmac_hex(std::string(20, '\x0b'), "Hi There"),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(hmac_hex("Jefe", "what do ya want for nothing?"),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(hmac_hex(std::string(20, '\xaa'), std::string(50, '\xdd')),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
  EXPECT_EQ(hmac_hex("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13"
                     "\x14\x15\x16\x17\x18\x19",
                     std::string(50, '\xcd')),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
}

TEST(HmacSha256, HashesAKeyThatIsLongerThanABlock) {
  const std::string key(131, '\xaa');
  EXPECT_EQ(hmac_hex(key, "Test Using Larger Than Block-Size Key - Hash Key First"),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  EXPECT_EQ(hmac_hex(key,
                     "This is a test using a larger than block-size key and a larger than "
                     "block-size data. The key needs to be hashed before being used by the HMAC "
                     "algorithm."),
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

TEST(HmacSha256, TakesAKeyOfExactlyOneBlockAsItIs) {
  // Padding with zeros is what makes a shorter key a block, so the two are the same key.
  const std::string short_key(63, 'k');
  EXPECT_EQ(hmac_hex(short_key, "m"), hmac_hex(short_key + '\0', "m"));
  EXPECT_EQ(hmac_hex(std::string(65, 'k'), "m"),
            hmac_hex(bytes_of(sha256(std::string(65, 'k'))), "m"));
  EXPECT_NE(hmac_hex(std::string(64, 'k'), "m"),
            hmac_hex(bytes_of(sha256(std::string(64, 'k'))), "m"));
}

TEST(Digest, GivesItsBytesInOrder) {
  const Digest digest = sha256("abc");
  EXPECT_EQ(bytes_of(digest).size(), 32U);
  EXPECT_EQ(bytes_of(digest).front(), '\xba');
  EXPECT_EQ(bytes_of(digest).back(), '\xad');
}

}  // namespace
}  // namespace stsmfa::sts
