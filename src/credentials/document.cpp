#include "credentials/document.h"
