// Which units get a notice of rectification, and under which names.
#include "output/notice.h"

#include "hegui/base/text.h"
#include "output/formats.h"

namespace hegui::output {

namespace {

constexpr std::size_t kLongestName = 40;  // characters, far below 255 bytes

/// The unit's name as part of a file's: letters, digits and Chinese characters stay.
std::string file_part(std::string_view name) {
  std::string part;
  std::size_t count = 0;
  for (std::size_t at = 0; at < name.size() && count < kLongestName; ++count) {
    const std::size_t here = at;
    const char32_t point = next_code_point(name, at);
    const bool letter = (point >= U'0' && point <= U'9') || (point >= U'A' && point <= U'Z') ||
                        (point >= U'a' && point <= U'z') || (point >= 0x4E00 && point <= 0x9FFF) ||
                        (point >= 0x3400 && point <= 0x4DBF) ||
                        (point >= 0x20000 && point <= 0x3FFFF);
    part += letter ? std::string(name.substr(here, at - here)) : "_";
  }
  return part;
}

/// Numbers of equal width keep names apart and in order.
std::string number_of(std::size_t index, std::size_t count) {
  const std::string number = std::to_string(index);
  return std::string(std::to_string(count).size() - number.size(), '0') + number;
}

std::vector<File> write_notices(const audit::Report& report, const Options& options) {
  std::vector<Notice> notices;
  const Addressees addressees(report);
  for (const Addressee& addressee : addressees.all()) {
    Notice notice = make_notice(report, options, addressee);
    if (!notice.empty()) notices.push_back(std::move(notice));
  }
  std::vector<File> files;
  for (std::size_t i = 0; i < notices.size(); ++i) {
    std::string name = number_of(i + 1, notices.size()) + "-" + file_part(notices[i].unit);
    if (notices[i].demands.empty()) name = say(words::notice_file_facts, options.language, {name});
    files.push_back({name + ".md", notice_as_markdown(report, options, notices[i])});
    files.push_back({name + ".html", notice_as_html(report, options, notices[i])});
  }
  return files;
}

/// The mark stands first, or after the line that a page begins with.
bool is_notice(std::string_view beginning) {
  if (beginning.starts_with(kPageBegin)) beginning.remove_prefix(kPageBegin.size());
  return beginning.starts_with(kNoticeMark);
}

}  // namespace

const Format kNotice{.name = "notice",
                     .suffix = "",
                     .summary = {"整改通知：每个责任单位一份（写入目录）",
                                 "notices of rectification, one for each unit (a folder)"},
                     .write_folder = write_notices,
                     .is_own = is_notice};

}  // namespace hegui::output
