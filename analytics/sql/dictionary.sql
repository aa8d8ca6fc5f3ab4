-- One row per column of the facts, with what it and its table mean.
SELECT
    tables.table_name,
    tables.comment AS table_comment,
    columns.column_name,
    columns.comment AS column_comment
FROM duckdb_tables() AS tables
JOIN duckdb_columns() AS columns USING (table_name)
WHERE tables.comment IS NOT NULL
ORDER BY tables.table_name, columns.column_index
