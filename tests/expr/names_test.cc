#include "hegui/expr/names.h"

#include <catch2/catch.hpp>

namespace hegui::expr {

TEST_CASE("is_unit: units are the same whatever place name leads them", "[expr]") {
  struct Case {
    const char *name, *unit;
    bool want;
  };
  const auto c = GENERATE(values<Case>({
      {"临沂市民政局", "民政局", true},
      {"民政局", "临沂市民政局", true},
      {"临沂市民政局", "临沂市民政局", true},
      {"山东省临沂市民政局", "临沂市民政局", true},
      {"沂南县民政局", "临沂市民政局", false},
      {"沈阳市人民政府办公厅", "市政府办公厅", true},
      {"沈阳市政府办公厅", "人民政府办公厅", true},
      {"临沂市财政局", "民政局", false},
      {"规划管理局", "城市管理局", false},
      {"临沂市城市管理局", "城市管理局", true},
      {"", "民政局", false},
      {"临沂市民政局", "", false},
  }));
  CAPTURE(c.name, c.unit);
  CHECK(is_unit(c.name, c.unit) == c.want);
}

}  // namespace hegui::expr
