#include "inventory.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <iterator>
#include <random>
#include <string_view>

#include "hegui/base/date.h"

namespace hegui::bench {

namespace {

using Words = std::initializer_list<std::string_view>;

/// Writes collections, rows and fields as compact JSON.
class Writer {
 public:
  explicit Writer(unsigned seed) : engine_(seed) {}

  std::string text;

  std::size_t below(std::size_t count) { return engine_() % count; }
  bool chance(std::size_t percent) { return below(100) < percent; }
  std::string_view one_of(Words words) { return *(words.begin() + below(words.size())); }

  void open(char bracket) {
    separate();
    text += bracket;
    first_ = true;
  }
  void close(char bracket) {
    text += bracket;
    first_ = false;
  }
  void key(std::string_view name) {
    separate();
    append("\"{}\":", name);
    first_ = true;
  }
  void put(std::string_view name, std::string_view value) {
    key(name);
    append("\"{}\"", value);
    first_ = false;
  }
  void put(std::string_view name, std::size_t value) {
    key(name);
    append("{}", value);
    first_ = false;
  }
  void put_bool(std::string_view name, bool value) {
    key(name);
    text += value ? "true" : "false";
    first_ = false;
  }
  /// A day of 2011 to June 2018, none, or nothing at all: so many in a hundred are stated, and half
  /// of the others are none.
  void put_day(std::string_view name, std::size_t percent) {
    if (chance(percent)) return put(name, to_string(Date{14'975 + static_cast<int>(below(2'730))}));
    if (chance(50)) put(name, "none");
  }
  void put_id(std::string_view name, std::string_view prefix, std::size_t number) {
    put(name, fmt::format("{}-{:06}", prefix, number));
  }
  void put_ids(std::string_view name, std::string_view prefix, std::size_t among) {
    key(name);
    open('[');
    const std::size_t begin = below(among), count = below(4);
    for (std::size_t i = 0; i < count; ++i) {
      separate();
      append("\"{}-{:06}\"", prefix, (begin + i) % among + 1);
    }
    close(']');
  }

 private:
  template <class... Parts>
  void append(fmt::format_string<Parts...> format, Parts&&... parts) {
    fmt::format_to(std::back_inserter(text), format, std::forward<Parts>(parts)...);
  }
  void separate() {
    if (!first_) text += ',';
    first_ = false;
  }

  std::mt19937 engine_;
  bool first_ = true;
};

struct Sizes {
  std::size_t systems, catalog, networks, few;
};

std::string unit(Writer& w) {
  return fmt::format("临沂市{}", w.one_of({"公安局", "民政局", "财政局", "教育局", "交通运输局",
                                           "行政审批服务局", "大数据局", "水利局", "审计局"}));
}
std::string_view place(Writer& w) {
  return w.one_of({"兰山", "罗庄", "河东", "沂南", "郯城", "沂水", "兰陵", "费县", "平邑", "莒南",
                   "蒙阴", "临沭", "高新区", "经开区", "综合保税区"});
}
std::string_view business(Writer& w) {
  return w.one_of({"人口信息", "社会保险",   "企业登记", "学籍",     "不动产",   "公积金",
                   "婚姻登记", "残疾人补贴", "农机补贴", "水质监测", "空气质量", "危险化学品",
                   "食品安全", "道路运输",   "出租车",   "执法案件", "信访事项", "招标投标",
                   "政府采购", "预算执行",   "国有资产", "人才引进", "职业培训", "疫苗接种",
                   "医疗机构", "殡葬服务",   "地名地址", "气象预警", "防汛调度", "档案目录"});
}
std::string_view task(Writer& w) {
  return w.one_of({"采集", "登记", "审核", "查询", "统计", "预警", "缴费", "核验", "发布", "调度",
                   "评估", "备案", "归档", "公示", "巡查"});
}
std::string name(Writer& w) {
  return fmt::format("{}{}{}{}", place(w), business(w), task(w),
                     w.one_of({"管理系统", "业务平台", "申报系统", "数据库", "服务平台"}));
}
std::string function(Writer& w) {
  return fmt::format("面向{}{}提供{}的{}、{}和{}", place(w), unit(w), business(w), task(w), task(w),
                     task(w));
}

