#include "rules/rows.h"
