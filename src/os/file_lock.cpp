#include "os/file_lock.h"
