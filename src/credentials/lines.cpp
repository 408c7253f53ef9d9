#include "credentials/lines.h"
