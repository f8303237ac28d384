constexpr std::string_view kDefaultPack = "huizhou-2018";
