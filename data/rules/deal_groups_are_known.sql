-- The group of a deal is a group of country_groups.csv.
-- Where: deals.group_code
SELECT
    deal_id,
    group_code
FROM deals
WHERE group_code NOT IN (SELECT group_code FROM country_groups)
