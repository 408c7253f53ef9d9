#include "credentials/update.h"
