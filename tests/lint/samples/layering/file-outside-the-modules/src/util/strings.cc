#include "hegui/base/text.h"
