#include "credentials/profile.h"