void write_system(Writer& w, const Sizes& sizes, std::size_t number) {
  w.open('{');
  w.put_id("id", "SYS", number);
  w.put("name", name(w));
  w.put("function", function(w));
  w.put("category", w.one_of({"business", "oa", "email", "im", "video-conference", "portal"}));
  w.put("owner_unit", unit(w));
  if (w.chance(70)) w.put("deployed_by", w.one_of({"own", "own", "city", "county", "province"}));
  w.put_bool("common", w.chance(20));
  w.put_bool("classified", w.chance(5));
  w.put("status", w.one_of({"running", "running", "running", "idle", "building", "retired"}));
  w.put("users", w.below(w.chance(10) ? 10 : 90'000));
  if (w.chance(80)) w.put("cpu_utilization", w.below(100));
  if (w.chance(90)) w.put("use_frequency", w.one_of({"daily", "weekly", "monthly", "never"}));
  w.put_day("last_used_on", 90);
  w.put_day("online_on", 85);
  w.put_day("retired_on", 20);
  if (w.chance(20)) w.put("cleanup", w.one_of({"done", "planned", "not-started"}));
  if (w.chance(15)) w.put_id("merged_into", "SYS", w.below(sizes.systems) + 1);
  w.put_day("merged_on", 15);
  w.put("hosting", w.one_of({"gov-cloud", "gov-cloud", "dept-cloud", "own-room", "hosted-dc"}));
  if (w.chance(60)) w.put_id("cloud", "CLD", w.below(sizes.few) + 1);
  w.put_bool("cloud_eligible", w.chance(85));
  w.put_day("migrated_on", 60);
  w.put_ids("networks", "NET", sizes.networks);
  w.put_ids("needs", "CAT", sizes.catalog);
  w.put_day("exchange_connected_on", 60);
  if (w.chance(50)) w.put_id("exchange_platform", "PLT", w.below(sizes.few) + 1);
  w.put_day("interface_opened_on", 40);
  w.put_bool("independent_deployment", w.chance(10));
  w.put("approved_by", fmt::format("临发改投资〔2017〕{}号", w.below(400)));
  w.put_day("approved_on", 80);
  w.put("funding", w.one_of({"government", "joint", "purchased-service"}));
  w.put("builder", w.one_of({"浪潮软件股份有限公司", "东软集团股份有限公司", "自建"}));
  w.put("maintainer", w.one_of({"浪潮软件股份有限公司", "东软集团股份有限公司", "自建"}));
  w.put("mlps_level", w.below(4) + 1);
  w.close('}');
}

void write_entry(Writer& w, const Sizes& sizes, std::size_t number) {
  w.open('{');
  w.put_id("id", "CAT", number);
  w.put("name", name(w));
  if (w.chance(80)) w.put("provider", unit(w));
  if (w.chance(90)) w.put_id("source_system", "SYS", w.below(sizes.systems) + 1);
  w.put("source", unit(w));
  w.put("format", w.one_of({"数据库", "电子表格", "接口"}));
  w.put("update_cycle", w.one_of({"realtime", "daily", "monthly", "yearly"}));
  w.put("share", w.one_of({"unconditional", "conditional", "withheld"}));
  w.put("share_basis", w.one_of({"《中华人民共和国保守国家秘密法》", "none"}));
  w.put("open", w.one_of({"unconditional", "conditional", "withheld"}));
  w.put_day("registered_on", 85);
  w.put_day("exchange_connected_on", 60);
  w.close('}');
}

void write_network(Writer& w, const Sizes&, std::size_t number) {
  w.open('{');
  w.put_id("id", "NET", number);
  w.put("name", name(w));
  w.put("kind", w.one_of({"private-line", "intranet", "extranet", "internet-egress"}));
  w.put_bool("classified", w.chance(10));
  w.put("deployed_by", w.one_of({"own", "city", "province"}));
  w.put_day("opened_on", 90);
  w.put_day("merged_on", 30);
  w.put_day("closed_on", 20);
  w.close('}');
}

void write_cloud(Writer& w, const Sizes&, std::size_t number) {
  w.open('{');
  w.put_id("id", "CLD", number);
  w.put("kind", w.one_of({"government", "department", "industry"}));
  w.put("level", w.one_of({"city", "county", "province"}));
  w.put("domain", w.one_of({"public-service", "administrative"}));
  w.put_day("built_on", 90);
  w.put("decision", w.one_of({"keep", "merge", "close"}));
  w.put_day("merged_on", 40);
  w.put_day("unified_management_on", 50);
  w.close('}');
}

void write_platform(Writer& w, const Sizes&, std::size_t number) {
  w.open('{');
  w.put_id("id", "PLT", number);
  w.put("kind", w.one_of({"exchange", "catalog", "service"}));
  w.put("level", w.one_of({"city", "county", "province"}));
  w.put_bool("common", w.chance(50));
  w.put_day("built_on", 80);
  w.put_day("launched_on", 80);
  w.close('}');
}

void write_room(Writer& w, const Sizes&, std::size_t number) {
  w.open('{');
  w.put_id("id", "ROOM", number);
  w.put("kind", w.one_of({"machine-room", "backup-center"}));
  w.put_bool("common", w.chance(30));
  w.put_day("opened_on", 90);
  w.put_day("closed_on", 30);
  w.close('}');
}

using WriteRow = void (*)(Writer&, const Sizes&, std::size_t);

void write_collection(Writer& w, std::string_view name, const Sizes& sizes, std::size_t rows,
                      WriteRow write) {
  w.key(name);
  w.open('[');
  for (std::size_t i = 1; i <= rows; ++i) write(w, sizes, i);
  w.close(']');
}

}  // namespace

std::string make_inventory(std::size_t systems) {
  const Sizes sizes{systems, systems / 2 + 1, systems / 10 + 1, systems / 200 + 5};
  Writer w(20170001);
  w.open('{');
  w.put("hegui", std::size_t{1});
  w.key("organization");
  w.open('{');
  w.put("name", "临沂市人民政府办公室");
  w.put("level", "city");
  w.put("kind", "government");
  w.put("division", "371300");
  w.close('}');
  w.put("as_of", "2018-12-31");
  write_collection(w, "clouds", sizes, sizes.few, write_cloud);
  write_collection(w, "rooms", sizes, sizes.few, write_room);
  write_collection(w, "platforms", sizes, sizes.few, write_platform);
  write_collection(w, "networks", sizes, sizes.networks, write_network);
  write_collection(w, "catalog", sizes, sizes.catalog, write_entry);
  write_collection(w, "systems", sizes, sizes.systems, write_system);
  w.close('}');
  return std::move(w.text);
}

}  // namespace hegui::bench
