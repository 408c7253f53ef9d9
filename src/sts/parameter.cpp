#include "sts/parameter.h"
