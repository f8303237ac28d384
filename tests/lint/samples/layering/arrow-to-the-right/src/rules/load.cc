#include "hegui/audit/report.h"
#include "hegui/inventory/inventory.h"
#include "rules/rows.h"
