-- One row per bloc.
SELECT DISTINCT group_code, group_name
FROM country_groups
ORDER BY group_name
