-- A group of states has the same name in each of its rows.
-- Where: country_groups.group_name
SELECT
    group_code,
    iso3,
    group_name,
    first_value(group_name) OVER same_group AS name_before
FROM country_groups
WINDOW same_group AS (PARTITION BY group_code ORDER BY iso3)
QUALIFY group_name <> name_before
