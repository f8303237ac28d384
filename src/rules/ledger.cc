#include "hegui/rules/ledger.h"

#include <array>
#include <string_view>

namespace hegui::rules {

namespace {

/// Where one field's index goes.
struct Wanted {
  std::string_view collection, field;
  int Ledger::*collection_at;
  int Ledger::*field_at;
};

constexpr std::array kWanted{
    Wanted{"organization", "name", &Ledger::organization, &Ledger::name},
    Wanted{"organization", "level", &Ledger::organization, &Ledger::level},
    Wanted{"organization", "kind", &Ledger::organization, &Ledger::kind},
    Wanted{"organization", "division", &Ledger::organization, &Ledger::division},
    Wanted{"tasks", "obligation", &Ledger::tasks, &Ledger::obligation},
    Wanted{"tasks", "completed_on", &Ledger::tasks, &Ledger::completed_on},
    Wanted{"tasks", "evidence", &Ledger::tasks, &Ledger::evidence},
    Wanted{"tasks", "evidence_on", &Ledger::tasks, &Ledger::evidence_on},
    Wanted{"tasks", "evidence_file", &Ledger::tasks, &Ledger::evidence_file},
    Wanted{"tasks", "evidence_sha256", &Ledger::tasks, &Ledger::evidence_sha256},
    Wanted{"exemptions", "item", &Ledger::exemptions, &Ledger::item},
    Wanted{"exemptions", "obligation", &Ledger::exemptions, &Ledger::exempted},
    Wanted{"exemptions", "document", &Ledger::exemptions, &Ledger::document},
    Wanted{"exemptions", "approved_by", &Ledger::exemptions, &Ledger::approved_by},
    Wanted{"exemptions", "expires_on", &Ledger::exemptions, &Ledger::expires_on},
    Wanted{"coverage", "metric", &Ledger::coverage, &Ledger::metric},
    Wanted{"coverage", "total", &Ledger::coverage, &Ledger::total},
    Wanted{"coverage", "covered", &Ledger::coverage, &Ledger::covered},
    Wanted{"coverage", "as_of", &Ledger::coverage, &Ledger::as_of},
};

}  // namespace

std::optional<Ledger> find_ledger(const expr::Schema& schema, Issues& issues) {
  Ledger ledger;
  for (const Wanted& wanted : kWanted) {
    const int collection = schema.collection(wanted.collection);
    const int field =
        collection < 0
            ? -1
            : schema.collections[static_cast<std::size_t>(collection)].field(wanted.field);
    if (field < 0) {
      issues.add(codes::missing_key, {},
                 {"vocabulary", std::string(wanted.collection) + "." + std::string(wanted.field)});
      return std::nullopt;
    }
    ledger.*wanted.collection_at = collection;
    ledger.*wanted.field_at = field;
  }
  return ledger;
}

}  // namespace hegui::rules
