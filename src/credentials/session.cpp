#include "credentials/session.h"
