#include "sts/digest.h"
