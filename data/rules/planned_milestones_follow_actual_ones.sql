-- The planned milestones of a datacenter come after its actual ones, on days that differ.
-- Where: capacity_milestones.milestone_date
SELECT
    datacenter_id,
    milestone_date,
    kind,
    lag(milestone_date) OVER by_day AS date_before,
    lag(kind) OVER by_day AS kind_before
FROM capacity_milestones
WINDOW by_day AS (PARTITION BY datacenter_id ORDER BY period_ends(milestone_date), kind)
QUALIFY kind < kind_before OR period_ends(milestone_date) = period_ends(date_before)
