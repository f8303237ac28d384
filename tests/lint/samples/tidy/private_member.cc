// rejected: readability-identifier-naming
class Reader {
 public:
  int count() const { return count_of_reads; }

 private:
  int count_of_reads = 0;
};
