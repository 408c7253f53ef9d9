// Boost.Program_options comes with three objects that include <iostream>, each of which has
// std::cin, std::cout and their kin set up before main: 0.08 ms of every start, a sixth of what
// /bin/true takes, for streams that nobody here uses. The linker (--wrap) sends these calls here.
// Where the library sets them up by itself (GCC 13) nothing is called, and nothing is gained.

// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl*): the linker's names
extern "C" void __wrap__ZNSt8ios_base4InitC1Ev(void* /*init*/);
extern "C" void __wrap__ZNSt8ios_base4InitD1Ev(void* /*init*/);
extern "C" void __wrap__ZNSt8ios_base4InitC1Ev(void* /*init*/) {}
extern "C" void __wrap__ZNSt8ios_base4InitD1Ev(void* /*init*/) {}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl*)
