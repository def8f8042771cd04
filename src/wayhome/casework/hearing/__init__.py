"""The child's account, prepared so that it is heard once and well."""
