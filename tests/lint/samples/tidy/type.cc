// rejected: readability-identifier-naming
struct read_options {};
