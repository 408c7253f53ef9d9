#include "sts/arn.h"
