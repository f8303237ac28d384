constexpr std::string_view kCity = "Qingdao";
