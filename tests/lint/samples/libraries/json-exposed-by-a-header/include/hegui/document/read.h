#include <simdjson.h>

#include <string>
