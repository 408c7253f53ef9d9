#include "sts/partition.h"
