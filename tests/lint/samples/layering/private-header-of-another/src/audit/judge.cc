#include "audit/judge.h"
#include "rules/rows.h"
