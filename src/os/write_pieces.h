#pragma once

#include <string_view>
#include <vector>

namespace stsmfa::os {

/// Writes the pieces, one behind the other, over interruptions and partial writes. Gives the errno
/// value that stopped it, 0 on success. Of more than 1 MiB the disk has been told to begin with all
/// when this returns, and has begun with the first while the last were being written:
/// sync_to_disk() then has less to wait for.
int write_pieces(int fd, const std::vector<std::string_view>& pieces);

}  // namespace stsmfa::os
