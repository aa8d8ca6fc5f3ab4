-- Every event has a source.
-- Where: deal_events.event_id
SELECT event_id
FROM deal_events
WHERE event_id NOT IN (SELECT event_id FROM deal_event_sources)
