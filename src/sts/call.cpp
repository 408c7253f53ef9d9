#include "sts/call.h"
