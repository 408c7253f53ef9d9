// What the parts of a run cost by themselves: reading a file, editing it, signing, telling the
// time.

#include "base/time.h"
#include "credentials/apply_edits.h"
#include "credentials/document.h"
#include "credentials/verify.h"
#include "sts/call.h"
#include "sts/sigv4.h"

#include <benchmark/benchmark.h>

#include <string>

namespace stsmfa {
namespace {

/// So many profiles with a session each.
std::string file_of(long profiles) {
  std::string text;
  for (long i = 0; i < profiles; ++i) {
    const std::string name = "p" + std::to_string(i);
    text += "[" + name +
            "-long-term]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = "
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\naws_mfa_device = "
            "arn:aws:iam::123456789012:mfa/lee\n\n[" +
            name +
            "]\nassumed_role = False\naws_access_key_id = ASIAIOSFODNN7EXAMPLE\n"
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
            "aws_session_token = " +
            std::string(356, 'x') + "\naws_security_token = " + std::string(356, 'x') +
            "\nexpiration = 2099-12-31 23:59:59\n\n";
  }
  return text;
}

/// The session of the profile in the middle, as a refresh writes it.
credentials::Edit edit_of(long profiles) {
  credentials::Edit edit{.section = "p" + std::to_string(profiles / 2)};
  edit.set("aws_session_token", std::string(356, 'y'));
  edit.set("aws_security_token", std::string(356, 'y'));
  edit.set("expiration", "2099-12-31 23:59:58");
  return edit;
}

void find_sections(benchmark::State& state) {
  const std::string text = file_of(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(credentials::Document(text, "credentials"));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<long>(text.size()));
}
BENCHMARK(find_sections)->Arg(20)->Arg(10'000);

void parse_a_section(benchmark::State& state) {
  const std::string text = file_of(1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(credentials::Document(text, "credentials").section("p0"));
  }
}
BENCHMARK(parse_a_section);

void edit(benchmark::State& state) {
  const std::string text = file_of(state.range(0));
  const credentials::Document document(text, "credentials");
  const std::vector edits = {edit_of(state.range(0))};
  for (auto _ : state) {
    benchmark::DoNotOptimize(credentials::apply_edits(document, edits));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<long>(text.size()));
}
BENCHMARK(edit)->Arg(20)->Arg(10'000);

void verify(benchmark::State& state) {
  const std::string text = file_of(state.range(0));
  const credentials::Document document(text, "credentials");
  const std::vector edits = {edit_of(state.range(0))};
  const credentials::Pieces edited = credentials::apply_edits(document, edits);
  for (auto _ : state) {
    credentials::verify(document, edited, edits);
  }
  state.SetBytesProcessed(state.iterations() * static_cast<long>(text.size()));
}
BENCHMARK(verify)->Arg(20)->Arg(10'000);

void find_faults(benchmark::State& state) {
  const std::string text = file_of(state.range(0));
  const credentials::Document document(text, "credentials");
  for (auto _ : state) {
    benchmark::DoNotOptimize(document.faults());
  }
  state.SetBytesProcessed(state.iterations() * static_cast<long>(text.size()));
}
BENCHMARK(find_faults)->Arg(20)->Arg(10'000);

void sign(benchmark::State& state) {
  const sts::Credentials keys{
      .access_key_id = "AKIAIOSFODNN7EXAMPLE",
      .secret_access_key = Secret("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")};
  const sts::Endpoint endpoint{.url = "https://sts.amazonaws.com", .signing_region = "us-east-1"};
  const sts::Call call = sts::assume_role({.role_arn = "arn:aws:iam::123456789012:role/admin",
                                           .role_session_name = "lee",
                                           .duration = Seconds(3600),
                                           .external_id = ""},
                                          std::nullopt);
  const Time time = *parse_expiration("2026-11-21 12:00:00");
  for (auto _ : state) {
    benchmark::DoNotOptimize(sts::signed_request(call, endpoint, keys, time));
  }
}
BENCHMARK(sign);

void read_the_expiration(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(parse_expiration("2099-12-31 23:59:59"));
  }
}
BENCHMARK(read_the_expiration);

void tell_the_time(benchmark::State& state) {
  const Time time = *parse_expiration("2099-12-31 23:59:59");
  for (auto _ : state) {
    benchmark::DoNotOptimize(format_local(time));
  }
}
BENCHMARK(tell_the_time);

}  // namespace
}  // namespace stsmfa

BENCHMARK_MAIN();
