-- The megawatts of a datacenter's actual milestones never fall from one to the next, but for
-- Colossus 1, whose running power Epoch AI lowered from 442 to 425 MW (see contradictions.csv).
-- Where: capacity_milestones.capacity_mw
SELECT
    datacenter_id,
    milestone_date,
    capacity_mw,
    lag(capacity_mw) OVER by_day AS mw_before
FROM capacity_milestones
WHERE kind = 'actual'
WINDOW by_day AS (PARTITION BY datacenter_id ORDER BY period_ends(milestone_date))
QUALIFY capacity_mw < mw_before
    AND NOT (datacenter_id = 'xai-colossus-1' AND mw_before = 442 AND capacity_mw = 425)
