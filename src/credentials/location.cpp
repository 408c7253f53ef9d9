#include "credentials/location.h"
