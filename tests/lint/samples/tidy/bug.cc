// rejected: bugprone-integer-division
double half(int total) { return total / 2; }
