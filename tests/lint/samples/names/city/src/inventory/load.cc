constexpr std::string_view kCity = "临沂";
constexpr std::string_view kOther = "Dezhou";
