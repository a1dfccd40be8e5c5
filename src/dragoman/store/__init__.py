"""Where coded reports are kept: Parquet shards, written whole or not at all, with DuckDB views over them.

The shards are the truth. Coding a report again replaces that report's rows; writing the same coding twice changes nothing.
"""

from dragoman.store.query import VIEWS, QueryResult, query
from dragoman.store.shards import TABLES, Provenance, Store, Writing

__all__ = ["TABLES", "VIEWS", "Provenance", "QueryResult", "Store", "Writing", "query"]
