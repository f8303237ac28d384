// rejected: readability-identifier-naming
constexpr int max_depth = 64;
