// rejected: readability-identifier-naming
int ReadAll() { return 1; }
