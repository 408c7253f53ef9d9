#include "os/process.h"
