-- One row: the day up to which datacenters were read, and the first and last day of a month in
-- which one of them runs or is to run a known number of megawatts.
SELECT
    covered_until,
    coalesce((SELECT last_day(min(day)) FROM site_steps), covered_until) AS first_month,
    greatest(coalesce((SELECT last_day(max(day)) FROM site_steps), covered_until), covered_until)
        AS last_month
FROM coverage
WHERE topic = 'datacenters'
