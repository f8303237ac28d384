// Short.
