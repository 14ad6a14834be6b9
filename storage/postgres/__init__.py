"""PostgreSQL: the database for several replicas."""
