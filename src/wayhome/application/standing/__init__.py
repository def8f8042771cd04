"""What lists show of every open case, kept in step with the record, so that a page makes again only what changed."""
