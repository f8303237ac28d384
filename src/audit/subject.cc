#include "audit/subject.h"

namespace hegui::audit {

expr::Context context_of(const Subject& subject, const rules::Rule& rule, int body, Date cutoff) {
  expr::Context context;
  context.schema = &subject.schema;
  context.bodies = subject.bodies;
  context.body = body;
  context.audit = subject.audit;
  context.cutoff = cutoff;
  context.due = rule.due;
  context.effective_from = rule.effective_from;
  context.parameters = rule.pack->values;
  context.cache = subject.cache;
  return context;
}

}  // namespace hegui::audit
