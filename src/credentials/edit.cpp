#include "credentials/edit.h"
