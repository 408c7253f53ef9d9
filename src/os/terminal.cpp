#include "os/terminal.h"
