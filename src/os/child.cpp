#include "os/child.h"
