#include "os/fd.h"
