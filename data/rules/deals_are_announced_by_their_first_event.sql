-- A deal is announced no later than its first dated event.
-- Where: deals.announced_date
SELECT
    deals.deal_id,
    deals.announced_date,
    arg_min(deal_events.event_date, period_ends(deal_events.event_date)) AS first_event_date
FROM deals
JOIN deal_events USING (deal_id)
WHERE deal_events.event_date IS NOT NULL
GROUP BY deals.deal_id, deals.announced_date
HAVING period_starts(deals.announced_date) > min(period_ends(deal_events.event_date))
