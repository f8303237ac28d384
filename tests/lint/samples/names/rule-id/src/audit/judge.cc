bool special(std::string_view rule) { return rule == "SD-07c" || rule == "LY-108b"; }
