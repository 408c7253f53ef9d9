#pragma once

#include "credentials/document.h"
#include "profile/context.h"

#include <functional>

namespace stsmfa::session {

/// Whether a large credentials file, read in pieces, could be used by the sections of the profile's
/// names alone, and `use` has said true of them. False says nothing but that the whole file has to
/// be looked at: it is small, or not to be read, or more of it is needed, or something is wrong.
bool use_excerpt(const profile::Context& context,
                 const std::function<bool(const credentials::Document&)>& use);

}  // namespace stsmfa::session
