#include "sts/endpoint.h"
