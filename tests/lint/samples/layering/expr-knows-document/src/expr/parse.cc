#include "hegui/document/node.h"
