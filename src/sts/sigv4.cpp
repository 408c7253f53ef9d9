#include "sts/sigv4.h"
