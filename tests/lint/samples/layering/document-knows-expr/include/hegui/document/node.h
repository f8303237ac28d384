#include "hegui/base/source.h"
#include "hegui/expr/value.h"
