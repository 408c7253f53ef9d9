#include "sts/protocol.h"
