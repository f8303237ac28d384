bool of_city(std::string_view division) { return division == "371300"; }
