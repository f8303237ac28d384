#include <nlohmann/json.hpp>
#include <string>
