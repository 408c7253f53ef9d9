#include "sts/endpoint_url.h"
